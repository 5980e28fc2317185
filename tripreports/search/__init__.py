"""Full-text search in Chinese and Latin script, and the revision of the archive as readers see it."""
