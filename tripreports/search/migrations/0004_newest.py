from django.db import migrations

# The index gives all that it finds, and not the newest first. So of a common word those among the
# newest documents are asked for before the others: each document has a token for the thousands
# of numbers among which its own is (`tokens.neighbourhood`).
MAKE = (
    """CREATE FUNCTION search_since() RETURNS bigint LANGUAGE sql STABLE
    AS 'SELECT ((max(id) >> 12) - 1) << 12 FROM search_index'""",
    """CREATE FUNCTION search_newest(asked tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE
    AS 'SELECT search_found(asked && (
        to_hex((1::bigint << 48) | (search_since() >> 12)) || '' | ''
        || to_hex((1::bigint << 48) | ((search_since() >> 12) + 1))
    )::tsquery) WHERE search_since() >= 0'""",
)
DROP = ("DROP FUNCTION search_newest(tsquery)", "DROP FUNCTION search_since()")


def make(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in MAKE:
            schema_editor.execute(statement)


def drop(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in DROP:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_found")]

    operations = [migrations.RunPython(make, drop)]
