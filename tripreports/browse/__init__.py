"""The public site: pages that anyone may read."""
