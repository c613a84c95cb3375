"""The command line: each command asks a service and prints what it answers."""
