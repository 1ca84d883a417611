import os
import signal

from django.db import migrations, models


def written(apps, schema_editor):
    """A word into every task; with `DINH_TEST_KILL` the process dies as a power cut would have it, in the middle."""
    tasks = apps.get_model("tasks", "Task")._base_manager
    keys = list(tasks.values_list("pk", flat=True))
    for place, key in enumerate(keys):
        if place == len(keys) // 2 and os.environ.get("DINH_TEST_KILL"):
            os.kill(os.getpid(), signal.SIGKILL)
        tasks.filter(pk=key).update(later="đã qua bước này")


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial")]

    operations = [
        migrations.AddField("task", "later", models.CharField(max_length=40, default="")),
        migrations.RunPython(written, migrations.RunPython.noop),
    ]
