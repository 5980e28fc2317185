"""The pages, one module per app whose records they show."""
