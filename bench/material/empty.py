"""The framework's floor: Django with one address that answers nothing, as granian serves it."""

from __future__ import annotations

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path


def nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [re_path("", nothing)]
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="floor", USE_I18N=False)
django.setup()
app = get_wsgi_application()
