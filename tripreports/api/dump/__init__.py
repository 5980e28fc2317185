"""All public records in one file, with what it takes to read them without asking anybody."""
