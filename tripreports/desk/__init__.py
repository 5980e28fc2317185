"""The staff desk: what waits for whom, search over everything, who may do what."""
