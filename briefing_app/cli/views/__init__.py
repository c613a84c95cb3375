"""How what the services answer is printed: as JSON objects, and as lines for people."""
