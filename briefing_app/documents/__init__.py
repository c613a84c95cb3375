"""Documents read and written: readers make blocks of files, writers make files of blocks."""
