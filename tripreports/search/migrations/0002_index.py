from django.db import migrations

# Keeps of each document the number and its distinct tokens, which are plain words of ASCII:
# neither their places nor the text.
SQLITE = (
    """CREATE VIRTUAL TABLE search_index USING
    fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')""",
)
# Without the list of what is not sorted in yet, which would have to be read by every search.
POSTGRESQL = (
    "CREATE TABLE search_index (id bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX search_index_tokens ON search_index USING gin (tokens) WITH (fastupdate = off)",
)


def make(_apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if is_postgresql else SQLITE:
        schema_editor.execute(statement)


def drop(_apps, schema_editor):
    schema_editor.execute("DROP TABLE search_index")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
