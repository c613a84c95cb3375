"""Use cases shared by the window and the command line: one public call, one transaction."""
