"""What the tests of papers begin with: papers already read, registered, drafted, issued."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from dinh.ground.actor import Actor
from dinh.office.papers import actions, spool
from dinh.office.papers.entries import Facts, cited_in, work_in
from dinh.office.papers.jobs import read_waiting
from dinh.office.papers.models import Batch, Paper
from dinh.office.papers.proposals import from_json
from dinh.office.papers.tests import samples

ARRIVED = date(2026, 3, 6)
NOW = date(2026, 11, 20)
OFFICIAL: dict[str, Any] = {
    "addressees": ["Các tổ dân phố"],
    "grounds": ["Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022"],
    "blocks": [
        {"kind": "heading", "level": 1, "label": "I", "text": "KẾT QUẢ"},
        {"kind": "para", "text": "Phường đã công khai 14 nội dung theo quy định."},
        {"kind": "bullet", "text": "Niêm yết tại ba nhà văn hóa."},
    ],
    "recipients": ["Đảng ủy phường", "Ủy ban MTTQ phường"],
    "archive": "VT",
}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of every test: the papers of 2026 have been written, the year is not over."""
    for module in ("actions.intake", "actions.confirming", "actions.drafts", "composing", "queries.checking", "jobs"):
        monkeypatch.setattr(f"dinh.office.papers.{module}.today", lambda: NOW)


@pytest.fixture
def send(ward: Any) -> Callable[..., Batch]:
    """Send files in as someone and have them read: `send(lua, ("a.txt", b"…"))`."""

    def send(by: Actor, *files: tuple[str, bytes], arrived: date = ARRIVED) -> Batch:
        sent = [actions.Sent(name, len(data), spool.put(data)) for name, data in files]
        batch = actions.open_batch(by=by, body=ward.bodies["ĐU"], arrived=arrived, files=sent)
        read_waiting(by, batch)
        return batch

    return send


@pytest.fixture
def read_paper(send: Callable[..., Batch], lua: Actor) -> Callable[..., Paper]:
    """A paper read from a text and waiting to be confirmed."""

    def read_paper(text: str = samples.LETTER, name: str = "cong-van.txt") -> Paper:
        send(lua, (name, text.encode()))
        paper: Paper = Paper.objects.select_related("body").order_by("-pk")[0]
        return paper

    return read_paper


@pytest.fixture
def confirm(lua: Actor) -> Callable[..., Paper]:
    """Confirm a read paper exactly as the reader proposes it; `changes` replace facts."""

    def confirm(paper: Paper, **changes: Any) -> Paper:
        names = (
            "body",
            "arrived",
            "system",
            "type_name",
            "subject",
            "number",
            "issued",
            "place",
            "issuer",
            "signer",
            "signer_title",
        )
        facts = {name: getattr(paper, name) for name in names} | {"recipients": tuple(paper.recipients)} | changes
        reading = from_json(paper.text, paper.reading)
        return actions.confirm(
            by=lua, paper=paper, facts=Facts(**facts), citations=cited_in(reading), clauses=work_in(reading)
        )

    return confirm


@pytest.fixture
def draft(ward: Any, lua: Actor) -> Callable[..., Paper]:
    def draft(
        symbol: str = "UBND", type_name: str = "Báo cáo", subject: str = "Kết quả thực hiện dân chủ", **more: Any
    ) -> Paper:
        official = more.pop("official", OFFICIAL)
        return actions.draft_out(
            by=lua, body=ward.bodies[symbol], type_name=type_name, subject=subject, official=official, **more
        )

    return draft


@pytest.fixture
def issue(hung: Actor) -> Callable[..., Paper]:
    def issue(paper: Paper, issued: date = date(2026, 6, 8), **more: Any) -> Paper:
        signed = {
            "signer": "Lê Minh Đức",
            "signer_title": "PHÓ CHỦ TỊCH",
            "authority": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        }
        return actions.issue(by=hung, paper=paper, issued=issued, **{**signed, **more})

    return issue


@pytest.fixture
def at_desk() -> Callable[[Actor], Client]:
    """A browser signed in as someone."""

    def at_desk(by: Actor) -> Client:
        client = Client()
        if by.user:
            client.force_login(by.user)
        return client

    return at_desk
