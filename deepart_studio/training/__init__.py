"""The trainer (torch, extra ``train``). Nothing else in the program imports this package."""
