"""What the person chose for the window: kept, worn, and asked for."""
