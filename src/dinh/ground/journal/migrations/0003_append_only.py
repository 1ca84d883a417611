"""The journal's rows may be added, never changed or removed, whoever asks."""

from django.db import migrations

POSTGRES = """
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'journal is append-only'; END $$;
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
"""
POSTGRES_BACK = "DROP TRIGGER journal_append_only ON journal_entry; DROP FUNCTION journal_refuse();"
SQLITE = [
    "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END",
    "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END",
]


def lock(apps, schema_editor):
    for statement in [POSTGRES] if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def unlock(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for statement in [POSTGRES_BACK] if postgres else ["DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete"]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_initial")]
    operations = [migrations.RunPython(lock, unlock)]
