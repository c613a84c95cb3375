"""What stands where no library is open: the first choices, calmly, inside the window."""
