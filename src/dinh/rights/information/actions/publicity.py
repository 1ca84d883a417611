"""An answer of common interest made public, with the question rewritten; changed; taken back."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import announce
from dinh.ground.clock import now, today
from dinh.ground.files.models import StoredFile
from dinh.ground.fold import fold
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.search import index
from dinh.rights.information import permissions
from dinh.rights.information.actions.common import Kind, lock, names_nobody, needed, step
from dinh.rights.information.exposure import exposed
from dinh.rights.information.models import InformationRequest, PublicAnswer

SEARCH_KIND = "information"
TOPIC = "thong-tin"


@act
def publish_answer(
    *, by: Actor, asked: InformationRequest, question: str, text: str, files: Iterable[int], edition: int,
    checked: bool = False,
) -> PublicAnswer:  # fmt: skip
    """Show an answer to everyone, or show it again as changed. `files` are ids among the answers' own files.

    Raises ValidationError when the question or the answer still names the asker, and when it holds personal data of
    anyone, unless the official looked and answers for it (`checked`: the office's own telephone, for instance).
    """
    asked = lock(asked, edition)
    require(by, permissions.PUBLISH, asked)
    question = needed("question", " ".join(question.split()), _("Hãy viết lại câu hỏi cho mọi người đọc."), 300)
    text = needed("text", text, _("Hãy viết câu trả lời cho mọi người đọc."))
    names_nobody(asked, question=question, text=text)
    shown = list(StoredFile.objects.filter(pk__in=_own(asked) & set(files)))
    if not checked and (what := exposed(f"{question}\n{text}", shown)):
        words = _("Có dữ liệu cá nhân: %(what)s. Hãy bỏ đi, hoặc xác nhận đã xem và được phép đăng.")
        raise ValidationError({"checked": words % {"what": what}})
    item = PublicAnswer.objects.filter(request=asked).first() or PublicAnswer(commune=by.commune, request=asked)
    again = item.pk is not None
    item.question, item.text, item.folded = question, text, fold(f"{question} {text}")
    item.day = item.day if again and item.shown else today()
    item.changed_at, item.withdrawn_on, item.withdrawn_reason = now(), None, ""
    item.edition = item.edition + 1 if again else 1
    item.save()
    item.files.set(shown)
    step(by, asked, Kind.PUBLISHED, question)
    asked.edition += 1
    asked.save(update_fields=["edition"])
    record(
        by,
        "information.publish_answer",
        asked,
        after={"question": question, "edition": item.edition, "checked": checked},
    )
    index.put(by.commune, SEARCH_KIND, item)
    announce(
        by=by, key=f"information:{asked.ref}", topics=[TOPIC], groups=None, title=question, summary=text[:300],
        url=f"/p/{asked.ref}",
    )  # fmt: skip
    return item


def _own(asked: InformationRequest) -> set[int]:
    return {pk for pk in asked.answers.values_list("files", flat=True) if pk is not None}


@act
def withdraw_answer(*, by: Actor, item: PublicAnswer, reason: str) -> PublicAnswer:
    """Take a public answer back; the record stays inside."""
    item = PublicAnswer.objects.select_for_update(of=("self",)).select_related("request").get(pk=item.pk)
    require(by, permissions.UNPUBLISH, item)
    item.withdrawn_reason = needed("reason", reason, _("Hãy ghi vì sao gỡ."), 300)
    item.withdrawn_on, item.changed_at = today(), now()
    item.save(update_fields=["withdrawn_reason", "withdrawn_on", "changed_at"])
    step(by, item.request, Kind.UNPUBLISHED, item.withdrawn_reason, inside=True)
    record(by, "information.withdraw_answer", item.request, after={"reason": item.withdrawn_reason})
    index.put(by.commune, SEARCH_KIND, item)
    return item
