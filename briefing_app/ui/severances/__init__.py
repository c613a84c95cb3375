"""Severances in the window: their list, what is decided about them, beside a note and in a dialog."""
