"""Importing with review: a binder is corrected in a room of its own before anything is stored."""
