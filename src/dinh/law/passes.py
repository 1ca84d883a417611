"""Does a vote pass? Exact counts of the total the law names, never of those who happened to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dinh.law import rules
from dinh.law.dated import Rule
from dinh.law.share import Share
from dinh.law.spelling import near

Scope = Literal["thon", "xa"]

_OF_A_GROUP = {
    "BQ1": "decide.pass_contribution",
    "BQ2": "decide.pass_contribution",
    "BQ3": "decide.pass_self_rule",
    "BQ4": "decide.pass_self_rule",
    "BQ5": "decide.pass_self_rule",
    "BQ6": "decide.pass_self_rule",
    "procedural": "decide.pass_procedural",
    "online_consent": "decide.online_consent",
    "initiative": "decide.initiative",
    "removal_proposed": "elect.removal_proposed",
    "election": "elect.passes",
    "convention": "convention.passes",
    "convention_attendance": "convention.attendance",
    "mediator": "mediation.elected",
    "agency_quorum": "agency.quorum",
    "agency_resolution": "agency.resolution",
}
_OF_A_COMMUNE = {"BQ1": "decide.pass_contribution_commune", "BQ2": "decide.pass_contribution_commune"}
MATTERS: tuple[str, ...] = tuple(_OF_A_GROUP)


@dataclass(frozen=True, slots=True)
class Answer:
    """`needed` is the smallest count that passes; `share` the law's words; `reason` one sentence for the reader."""

    matter: str
    scope: Scope
    passes: bool
    yes: int
    of: int
    needed: int
    share: str
    article: str
    rule: str
    provenance: str
    verified: bool
    notes: tuple[str, ...]

    @property
    def reason(self) -> str:
        verdict = "đủ" if self.passes else "chưa đủ"
        return f"{self.yes}/{self.of}: {verdict} {self.share}, cần ít nhất {self.needed} ({self.article})."


class WrongVote(ValueError):
    """The question cannot be asked of the law: an unknown matter, a scope it does not have, counts that do not fit.

    `english` says the same for readers of the command line who asked for English."""

    def __init__(self, message: str, english: str) -> None:
        self.english = english
        super().__init__(message)


def passes(matter: str, yes: int, of: int, day: date, scope: Scope = "thon") -> Answer:
    """Whether `yes` out of `of` passes the matter by the law of `day`.

    For BQ1–BQ6 in a thôn `of` is ALL households (their representatives), frozen when the vote opened; with scope "xa"
    (BQ1, BQ2 only) both count thôn and tổ dân phố. `MATTERS` lists the other votes. Raises WrongVote, RuleNotKnown.

    >>> answer = passes("BQ1", 87, 132, date(2026, 11, 21))
    >>> answer.passes, answer.needed, answer.article
    (False, 88, 'khoản 1 Điều 21 Luật 10/2022/QH15')
    """
    rule = rule_of(matter, scope)
    _check(yes, of)
    share, entry = rule.on(day), rule.entry(day)
    if not isinstance(share, Share):
        raise WrongVote(f"Quy tắc {rule.key!r} không phải là một tỷ lệ.", f"Rule {rule.key!r} is not a share.")
    return Answer(
        matter=_proper(matter),
        scope=scope,
        passes=share.reached(yes, of),
        yes=yes,
        of=of,
        needed=share.needed(of),
        share=str(share),
        article=str(entry.cite),
        rule=rule.key,
        provenance=str(entry.provenance),
        verified=entry.provenance.verified,
        notes=rule.notes(day),
    )


def rule_of(matter: str, scope: Scope = "thon") -> Rule:
    """The rule that decides a matter; raises WrongVote for what the law does not know."""
    name = _proper(matter)
    if scope not in ("thon", "xa"):
        raise WrongVote(
            f"Phạm vi {scope!r} không có: chọn «thon» (thôn, tổ dân phố) hoặc «xa» (toàn xã, phường).",
            f"There is no scope {scope!r}: choose 'thon' (residential group) or 'xa' (whole commune).",
        )
    if scope == "thon":
        return rules.get(_OF_A_GROUP[name])
    if name not in _OF_A_COMMUNE:
        raise WrongVote(
            f"Việc {name} do từng thôn, tổ dân phố quyết định: chỉ BQ1, BQ2 có phạm vi toàn xã, phường "
            "(khoản 1 Điều 21 Luật 10/2022/QH15). Hãy dùng phạm vi «thon».",
            f"{name} is decided by each residential group: only BQ1 and BQ2 may be commune-wide. Use scope 'thon'.",
        )
    return rules.get(_OF_A_COMMUNE[name])


def _proper(matter: str) -> str:
    for name in MATTERS:
        if name.lower() == matter.strip().lower():
            return name
    alike = ", ".join(near(matter, MATTERS))
    every = ", ".join(MATTERS)
    raise WrongVote(
        f"Không có việc {matter!r}.{f' Có phải: {alike}?' if alike else ''} Các việc: {every}.",
        f"There is no matter {matter!r}.{f' Did you mean: {alike}?' if alike else ''} Matters: {every}.",
    )


def _check(yes: int, of: int) -> None:
    if isinstance(yes, bool) or isinstance(of, bool) or not isinstance(yes, int) or not isinstance(of, int):
        raise WrongVote(
            "Số tán thành và tổng số phải là số nguyên: pháp luật đếm từng hộ, không dùng tỷ lệ làm tròn.",
            "Votes and their total must be whole numbers: the law counts households, never rounded percentages.",
        )
    if of < 1:
        raise WrongVote(
            f"Tổng số (--of) là {of}: phải từ 1 trở lên. Nhập tổng số đại diện hộ, không phải số người dự.",
            f"The total (--of) is {of}: it must be 1 or more. Give all households, not those present.",
        )
    if not 0 <= yes <= of:
        raise WrongVote(
            f"Số tán thành (--yes) là {yes}: phải từ 0 đến tổng số {of}.",
            f"The votes in favour (--yes) are {yes}: they must lie between 0 and the total {of}.",
        )
