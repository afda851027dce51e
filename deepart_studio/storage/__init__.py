"""Files: pictures in and out, settings, the person's own styles."""
