"""Words for «Ý bà con là…»; quarters in one way (`quý III` as `qui 3`); the tokens of the year and of everyone."""

from __future__ import annotations

from django.db import migrations, models

BATCH = 200


def forwards(apps, schema_editor):
    from dinh.ground.search.tokens import index_words

    document, word = apps.get_model("search", "Document"), apps.get_model("search", "Word")
    known = set()
    batch = []
    for row in document.objects.order_by("pk").iterator(chunk_size=BATCH):
        row.folded_title = " ".join(index_words(row.title))
        row.folded = " ".join(index_words(row.text))
        row.text = row.text[:30_000]
        row.scope += (f" y{row.day.year}" if row.day else "") + ("" if row.power else " pub")
        if not row.power:
            known.update(one for one in [*row.folded_title.split(), *row.folded.split()] if one.isalpha())
        batch.append(row)
        if len(batch) == BATCH:
            document.objects.bulk_update(batch, ["folded_title", "folded", "text", "scope"])
            batch = []
    document.objects.bulk_update(batch, ["folded_title", "folded", "text", "scope"])
    new = [word(word=one) for one in sorted(known) if len(one) <= 16]
    word.objects.bulk_create(new, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_word_index")]
    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=16, unique=True)),
            ],
        ),
        migrations.RunPython(forwards, migrations.RunPython.noop),
    ]
