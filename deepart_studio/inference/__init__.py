"""Models at work: catalogue, sessions, the any-style pipeline and the one inference thread.

Nothing here imports onnxruntime before a graph is really opened.
"""
