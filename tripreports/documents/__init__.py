"""The official documents, written from the records: outline, writers and readers.

`outline` holds what a document says as plain values; each writer turns that into the bytes of one
format, and each reader turns bytes back. None of them knows Django, the database or the clock.
"""
