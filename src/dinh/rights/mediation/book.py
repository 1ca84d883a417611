"""The book of a team in the columns of the ministry's form. What leaves the page as a file never holds private life:
its cells say where to read it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dinh.ground.sheets import Cell, table
from dinh.rights.mediation.models import Case, Private
from dinh.rights.mediation.queries import Standing
from dinh.rights.mediation.statistics import NOT_DEFINED, Figures, rates

KEPT = "giữ kín, xem trong hồ sơ"  # khoản 3 Điều 4 Luật 35/2013/QH13
State = Case.State


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the book. `parties`, `content` and `agreed` are filled only for a page read by those who may."""

    case: Case
    mediators: str
    parties: str = KEPT
    content: str = KEPT
    agreed: str = KEPT

    @property
    def result(self) -> str:
        return str(self.case.get_state_display())

    @property
    def note(self) -> str:
        case = self.case
        said = [
            f"căn cứ: {case.get_trigger_display().lower()}",
            f"phối hợp với {case.partner}" if case.partner else "",
            case.get_outside_display() if case.outside else "",
            case.get_ending_display() if case.ending else "",
            case.get_performed_display() if case.performed else "",
            "có văn bản hòa giải thành" if case.written else "",
        ]
        return "; ".join(filter(None, said))


def rows(cases: Iterable[Case], *, private: bool = False) -> list[Row]:
    """The lines of a book; `private` adds names and content, for a page only."""
    found = list(cases)
    if not private:
        return [Row(case, _mediators(case)) for case in found]
    told = {one.case_id: one for one in Private.objects.filter(case__in=found)}
    return [_full(case, told.get(case.pk)) for case in found]


def _full(case: Case, told: Private | None) -> Row:
    if case.erased_on or told is None:
        gone = f"đã xóa ngày {case.erased_on:%d/%m/%Y}" if case.erased_on else ""
        return Row(case, _mediators(case), gone, gone, gone)
    names = "; ".join(", ".join(filter(None, [party.name, party.about])) for party in case.parties.all())
    return Row(case, _mediators(case), names, told.content, told.agreed)


def _mediators(case: Case) -> str:
    return ", ".join(one.member.name for one in case.assignments.all() if one.left_ground not in ("interest", "doubt"))


HEADINGS = (
    "Số", "Ngày nhận", "Hòa giải viên", "Các bên", "Lĩnh vực", "Nội dung chủ yếu", "Thỏa thuận, yêu cầu các bên",
    "Kết quả", "Ngày có kết quả", "Ghi chú",
)  # fmt: skip
WIDTHS = (9, 12, 30, 24, 24, 24, 24, 24, 14, 40)


def cells(row: Row) -> tuple[Cell, ...]:
    case = row.case
    return (
        case.label, case.received_on, row.mediators, KEPT, case.get_field_display(), KEPT, KEPT, row.result,
        case.outcome_on, row.note,
    )  # fmt: skip


def sheet(title: str, cases: Iterable[Case]) -> bytes:
    """The book as .xlsx, without names or content."""
    return table(title, list(zip(HEADINGS, WIDTHS, strict=True)), (cells(row) for row in rows(cases)))


def team_sheet(found: Iterable[Standing]) -> bytes:
    """Teams and their mediators, one line a mediator: what is published, and what is missing."""
    columns = [
        (_("Thôn, tổ dân phố"), 22), (_("Tổ hòa giải"), 30), (_("Hòa giải viên"), 28), (_("Tổ trưởng"), 10),
        (_("Nữ"), 6), (_("Dân tộc thiểu số"), 10), (_("Chuyên môn luật"), 10), (_("Ngày công nhận"), 14),
        (_("Quyết định"), 28), (_("Còn thiếu"), 60),
    ]  # fmt: skip

    def lines() -> Iterable[tuple[Cell, ...]]:
        for one in found:
            missing = "; ".join(str(finding) for finding in one.findings)
            for member in one.members or (None,):
                facts: tuple[Cell, ...] = ("", "", "", "", "", None, "")
                if member:
                    ticks = (member.is_head, member.woman, member.minority, member.lawyer)
                    facts = (
                        member.name, *("x" if one_tick else "" for one_tick in ticks), member.recognised_on,
                        member.decision,
                    )  # fmt: skip
                yield (str(one.team.group), one.team.name, *facts, missing)

    return table(_("Tổ hòa giải"), columns, lines())


NUMBERS = ("carried", "received", "settled", "not_settled", "ended", "still_open")


def figure_cells(found: Figures) -> list[Cell]:
    """The counts, then both rates in per cent, rounded for reading only; a rate of nothing is a dash."""
    percents = [round(100 * rate.part / rate.whole, 2) if rate.whole else "–" for rate in rates(found)]
    return [*(getattr(found, name) for name in NUMBERS), *percents]


def figure_sheet(title: str, lines: Iterable[tuple[str, Figures]], total: Figures) -> bytes:
    """Figures by team or field, the total last, each rate under its formula."""
    formulas = [f"% {rate.formula}" for rate in rates(total)]
    columns = [
        (_("Nơi, lĩnh vực"), 34), (_("Tồn kỳ trước"), 12), (_("Tiếp nhận"), 12), (_("Thành"), 10),
        (_("Không thành"), 12), (_("Kết thúc"), 10), (_("Chưa xong"), 12), *((formula, 26) for formula in formulas),
    ]  # fmt: skip

    def made() -> Iterable[tuple[Cell, ...]]:
        for name, found in lines:
            yield (name, *figure_cells(found))
        yield (_("Cộng"), *figure_cells(total))
        yield (str(NOT_DEFINED), *([None] * 8))

    return table(title, columns, made())
