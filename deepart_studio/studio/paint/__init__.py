"""Painting by hand on layers: brush, strokes, and what of the picture changes under them."""
