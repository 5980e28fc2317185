"""What the page of one record reads and shows."""
