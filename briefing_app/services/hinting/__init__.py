"""Finding hints: one module for each kind, over a document before anything is taken out of it."""
