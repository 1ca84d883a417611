"""Showing a registered paper to everyone, and taking it back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.office.papers import permissions
from dinh.office.papers.actions.entering import Entering
from dinh.office.papers.models import Paper


@act
def make_public(*, by: Actor, paper: Paper) -> Paper:
    """Anyone may now read and find this paper. Raises Refused when it is not in a register."""
    paper = _locked(by, paper)
    if not paper.in_register:
        raise Refused(_("Chỉ công khai được văn bản đã vào sổ."))
    return _show(by, paper, public=True)


@act
def withdraw(*, by: Actor, paper: Paper, reason: str) -> Paper:
    """Take a paper off the public pages. Raises Refused without a reason: people may ask why it is gone."""
    paper = _locked(by, paper)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do thôi công khai; lý do được lưu trong nhật ký."))
    return _show(by, paper, public=False, reason=" ".join(reason.split())[:300])


def _locked(by: Actor, paper: Paper) -> Paper:
    locked: Paper = Paper.objects.select_for_update().get(pk=paper.pk)
    require(by, permissions.PUBLISH, locked)
    return locked


def _show(by: Actor, paper: Paper, *, public: bool, reason: str = "") -> Paper:
    before, paper.public = paper.public, public
    paper.save(update_fields=["public"])
    Entering(by, paper).into_search()
    what = "papers.make_public" if public else "papers.withdraw"
    record(by, what, paper, before={"public": before}, after={"public": public, "reason": reason})
    return paper
