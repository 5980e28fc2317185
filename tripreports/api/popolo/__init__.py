"""People, organizations, memberships, posts and places in the form of Popolo.

See https://www.popoloproject.com/specs/: what else understands it needs no code for this archive.
"""
