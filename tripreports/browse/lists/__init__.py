"""Lists of records: what may be asked of them, how they are counted and cut into pages."""
