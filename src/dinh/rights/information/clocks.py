"""By when, and why that day: from the law of the day of receipt, or, where that law was not read, what an official
recorded from it.

No number of days stands here: adding dated values to `dinh.law.rules.information` is all that a new law needs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from dinh.law import rules
from dinh.law.dated import Dated, Rule, RuleNotKnown, Unread
from dinh.law.due import Due, due
from dinh.law.workdays import spoken
from dinh.rights.information.models import InformationRequest

Way, Sort = InformationRequest.Way, InformationRequest.Sort
BY_WAY = {Way.VIEW: "office", Way.COPY: "office", Way.EMAIL: "electronic", Way.POST: "post", Way.FAX: "post"}
AT_ONCE = "information.office_complex"  # its title says that simple information is given at once


@dataclass(frozen=True, slots=True)
class Term:
    """A day to act by. `source` says who vouches for it: «law» (computed), «official» (typed, not checked), or
    «unknown»: then `due` is None and `message` says so in plain words. `reference` is the day the replaced law would
    have given: never in force, a help for planning only."""

    source: str
    due: date | None = None
    steps: tuple[str, ...] = ()
    article: str = ""
    notes: tuple[str, ...] = ()
    message: str = ""
    reference: Due | None = None

    @property
    def known(self) -> bool:
        return self.due is not None


@dataclass(frozen=True, slots=True)
class Governing:
    """The law of a day of receipt: `name` as it is cited; `unread` what to tell people when its terms are unknown."""

    name: str
    unread: str = ""


def governing(received: date) -> Governing:
    """The law a request received that day is judged by."""
    entry = _latest(rules.get(AT_ONCE), received)
    if entry is None:
        return Governing("", _("Phần mềm chưa có quy định nào cho ngày này."))
    if isinstance(entry.value, Unread):
        words = _("Luật mới có hiệu lực từ %(day)s, phần mềm chưa có nội dung thời hạn của luật này.")
        day = f"{entry.since.day:02d}/{entry.since.month}/{entry.since.year}"
        return Governing(entry.cite.doc, words % {"day": day})
    return Governing(entry.cite.doc)


def answer_term(asked: InformationRequest) -> Term:
    """By when to answer: after the extension where there is one. Before acceptance the sort is not known: then the
    first step's term is what counts (`first_term`)."""
    if not asked.sort:
        return first_term(asked)
    first = term_of(asked.way, asked.sort, asked.received_on, asked.valid_on)
    first = first if first.known else _recorded(first, asked.due_recorded, asked.due_ground)
    if not asked.extended_on:
        return first
    return extension_term(asked, first)


def first_answer_term(asked: InformationRequest) -> Term:
    """The term before any extension: the extension counts from its end."""
    term = term_of(asked.way, asked.sort or Sort.COMPLEX, asked.received_on, asked.valid_on)
    return term if term.known else _recorded(term, asked.due_recorded, asked.due_ground)


def extension_term(asked: InformationRequest, first: Term) -> Term:
    """The term an extension gives, or would give."""
    base = first.due or asked.valid_on
    term = _by_rule(f"information.{BY_WAY[Way(asked.way)]}_extension", asked.received_on, base)
    return term if term.known else _recorded(term, asked.extension_recorded, asked.extension_ground)


def term_of(way: str, sort: str, received: date, valid: date) -> Term:
    """The term for a way of giving and a sort of information."""
    kind = BY_WAY[Way(way)]
    if kind == "office" and sort == Sort.SIMPLE:
        return _at_once(received, valid)
    return _by_rule(f"information.{kind}_{sort}", received, valid)


def first_term(asked: InformationRequest) -> Term:
    """By when the office must at least have read a new request: the shortest term that could apply to it."""
    kind = BY_WAY[Way(asked.way)]
    terms = [term_of(asked.way, Sort.SIMPLE, asked.received_on, asked.valid_on)]
    if kind != "office":
        terms.append(_by_rule(f"information.{kind}_notify", asked.received_on, asked.valid_on))
    known = [term for term in terms if term.due]
    shortest = min(known, key=lambda term: term.due or date.max) if known else terms[0]
    return shortest if known else _recorded(shortest, asked.due_recorded, asked.due_ground)


def notify_term(asked: InformationRequest) -> Term | None:
    """By when the asker must be told the term of complex information; None where the law asks no such notice."""
    kind = BY_WAY[Way(asked.way)]
    if kind == "office" or asked.sort == Sort.SIMPLE:
        return None
    return _by_rule(f"information.{kind}_notify", asked.received_on, asked.valid_on)


def review_term(asked: InformationRequest) -> Term | None:
    """By when a doubt must be settled: checked when the asker says it is wrong, corrected when it was found wrong."""
    keys = {"wrong": "information.verify", "found": "information.correct"}
    if asked.doubt not in keys or not asked.doubt_on:
        return None
    return _by_rule(keys[asked.doubt], asked.received_on, asked.doubt_on)


def current_term(asked: InformationRequest) -> Term | None:
    """The one day that counts now for the office; None when nothing waits for the office."""
    if asked.state == InformationRequest.State.REVIEW:
        return review_term(asked)
    if asked.state in (InformationRequest.State.NEW, InformationRequest.State.ACCEPTED):
        return answer_term(asked)
    return None


def expected(asked: InformationRequest) -> list[tuple[str, Term]]:
    """What the asker may expect, as (for what, term): one line for each sort until the office has said which it is,
    and one line where the law gives no day that we know."""
    if asked.sort:
        return [("", answer_term(asked))]
    terms = [(str(sort.label), term_of(asked.way, sort, asked.received_on, asked.valid_on)) for sort in Sort]
    if any(term.known for _sort, term in terms):
        return terms
    return [("", answer_term(asked) if asked.due_recorded else terms[-1][1])]


def _latest(rule: Rule, day: date) -> Dated | None:
    entries = [entry for entry in rule.values if entry.since <= day]
    return entries[-1] if entries else None


def _by_rule(key: str, received: date, counted_from: date) -> Term:
    """The rule as it stood on the day of receipt, counted from another day: an old matter keeps the law of its day."""
    rule = rules.get(key)
    try:
        entry = rule.entry(received)
    except RuleNotKnown:
        return Term("unknown", message=governing(received).unread, reference=_reference(rule, received, counted_from))
    found = due(replace(rule, values=(entry,)), counted_from)
    return Term("law", found.due, found.steps, found.article, found.notes)


def _reference(rule: Rule, received: date, counted_from: date) -> Due | None:
    """What the last text that was read would give, for `counted_from`."""
    read = [entry for entry in rule.values if entry.since <= received and not isinstance(entry.value, Unread)]
    return due(replace(rule, values=(read[-1],)), counted_from) if read else None


def _at_once(received: date, valid: date) -> Term:
    try:
        entry = rules.get(AT_ONCE).entry(received)
    except RuleNotKnown:
        return Term("unknown", message=governing(received).unread)
    why = _("Thông tin đơn giản, nhận tại trụ sở: cung cấp ngay trong ngày yêu cầu đầy đủ, %(day)s (%(cite)s).")
    return Term("law", valid, (why % {"day": spoken(valid), "cite": entry.cite},), str(entry.cite))


def _recorded(term: Term, day: date | None, ground: str) -> Term:
    """An unknown term with the day an official recorded in its place, never shown as checked."""
    if day is None:
        return term
    steps = (
        term.message,
        _("Ngày %(day)s do cán bộ ghi theo: %(ground)s. Chưa kiểm chứng.") % {"day": spoken(day), "ground": ground},
    )
    return replace(term, source="official", due=day, steps=steps, article=ground)
