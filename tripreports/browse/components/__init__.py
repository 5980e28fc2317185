"""The components of the pages, shown with examples to those who develop the site.

Nothing here is for readers, so nothing is translated.
"""
