"""What keeps copies of the archive true: when a record last changed for readers, and what is gone."""
