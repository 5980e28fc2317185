"""The REST API, version 1: the same records for other programs."""
