"""Packages: one note with the profiles it uses as one file, for a colleague's library."""
