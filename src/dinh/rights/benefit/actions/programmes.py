"""The life of a programme: written, made public with its criteria and steps, ended."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.ground.search.index import put
from dinh.rights.benefit import permissions, wording
from dinh.rights.benefit.actions.common import PROGRAMME_KIND, issuer, lock_programme, make_public
from dinh.rights.benefit.models import BeneficiaryList, Programme
from dinh.rights.publish.actions import Content


@dataclass(frozen=True, slots=True)
class Words:
    """What the desk types of a programme; `criteria` and `steps` one a line."""

    title: str
    kind: str
    item: str
    ground: str
    level: str
    criteria: str
    steps: str
    decider: str


@act
def write_programme(*, by: Actor, words: Words) -> Programme:
    """Begin a programme that only the desk sees. Raises ValidationError naming the field."""
    programme = Programme(commune=by.commune, ref=new_ref("CS"))
    require(by, permissions.PLAN, programme)
    _fill(programme, words)
    programme.save(force_insert=True)
    record(by, "benefit.write_programme", programme, after=asdict(words))
    return programme


@act
def edit_programme(*, by: Actor, programme: Programme, edition: int, words: Words) -> Programme:
    """Raises Refused when somebody saved it since `edition` was shown, or once it is public."""
    programme = lock_programme(programme)
    require(by, permissions.PLAN, programme)
    if programme.edition != edition:
        raise Refused(_("Có người vừa sửa chính sách này. Hãy tải lại trang rồi sửa tiếp."))
    before: dict[str, Any] = {name: getattr(programme, name) for name in asdict(words)}
    _fill(programme, words)
    programme.edition += 1
    programme.save()
    record(by, "benefit.edit_programme", programme, before=before, after=asdict(words))
    return programme


@act
def publish_programme(*, by: Actor, programme: Programme) -> Programme:
    """Make criteria, level and steps public (khoản 7, 8 Điều 11); from here on they no longer change, and lists open.

    Raises Refused for who may not publish, ValidationError with what the room of publicity has against it.
    """
    programme = lock_programme(programme)
    require(by, permissions.PLAN, programme)
    day = today()
    title = _("Tiêu chí, quy trình: %(title)s") % {"title": programme.title}
    summary = _("%(level)s. Ai đủ tiêu chí thì nói với Tổ trưởng, Trưởng thôn để được đưa ra họp bình xét.")
    programme.publication = make_public(by, Content(
        item=programme.item, title=title, issuer=issuer(by), decided=day,
        summary=summary % {"level": programme.level.rstrip(".")}, body=wording.programme_body(programme),
    ))  # fmt: skip
    programme.published_on = day
    programme.save(update_fields=["published_on", "publication"])
    put(by.commune, PROGRAMME_KIND, programme)
    record(by, "benefit.publish_programme", programme, ground="khoản 7, 8 Điều 11 Luật 10/2022/QH15",
           after={"publication": programme.publication})  # fmt: skip
    return programme


@act
def close_programme(*, by: Actor, programme: Programme) -> Programme:
    """No further list is opened. Raises ValidationError while one is under review or posted."""
    programme = lock_programme(programme)
    require(by, permissions.OPEN, programme)
    running = programme.lists.filter(state__in=[BeneficiaryList.State.REVIEW, BeneficiaryList.State.POSTED])
    if running.exists():
        raise ValidationError(_("Còn đợt đang bình xét hoặc đang niêm yết. Hãy duyệt hoặc dừng đợt đó trước."))
    programme.closed_on = today()
    programme.save(update_fields=["closed_on"])
    put(by.commune, PROGRAMME_KIND, programme)
    record(by, "benefit.close_programme", programme)
    return programme


def _fill(programme: Programme, words: Words) -> None:
    for name, value in asdict(words).items():
        multi = name in ("criteria", "steps")
        setattr(programme, name, value.strip() if multi else " ".join(value.split()))
    programme.full_clean()
