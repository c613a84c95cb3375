"""Word documents: the body as strings over the blocks, everything else from a template compiled once."""
