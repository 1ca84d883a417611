"""Numbers under many hands at once: none twice, none skipped."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import close_old_connections, connection
from django_scopes import scope
from tests import people
from tests.sealed import seal_ledgers

from dinh.ground.journal.queries import verify
from dinh.office.papers import actions
from dinh.office.papers.models import Paper, Register

HANDS = 6


@pytest.fixture
def _sealed_again(django_db_setup, django_db_blocker):
    yield
    with django_db_blocker.unblock():
        seal_ledgers("ENABLE")


@pytest.fixture
def _real_transactions(_sealed_again, transactional_db):
    yield
    seal_ledgers("DISABLE")


@pytest.mark.usefixtures("_real_transactions")
def test_papers_issued_at_the_same_moment_get_numbers_in_a_row():
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("threads cannot share a SQLite database in memory; runs on PostgreSQL and on a file")
    ward = people.Ward()
    with scope(commune=ward.commune):
        hung = ward.official("hung", "Trần Văn Hùng", "ĐU", "Phó Bí thư Thường trực", people.CHAIR)
        drafts = [
            actions.draft_out(by=hung, body=ward.bodies["UBND"], type_name="Báo cáo", subject=f"Thử {n}", official={})
            for n in range(HANDS)
        ]
    start = threading.Barrier(HANDS)

    def issue(paper):
        try:
            with scope(commune=ward.commune):
                start.wait()
                actions.issue(by=hung, paper=paper, issued=date(2026, 6, 8), signer="Đức", signer_title="PHÓ CHỦ TỊCH")
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=issue, args=[paper]) for paper in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with scope(commune=ward.commune):
        numbers = sorted(Paper.objects.values_list("register_number", flat=True))
        assert numbers == list(range(1, HANDS + 1))
        assert Register.objects.get(direction="out").last == HANDS
    assert verify(ward.commune)[1] == []
