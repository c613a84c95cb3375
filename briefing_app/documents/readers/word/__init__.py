"""The Word reader: a package's bytes to what its pages say. Nothing is fetched, run, extracted or written."""
