"""The tab of a trip's events: what we attended, whom we met, and what ours did there."""
