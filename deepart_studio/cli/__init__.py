"""The command line ``deepart``: the same engine as the window, with no Qt."""
