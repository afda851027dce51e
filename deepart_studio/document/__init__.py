"""Pictures made of layers, and the OpenRaster files that keep them."""
