"""Promises: made, postponed, kept with proof and an answer, confirmed or sent back by who asked, reworded.

Other rooms make one by `promise(...)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Post
from dinh.ground.clock import now, today
from dinh.ground.files.actions import store
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.ground.search import index
from dinh.rights.dialogue import permissions
from dinh.rights.dialogue.actions.common import covered, limited, near, needed, one_line, signed, whose
from dinh.rights.dialogue.clocks import promise_by
from dinh.rights.dialogue.models import MinuteLine, Promise, PromiseStep, Proof, Visit

State, Source, Told, Kind = Promise.State, Promise.Source, Promise.Told, PromiseStep.Kind
SEARCH_KIND = "promise"
MOST_FILES = 10
WORDS = {"met": (State.MET, Kind.MET), "partly": (State.PARTLY, Kind.PARTLY), "not": (State.OPEN, Kind.NOT)}
Upload = tuple[bytes, str]


@act
def promise(
    *, by: Actor, words: str, made_by: Post, owner_body: Body | None = None, owner_post: Post | None = None,
    due: date, made_on: date | None = None, source: str = Source.OTHER, source_words: str = "", asked: str = "",
    groups: Iterable[ResidentialGroup] = (), line: MinuteLine | None = None, visit: Visit | None = None,
    due_rule: str = "",
) -> Promise:  # fmt: skip
    """Enter something a leader promised. `source_words` says where, when it was neither a dialogue nor a reception
    recorded here. Raises ValidationError naming the field."""
    require(by, permissions.PROMISE, made_by)
    made_on = made_on or today()
    body, post = whose(owner_body, owner_post)
    if body is None:
        raise ValidationError({"owner": _("Hãy chọn đơn vị hoặc chức danh sẽ làm.")})
    words = needed("words", words, _("Hãy ghi lời hứa."))
    near("due", due)
    if due < made_on:
        raise ValidationError({"due": _("Hạn không thể trước ngày hứa.")})
    if made_on > today():
        raise ValidationError({"made_on": _("Ngày hứa không thể sau hôm nay.")})
    if source == Source.OTHER:
        needed("source_words", source_words, _("Hãy ghi lời hứa được nói ở đâu."), 300)
    made = Promise(
        commune=by.commune, ref=new_ref("LH"), words=words, shown=covered(words), asked=covered(asked.strip())[:2000],
        source=source, source_words=one_line(source_words)[:300], line=line, visit=visit, made_by=made_by,
        made_on=made_on, owner_body=body, owner_post=post, first_due=due, due=due, due_rule=due_rule,
    )  # fmt: skip
    made.save(force_insert=True)
    made.groups.set(groups)
    step(by, made, Kind.MADE, _("Hạn %(due)s.") % {"due": f"{due:%d/%m/%Y}"})
    after = {"owner": made.owner, "due": due, "made_by": str(made_by), "source": source}
    record(by, "dialogue.promise", made, after=after, personal={"words": words})
    index.put(by.commune, SEARCH_KIND, made)
    return made


@act
def from_line(*, by: Actor, row: MinuteLine) -> Promise:
    """The promise of a closed line of minutes."""
    dialogue = row.dialogue
    groups = [row.group] if row.group else list(dialogue.groups.all())
    if row.due is None:
        raise ValidationError({"due": _("Dòng này chưa có hạn.")})
    return promise(
        by=by, words=row.answer, made_by=dialogue.leader, owner_body=row.owner_body, owner_post=row.owner_post,
        due=row.due, made_on=dialogue.day, source=Source.DIALOGUE, asked=row.asked, groups=groups, line=row,
    )  # fmt: skip


@act
def from_visit(
    *, by: Actor, visit: Visit, words: str, owner_body: Body | None, owner_post: Post | None, due: date | None = None
) -> Promise:  # fmt: skip
    """What the head promised at reception. Without a day the law's term counts; a later one is the head's own word."""
    received = visit.happened_on
    if visit.state != Visit.State.RECEIVED or received is None:
        raise ValidationError(_("Lượt này chưa được tiếp nên chưa có lời hứa."))
    if visit.denounces:
        raise ValidationError(_("Kết quả giải quyết tố cáo không đưa vào sổ lời hứa công khai."))
    lawful = promise_by(received)
    head = visit.reception.received_by or visit.reception.receiver
    return promise(
        by=by, words=words, made_by=head, owner_body=owner_body, owner_post=owner_post, due=due or lawful.due,
        made_on=received, source=Source.RECEPTION, visit=visit, due_rule="" if due else lawful.rule,
    )  # fmt: skip


@act
def postpone(*, by: Actor, promise: Promise, due: date, reason: str) -> Promise:
    """A later day with its reason; the first day stays in sight."""
    promise = lock(promise)
    require(by, permissions.POSTPONE, promise)
    reason = needed("reason", one_line(reason), _("Hãy ghi vì sao lùi hạn; mọi người đọc được."), 500)
    near("due", due)
    if due <= promise.due:
        raise ValidationError(
            {"due": _("Hạn mới phải sau hạn đang có (%(due)s).") % {"due": f"{promise.due:%d/%m/%Y}"}}
        )
    if due < today():
        raise ValidationError({"due": _("Hạn mới không thể trước hôm nay.")})
    before = {"due": promise.due}
    promise.due, promise.postponed = due, promise.postponed + 1
    said = _("Từ %(old)s đến %(new)s. Lý do: %(reason)s")
    words = said % {"old": f"{before['due']:%d/%m/%Y}", "new": f"{due:%d/%m/%Y}", "reason": reason}
    step(by, promise, Kind.POSTPONED, words)
    return _keep(by, promise, "postpone_promise", before=before, due=due, reason=reason)


@act
def complete(
    *, by: Actor, promise: Promise, words: str, uploads: Sequence[Upload], answer: str, way: str, edition: int
) -> Promise:  # fmt: skip
    """Kept: what was done, with at least one file or photo that shows it, and what the asker was told and how.

    Raises ValidationError naming what is missing: without proof or without the answer a promise does not end.
    """
    promise = lock(promise, edition)
    require(by, permissions.COMPLETE, promise)
    wrong: dict[str, str] = {}
    if not words.strip():
        wrong["words"] = _("Hãy ghi đã làm gì.")
    if not uploads:
        wrong["uploads"] = _("Chưa có minh chứng: hãy kèm ít nhất một tệp hoặc ảnh.")
    if len(uploads) > MOST_FILES:
        wrong["uploads"] = _("Nhiều nhất %(most)d tệp mỗi lần.") % {"most": MOST_FILES}
    if not answer.strip():
        wrong["answer"] = _("Chưa trả lời người hỏi: hãy ghi đã trả lời thế nào.")
    if way not in Told.values:
        wrong["way"] = _("Hãy chọn đã trả lời bằng cách nào.")
    if wrong:
        raise ValidationError({name: [text] for name, text in wrong.items()})
    proof = Proof(
        commune=by.commune, promise=promise, round=promise.proofs.count() + 1, words=limited("words", words, 4000),
        on=today(), by=signed(by),
    )  # fmt: skip
    proof.save(force_insert=True)
    files = [store(by=by, data=data, name=name) for data, name in uploads]
    proof.files.set(files)
    promise.state, promise.done_on = State.DONE, today()
    promise.answer, promise.answer_way = limited("answer", answer, 4000), way
    promise.word_on, promise.word_way = None, ""
    step(by, promise, Kind.DONE, f"{words.strip()}\n{_('Trả lời người hỏi:')} {answer.strip()}")
    return _keep(
        by, promise, "complete", personal={"answer": answer}, round=proof.round, way=way,
        files=[file.sha256 for file in files],
    )  # fmt: skip


@act
def tell(*, by: Actor, promise: Promise, code: str, word: str, words: str = "") -> Promise:
    """Who asked says whether it was done, by the receipt of the question or of the registration.

    Raises ValidationError when the receipt is not of this promise.
    """
    promise = lock(promise)
    require(by, permissions.TELL, promise)
    if not is_asker(promise, code):
        raise ValidationError({"code": _("Mã biên nhận này không phải của người đã hỏi việc này. Hãy xem lại mã.")})
    return _word(by, promise, word, words, Told.WEB)


@act
def hear(*, by: Actor, promise: Promise, word: str, words: str, way: str) -> Promise:
    """The desk writes down what who asked said, and how it was heard."""
    promise = lock(promise)
    require(by, permissions.HEAR, promise)
    if way not in Told.values or way == Told.WEB:
        raise ValidationError({"way": _("Hãy chọn đã nghe bằng cách nào.")})
    needed("words", words, _("Hãy ghi lời người hỏi."))
    return _word(by, promise, word, words, way)


@act
def reword(*, by: Actor, promise: Promise, words: str, reason: str) -> Promise:
    """Correct how a promise was written down; the first wording stays in its history."""
    promise = lock(promise)
    require(by, permissions.REWORD, promise)
    reason = needed("reason", one_line(reason), _("Hãy ghi vì sao đính chính."), 300)
    before = promise.shown
    promise.words = needed("words", words, _("Hãy ghi lời hứa."))
    promise.shown = covered(promise.words)
    said = _("Trước ghi: “%(old)s”. Lý do: %(reason)s") % {"old": before, "reason": reason}
    step(by, promise, Kind.CORRECTED, said)
    return _keep(by, promise, "reword", personal={"words": promise.words}, reason=reason)


def is_asker(promise: Promise, code: str) -> bool:
    """Whether a receipt is that of who asked."""
    question = promise.line.question if promise.line else None
    receipts = {question.ref if question else "", promise.visit.ref if promise.visit else ""} - {""}
    return code.strip().upper() in receipts


def lock(promise: Promise, edition: int | None = None) -> Promise:
    """The promise as it is now, its row locked. Raises ValidationError when it changed since `edition` was shown."""
    rows = Promise.objects.select_for_update(of=("self",)).select_related("owner_body", "owner_post__body", "visit")
    locked: Promise = rows.get(pk=promise.pk)
    if edition is not None and locked.edition != edition:
        raise ValidationError(
            _("Trong lúc anh/chị đang viết, lời hứa này đã có thay đổi. Hãy mở xem lại rồi gửi lần nữa nếu còn cần.")
        )
    return locked


def step(actor: Actor, promise: Promise, kind: str, words: str = "") -> None:
    row = PromiseStep(
        commune_id=promise.commune_id, promise=promise, kind=kind, at=now(), by=signed(actor), words=covered(words)
    )
    row.save(force_insert=True)


def _word(by: Actor, promise: Promise, word: str, words: str, way: str) -> Promise:
    if word not in WORDS:
        raise ValidationError({"word": _("Hãy chọn: đạt, một phần, hay chưa.")})
    words = limited("words", words, 2000)
    if word == "not" and not words:
        raise ValidationError({"words": _("Hãy nói chỗ nào chưa được, để làm tiếp.")})
    promise.state, kind = WORDS[word]
    promise.word_on, promise.word_way = today(), way
    if word == "not":
        promise.reopened += 1
    step(by, promise, kind, words)
    return _keep(by, promise, "word", personal={"words": words}, word=word, way=way)


def _keep(
    by: Actor, promise: Promise, what: str, *, before: dict[str, Any] | None = None,
    personal: dict[str, Any] | None = None, **after: object,
) -> Promise:  # fmt: skip
    promise.edition += 1
    promise.save()
    record(by, f"dialogue.{what}", promise, before=before, after={"state": promise.state, **after}, personal=personal)
    index.put(by.commune, SEARCH_KIND, promise)
    return promise
