"""The ledger, receipts and their cancellations may be added to, never changed or removed, whoever asks."""

from django.db import migrations

TABLES = ("works_entry", "works_receipt", "works_cancellation")
FUNCTION = """
CREATE FUNCTION works_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
"""
POSTGRES = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION works_refuse();
"""
SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
)


def lock(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    if postgres:
        schema_editor.execute(FUNCTION)
    for table in TABLES:
        for statement in (POSTGRES,) if postgres else SQLITE:
            schema_editor.execute(statement.format(table=table))


def unlock(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        names = [f"{table}_append_only ON {table}"] if postgres else [f"{table}_no_update", f"{table}_no_delete"]
        for name in names:
            schema_editor.execute(f"DROP TRIGGER {name}")
    if postgres:
        schema_editor.execute("DROP FUNCTION works_refuse()")


class Migration(migrations.Migration):
    dependencies = [("works", "0001_initial")]
    operations = [migrations.RunPython(lock, unlock)]
