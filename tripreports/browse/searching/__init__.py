"""The search of the whole archive: what is asked, and how what was found is shown."""
