"""An officer's whole day at the window, by keyboard alone: the script, the keyboards, the pictures."""
