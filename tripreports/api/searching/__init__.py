"""The search of the whole archive, for programs."""
