"""A colleague's copy in the window: packing a note, and the dialog that decides what a package brings."""
