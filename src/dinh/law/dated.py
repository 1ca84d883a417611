"""Values that change when the law changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dinh.law.cite import Cite
from dinh.law.provenance import Provenance
from dinh.law.values import Value


@dataclass(frozen=True, slots=True)
class Unread:
    """A new text took force whose value nobody here has read: asking for it is an error, not a guess."""

    why: str

    @property
    def unit(self) -> str:
        return "chưa biết"

    def __str__(self) -> str:
        return f"chưa biết: {self.why}"


@dataclass(frozen=True, slots=True)
class Dated:
    """A value from the day `since`, until the next one of the same rule begins."""

    since: date
    value: Value | Unread
    cite: Cite
    provenance: Provenance
    note: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """What a reader must know about every answer for a day from `since` on."""

    since: date
    text: str


class RuleNotKnown(LookupError):
    """Nobody has entered what the law says on that day: before the first value, or under a text not yet read."""

    def __init__(self, rule: Rule, day: date, entry: Dated | None = None) -> None:
        self.rule, self.day = rule, day
        what = f"Không rõ «{rule.title}» vào ngày {day:%d/%m/%Y}: "
        if entry is not None:
            super().__init__(
                f"{what}từ {entry.since:%d/%m/%Y} {entry.value.why if isinstance(entry.value, Unread) else ''} "
                f"Hãy tra văn bản mới, rồi thêm giá trị cùng nguồn vào quy tắc {rule.key!r} trong dinh/law/rules/."
            )
            return
        first = rule.values[0]
        super().__init__(
            f"{what}giá trị sớm nhất đã nhập có hiệu lực từ {first.since:%d/%m/%Y} ({first.cite}). Nếu cần xét việc cũ "
            f"hơn, hãy thêm giá trị cũ cùng nguồn vào quy tắc {rule.key!r} trong dinh/law/rules/."
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of law. `counted` says from what or of what it is counted; `override_by_law` when another law prevails.

    To change a rule add a value with the day the new text takes force; never edit an old one.
    """

    key: str
    title: str
    values: tuple[Dated, ...]
    counted: str = ""
    override_by_law: str = ""
    cautions: tuple[Caution, ...] = ()

    def __post_init__(self) -> None:
        days = [entry.since for entry in self.values]
        if not days or days != sorted(set(days)):
            raise ValueError(f"Quy tắc {self.key!r}: các giá trị phải theo thứ tự ngày, mỗi ngày một giá trị.")

    @property
    def unit(self) -> str:
        """The unit of the newest value that has been read."""
        return next(e.value.unit for e in reversed(self.values) if not isinstance(e.value, Unread))

    def entry(self, day: date) -> Dated:
        """The dated value in force on `day`; raises RuleNotKnown before the first and where the text was not read."""
        known = [entry for entry in self.values if entry.since <= day]
        if not known:
            raise RuleNotKnown(self, day)
        if isinstance(known[-1].value, Unread):
            raise RuleNotKnown(self, day, known[-1])
        return known[-1]

    def on(self, day: date) -> Value:
        """The value in force on `day`."""
        value = self.entry(day).value
        if isinstance(value, Unread):
            raise RuleNotKnown(self, day)
        return value

    def cite(self, day: date) -> Cite:
        """The article that gives the value in force on `day`."""
        return self.entry(day).cite

    def verified(self, day: date) -> bool:
        """False where the value of that day is only remembered or inferred."""
        return self.entry(day).provenance.verified

    def notes(self, day: date) -> tuple[str, ...]:
        """What to show beside an answer for `day`: the value's note, other laws that prevail, texts not read."""
        entry = self.entry(day)
        unsure = "" if entry.provenance.verified else f"Chưa xác minh ({entry.provenance}): cần đối chiếu văn bản gốc."
        cautions = [caution.text for caution in self.cautions if caution.since <= day]
        return tuple(filter(None, [entry.note, self.override_by_law, unsure, *cautions]))
