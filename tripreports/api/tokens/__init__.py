"""Tokens: how programs sign in, in place of a session."""
