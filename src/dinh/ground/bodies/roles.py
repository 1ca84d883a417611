"""Usual sets of powers, by the words a ward uses: filled in as a beginning, changed post by post afterwards.

A power belongs to the room that declares it; here stand their names only, held against the declared ones by a test.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dinh.ground.fold import fold


@dataclass(frozen=True, slots=True)
class Role:
    """`title` as it is shown and as a table may write it; `powers` in the order of no importance."""

    title: str | Promise
    powers: tuple[str, ...]


_MEMBER = (
    "papers.read", "tasks.read", "tasks.do", "reports.write", "oversee.answer", "movements.read", "movements.adopt",
    "workplaces.own", "scores.self", "library.own",
)  # fmt: skip
_CASES = (
    "publish.read", "publish.write", "publish.prove", "information.handle", "outreach.write", "reach.survey",
    "petitions.read", "petitions.handle", "dialogue.read", "dialogue.write", "mediation.read", "mediation.write",
    "households.read", "households.write", "decide.read", "decide.write", "decide.count", "consult.read",
    "consult.write", "oversee.read", "works.read", "works.write", "movements.write", "benefit.read", "benefit.write",
    "benefit.onestop", "benefit.survey", "library.keep", "past.bring",
)  # fmt: skip
ROLES: dict[str, Role] = {
    "party-leader": Role(_("Lãnh đạo cấp ủy"), (
        "papers.read", "papers.issue", "tasks.read", "tasks.assign", "tasks.accept", "committee.manage",
        "reports.write", "reports.sign", "journal.read", "publish.read", "oversee.read", "oversee.inspect",
        "oversee.violation", "movements.read", "movements.recognise", "scores.adopt", "overview.secretary",
        "emergency.open",
    )),
    "party-office": Role(_("Ban Xây dựng Đảng"), (
        "papers.read", "papers.register", "papers.issue", "tasks.read", "tasks.assign", "tasks.do", "committee.manage",
        "reports.write", "reports.numbers", "publish.read", "oversee.read", "oversee.inspect", "oversee.violation",
        "movements.read", "movements.write", "workplaces.watch", "scores.draft", "scores.appraise",
        "overview.secretary",
    )),
    "chair": Role(_("Chủ tịch Ủy ban nhân dân"), (
        *_MEMBER, "papers.issue", "tasks.assign", "tasks.accept", "reports.sign", "publish.read", "petitions.read",
        "petitions.handle", "petitions.decide", "petitions.denunciation", "petitions.identity", "dialogue.read",
        "dialogue.write", "dialogue.answer", "mediation.read", "mediation.recognise", "decide.read",
        "decide.recognise", "consult.read", "consult.decide", "works.read", "works.approve", "benefit.read",
        "benefit.approve", "movements.recognise", "oversee.read", "scores.adopt", "overview.chair",
        "emergency.open",
    )),
    "council": Role(_("Hội đồng nhân dân"), ("papers.read", "oversee.read", "oversee.council")),
    "registrar": Role(_("Văn thư"), ("papers.read", "papers.register", "tasks.read", "tasks.do", "publish.read")),
    "clerk": Role(_("Công chức"), (*_MEMBER, *_CASES)),
    "member": Role(_("Thành viên, đơn vị"), _MEMBER),
    "front": Role(_("Mặt trận, đoàn thể"), (
        *_MEMBER, "petitions.front", "dialogue.read", "mediation.read", "decide.read", "decide.front", "decide.count",
        "consult.read", "consult.collect", "oversee.read", "oversee.front", "works.read", "movements.write",
        "benefit.read", "workplaces.watch",
    )),
    "inspector": Role(_("Ban Thanh tra nhân dân"), (
        "oversee.read", "oversee.board", "petitions.review", "works.read", "scores.appraise", "overview.board",
        "reports.numbers",
    )),
    "head": Role(_("Trưởng thôn, tổ trưởng"), (
        "publish.read", "publish.prove", "mediation.head", "households.read", "households.write", "decide.read",
        "decide.head", "decide.count", "consult.collect", "works.read", "works.write", "movements.read",
        "movements.review", "benefit.read", "benefit.head", "scores.self",
    )),
    "cashier": Role(_("Thủ quỹ"), ("works.read", "works.cash", "benefit.read")),
    "data-officer": Role(_("Phụ trách bảo vệ dữ liệu"), ("privacy.officer",)),
    "manager": Role(_("Quản trị"), ("house.manage", "journal.read", "alerts.manage")),
}  # fmt: skip


def named(words: str) -> Role | None:
    """The role that a table writes so, marks and capitals aside; also by the beginning of its title, if of one only."""
    wanted = fold(words)
    found = [role for role in ROLES.values() if wanted and fold(str(role.title)).startswith(wanted)]
    exact = [role for role in found if fold(str(role.title)) == wanted]
    return exact[0] if exact else found[0] if len(found) == 1 else None
