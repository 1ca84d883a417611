"""Who may do what with papers. Powers belong to posts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, at_home, holds, holds_a_post, permission, power, why_not

READ_POWER = power("papers.read", "Xem văn bản")
power("papers.register", "Vào sổ văn bản đến, lập hồ sơ công việc")
power("papers.issue", "Ban hành văn bản, công khai văn bản")

# Rooms above draft their own papers here (reports, conclusions of meetings): whoever may write those may draft.
DRAFTING = ("papers.issue", "papers.register", "committee.manage", "reports.write", "reports.sign")


def _may_draft(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    if any(by.has(name) for name in DRAFTING):
        return None
    return Refusal(_("Chức danh này không được giao việc soạn văn bản. Người quản trị đơn vị có thể giao quyền này."))


def _public_or_readable(by: Actor, thing: Any) -> Refusal | None:
    """Anyone reads a public paper of this commune; the rest asks for the power to read papers."""
    if getattr(thing, "public", False) and getattr(thing, "in_register", False):
        return at_home(by, thing)
    return why_not(by, READ, thing)


READ = permission("papers.read", holds("papers.read"))
REGISTER = permission("papers.register", holds("papers.register"))
DRAFT = permission("papers.draft", _may_draft)
ISSUE = permission("papers.issue", holds("papers.issue"))
PUBLISH = permission("papers.publish", holds("papers.issue"))
VIEW = permission("papers.view", _public_or_readable)
