from __future__ import annotations

from dinh.rights.oversee import urls_boards, urls_oversight

app_name = "oversee_desk"
urlpatterns = [*urls_oversight.desk, *urls_boards.urlpatterns]
