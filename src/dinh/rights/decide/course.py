"""The steps the law asks for around a voting, with their days: data, read by pages, by the gate of opening, by today's
work. Pure.

A step is either ahead of the voting (its last day counted back from the opening), a term that must have run before it
opens, or a term counted from a day that has passed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dinh.law.due import Due, due
from dinh.law.matters import VoteForm


class When(StrEnum):
    AHEAD = "ahead"
    RUN = "run"  # must have lasted its whole term when the voting opens
    AFTER_PLAN = "after_plan"  # counted from the day of the step «plan»


@dataclass(frozen=True, slots=True)
class Step:
    """`rule` is the law's clock; empty for a step that only has to come before the opening."""

    key: str
    title: str | Promise
    when: When
    rule: str = ""


PLAN_ISSUED = Step("plan", _("Ban hành kế hoạch lấy phiếu"), When.AHEAD)
PLAN_SENT = Step("plan_sent", _("Gửi kế hoạch đến Chủ tịch UBND và Ủy ban MTTQ"), When.AFTER_PLAN, "decide.ballot_plan")
NOTICE = Step("notice", _("Thông báo cuộc họp đến các hộ, niêm yết"), When.AHEAD, "decide.meeting_notice")
DOCUMENTS = Step("documents", _("Gửi tài liệu đến từng hộ"), When.AHEAD, "decide.meeting_documents")
BALLOT_NOTICE = Step("notice", _("Thông báo công khai việc lấy phiếu"), When.AHEAD, "decide.ballot_notice")
REPORTED = Step("reported", _("Báo cáo UBND và Ủy ban MTTQ trước khi tổ chức"), When.AHEAD)
ONLINE_NOTICE = Step("notice", _("Thông báo ngày bắt đầu, ngày kết thúc"), When.AHEAD)
ELECTION = (
    Step("election_plan", _("Quyết định và kế hoạch bầu cử"), When.AHEAD, "elect.plan"),
    Step("candidates_sent", _("Gửi danh sách người ứng cử (Mẫu 05) đến UBND"), When.AHEAD, "elect.candidates_sent"),
    Step("election_team", _("Lập Tổ bầu cử"), When.AHEAD, "elect.team"),
    Step("election_notice", _("Thông báo công khai ngày bầu cử"), When.AHEAD, "elect.notice"),
)
CONVENTION_DRAFT = Step("draft_posted", _("Niêm yết dự thảo lấy ý kiến"), When.RUN, "convention.draft")
WITH_DOCUMENTS = ("BQ1", "BQ2", "BQ3")


def steps(code: str, form: VoteForm, *, deed: str = "", consent: bool = False) -> tuple[Step, ...]:
    """The steps before a voting of this form opens, in the order they come."""
    if consent:
        return (REPORTED, ONLINE_NOTICE)
    found: list[Step] = []
    if code == "BQ3":
        found.append(CONVENTION_DRAFT)
    if code == "BQ4" and deed == "elect":
        found.extend(ELECTION)
    match form:
        case VoteForm.MEETING:
            found.append(NOTICE)
            if code in WITH_DOCUMENTS:
                found.append(DOCUMENTS)
        case VoteForm.HOUSEHOLD_BALLOT:
            found.extend((PLAN_ISSUED, PLAN_SENT, BALLOT_NOTICE))
        case VoteForm.ONLINE:
            found.extend((REPORTED, ONLINE_NOTICE))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Standing:
    """A step on a day: when it was done, its last day (for RUN the day the term ends), and what is wrong, in words
    with the article; empty when nothing is."""

    step: Step
    done: date | None
    term: Due | None
    wrong: str = ""

    @property
    def waits(self) -> bool:
        return self.done is None


def standing(step: Step, done: Mapping[str, date], opens: date) -> Standing:
    """How a step stands for a voting that opens on the day `opens`."""
    on = done.get(step.key)
    match step.when:
        case When.AHEAD:
            return _ahead(step, on, opens)
        case When.AFTER_PLAN:
            plan = done.get(PLAN_ISSUED.key)
            term = due(step.rule, plan) if plan else None
            if on is None:
                return Standing(step, None, term, f"Chưa làm: {step.title}.")
            wrong = ""
            if term is not None and on > term.due:
                wrong = f"{step.title}: làm ngày {_d(on)}, muộn hơn ngày {_d(term.due)} ({term.article})."
            return Standing(step, on, term, wrong)
        case When.RUN:
            term = due(step.rule, on) if on else None
            if on is None or term is None:
                return Standing(step, None, None, f"Chưa làm: {step.title}.")
            if opens <= term.due:
                return Standing(step, on, term, f"Phải niêm yết đến hết ngày {_d(term.due)} ({term.article}).")
            return Standing(step, on, term)


def _ahead(step: Step, on: date | None, opens: date) -> Standing:
    if not step.rule:
        wrong = f"Chưa làm: {step.title}." if on is None else ""
        if on is not None and on > opens:
            wrong = f"{step.title}: ngày {_d(on)} sau ngày bắt đầu {_d(opens)}."
        return Standing(step, on, None, wrong)
    term = due(step.rule, opens)
    if on is None:
        return Standing(step, None, term, f"Chưa làm: {step.title}, chậm nhất ngày {_d(term.due)} ({term.article}).")
    if on > term.due:
        return Standing(
            step, on, term,
            f"{step.title}: làm ngày {_d(on)}, muộn hơn ngày {_d(term.due)} ({term.article}). Hãy lùi ngày bắt đầu.",
        )  # fmt: skip
    return Standing(step, on, term)


def _d(day: date) -> str:
    return f"{day:%d/%m/%Y}"
