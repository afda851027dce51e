"""The library: a catalogue of pictures that were made or imported, with no window."""
