"""Reading back a copy of a note that was edited in Word: the command, and the dialog that decides."""
