"""The feed of changes: what a copy elsewhere must fetch anew, and what it must forget."""
