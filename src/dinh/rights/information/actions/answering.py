"""Answers: given, corrected, upheld; the request closed; its asker's data erased."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import require
from dinh.ground.journal.models import Personal
from dinh.ground.journal.queries import about
from dinh.rights.information import permissions
from dinh.rights.information.actions.common import Kind, State, keep, lock, needed, step
from dinh.rights.information.models import Answer, InformationRequest

MOST_FILES = 10
Upload = tuple[bytes, str]


@act
def answer(
    *, by: Actor, asked: InformationRequest, text: str, uploads: Sequence[Upload], edition: int
) -> InformationRequest:  # fmt: skip
    """Give the information, as text, as files, or both. On a request under review it is a correction."""
    asked = lock(asked, edition)
    require(by, permissions.ANSWER, asked)
    text = text.strip()
    if not text and not uploads:
        raise ValidationError({"text": _("Hãy viết câu trả lời hoặc đính kèm tệp.")})
    if len(uploads) > MOST_FILES:
        raise ValidationError({"attachments": _("Nhiều nhất %(most)d tệp mỗi lần.") % {"most": MOST_FILES}})
    number = asked.answers.count() + 1
    who = f"{by.post.title}, {by.post.body.name}" if by.post else ""
    given = Answer(
        commune=by.commune, request=asked, number=number, text=needed("text", text or _("Gửi kèm tệp."), ""),
        on=today(), by=who[:300],
    )  # fmt: skip
    given.save(force_insert=True)
    files = [store(by=by, data=data, name=name) for data, name in uploads]
    given.files.set(files)
    corrects = number > 1
    if not corrects:
        asked.outcome, asked.outcome_on = State.ANSWERED, today()
        asked.refusal = asked.refusal_cite = ""
    asked.state, asked.doubt, asked.doubt_on = State.ANSWERED, "", None
    step(by, asked, Kind.CORRECTED if corrects else Kind.ANSWERED)
    return keep(
        by, asked, "correct" if corrects else "answer", personal={"text": text}, answer=number,
        files=[file.sha256 for file in files],
    )  # fmt: skip


@act
def find_wrong(*, by: Actor, asked: InformationRequest, words: str, edition: int) -> InformationRequest:
    """The office finds, or confirms, that what it gave is wrong: the term to correct it counts from today."""
    asked = lock(asked, edition)
    require(by, permissions.FIND_WRONG, asked)
    words = needed("words", words, _("Hãy ghi chỗ nào chưa đúng."), 4000)
    asked.state, asked.doubt, asked.doubt_on = State.REVIEW, InformationRequest.Doubt.FOUND, today()
    step(by, asked, Kind.FOUND, words)
    return keep(by, asked, "find_wrong", personal={"words": words})


@act
def uphold(*, by: Actor, asked: InformationRequest, words: str, edition: int) -> InformationRequest:
    """After looking again: the outcome stands, and the asker is told why. A request that the asker had withdrawn or
    that was closed without an outcome goes back to closed."""
    asked = lock(asked, edition)
    require(by, permissions.UPHOLD, asked)
    words = needed("words", words, _("Hãy giải thích vì sao giữ nguyên; người yêu cầu sẽ đọc."), 4000)
    asked.state, asked.doubt, asked.doubt_on = asked.outcome or State.CLOSED, "", None
    step(by, asked, Kind.UPHELD, words)
    return keep(by, asked, "uphold", personal={"words": words})


@act
def close(*, by: Actor, asked: InformationRequest, words: str, edition: int) -> InformationRequest:
    """End the file: answered and taken, or not completed by the asker. A doubt of the asker opens it again."""
    asked = lock(asked, edition)
    require(by, permissions.CLOSE, asked)
    words = needed("words", words, _("Hãy ghi vì sao kết thúc."), 1000)
    asked.state = State.CLOSED
    step(by, asked, Kind.CLOSED, words)
    return keep(by, asked, "close", personal={"words": words})


@act
def erase(*, by: Actor, asked: InformationRequest, wanted: str, edition: int) -> InformationRequest:
    """Erase who asked: name and contacts, their own words in the timeline, and what the journal keeps beside its
    chain. `wanted` is the question as it stays in the book, without names; book, numbers and the chain stay whole."""
    asked = lock(asked, edition)
    require(by, permissions.ERASE, asked)
    asked.wanted = needed("wanted", wanted, _("Hãy để lại nội dung yêu cầu, bỏ tên người."), 4000)
    asker = asked.asker
    for name in ("name", "address", "phone", "email", "fax"):
        setattr(asker, name, "")
    asker.save()
    gone = _("(đã xóa)")
    asked.steps.filter(from_asker=True).update(words=gone)
    Personal.objects.filter(entry__in=about(asked)).delete()
    asked.erased_on = today()
    step(by, asked, Kind.ERASED, inside=True)
    return keep(by, asked, "erase")


def empty_steps(asked: InformationRequest) -> None:
    """Within the act of an erasure: the asker's own words in the timeline go."""
    asked.steps.filter(from_asker=True).update(words=_("(đã xóa)"))
