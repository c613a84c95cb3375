"""Keeping a library as a file: backing it up, checking it, and the way back from a backup."""
