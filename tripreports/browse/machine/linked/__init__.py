"""The records of a page as linked data, in the words of schema.org."""
