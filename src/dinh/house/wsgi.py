"""What granian runs: Django behind the door that keeps answers for everyone (`house.door`)."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from dinh.house import env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinh.house.settings")
application = get_wsgi_application()

KEPT_MB = env.number("DINH_DOOR_MB", 64)
if KEPT_MB > 0:
    from dinh.house.door import Door  # reads settings, which stand only now

    application = Door(application, KEPT_MB * 1_000_000)  # type: ignore[assignment]  # one WSGI application for another
