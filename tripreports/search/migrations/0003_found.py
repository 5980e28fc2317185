from django.db import migrations

# PostgreSQL takes reading all tokens of all documents for cheap, as it does not count what lies
# outside of the rows. A function with settings of its own always asks the index.
MAKE = """
    CREATE FUNCTION search_found(asked tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 1000
    SET enable_seqscan = off SET enable_indexscan = off
    AS 'SELECT id FROM search_index WHERE tokens @@ asked'
"""


def make(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(MAKE)


def drop(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION search_found(tsquery)")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_index")]

    operations = [migrations.RunPython(make, drop)]
