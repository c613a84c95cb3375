"""Severing in the window what is more than chosen words: sections, facts, every occurrence of a name."""
