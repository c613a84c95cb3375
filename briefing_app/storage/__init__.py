"""The library: one keyed SQLite file, its repositories, backups and search.

Import from the modules themselves: nothing is imported here, because SQLAlchemy costs more start-up time
than an empty window.
"""
