"""What an officer does to a text in an editor, as plain functions from one sheet to the next."""
