"""Reading what can be read of a damaged library into a new one, and telling what could not."""
