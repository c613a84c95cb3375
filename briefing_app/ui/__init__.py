"""The window: PySide6 widgets that lay out, connect and forward; decisions live in services and models."""
