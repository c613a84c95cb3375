"""The history of the library's tables, run by alembic on opening an older library."""
