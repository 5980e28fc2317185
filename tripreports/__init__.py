"""Tripreports keeps the record of official trips abroad."""
