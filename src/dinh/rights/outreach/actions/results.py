"""What came of a session: who came, in numbers; the materials given out; the proof."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.files import actions as files
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.room import PUBLIC_PAGES
from dinh.ground.search.index import put
from dinh.rights.outreach import permissions
from dinh.rights.outreach.actions.sessions import lock, write_audiences
from dinh.rights.outreach.models import Material, Session

REFERENCE = re.compile(r"[A-Z]{2}-[2-9A-Z]{4}-[2-9A-Z]{4}", re.ASCII)


@act
def record_result(
    *,
    by: Actor,
    session: Session,
    held_on: date,
    people: int | None,
    women: int | None,
    audiences: Sequence[tuple[str, int | None]],
    result: str,
) -> Session:
    """Note that the session was held and what was counted; None is «chưa đếm». May be corrected later, in the journal.

    Raises ValidationError for a day to come, more women than people, or a kind counted above the whole.
    """
    session = lock(session)
    require(by, permissions.RESULT, session)
    if held_on > today():
        raise ValidationError({"held_on": _("Ngày tổ chức: buổi chưa diễn ra nên chưa ghi kết quả được.")})
    if held_on < session.day and session.published_on:
        raise ValidationError({"held_on": _("Ngày tổ chức không thể trước ngày đã công bố %(day)s.") % {
            "day": f"{session.day:%d/%m/%Y}"}})  # fmt: skip
    for kind, count in audiences:
        if people is not None and count is not None and count > people:
            raise ValidationError({"audiences": _("%(kind)s: %(count)d người, nhiều hơn tổng số %(all)d người dự.") % {
                "kind": kind, "count": count, "all": people}})  # fmt: skip
    before = {"held_on": session.held_on, "people": session.people, "women": session.women}
    session.held_on, session.people, session.women, session.result = held_on, people, women, result.strip()
    session.changed_at = now()
    session.full_clean()
    session.save()
    session.audiences.all().delete()
    write_audiences(session, audiences)
    if session.published_on:
        put(by.commune, "outreach", session)
    after = {"held_on": held_on, "people": people, "women": women, "audiences": [list(pair) for pair in audiences]}
    record(by, "outreach.record_result", session, before=before, after=after)
    return session


@act
def add_file(*, by: Actor, session: Session, title: str, data: bytes, name: str, photo: bool) -> Material:
    """Attach a document that everyone may download, or a photo that stays inside as proof."""
    session = lock(session)
    require(by, permissions.RESULT, session)
    stored = files.store(by=by, data=data, name=name)
    if photo and stored.kind != stored.Kind.IMAGE:
        raise ValidationError({"upload": _("“%(name)s” không phải ảnh. Hãy chọn ảnh JPG hoặc PNG.") % {"name": name}})
    kind = Material.Kind.PHOTO if photo else Material.Kind.MATERIAL
    return _add(by, session, Material(kind=kind, title=title.strip() or stored.name, file=stored))


@act
def add_reference(*, by: Actor, session: Session, title: str, reference: str) -> Material:
    """Point to a paper that is already public here, by the reference printed on it."""
    session = lock(session)
    require(by, permissions.RESULT, session)
    ref = reference.strip().upper()
    if not REFERENCE.fullmatch(ref) or ref.split("-")[0] not in PUBLIC_PAGES:
        raise ValidationError({"reference": _("Mã “%(ref)s” không phải mã công khai. Mã có dạng CK-7K3M-9QXT.") % {
            "ref": reference}})  # fmt: skip
    return _add(by, session, Material(title=title.strip() or ref, reference=ref))


@act
def remove_material(*, by: Actor, material: Material) -> None:
    session = lock(material.session)
    require(by, permissions.RESULT, session)
    record(by, "outreach.remove_material", session, before={"title": material.title, "reference": material.reference})
    material.delete()


def _add(by: Actor, session: Session, material: Material) -> Material:
    material.commune, material.session = by.commune, session
    material.title = material.title[:200]
    material.full_clean()
    material.save(force_insert=True)
    sha = material.file.sha256 if material.file else ""
    after = {"kind": material.kind, "title": material.title, "reference": material.reference, "sha256": sha}
    record(by, "outreach.add_material", session, after=after)
    return material
