"""A town's visitors through the proxy: ninety read, eight write in or vote, two work at the desk.

Each visitor is a thread with a connection and an address of its own. Forms are opened, filled in and sent as a browser
does it, with their token and key. `Told` keeps what was acknowledged, to be counted again in the database.
"""

from __future__ import annotations

import html
import http.client
import itertools
import json
import random
import re
import threading
import time
from collections import deque
from typing import Any
from urllib.parse import urlencode

from bench.material.pace import Book
from bench.material.town import words

HOST = "localhost"
DECK = ["read"] * 90 + ["petition"] * 3 + ["open311"] + ["ballot"] * 3 + ["opinion"] + ["desk"] * 2
DESK = ("open", "accept", "answer")
OFFICIALS = ("tu", "hoa", "binh")
PASSWORD = "dinh-minh-xin-chao"
AWAY = {502, 503, 504}
PATIENCE = 60.0  # seconds for which one who is patient tries again
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?')
ONE = re.compile(r'href="(/p/[A-Z0-9-]+)"')
CHOSEN = re.compile(r'<option value="(\d+)" selected')
SEARCHES = ["quyet toan", "ngheo", "duong", "thong bao", "nuoc sach", "hoa giai", "tiem phong", "gop y"]
ANSWER = (
    "Ngày 20/11/2026 Phòng Kinh tế, Hạ tầng và Đô thị đã kiểm tra và vá xong ổ gà trước nhà; bảo hành 12 tháng, "
    "hư lại thì bà con báo số điện thoại của phòng."
)


class Wrong(Exception):
    """An answer that a visitor should never get."""


class Told:
    """What was acknowledged, by kind, and what is left to do, shared by all visitors. `know` is of `town.furnish`."""

    def __init__(self, know: dict[str, Any]) -> None:
        self.know, self.pages = know, list[str]()
        self.acknowledged: dict[str, list[Any]] = {"petition": [], "opinion": [], "ballot": [], "act": []}
        self.again = 0
        self.slips, self.matters = deque(know["slips"]), deque(know["matters"])
        self.accepted: deque[str] = deque()
        self.desk = itertools.count()
        self.sessions: list[dict[str, str]] = []
        self.lock = threading.Lock()

    def tell(self, kind: str, what: Any) -> None:
        with self.lock:
            self.acknowledged[kind].append(what)

    @property
    def count(self) -> int:
        return sum(map(len, self.acknowledged.values()))


class Visitor:
    """`patient`: one who tries again while the house is away, and counts no error for that."""

    def __init__(self, which: int, port: int, told: Told, patient: bool = False) -> None:
        self._told, self._patient, self._again = told, patient, False
        source = (f"127.1.{which // 200 + 1}.{which % 200 + 1}", 0)
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=source)
        self._book, self._due = Book(), 0.0

    def __call__(self, number: int, due: float, book: Book) -> None:
        self._book, self._due, self._kind = book, due, _card(number)
        try:
            getattr(self, f"_{self._kind}")(number)
        except (Wrong, OSError, http.client.HTTPException) as error:
            self._line.close()
            book.fail(f"{self._kind}: {error!r}"[:300])

    def look_around(self) -> None:
        """What there is to read, of a hundred readings how many each, and the officials signed in."""
        found = {
            page: list(dict.fromkeys(ONE.findall(self._get(page))))[:10] for page in ("/biet", "/phan-anh/danh-sach")
        }
        for share, pages in (
            (24, ["/"]), (12, ["/biet"]), (18, found["/biet"]), (12, ["/phan-anh/danh-sach"]),
            (14, found["/phan-anh/danh-sach"]), (10, [f"/tim?{urlencode({'q': text})}" for text in SEARCHES]),
            (3, ["/ban"]), (3, ["/lay-y-kien/"]), (2, ["/phan-anh/so-lieu"]), (2, ["/toan-canh/"]),
        ):  # fmt: skip
            self._told.pages += itertools.islice(itertools.cycle(pages), share)
        for name in OFFICIALS:
            jar: dict[str, str] = {}
            hidden = _hidden(self._get("/tai-khoan/dang-nhap/", jar))
            self._post("/tai-khoan/dang-nhap/", {**hidden, "login": name, "password": PASSWORD}, jar, wanted=302)
            self._told.sessions.append(jar)

    def _read(self, number: int) -> None:
        self._get(self._told.pages[number * 37 % len(self._told.pages)])

    def _petition(self, number: int) -> None:
        jar: dict[str, str] = {}
        fields = {**_hidden(self._get("/phan-anh/", jar)), "words": words(number), "kind": "reflection"}
        looked = self._post("/phan-anh/", {**fields, "step": "check"}, jar)
        if "<h1>Đã nhận</h1>" not in self._post("/phan-anh/", {**_hidden(looked), "step": "send"}, jar):
            raise Wrong("a petition without a receipt")
        self._told.tell("petition", number)

    def _open311(self, number: int) -> None:
        know = self._told.know
        fields = {"api_key": know["key"], "service_code": know["service"], "address_id": know["group"],
                  "description": words(number)}  # fmt: skip
        answer = self._post("/open311/v2/requests.json", fields, {}, key=f"load-{number}")
        if not json.loads(answer)[0]:
            raise Wrong("a petition without a number")
        self._told.tell("petition", number)

    def _opinion(self, number: int) -> None:
        jar, path = dict[str, str](), f"/lay-y-kien/{self._told.know['consultation']}/gop-y"
        fields = {**_hidden(self._get(path, jar)), "text": words(number), "stance": "change"}
        if "<h1>Đã nhận ý kiến</h1>" not in self._post(path, fields, jar):
            raise Wrong("an opinion without a receipt")
        self._told.tell("opinion", number)

    def _ballot(self, number: int) -> None:
        jar, code = dict[str, str](), self._told.slips.popleft()
        fields = {**_hidden(self._get(f"/ban-va-quyet-dinh/phieu/{code.replace('-', '')}", jar)), "code": code}
        chosen = {"answer": "yes" if number % 3 else "no"}
        looked = self._post("/ban-va-quyet-dinh/phieu/gui", {**fields, **chosen}, jar)
        sent = {**fields, **_hidden(looked), **chosen, "code": code, "send": "1"}
        if "Phiếu của hộ đã được đếm" not in self._post("/ban-va-quyet-dinh/phieu/gui", sent, jar):
            raise Wrong("a ballot without a receipt")
        self._told.tell("ballot", code)

    def _desk(self, _number: int) -> None:
        told, turn = self._told, next(self._told.desk)
        jar, what = told.sessions[turn % len(told.sessions)], DESK[turn % len(DESK)]
        ref = ""
        with told.lock:
            if what == "answer" and told.accepted:
                ref = told.accepted.popleft()
            elif what != "open" and told.matters:
                what, ref = "accept", told.matters.popleft()
        if not ref:
            self._get("/ban-lam-viec/", jar)
            return
        path = f"/ban-lam-viec/don-thu/{ref}/buoc/{what}"
        page = self._get(path, jar)
        fields = {**_hidden(page), "on": _day(page)}
        if what == "accept":
            fields |= {"body": CHOSEN.findall(page)[-1], "words": ""}
        else:
            fields |= {"result": "resolved", "words": ANSWER, "anyway": "1"}
        if self._post(path, fields, jar, wanted=302) is None:
            return  # sent again after a broken line and refused: the first may have been done, nobody was told
        told.tell("act", [what, ref])
        if what == "accept":
            told.accepted.append(ref)

    def _get(self, path: str, jar: dict[str, str] | None = None) -> str:
        return self._ask("GET", path, None, jar, 200, {}) or ""

    def _post(self, path: str, fields: dict[str, str], jar: dict[str, str], wanted: int = 200, key: str = "") -> Any:
        """The page that came back; None where a form sent again is refused for being old (`wanted` 302)."""
        extra = {"Content-Type": "application/x-www-form-urlencoded", **({"Idempotency-Key": key} if key else {})}
        return self._ask("POST", path, urlencode(fields).encode(), jar, wanted, extra)

    def _ask(
        self, method: str, path: str, body: bytes | None, jar: dict[str, str] | None, wanted: int, extra: dict[str, str]
    ) -> str | None:
        end, again = time.monotonic() + PATIENCE, False
        while True:
            try:
                status, text = self._once(method, path, body, jar, extra)
                if status == wanted:
                    return text
                if again and wanted == 302 and status == 400:
                    return None
                if status not in AWAY or not self._patient:
                    raise Wrong(f"{method} {path}: {status}")
            except (OSError, http.client.HTTPException):
                self._line.close()
                if not self._patient:
                    raise
            if time.monotonic() > end:
                raise Wrong(f"{method} {path}: nobody there for a minute")
            again = True
            with self._told.lock:
                self._told.again += 1
            time.sleep(0.2)

    def _once(
        self, method: str, path: str, body: bytes | None, jar: dict[str, str] | None, extra: dict[str, str]
    ) -> tuple[int, str]:
        headers = {"Host": HOST, **extra}
        if jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
        began, self._due = self._due or time.monotonic(), 0.0
        self._line.request(method, path, body, headers)
        answer = self._line.getresponse()
        data = answer.read()
        self._book.note(self._kind if self._book else "", time.monotonic() - began)
        if jar is not None:
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                name, _sign, value = cookie.partition(";")[0].partition("=")
                jar[name] = value
        return answer.status, data.decode()

    _kind = "read"


def _card(number: int) -> str:
    """Each hundred is the whole deck in an order of its own."""
    return _deck(number // len(DECK))[number % len(DECK)]


def _deck(round: int) -> list[str]:
    if round not in _decks:
        _decks[round] = random.Random(round).sample(DECK, len(DECK))
    return _decks[round]


_decks: dict[int, list[str]] = {}


def _hidden(page: str) -> dict[str, str]:
    """What a form carries unseen; of two forms on a page the later."""
    found = {name: html.unescape(value) for name, value in HIDDEN.findall(page)}
    found.pop("next", None)
    return found


def _day(page: str) -> str:
    found = re.search(r'name="on" value="([\d-]+)"', page)
    return found[1] if found else ""


class Knocker:
    """One who asks for the empty page, and nothing else."""

    def __init__(self, which: int, port: int) -> None:
        self._visitor = Visitor(which, port, Told({"slips": [], "matters": []}))
        self._visitor._told.pages.append("/")

    def __call__(self, number: int, due: float, book: Book) -> None:
        visitor = self._visitor
        visitor._book, visitor._due = book, due
        try:
            visitor._read(0)
        except (Wrong, OSError, http.client.HTTPException) as error:
            visitor._line.close()
            book.fail(f"{error!r}"[:300])
