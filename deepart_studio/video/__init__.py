"""Films and animations, painted frame by frame and kept steady by optical flow.

PyAV and OpenCV come with the extra "video"; they are imported only when a film is opened.
"""
