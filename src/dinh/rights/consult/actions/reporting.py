"""After the answers: the result made public through the room of publications, the reports, erasing who spoke."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.rights.consult import papers, permissions
from dinh.rights.consult.actions.common import keep, limited, lock, needed, one_line
from dinh.rights.consult.clocks import COUNCIL, RESULT, article
from dinh.rights.consult.models import Consultation, Sender
from dinh.rights.publish import actions as publishing

ITEM, ITEM_FROM_ABOVE = "CK11", "CK14"  # khoản 11 Điều 11; a draft from above is other content


@act
def publish_result(
    *, by: Actor, consultation: Consultation, summary: str, edition: int, looked: bool = False
) -> Consultation:  # fmt: skip
    """Make the summary, the answers and the decision public: a publication of khoản 11 Điều 11 with the paper attached.

    `summary` are a few plain words for the page, the board and the loudspeaker. Raises what publishing raises: Refused
    without that power, ValidationError with everything that stops it and, unless `looked`, what should be looked at.
    """
    consultation = lock(consultation, edition)
    require(by, permissions.RESULT, consultation)
    summary = needed("summary", summary, _("Hãy viết vài câu dễ hiểu về kết quả."), 3000)
    title = _("Kết quả lấy ý kiến: %(title)s") % {"title": consultation.title}
    content = publishing.Content(
        item=ITEM_FROM_ABOVE if consultation.from_above else ITEM, title=title[:400], issuer=consultation.body,
        decided=consultation.explained_on or today(), summary=summary, groups=tuple(consultation.groups.all()),
        body=papers.in_words(consultation),
    )  # fmt: skip
    version = publishing.start(by=by, content=content)
    name = f"tong-hop-giai-trinh-{consultation.ref}.docx"
    title = _("Báo cáo tổng hợp, tiếp thu, giải trình")
    publishing.attach(by=by, version=version, data=papers.summary(consultation), name=name, title=title)
    version.refresh_from_db()
    publishing.publish(by=by, version=version, edition=version.edition, looked=looked)
    consultation.result_on, consultation.result_ref = today(), version.publication.ref
    ground = "" if consultation.from_above else article(RESULT, today())
    return keep(by, consultation, "publish_result", ground=ground, publication=consultation.result_ref)


@act
def report(
    *, by: Actor, consultation: Consultation, council_on: date, front_on: date, edition: int, council_number: str = "",
    front_number: str = "",
) -> Consultation:  # fmt: skip
    """The result was reported to the council and sent to the Front."""
    consultation = lock(consultation, edition)
    require(by, permissions.REPORT, consultation)
    for name, day in (("council_on", council_on), ("front_on", front_on)):
        if not (consultation.explained_on or date.max) <= day <= today():
            raise ValidationError({name: _("Ngày báo cáo phải từ ngày giải trình đến hôm nay.")})
    consultation.told_council_on, consultation.told_front_on = council_on, front_on
    consultation.told_council_number = limited("council_number", one_line(council_number), 60)
    consultation.told_front_number = limited("front_number", one_line(front_number), 60)
    ground = "" if consultation.from_above else article(COUNCIL, today())
    return keep(by, consultation, "report", ground=ground, council_on=council_on, front_on=front_on)


@act
def erase_senders(*, by: Actor, consultation: Consultation, edition: int) -> Consultation:
    """Everything is done: names and contacts go, the opinions and their answers stay."""
    consultation = lock(consultation, edition)
    require(by, permissions.ERASE, consultation)
    senders = Sender.objects.filter(opinion__consultation=consultation).exclude(name="", contact="")
    count = senders.update(name="", contact="")
    consultation.erased_on = today()
    return keep(by, consultation, "erase_senders", senders=count)
