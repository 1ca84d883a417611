"""The word index over search_document, kept by the database itself, so that no code path can forget it."""

from __future__ import annotations

from django.db import migrations

SQLITE = [
    """
    CREATE VIRTUAL TABLE search_fts USING fts5(
        scope, folded_title, folded, marked,
        content='search_document', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3'
    )
    """,
    """
    CREATE TRIGGER search_fts_insert AFTER INSERT ON search_document BEGIN
        INSERT INTO search_fts(rowid, scope, folded_title, folded, marked)
        VALUES (new.id, new.scope, new.folded_title, new.folded, new.marked);
    END
    """,
    """
    CREATE TRIGGER search_fts_delete AFTER DELETE ON search_document BEGIN
        INSERT INTO search_fts(search_fts, rowid, scope, folded_title, folded, marked)
        VALUES ('delete', old.id, old.scope, old.folded_title, old.folded, old.marked);
    END
    """,
    """
    CREATE TRIGGER search_fts_update AFTER UPDATE ON search_document BEGIN
        INSERT INTO search_fts(search_fts, rowid, scope, folded_title, folded, marked)
        VALUES ('delete', old.id, old.scope, old.folded_title, old.folded, old.marked);
        INSERT INTO search_fts(rowid, scope, folded_title, folded, marked)
        VALUES (new.id, new.scope, new.folded_title, new.folded, new.marked);
    END
    """,
    "INSERT INTO search_fts(search_fts) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER search_fts_update",
    "DROP TRIGGER search_fts_delete",
    "DROP TRIGGER search_fts_insert",
    "DROP TABLE search_fts",
]

# Lexemes of scope and marked are made directly, with a sign no word of a text can begin with.
POSTGRES = [
    """
    CREATE FUNCTION search_signed(sign text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT array_to_tsvector(string_to_array(sign || replace(words, ' ', ' ' || sign), ' ')) $$
    """,
    """
    ALTER TABLE search_document ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, folded_title), 'A')
        || setweight(to_tsvector('simple'::regconfig, folded), 'B')
        || search_signed('@', scope)
        || CASE WHEN marked = '' THEN ''::tsvector ELSE search_signed('#', marked) END
    ) STORED
    """,
    "CREATE INDEX search_vector ON search_document USING gin (vector)",
]
POSTGRES_BACK = [
    "DROP INDEX search_vector",
    "ALTER TABLE search_document DROP COLUMN vector",
    "DROP FUNCTION search_signed(text, text)",
]


def forwards(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRES})


def backwards(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRES_BACK})


def _run(schema_editor, by_vendor):
    for statement in by_vendor[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
