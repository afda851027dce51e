"""The queue of photos to be painted: rows, the file they are kept in, and how one is painted."""
