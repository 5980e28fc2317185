"""Charts as plain values, each with the table that says the same.

Lengths are percent of the width, heights pixels: so a chart fits a phone, and its letters stay as
large as those around it. Bars and periods stand in the cells of their table; columns have a table
below. `components/_bars.html` and `components/_columns.html` show them.
"""
