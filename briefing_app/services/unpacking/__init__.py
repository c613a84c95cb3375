"""Reading a colleague's package back: looked at first, compared with what is here, then stored as one act."""
