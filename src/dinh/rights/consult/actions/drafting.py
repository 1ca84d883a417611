"""The text that is asked about: typed or read from a file, split into điều, khoản; later versions; what lies beside."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.rights.consult import permissions
from dinh.rights.consult.actions.common import limited, lock, needed, one_line
from dinh.rights.consult.models import Attachment, Clause, Consultation, Draft
from dinh.rights.consult.splitting import Piece, from_file, split

MOST_TEXT, MOST_CLAUSES, MOST_FILES = 400_000, 300, 20


@act
def add_draft(
    *, by: Actor, consultation: Consultation, text: str = "", upload: tuple[bytes, str] | None = None, note: str = ""
) -> Draft:  # fmt: skip
    """A new version: the words typed, or those read from a .docx, .pdf, .txt. It is split at once; a person then
    confirms the split. Before opening a new version takes the place of the last; later ones stand beside it.

    Raises ValidationError naming the file or the field.
    """
    consultation = lock(consultation)
    require(by, permissions.DRAFT, consultation)
    stored = None
    if upload is not None:
        text = from_file(*upload)
        stored = store(by=by, data=upload[0], name=upload[1])
    text = needed("text", text, _("Hãy dán nội dung dự thảo, hoặc chọn tệp."), MOST_TEXT)
    last = consultation.drafts.order_by("-number").first()
    if last and not consultation.published_at:
        last.delete()
    number = (last.number if last and consultation.published_at else 0) + 1
    if number > 1 and not note.strip():
        raise ValidationError({"note": _("Hãy ghi bản này sửa gì so với bản lấy ý kiến.")})
    draft = Draft(
        commune=by.commune, consultation=consultation, number=number, file=stored, made_on=today(), post=by.post,
        note=limited("note", one_line(note), 500),
    )  # fmt: skip
    draft.save(force_insert=True)
    _write_clauses(draft, split(text)[:MOST_CLAUSES])
    record(by, "consult.add_draft", consultation, after={"number": number, "clauses": draft.clauses.count()})
    return draft


@act
def confirm_split(*, by: Actor, draft: Draft, pieces: Sequence[Piece]) -> Draft:
    """A person has looked at the split, and edited it: these are the pieces. Raises Refused once it is public."""
    consultation = lock(draft.consultation)
    require(by, permissions.DRAFT, consultation)
    if consultation.published_at and draft.number == in_force(consultation):
        raise Refused(_("Bản này đang được lấy ý kiến nên không đổi cách chia. Sau khi đóng, hãy lập bản mới."))
    said = [Piece(one_line(each.label)[:60], each.text.strip()) for each in pieces if each.text.strip()]
    if not said:
        raise ValidationError(_("Bản dự thảo không còn chữ nào. Hãy giữ ít nhất một phần."))
    if len(said) > MOST_CLAUSES:
        words = _("Có %(count)d phần, nhiều nhất %(most)d. Hãy gộp bớt.")
        raise ValidationError(words % {"count": len(said), "most": MOST_CLAUSES})
    if sum(len(each.text) for each in said) > MOST_TEXT:
        raise ValidationError(_("Dự thảo dài quá %(most)d ký tự.") % {"most": MOST_TEXT})
    draft.clauses.all().delete()
    _write_clauses(draft, said)
    draft.confirmed_on = today()
    draft.save(update_fields=["confirmed_on"])
    record(by, "consult.confirm_split", consultation, after={"number": draft.number, "clauses": len(said)})
    return draft


def in_force(consultation: Consultation) -> int:
    """The number of the version that opinions are about: the one of the day it opened."""
    first = consultation.drafts.order_by("number").first()
    return first.number if first else 0


def _write_clauses(draft: Draft, pieces: Sequence[Piece]) -> None:
    Clause.objects.bulk_create(
        Clause(commune_id=draft.commune_id, draft=draft, order=order, label=piece.label, text=piece.text)
        for order, piece in enumerate(pieces, start=1)
    )


@act
def attach(*, by: Actor, consultation: Consultation, data: bytes, name: str, title: str = "") -> Attachment:
    """Add a document that everyone may read beside the draft. Raises ValidationError naming the file."""
    consultation = lock(consultation)
    require(by, permissions.DRAFT, consultation)
    if consultation.attachments.count() >= MOST_FILES:
        raise ValidationError({"upload": _("Đã có %(most)d tài liệu. Hãy gộp bớt.") % {"most": MOST_FILES}})
    stored = store(by=by, data=data, name=name)
    attachment = Attachment(
        commune=by.commune, consultation=consultation, file=stored,
        title=limited("title", one_line(title), 200) or stored.name.rsplit(".", 1)[0],
    )  # fmt: skip
    attachment.save(force_insert=True)
    record(by, "consult.attach", consultation, after={"name": stored.name, "sha256": stored.sha256})
    return attachment


@act
def detach(*, by: Actor, attachment: Attachment) -> None:
    """Take a document out again, while the plan is still being prepared."""
    consultation = lock(attachment.consultation)
    require(by, permissions.EDIT, consultation)
    record(by, "consult.detach", consultation, after={"name": attachment.file.name})
    attachment.delete()
