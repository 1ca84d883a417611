from __future__ import annotations

from django.urls import path, re_path

from dinh.house.api.views import pages, reading, writing

app_name = "api"
urlpatterns = [
    path("du-lieu", pages.catalogue, name="catalogue"),
    path("du-lieu/catalog.jsonld", pages.json_ld, name="json_ld"),
    path("du-lieu/catalog.ttl", pages.turtle, name="turtle"),
    path("du-lieu/thay-doi.atom", pages.feed, name="feed"),
    re_path(r"^du-lieu/(?P<key>[a-z0-9-]{1,60})\.(?P<kind>csv|xlsx|json|jsonl)$", pages.download, name="download"),
    path("du-lieu/<slug:key>", pages.page, name="dataset"),
    path("api/v1/", reading.docs, name="docs"),
    path("api/v1/openapi.json", reading.document, name="openapi"),
    path("api/v1/datasets", reading.datasets, name="datasets"),
    path("api/v1/datasets/<slug:key>", reading.dataset, name="info"),
    path("api/v1/datasets/<slug:key>/rows", reading.rows, name="rows"),
    path("api/v1/changes", reading.changes, name="changes"),
    path("api/v1/petitions", writing.petition, name="petition"),
    path("api/v1/petitions/<slug:ref>", writing.petition_status, name="petition_status"),
    path("api/v1/service-files", writing.service_files, name="service_files"),
    path("api/v1/<path:rest>", reading.nothing, name="nothing"),
]
