"""The palette: one box over the window that goes anywhere and does anything, by a few letters."""
