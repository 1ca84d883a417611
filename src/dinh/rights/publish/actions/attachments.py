"""Documents of a draft: taken in, read for search and screen readers, covered where they name too much, taken out."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.files import storage
from dinh.ground.files.actions import store
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.rights.publish import permissions, reading
from dinh.rights.publish.locking import lock_draft
from dinh.rights.publish.models import Attachment, Version

READ_AT_ONCE = 1_000_000  # bytes: read while the sender waits, well under a second; longer ones in the background
MOST = 20


@act
def attach(*, by: Actor, version: Version, data: bytes, name: str, title: str = "") -> Attachment:
    """Add a document to a draft. A long one is read after the answer has gone out.

    Raises ValidationError naming the file, the cause and the way out; Refused for a version that is no draft.
    """
    version = lock_draft(version)
    require(by, permissions.WRITE, version)
    if version.attachments.count() >= MOST:
        raise ValidationError(
            _("Đã có %(most)d tài liệu. Hãy gộp bớt rồi gửi lại “%(name)s”.") % {"most": MOST, "name": name}
        )
    stored = store(by=by, data=data, name=name)
    if version.attachments.filter(file__sha256=stored.sha256).exists():
        raise ValidationError(_("Tệp “%(name)s” đã có trong bản này.") % {"name": name})
    last = version.attachments.aggregate(last=Max("order"))["last"] or 0
    attachment = Attachment(
        commune=by.commune, version=version, order=last + 1, file=stored,
        title=" ".join(title.split())[:200] or stored.name.rsplit(".", 1)[0],
    )  # fmt: skip
    if len(data) <= READ_AT_ONCE:
        _fill(attachment, reading.read(data, stored))
    attachment.save(force_insert=True)
    _touch(version)
    record(by, "publish.attach", version.publication, after={"name": stored.name, "sha256": stored.sha256})
    if attachment.reading == Attachment.Reading.WAITING and by.user:
        from dinh.rights.publish.jobs import read_later  # jobs call acts: the arrow back is only needed here

        transaction.on_commit(partial(read_later.enqueue, by.commune.pk, attachment.pk, by.user.pk))
    return attachment


@act
def read_attachment(*, by: Actor, attachment: Attachment) -> Attachment:
    """Keep the text of a document that was taken in unread."""
    require(by, permissions.WRITE, attachment.version)
    row = Attachment.objects.select_for_update(of=("self",)).select_related("version__publication", "file").get(
        pk=attachment.pk
    )  # fmt: skip
    _fill(row, reading.read(storage.get(row.file.sha256), row.file))
    row.save(update_fields=["text", "tables", "reading", "note"])
    record(
        by, "publish.read_attachment", row.version.publication, after={"name": row.file.name, "reading": row.reading}
    )
    return row


@act
def mask(*, by: Actor, attachment: Attachment) -> Attachment:
    """Cover the personal data of a document. A spreadsheet gets a covered copy that anyone may download; of another
    document the public reads the covered text and cannot download the file."""
    version = lock_draft(attachment.version)
    require(by, permissions.WRITE, version)
    row = Attachment.objects.select_related("file").get(pk=attachment.pk)
    covered = reading.covered(row.text, row.tables)
    row.text, row.tables, row.masked, row.public_file = covered.text, covered.tables, True, None
    if covered.workbook:
        row.public_file = store(by=by, data=covered.workbook, name=f"{row.title} (đã che).xlsx")
    row.save(update_fields=["text", "tables", "masked", "public_file"])
    _touch(version)
    record(by, "publish.mask", version.publication, after={"name": row.file.name, "covered": covered.count})
    return row


@act
def unmask(*, by: Actor, attachment: Attachment) -> Attachment:
    """Undo `mask`: read the document anew as it came."""
    version = lock_draft(attachment.version)
    require(by, permissions.WRITE, version)
    row = Attachment.objects.select_related("file").get(pk=attachment.pk)
    if not row.masked:
        raise Refused(_("Tài liệu này chưa được che."))
    _fill(row, reading.read(storage.get(row.file.sha256), row.file))
    row.masked, row.public_file = False, None
    row.save(update_fields=["text", "tables", "reading", "note", "masked", "public_file"])
    _touch(version)
    record(by, "publish.unmask", version.publication, after={"name": row.file.name})
    return row


@act
def detach(*, by: Actor, attachment: Attachment) -> Version:
    """Take a document out of a draft; the stored file stays for versions that use it."""
    version = lock_draft(attachment.version)
    require(by, permissions.WRITE, version)
    name = attachment.file.name
    attachment.delete()
    _touch(version)
    record(by, "publish.detach", version.publication, before={"name": name})
    return version


def _fill(attachment: Attachment, found: reading.Found) -> None:
    attachment.text, attachment.tables, attachment.note = found.text, found.tables, found.note[:400]
    attachment.reading = Attachment.Reading.DONE if found.text else Attachment.Reading.NO_TEXT


def _touch(version: Version) -> None:
    version.edition += 1
    version.save(update_fields=["edition"])
