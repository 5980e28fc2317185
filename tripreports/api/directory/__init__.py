"""Places, organizations and officials."""
