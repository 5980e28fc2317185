"""How records become JSON: what a resource shows, and the one statement that reads it."""
