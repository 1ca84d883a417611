"""`python -m tests.releases.looked`: what is in the database now, as JSON: rows of every table, faults of the journals,
what the pages answer."""

from __future__ import annotations

import json
from typing import Any

PAGES = [
    "/",
    "/biet/van-ban",
    "/phan-anh/",
    "/ban-va-quyet-dinh/",
    "/doi-thoai/",
    "/cong-trinh/",
    "/tim?q=nuoc",
    "/du-lieu",
]
DESK = ["/ban-lam-viec/", "/ban-lam-viec/van-ban/", "/ban-lam-viec/nhiem-vu/", "/ban-lam-viec/bao-cao/"]


def main() -> dict[str, Any]:
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django_scopes import scope, scopes_disabled

    from dinh.ground.journal.queries import verify
    from dinh.ground.people.models import User
    from dinh.ground.places.models import Commune

    settings.ALLOWED_HOSTS = ["*"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}  # nothing is collected here
    rows, faults = {}, 0
    with scopes_disabled(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {table}")  # of this database
            rows[table] = cursor.fetchone()[0]
        ward = Commune.objects.get(is_demo=True, kind="phuong", here=True)
        user = User.objects.get(username="hung")
    for commune in Commune.objects.filter(here=True):
        with scope(commune=commune):
            faults += len(verify(commune)[1])
    host = ward.host or "localhost"
    visitor, official = Client(HTTP_HOST=host), Client(HTTP_HOST=host)
    official.force_login(user)
    pages = {path: visitor.get(path, follow=True).status_code for path in PAGES}
    pages |= {path: official.get(path, follow=True).status_code for path in DESK}
    return {"rows": rows, "faults": faults, "pages": pages}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(main()))
