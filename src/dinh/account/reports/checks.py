"""What a report is asked before it is signed, so that it does not become a form of words: advice, each with its reason.

Advice never blocks silently. Whoever signs over it says why, line by line, and the words stay with the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.account.reports import correcting, output, queries
from dinh.account.reports.compose import Composed, Facts, counted
from dinh.account.reports.facts import days_of, outline_of, scope_of
from dinh.account.reports.models import Draft
from dinh.account.reports.official import Signature
from dinh.account.reports.parts import Count
from dinh.ground.fold import fold
from dinh.ground.room import INDICATORS

TELLING_WORDS = 40  # characters: a shorter line may well be said again («Không.»)
FEW_TO_NAME = 4  # sections named one by one; of more, only how many
TELLING_CROWD = 10  # people: fewer may well all have come
_CAME = re.compile(
    r"(\d[\d.]*)\s*/\s*(\d[\d.]*)\s*(?:đại biểu|người|hộ|đại diện hộ|cán bộ|đảng viên)?[^.;/]{0,30}"
    r"\b(?:dự|tham dự|có mặt)",
    re.IGNORECASE,
)
_CAME_AFTER = re.compile(r"\b(?:dự|tham dự|có mặt)\b[^.;/\d]{0,30}(\d[\d.]*)\s*/\s*(\d[\d.]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at. `section` names where, `quote` the words it points at, `suggestion` what to do instead."""

    code: str
    severity: str
    message: str
    section: str = ""
    quote: str = ""
    suggestion: str = ""

    @property
    def key(self) -> str:
        """The same for the same advice about the same words, so that a reason typed belongs to it."""
        return sha256(f"{self.code}|{self.section}|{self.quote}|{self.message}".encode()).hexdigest()[:12]

    @property
    def asks_reason(self) -> bool:
        return self.severity != "info"


def advice(draft: Draft, facts: Facts, sections: list[Composed], signature: Signature) -> list[Advice]:
    """Everything worth a look before signing, the gravest first."""
    found = [
        *_findings(draft, sections, signature),
        *_repeated(sections, correcting.last_signed(draft)),
        *_full_without_records(draft, facts),
        *_everybody_came(sections),
        *_stale(sections),
        *_silent(draft, facts, sections),
        *_unseen(sections),
    ]
    order = {"error": 0, "warning": 1, "info": 2}
    return sorted(found, key=lambda one: order[one.severity])


def left(found: list[Advice], reasons: dict[str, str] | None) -> list[dict[str, str]]:
    """The advice signed over, each with its reason. Raises ValidationError naming what has none; `reasons` None (an act
    of the house itself) says nothing and asks nothing."""
    if reasons is None:
        return []
    asked = [one for one in found if one.asks_reason]
    bare = [one for one in asked if not reasons.get(one.key, "").strip()]
    if bare:
        raise ValidationError(
            {f"ly_do_{one.key}": _("Sửa chỗ này, hoặc ghi lý do để nguyên: %s") % one.message for one in bare}
        )
    return [{"message": one.message, "quote": one.quote, "reason": reasons[one.key].strip()} for one in asked]


def _findings(draft: Draft, sections: list[Composed], signature: Signature) -> Iterator[Advice]:
    for one in output.findings(draft, sections, signature):
        yield Advice("scribe", one.severity, one.message, quote=one.quote, suggestion=one.suggestion or "")


def _repeated(sections: list[Composed], signed: Draft | None) -> Iterator[Advice]:
    """A writer's sentence that the last signed report had, word for word but for its days and numbers."""
    if signed is None:
        return
    before = {
        _bare(one["text"]) for made in signed.frozen.get("sections", []) for one in made["sentences"]
        if one["source"] == "writer"
    }  # fmt: skip
    for made in sections:
        for said in made.sentences:
            if said.source == "writer" and len(said.text) >= TELLING_WORDS and _bare(said.text) in before:
                yield Advice(
                    "repeated", "warning", _("Câu này giống hệt báo cáo kỳ trước."), _named(made), said.text,
                    _("Viết điều đã thay đổi kể từ kỳ trước; nếu không đổi, nói rõ vì sao."),
                )  # fmt: skip


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[\d/.,%]+", "", fold(text)).split())


def _full_without_records(draft: Draft, facts: Facts) -> Iterator[Advice]:
    days = days_of(draft)
    for part in outline_of(draft).counts:
        value = facts.values[part.indicator]
        one = INDICATORS[part.indicator]
        if value.whole and value.part == value.whole and not one.rows(draft.commune, days, scope_of(draft, one.key)):
            yield Advice("full", "warning", _("%s đạt 100%% nhưng không mở ra bản ghi nào.") % one.label,
                         suggestion=_("Kiểm tra sổ trước khi ghi 100%."))  # fmt: skip
    for entered in outline_of(draft).figures:
        behind = queries.figures_behind(draft, entered) if entered.share else []
        full = [one for one in behind if one.whole and one.part == one.whole]
        if full and not any(one.rows.all() or one.file_id for one in full):
            yield Advice("full", "warning", _("%s đạt 100%% nhưng không kèm bản ghi hay tệp nào.") % entered.label,
                         suggestion=_("Ghi từng bản ghi, hoặc đính kèm danh sách."))  # fmt: skip


def _everybody_came(sections: list[Composed]) -> Iterator[Advice]:
    for made in sections:
        lines = [one.text for one in made.sentences if one.source in ("writer", "unit")]
        cells = [
            f"dự {cell}" for table in made.tables for row in table.rows
            for head, cell in zip(table.header, row, strict=True) if "dự" in head.lower()
        ]  # fmt: skip
        for text in (*lines, *cells):
            for found in (*_CAME.finditer(text), *_CAME_AFTER.finditer(text)):
                came, asked = (int(number.replace(".", "") or 0) for number in found.groups())
                if came == asked >= TELLING_CROWD:
                    yield Advice("everybody", "warning", _("Số người dự đúng bằng số mời."), _named(made), found[0],
                                 _("Đối chiếu danh sách ký tên."))  # fmt: skip


def _stale(sections: list[Composed]) -> Iterator[Advice]:
    for made in sections:
        for said in made.sentences:
            if said.stale:
                yield Advice(
                    "stale", "warning", _("Sổ sách đã đổi sau khi câu tự điền này được sửa."), _named(made), said.text,
                    _("Nay sổ sách cho: %s") % said.original,
                )  # fmt: skip


def _silent(draft: Draft, facts: Facts, sections: list[Composed]) -> Iterator[Advice]:
    """Sections whose numbers are all nothing: one piece of advice for all of them."""
    quiet = [
        _named(made)
        for made in sections
        if (keys := [part.indicator for part in made.section.parts if isinstance(part, Count)])
        and not any(counted(facts.values[key]) for key in keys)
    ]
    if quiet:
        yield Advice("silent", "warning", _("Mục không có sự việc nào trong kỳ: %s.") % "; ".join(quiet),
                     suggestion=_("Thật sự không có, hay chưa ai ghi sổ?"))  # fmt: skip


def _unseen(sections: list[Composed]) -> Iterator[Advice]:
    waiting = [_named(made) for made in sections if made.section.parts and made.status != "done"]
    if len(waiting) > FEW_TO_NAME:
        yield Advice("unseen", "info", _("%(n)d mục chưa đánh dấu xong.") % {"n": len(waiting)})
    elif waiting:
        yield Advice("unseen", "info", _("Mục chưa đánh dấu xong: %s.") % "; ".join(waiting))


def _named(made: Composed) -> str:
    return f"{made.label}. {made.section.title}"
