"""Papers come in: a batch of files is opened, each file is read or refused on its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.office.papers import permissions
from dinh.office.papers.models import Batch, BatchItem, Paper
from dinh.office.papers.proposals import to_json
from dinh.office.papers.reader import ReadFile, columns
from dinh.scribe.decode.limits import MAX_INPUT, MEGABYTE
from dinh.scribe.facts import Reading

if TYPE_CHECKING:
    from dinh.ground.bodies.models import Body

MOST_FILES = 2_000


@dataclass(frozen=True, slots=True)
class Sent:
    """One file as it arrived: its bytes wait in the spool under `spooled`, empty when it was too large to keep."""

    name: str
    size: int
    spooled: str


@act
def open_batch(*, by: Actor, body: Body, arrived: date, files: Sequence[Sent]) -> Batch:
    """Note down files for reading. Raises ValidationError for none, too many, or a day of arrival yet to come."""
    require(by, permissions.REGISTER, body)
    if not files:
        raise ValidationError(_("Chưa có tệp nào. Hãy chọn tệp hoặc dán nội dung văn bản."))
    if len(files) > MOST_FILES:
        raise ValidationError(_("Mỗi lượt nhận tối đa 2.000 tệp. Hãy chia thành nhiều lượt."))
    if arrived > today():
        raise ValidationError({"arrived": _("Ngày đến không thể sau hôm nay. Hãy xem lại ngày.")})
    assert by.post is not None  # noqa: S101  REGISTER lets in only who holds a post
    batch = Batch(commune=by.commune, ref=new_ref("LN"), body=body, arrived=arrived, user=by.user, post=by.post)
    batch.save()
    BatchItem.objects.bulk_create([_item(batch, order, sent) for order, sent in enumerate(files, start=1)])
    record(by, "papers.open_batch", batch, after={"files": len(files), "body": body.name, "arrived": arrived})
    return batch


def _item(batch: Batch, order: int, sent: Sent) -> BatchItem:
    name = " ".join(sent.name.replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "").split())[-200:] or "tep"
    item = BatchItem(commune=batch.commune, batch=batch, order=order, name=name, size=sent.size, spooled=sent.spooled)
    if not sent.spooled:
        item.state = BatchItem.State.REFUSED
        item.message = _("Tệp nặng %(size)d MB, vượt mức %(limit)d MB. Hãy giảm dung lượng hoặc chia nhỏ tệp.") % {
            "size": sent.size // MEGABYTE,
            "limit": MAX_INPUT // MEGABYTE,
        }
    return item


@act
def take_in(*, by: Actor, item: BatchItem, found: ReadFile) -> BatchItem:
    """Keep one file's paper, waiting for a person to confirm it; or note why not. Doing it twice changes nothing.

    The same bytes twice give one paper. Raises Refused when the sender's post no longer registers papers.
    """
    item = BatchItem.objects.select_for_update().select_related("batch__body").get(pk=item.pk)
    require(by, permissions.REGISTER, item)
    if item.state == BatchItem.State.WAITING:
        _settle(by, item, found)
        item.save(update_fields=["state", "paper", "message", "spooled"])
    about = item.paper if item.paper and item.state == BatchItem.State.READ else item
    record(by, "papers.take_in", about, after={"file": item.name, "state": item.state})
    return item


def _settle(by: Actor, item: BatchItem, found: ReadFile) -> None:
    if found.reading is None:
        item.state, item.message = BatchItem.State.REFUSED, found.reason
        return
    if known := _same_bytes(found):
        item.state, item.paper = BatchItem.State.ALREADY, known
        return
    try:
        source = store(by=by, data=found.data, name=found.name, read_as=found.reading.kind)
    except ValidationError as error:
        item.state, item.message = BatchItem.State.REFUSED, " ".join(error.messages)
        return
    # Storing took the journal's lock: whoever sent the same bytes at the same time has finished by now.
    if known := _same_bytes(found):
        item.state, item.paper = BatchItem.State.ALREADY, known
        return
    paper = _paper(by, item.batch, found.reading)
    paper.source = source
    paper.save(force_insert=True)
    item.state, item.paper, item.message = BatchItem.State.READ, paper, " ".join(found.reading.warnings)


def _same_bytes(found: ReadFile) -> Paper | None:
    papers = Paper.objects.filter(source__sha256=found.sha256).exclude(state=Paper.State.DISCARDED)
    paper: Paper | None = papers.order_by("pk").first()
    return paper


def _paper(by: Actor, batch: Batch, reading: Reading) -> Paper:
    return Paper(
        commune=by.commune, ref=new_ref("VB"), direction=Paper.Direction.IN, state=Paper.State.READ, body=batch.body,
        arrived=batch.arrived, text=reading.text, reading=to_json(reading), added_by=by.user, **columns(reading),
    )  # fmt: skip


@act
def refuse_item(*, by: Actor, item: BatchItem, reason: str) -> BatchItem:
    """Note that a file cannot be read, for a reason that lies outside the file."""
    item = BatchItem.objects.select_for_update().get(pk=item.pk)
    if item.state == BatchItem.State.WAITING:
        item.state, item.message = BatchItem.State.REFUSED, reason
        item.save(update_fields=["state", "message"])
    record(by, "papers.refuse_item", item, after={"state": item.state})
    return item
