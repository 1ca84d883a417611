"""A matter walked through time: sent from a phone on one day, moved at the desk on others, its pages read on any."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any

from django.test import Client

from dinh.ground.pins import new_key
from dinh.rights.petitions.actions.receiving import SALT
from dinh.rights.petitions.course import MOVES
from dinh.rights.petitions.models import Letter, Petition
from dinh.rights.petitions.tests.desking import DESK, read, seen
from dinh.rights.petitions.tests.petitioning import committee

START = "/phan-anh/"
ANYTHING = {
    "words": "Đã xem tại hẻm 12 ngày 05/11/2026, UBND phường làm.", "ground": "Điều 11a Luật Khiếu nại 2011",
    "paper": "12/QĐ-UBND", "to": "Người gửi đơn", "anyway": "1",
}  # fmt: skip
RESULTS = {"answer": "resolved", "verified": "same", "decide": "right", "extend": "complex", "conclude": "right",
           "withdraw": "ends"}  # fmt: skip


@dataclass
class Walk:
    """One matter and the people who meet it, on the days they meet it."""

    clock: Any
    clerk: Any
    chair: Any
    kind: str = ""
    pin: str = ""
    day: date = date.min
    letters: list[Letter] = field(default_factory=list)

    def on(self, day: str | date, hour: str = "09:00") -> None:
        self.day = date.fromisoformat(str(day))
        self.clock.move_to(f"{self.day} {hour}+07:00")

    def send(self, day: str, kind: str, words: str = "Đèn đường hẻm 12 tắt ba đêm nay.") -> Petition:
        """From a phone, to the receipt with its PIN."""
        self.on(day)
        typed = {"words": words, "kind": kind, "name": "Vũ Thị Lan", "address": "12 hẻm 5", "place": "hẻm 12",
                 "step": "send", "key": new_key(SALT)}  # fmt: skip
        path = f"{START}to-cao/gui" if kind == "denunciation" else START
        page = read(Client().post(path, typed))
        self.kind, self.pin = kind, re.search(r'Mã PIN</dt><dd class="total code">(\d{6})', page)[1]
        self.letters.append(Letter.objects.latest("pk"))
        return self.letters[-1].askings.get().petition

    @property
    def petition(self) -> Petition:
        return self.letters[0].askings.get().petition

    @property
    def address(self) -> str:
        return f"{DESK}{'to-cao/' if self.kind == 'denunciation' else ''}{self.petition.ref}"

    def desk_of(self, key: str) -> Any:
        power = MOVES[self.kind][key].power
        return self.clerk if power == "handle" else self.chair

    def post(self, key: str, **typed: Any) -> Any:
        folder = "/" if self.kind == "denunciation" else "/buoc/"
        data = {**ANYTHING, "result": RESULTS.get(key, ""), "body": committee().pk, "on": f"{self.day}", **typed}
        return self.desk_of(key).post(f"{self.address}{folder}{key}", seen(self.petition, **data))

    def do(self, day: str, key: str, **typed: Any) -> None:
        self.on(day)
        answer = self.post(key, **typed)
        assert answer.status_code == 302, re.sub(r"<[^>]+>|\s+", " ", read(answer))

    def desk(self) -> str:
        reader = self.chair if self.kind == "denunciation" else self.clerk
        return unescape(read(reader.get(self.address)))

    def days(self) -> str:
        """The days that must be kept, as the desk's page tells them."""
        return self.desk().split("Những ngày phải giữ")[1].split("</section>")[0]

    def own_page(self) -> str:
        phone, letter = Client(), self.letters[0]
        phone.post(f"{START}theo-doi", {"ref": letter.ref, "pin": self.pin})
        return unescape(read(phone.get(f"{START}theo-doi/{letter.ref}")))

    def line(self, title: str) -> str:
        """What the desk's page says of one clock."""
        head = title[:1].upper() + title[1:]
        found = [part for part in self.days().split("<li><h3>")[1:] if re.match(rf"{re.escape(head)}( <|</h3>)", part)]
        assert found, f"{head!r} does not stand on the page"
        return found[0]

    def listed_as_late(self) -> bool:
        reader = self.chair if self.kind == "denunciation" else self.clerk
        path, asked = (f"{DESK}to-cao", {}) if self.kind == "denunciation" else (DESK, {"xem": "han"})
        rows = reader.get(path, asked).context["page"]
        return any(row.petition.pk == self.petition.pk and row.tone == "late" for row in rows)
