"""The character NUL in an address is no way to an error page of the server, on either database."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/tim?q=a%00b", "/biet?muc=%00&to=%00", "/phan-anh/?q=%00&nam=%00", "/k?ma=%00", "/?%00=%00"]
)
def test_in_a_query_it_counts_for_nothing(ward, path):
    assert Client().get(path).status_code == 200


@pytest.mark.parametrize("path", ["/p/PA-%00", "/to/%00", "/%00", "/k/%00"])
def test_in_a_path_there_is_nothing(ward, path):
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("path", ["/ban-va-quyet-dinh/?to=", "/cong-trinh/?group=", "/lay-y-kien/?to=", "/tep/"])
def test_a_number_that_no_database_holds_breaks_nothing(ward, path):
    assert Client().get(path + "9" * 40, follow=True).status_code in (200, 404)
