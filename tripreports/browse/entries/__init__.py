"""How one record of each kind is told in a list."""
