"""Proof that people could read or hear it: postings, broadcasts, messages to heads. Each may be sent twice by a phone
that lost its connection: the second time finds the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.files.actions import store
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.publish import permissions
from dinh.rights.publish.models import Broadcast, HeadMessage, Posting, Version
from dinh.rights.publish.queries.standing import means, seat_name


@dataclass(frozen=True, slots=True)
class Photo:
    data: bytes
    name: str


@dataclass(frozen=True, slots=True)
class At:
    """What the gate is asked about: a version of a commune, at a group (None: the seat)."""

    commune_id: int
    group_id: int | None


@act
def post(
    *, by: Actor, version: Version, group: ResidentialGroup | None, posted_on: date, photo: Photo | StoredFile,
    key: UUID, place: str = "", note: str = "",
) -> Posting:  # fmt: skip
    """Say that a version hangs at a group's house of culture or at the seat, with a photo. One photo of the board may
    prove several versions: then the stored picture is given again.

    Sent again with the same `key` it gives back the posting that is there. Raises Refused for a head of another group;
    ValidationError naming the field: a day ahead or before the decision, a photo that is none, a posting already there.
    """
    require(by, permissions.PROVE, At(version.commune_id, group.pk if group else None))
    if there := Posting.objects.filter(key=key).first():
        return _again(by, there, version, group)
    version = _current(version)
    _day_within(version, posted_on, "posted_on")
    posting = Posting(
        commune=by.commune, version=version, group=group, posted_on=posted_on, photo=_picture(by, photo), key=key,
        place=" ".join(place.split())[:200] or _usual_place(group), note=" ".join(note.split())[:300], post=by.post,
        by=by.person, at=now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            posting.save(force_insert=True)
    except IntegrityError as error:
        raise ValidationError(_("Nơi này đang niêm yết nội dung ấy rồi. Hãy tải lại trang để xem.")) from error
    after = {"version": version.number, "place": posting.place, "posted_on": posted_on, "photo": posting.photo.sha256}
    record(by, "publish.post", version.publication, after=after)
    return posting


@act
def end_posting(
    *, by: Actor, posting: Posting, ended_on: date, photo: Photo | StoredFile | None = None, note: str = ""
) -> Posting:  # fmt: skip
    """Say until when it hung. Before its term is over it counts as broken and must be posted anew: the law asks for
    days without a gap. Raises ValidationError for a day ahead or before the posting."""
    posting = _lock_posting(posting)
    require(by, permissions.PROVE, posting)
    if posting.ended_on or posting.struck_at:
        raise Refused(_("Lần niêm yết này đã kết thúc."))
    if ended_on < posting.posted_on:
        raise ValidationError({"ended_on": _("Ngày kết thúc không thể trước ngày niêm yết.")})
    if ended_on > today():
        raise ValidationError({"ended_on": _("Ngày kết thúc còn ở phía trước: hãy ghi khi đã đến ngày ấy.")})
    posting.ended_on, posting.end_post, posting.end_note = ended_on, by.post, " ".join(note.split())[:300]
    posting.end_photo = _picture(by, photo) if photo else None
    posting.save(update_fields=["ended_on", "end_post", "end_note", "end_photo"])
    record(by, "publish.end_posting", posting.version.publication, after={"place": posting.place, "ended_on": ended_on})
    return posting


@act
def strike_posting(*, by: Actor, posting: Posting, reason: str) -> Posting:
    """Take back a proof that was wrong. The line stays readable, struck out, with the reason."""
    posting = _lock_posting(posting)
    require(by, permissions.PROVE, posting)
    posting.struck_reason = _reason(reason, posting.struck_at is not None)
    posting.struck_at = now()
    posting.save(update_fields=["struck_at", "struck_reason"])
    after = {"place": posting.place, "reason": posting.struck_reason}
    record(by, "publish.strike_posting", posting.version.publication, after=after)
    return posting


@act
def broadcast(
    *, by: Actor, version: Version, day: date, times: int, key: UUID, hours: str = "", minutes: int | None = None,
    note: str = "",
) -> Broadcast:  # fmt: skip
    """Log that the loudspeakers read it on a day. Raises ValidationError for a day ahead or before the decision, or one
    that is logged already."""
    require(by, permissions.BROADCAST, version)
    if there := Broadcast.objects.filter(key=key).select_related("version__publication").first():
        record(by, "publish.sent_again", there.version.publication, after={"day": there.day})
        return there
    version = _current(version)
    _day_within(version, day, "day")
    if not 1 <= times <= 20:
        raise ValidationError({"times": _("Số lần phát trong ngày từ 1 đến 20.")})
    line = Broadcast(
        commune=by.commune, version=version, day=day, times=times, key=key, hours=" ".join(hours.split())[:60],
        minutes=minutes, note=" ".join(note.split())[:300], post=by.post, by=by.person, at=now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            line.save(force_insert=True)
    except IntegrityError as error:
        raise ValidationError({"day": _("Ngày này đã ghi phát thanh. Nếu ghi sai, hãy gạch dòng cũ trước.")}) from error
    record(by, "publish.broadcast", version.publication, after={"day": day, "times": times})
    return line


@act
def strike_broadcast(*, by: Actor, line: Broadcast, reason: str) -> Broadcast:
    """Take back a line of the broadcast log that was wrong."""
    line = Broadcast.objects.select_for_update(of=("self",)).select_related("version__publication").get(pk=line.pk)
    require(by, permissions.BROADCAST, line)
    line.struck_reason = _reason(reason, line.struck_at is not None)
    line.struck_at = now()
    line.save(update_fields=["struck_at", "struck_reason"])
    after = {"day": line.day, "reason": line.struck_reason}
    record(by, "publish.strike_broadcast", line.version.publication, after=after)
    return line


@act
def hand_over(*, by: Actor, version: Version, group: ResidentialGroup, to: str, note: str = "") -> HeadMessage:
    """Log that a version was handed on paper to the head of a group who has no account here."""
    require(by, permissions.BROADCAST, version)
    version = _current(version)
    name = " ".join(to.split())[:300]
    if not name:
        raise ValidationError({"to": _("Hãy ghi tên người đã nhận.")})
    message = HeadMessage(
        commune=by.commune, version=version, group=group, sent_at=now(), post=by.post, to=name, on_paper=True,
        told_note=" ".join(note.split())[:300],
    )  # fmt: skip
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError as error:
        raise ValidationError({"to": _("%(group)s đã được gửi nội dung này.") % {"group": group}}) from error
    record(by, "publish.hand_over", version.publication, after={"group": group.code}, personal={"to": name})
    return message


@act
def tell(*, by: Actor, message: HeadMessage, told_on: date, told_how: str, note: str = "") -> HeadMessage:
    """The head says how and when the people of the group were told (họp, tin nhắn…; khoản 4 Điều 13)."""
    row = HeadMessage.objects.select_for_update(of=("self",)).select_related("version__publication").get(pk=message.pk)
    require(by, permissions.PROVE, row)
    _day_within(row.version, told_on, "told_on")
    if told_how not in HeadMessage.Told.values:
        raise ValidationError({"told_how": _("Hãy chọn đã báo bằng cách nào.")})
    row.told_on, row.told_how, row.told_post = told_on, told_how, by.post
    row.told_note = " ".join(note.split())[:300]
    row.save(update_fields=["told_on", "told_how", "told_post", "told_note"])
    after = {"group": row.group_id, "told_on": told_on, "how": told_how}
    record(by, "publish.tell", row.version.publication, after=after)
    return row


def _current(version: Version) -> Version:
    """A proof is of what people can read now; it waits for a withdrawal or a new version that is under way."""
    row = Version.objects.select_for_update(of=("self",)).select_related("publication").get(pk=version.pk)
    if row.state != Version.State.CURRENT:
        raise Refused(_("Nội dung này đã có bản mới hơn. Hãy gỡ bản cũ và niêm yết bản mới."))
    return row


def _day_within(version: Version, day: date, field: str) -> None:
    if day > today():
        raise ValidationError({field: _("Ngày này còn ở phía trước: hãy ghi khi đã làm.")})
    if day < version.decided:
        words = _("Ngày này trước ngày quyết định (%(day)s). Hãy xem lại.")
        raise ValidationError({field: words % {"day": f"{version.decided:%d/%m/%Y}"}})


def _picture(by: Actor, photo: Photo | StoredFile) -> StoredFile:
    """The photo, stored. Raises ValidationError on `photo` for what is no picture, too large or broken."""
    try:
        stored = photo if isinstance(photo, StoredFile) else store(by=by, data=photo.data, name=photo.name)
    except ValidationError as error:
        raise ValidationError({"photo": error.messages}) from error
    if stored.kind != StoredFile.Kind.IMAGE:
        raise ValidationError(
            {"photo": _("Tệp “%(name)s” không phải ảnh. Hãy chụp bảng niêm yết.") % {"name": photo.name}}
        )
    return stored


def _usual_place(group: ResidentialGroup | None) -> str:
    if group is None:
        return seat_name(means())
    return str(group.meeting_place or group)


def _lock_posting(posting: Posting) -> Posting:
    rows = Posting.objects.select_for_update(of=("self",)).select_related("version__publication")
    locked: Posting = rows.get(pk=posting.pk)
    return locked


def _again(by: Actor, posting: Posting, version: Version, group: ResidentialGroup | None) -> Posting:
    """The same proof sent again; a key that stands for another one proves nothing."""
    if (posting.version_id, posting.group_id) != (version.pk, group.pk if group else None):
        raise Refused(_("Mã gửi này đã dùng cho lần niêm yết khác. Hãy tải lại trang rồi gửi lại."))
    record(by, "publish.sent_again", posting.version.publication, after={"place": posting.place})
    return posting


def _reason(reason: str, already: bool) -> str:
    if already:
        raise Refused(_("Dòng này đã được gạch bỏ."))
    words = " ".join(reason.split())[:300]
    if not words:
        raise ValidationError({"reason": _("Hãy ghi lý do: dòng bị gạch vẫn đọc được, kèm lý do.")})
    return words
