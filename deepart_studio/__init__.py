"""DeepArt Studio: make art with deep learning, wholly on your own computer."""

__version__ = "0.1.0"
