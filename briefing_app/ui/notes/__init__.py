"""Working on a note: its outline, its sections, its pages."""
