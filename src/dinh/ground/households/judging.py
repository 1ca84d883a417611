"""What each row of a table would do to the register, and what is wrong with it: said before anything is done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from dinh.ground.fold import words
from dinh.ground.households.actions.common import Facts
from dinh.ground.households.grouping import Group, Grouping
from dinh.ground.households.models import Line
from dinh.ground.households.ordering import natural, next_number, numbered, tidy
from dinh.ground.households.reading import LABELS, Row

NEW, SAME, CHANGED, FAULT = "new", "same", "changed", "fault"
SHOWN = {
    "number": lazy("Số hộ"), "group": lazy("Thôn, tổ dân phố"), "representative": lazy("Đại diện hộ"),
    "head": lazy("Chủ hộ"), "address": lazy("Địa chỉ"), "phone": lazy("Điện thoại"), "email": lazy("Thư điện tử"),
}  # fmt: skip
_MOBILE = re.compile(r"[35789]\d{8}")


@dataclass(frozen=True, slots=True)
class Change:
    """A field that the table has otherwise than the register."""

    field: str
    before: str
    after: str

    @property
    def label(self) -> str:
        return str(SHOWN[self.field])

    @property
    def dated(self) -> bool:
        """Whether the register keeps the day of it: a telephone number has no history."""
        return self.field not in ("phone", "email")


@dataclass(slots=True)
class Judged:
    """One row: what would become of it. `household` is the one in the register that it speaks of, if any; `problems`
    name field, cause and way out; `notes` say what was understood or written otherwise than in the file."""

    number: int
    facts: Facts
    kind: str = NEW
    household: int | None = None
    changes: list[Change] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    group_words: str = ""
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A whole table judged. `missing` are lines of the register that the table, speaking of their group, leaves out."""

    rows: list[Judged]
    missing: list[Line]

    @property
    def counts(self) -> Counter[str]:
        return Counter(row.kind for row in self.rows)

    def of(self, kind: str) -> list[Judged]:
        return [row for row in self.rows if row.kind == kind]


class Judge:
    """Judges rows one after the other against the register as it stands: `lines` are all open lines of the commune,
    with their households; `used` are numbers of households that ended after `day`. `only` is the one group a head may
    speak of."""

    def __init__(
        self, lines: Iterable[Line], known: Grouping, day: date, *, only: int | None = None, proper: bool = True,
        used: Collection[str] = (),
    ) -> None:  # fmt: skip
        self._known, self._day, self._only, self._proper, self._used = known, day, only, proper, set(used)
        self._lines = list(lines)
        self._by_number = {line.household.number: line for line in self._lines}
        self._by_home: dict[tuple[int, str, str], list[Line]] = {}
        for line in self._lines:
            self._by_home.setdefault(self._home(line.group_id, line.representative, line.address), []).append(line)
        self._named = _names(known.standing)
        self._groups: dict[str, tuple[int | None, str]] = {}
        self._seen_numbers: dict[str, int] = {}
        self._seen_homes: dict[tuple[int, str, str], int] = {}
        self._matched: set[int] = set()
        self._last = self._last_numbers()

    def judge(self, rows: Iterable[Row]) -> Verdict:
        rows = list(rows)
        taken = {numbered(row.cells.get("number", "")) for row in rows}
        judged = [self._row(row, taken) for row in rows]
        spoken = {row.facts.group_id for row in judged} if self._only is None else {self._only}
        missing = [
            line for line in self._lines
            if line.household_id not in self._matched and self._known.of(line.group_id) in spoken
        ]  # fmt: skip
        missing.sort(key=lambda line: (self._known.rank(self._known.of(line.group_id)), line.household.order))
        return Verdict(judged, missing)

    def _row(self, row: Row, taken: set[str]) -> Judged:
        made = Judged(row.number, Facts("", 0, ""), group_words=row.cells.get("group", ""))
        group = self._group(made, row.cells.get("group", ""))
        made.facts = self._facts(made, row.cells, group or 0)
        self._against_file(made)
        line = self._same_household(made)
        if line is not None:
            self._matched.add(line.household_id)
            self._compare(made, line, row.cells)
        elif not made.facts.number and group:
            made.facts = replace(made.facts, number=self._propose(group, taken))
            made.notes.append(_("chưa có số hộ: sẽ ghi số %(number)s") % {"number": made.facts.number})
        if line is None and made.facts.number in self._used:
            words_ = _("Số hộ: %(number)s thuộc hộ ra khỏi sổ sau ngày ghi của bảng. Ghi số khác, hoặc đổi ngày ghi.")
            made.problems.append(words_ % {"number": made.facts.number})
        if line is None and not group and not made.problems:
            made.problems.append(_("Thôn, tổ dân phố: chưa ghi. Hãy ghi tên đơn vị của hộ."))
        self._clean(made)
        if made.problems:
            made.kind = FAULT
        return made

    def _facts(self, made: Judged, cells: dict[str, str], group: int) -> Facts:
        head = tidy(cells.get("head", ""))
        name = tidy(cells.get("representative", "")) or head
        if self._proper:
            for given in {name, head}:
                if given.isupper() and proper(given) != given:
                    made.renamed = True
                    made.notes.append(_("tên viết hoa, sẽ ghi: %(name)s") % {"name": proper(given)})
            name, head = (proper(each) if each.isupper() else each for each in (name, head))
        phone = tidy(cells.get("phone", ""))
        if _MOBILE.fullmatch(phone):
            phone = f"0{phone}"  # a spreadsheet takes a telephone for a number and drops its zero
            made.notes.append(_("điện thoại mất số 0 đầu, sẽ ghi: %(phone)s") % {"phone": phone})
        return Facts(
            numbered(cells.get("number", "")), group, name, tidy(cells.get("address", "")),
            "" if head == name else head, phone, cells.get("email", "").strip(),
        )  # fmt: skip

    def _group(self, made: Judged, text: str) -> int | None:
        if text not in self._groups:
            self._groups[text] = _understood(text, self._named)
        found, problem = self._groups[text]
        if problem:
            made.problems.append(problem)
        elif found is None and self._only is not None:
            return self._only
        elif found is not None and self._only not in (None, found):
            own = self._known.title(self._only or 0)
            words_ = _("Thôn, tổ dân phố: “%(name)s” không phải đơn vị của anh/chị. Chỉ để lại các hộ của %(own)s.")
            made.problems.append(words_ % {"name": text, "own": own})
        return found

    def _against_file(self, made: Judged) -> None:
        """The same number, or the same person at the same address, met twice in the file."""
        facts = made.facts
        if facts.number:
            first = self._seen_numbers.setdefault(facts.number, made.number)
            if first != made.number:
                words_ = _("Số hộ: %(number)s đã có ở dòng %(row)d của tệp. Mỗi hộ một số: sửa một trong hai dòng.")
                made.problems.append(words_ % {"number": facts.number, "row": first})
        if facts.address and facts.group_id:
            first = self._seen_homes.setdefault(
                self._home(facts.group_id, facts.representative, facts.address), made.number
            )
            if first != made.number:
                words_ = _("Đại diện hộ: cùng họ tên, cùng địa chỉ với dòng %(row)d của tệp. Xóa dòng thừa.")
                made.problems.append(words_ % {"row": first})

    def _same_household(self, made: Judged) -> Line | None:
        """The household of the register that the row speaks of: by number, else by person and address."""
        facts = made.facts
        found = self._by_number.get(facts.number) if facts.number else None
        at_home = self._by_home.get(self._home(facts.group_id, facts.representative, facts.address), [])
        if found is not None:
            if self._only not in (None, self._known.of(found.group_id)):
                words_ = _("Số hộ: %(number)s là hộ của %(group)s. Hãy ghi số khác.")
                title = self._known.title(self._known.of(found.group_id))
                made.problems.append(words_ % {"number": facts.number, "group": title})
            return found
        if not facts.number:
            if len(at_home) == 1:
                made.notes.append(_("tìm thấy trong sổ: hộ %(number)s") % {"number": at_home[0].household.number})
                return at_home[0]
            if at_home:
                numbers = ", ".join(line.household.number for line in at_home)
                words_ = _("Số hộ: trong sổ có các hộ %(numbers)s cùng họ tên, địa chỉ. Hãy ghi số hộ.")
                made.problems.append(words_ % {"numbers": numbers})
            return None
        if facts.address and at_home:
            line = at_home[0]
            self._matched.add(line.household_id)
            words_ = _("Số hộ: cùng họ tên, địa chỉ với hộ %(number)s trong sổ. Ghi số ấy, hoặc sửa địa chỉ.")
            made.problems.append(words_ % {"number": line.household.number})
        return None

    def _compare(self, made: Judged, line: Line, cells: dict[str, str]) -> None:
        """An empty cell leaves what the register has."""
        facts, home = made.facts, line.household
        here = self._known.of(line.group_id)
        made.household = home.pk
        kept = Facts(
            home.number, facts.group_id or here, facts.representative or line.representative,
            facts.address or line.address, facts.head or ("" if line.head == facts.representative else line.head),
            facts.phone or home.phone, facts.email or home.email,
        )  # fmt: skip
        if kept.group_id != here:
            made.changes.append(Change("group", self._known.title(here), self._known.title(kept.group_id)))
        pairs = (("representative", line.representative), ("head", line.head), ("address", line.address),
                 ("phone", home.phone), ("email", home.email))  # fmt: skip
        made.changes += [
            Change(name, before, getattr(kept, name)) for name, before in pairs if getattr(kept, name) != before
        ]
        made.facts, made.kind = kept, CHANGED if made.changes else SAME
        dated = [change for change in made.changes if change.dated]
        if dated and self._day < line.from_day:
            words_ = _("%(field)s: hộ đã có thay đổi ngày %(last)s, sau ngày ghi của bảng. Chọn ngày ghi từ ngày ấy.")
            last = f"{line.from_day:%d/%m/%Y}"
            made.problems.append(words_ % {"field": dated[0].label, "last": last})

    def _clean(self, made: Judged) -> None:
        facts = made.facts if made.facts.number else replace(made.facts, number="?")
        try:
            facts.clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                made.problems += [f"{SHOWN.get(name, name)}: {message}" for message in messages]

    def _home(self, group: int, name: str, address: str) -> tuple[int, str, str]:
        return self._known.of(group), " ".join(words(name)), " ".join(words(address))

    def _last_numbers(self) -> dict[int, str]:
        """The last number of each group, in natural order."""
        last: dict[int, str] = {}
        for line in sorted(self._lines, key=lambda line: line.household.order):
            last[self._known.of(line.group_id)] = line.household.number
        return last

    def _propose(self, group: int, taken: set[str]) -> str:
        number = next_number(self._last[group]) if group in self._last else first_number(self._known.get(group))
        while number in taken or number in self._by_number or number in self._used:
            number = next_number(number)
        taken.add(number)
        self._last[group] = number
        return number


def first_number(group: Group | None) -> str:
    """The number of a group's first household: its name, then 001.

    >>> first_number(None)
    '001'
    """
    name = re.sub(r"[^A-Z0-9]", "", numbered("".join(words(group.title.rpartition(" ")[2])))) if group else ""
    return f"{name.zfill(2)[:12]}-001" if name else "001"


def proper(name: str) -> str:
    """A name written in capitals as names are written.

    >>> proper("NGUYỄN THỊ ÁNH"), proper("A-MA H'NGUYÊN")
    ('Nguyễn Thị Ánh', "A-Ma H'Nguyên")
    """
    return re.sub(r"[^\W\d_]+", lambda found: found.group().capitalize(), name.lower())


def _key(text: str) -> str:
    """What is left of a group's name without the words for its kind: `to dan pho so 03` → `3`."""
    left = words(text)
    while len(left) > 1 and left[0] in LABELS:
        left = left[1:]
    return " ".join(word.lstrip("0") or "0" if word.isdigit() else word for word in left)


def _names(groups: Iterable[Group]) -> dict[str, set[int]]:
    """Groups by everything they may be called."""
    named: dict[str, set[int]] = {}
    for group in groups:
        for name in {group.title, group.code}:
            named.setdefault(" ".join(words(name)), set()).add(group.id)
        named.setdefault(f"={_key(group.title)}", set()).add(group.id)
    return named


def _understood(text: str, named: dict[str, set[int]]) -> tuple[int | None, str]:
    if not words(text):
        return None, ""
    found = named.get(" ".join(words(text))) or named.get(f"={_key(text)}") or set()
    if len(found) == 1:
        return next(iter(found)), ""
    if found:
        return None, _("Thôn, tổ dân phố: có nhiều đơn vị tên “%(name)s”. Hãy ghi mã của đơn vị.") % {"name": text}
    return None, _("Thôn, tổ dân phố: không có đơn vị nào tên “%(name)s”. Ghi như trong danh sách.") % {"name": text}


def suggest(lines: Iterable[Line], known: Grouping, group: int) -> str:
    """The number a new household of a group would get."""
    own = [line.household.number for line in lines if known.of(line.group_id) == group]
    last = max(own, key=natural, default=None)
    number = next_number(last) if last else first_number(known.get(group))
    taken = {line.household.number for line in lines}
    while number in taken:
        number = next_number(number)
    return number
