"""The plan of a consultation, its papers to the council and the Front, its opening, a longer term, stopping it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import announce
from dinh.ground.bodies.models import Body
from dinh.ground.clock import now, today
from dinh.ground.gate import Refused, require
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.rights.consult import permissions
from dinh.rights.consult.actions.common import TOPIC, keep, limited, lock, needed, one_line
from dinh.rights.consult.clocks import PLAN, article, open_term
from dinh.rights.consult.models import ABOVE, DUTIES, FORMS, KINDS, WITH_THOSE_AFFECTED, Consultation
from dinh.rights.consult.words import dialogue_cite

TRIES = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """What Điều 28 wants planned: content, form, method, deadline, who is responsible; `until` the last day."""

    kind: str
    title: str
    about: str
    forms: tuple[str, ...]
    method: str
    until: date
    answerer: str
    body: Body
    sender: str = ""
    groups: tuple[ResidentialGroup, ...] = ()
    term_cite: str = ""
    dialogue_on: date | None = None
    dialogue_place: str = ""
    plan_number: str = ""
    statements_open: bool = field(default=False)


@act
def plan(*, by: Actor, plan: Plan) -> Consultation:
    """Write down a plan. Raises ValidationError naming the field, the cause and the article."""
    require(by, permissions.PLAN, by.commune)
    consultation = Consultation(commune=by.commune, planned_on=today())
    _fill(by, consultation, plan)
    for _attempt in range(TRIES):
        consultation.ref = new_ref("LY")
        try:
            with transaction.atomic():
                consultation.save(force_insert=True)
        except IntegrityError:
            continue
        break
    consultation.groups.set(plan.groups)
    return keep(by, consultation, "plan", ground=_ground(consultation), kind=plan.kind, until=plan.until)


@act
def edit_plan(*, by: Actor, consultation: Consultation, plan: Plan, edition: int) -> Consultation:
    """Change the plan while nothing is public yet. What had been sent must then be sent again."""
    consultation = lock(consultation, edition)
    require(by, permissions.EDIT, consultation)
    _fill(by, consultation, plan)
    consultation.council_on = consultation.front_on = None
    consultation.council_number = consultation.front_number = ""
    consultation.groups.set(plan.groups)
    return keep(by, consultation, "edit_plan", until=plan.until)


@act
def send_plan(
    *, by: Actor, consultation: Consultation, council_on: date, front_on: date, edition: int, council_number: str = "",
    front_number: str = "",
) -> Consultation:  # fmt: skip
    """The plan went to the council and to the Front, on which days, with which paper."""
    consultation = lock(consultation, edition)
    require(by, permissions.SEND, consultation)
    for name, day in (("council_on", council_on), ("front_on", front_on)):
        if not consultation.planned_on <= day <= today():
            words = _("Ngày gửi phải từ ngày lập kế hoạch (%(day)s) đến hôm nay.")
            raise ValidationError({name: words % {"day": f"{consultation.planned_on:%d/%m/%Y}"}})
    consultation.council_on, consultation.front_on = council_on, front_on
    consultation.council_number = limited("council_number", one_line(council_number), 60)
    consultation.front_number = limited("front_number", one_line(front_number), 60)
    sent = {"council_on": council_on, "front_on": front_on}
    return keep(by, consultation, "send_plan", ground=_ground(consultation), **sent)


@act
def publish(*, by: Actor, consultation: Consultation, edition: int) -> Consultation:
    """Open it: from today everyone reads the draft and may speak. Tells those who follow.

    Raises Refused, each with its article: a plan not sent, no draft, a split nobody confirmed, no dialogue where the
    decision lays duties, a term shorter than the law's.
    """
    consultation = lock(consultation, edition)
    require(by, permissions.PUBLISH, consultation)
    _ready(consultation)
    consultation.published_at = now()
    announce(
        by=by, key=f"consult:{consultation.ref}", topics=[TOPIC], groups=list(consultation.groups.all()) or None,
        title=consultation.title[:160], url=consultation.path,
        summary=_("Góp ý đến hết ngày %(day)s.") % {"day": f"{consultation.until:%d/%m/%Y}"},
    )  # fmt: skip
    term = open_term(consultation, today())
    return keep(by, consultation, "publish", ground=term.article, until=consultation.until)


def _ready(consultation: Consultation) -> None:
    if not consultation.from_above and consultation.sent_on is None:
        words = _("Hãy gửi kế hoạch cho Hội đồng nhân dân và Ủy ban Mặt trận Tổ quốc trước (%(cite)s).")
        raise Refused(words % {"cite": article(PLAN, today())})
    draft = consultation.drafts.order_by("-number").first()
    if draft is None:
        raise Refused(_("Chưa có dự thảo để bà con đọc. Hãy đưa dự thảo vào trước."))
    if draft.confirmed_on is None:
        raise Refused(_("Chưa ai xác nhận cách chia dự thảo theo điều, khoản. Hãy xem lại trang dự thảo."))
    if consultation.for_those_affected and not (
        WITH_THOSE_AFFECTED in consultation.forms and consultation.dialogue_on and consultation.dialogue_place
    ):
        raise Refused(_no_dialogue())
    _long_enough(consultation, today())
    if consultation.until < today():
        raise Refused(_("Ngày hết hạn đã qua. Hãy sửa kế hoạch."))


def _long_enough(consultation: Consultation, published: date) -> None:
    term = open_term(consultation, published)
    if consultation.until >= term.due:
        return
    words = _(
        "Phải lấy ý kiến ít nhất đến hết ngày %(least)s nếu công khai hôm nay (%(cite)s); kế hoạch ghi đến %(until)s. "
        "Hãy sửa ngày hết hạn, hoặc ghi luật khác quy định thời hạn."
    )
    shown = {"least": f"{term.due:%d/%m/%Y}", "cite": term.article, "until": f"{consultation.until:%d/%m/%Y}"}
    raise Refused(words % shown)


def _no_dialogue() -> str:
    words = _("Quyết định này đặt nghĩa vụ, hạn chế quyền nên phải đối thoại với người phải thi hành (%(cite)s).")
    return " ".join([words % {"cite": dialogue_cite()}, _("Hãy chọn hình thức h và ghi ngày, nơi đối thoại.")])


@act
def extend(*, by: Actor, consultation: Consultation, until: date, edition: int) -> Consultation:
    """Take opinions longer. It is never made shorter once it is open."""
    consultation = lock(consultation, edition)
    require(by, permissions.EXTEND, consultation)
    if until <= consultation.until:
        words = _("Chỉ kéo dài được: ngày mới phải sau ngày %(day)s bà con đã biết.")
        raise ValidationError({"until": words % {"day": f"{consultation.until:%d/%m/%Y}"}})
    if (until - today()).days > 366:
        raise ValidationError({"until": _("Ngày mới cách hôm nay hơn một năm: hãy xem lại năm.")})
    before, consultation.until = consultation.until, until
    return keep(by, consultation, "extend", before_until=before, until=until)


@act
def stop(*, by: Actor, consultation: Consultation, reason: str, edition: int) -> Consultation:
    """Give it up, before or after it was public; its page then says since when and why."""
    consultation = lock(consultation, edition)
    require(by, permissions.STOP, consultation)
    consultation.stop_reason = needed("reason", one_line(reason), _("Hãy ghi vì sao dừng; mọi người đọc được."), 300)
    consultation.stopped_on = today()
    return keep(by, consultation, "stop", reason=consultation.stop_reason)


def _ground(consultation: Consultation) -> str:
    return "" if consultation.from_above else article(PLAN, consultation.planned_on)


def _fill(by: Actor, consultation: Consultation, plan: Plan) -> None:
    """Everything wrong with the plan is said at once, each at its field."""
    wrong: dict[str, str] = {}
    if plan.kind not in dict(KINDS):
        wrong["kind"] = _("Hãy chọn lấy ý kiến về việc gì.")
    forms = [code for code in FORMS if code in plan.forms]
    if not forms or set(plan.forms) - set(FORMS):
        wrong["forms"] = _("Hãy chọn ít nhất một hình thức ở khoản 1 Điều 26.")
    elif plan.kind == DUTIES and WITH_THOSE_AFFECTED not in forms:
        wrong["forms"] = _no_dialogue()
    if plan.kind == DUTIES and not (plan.dialogue_on and plan.dialogue_place.strip()):
        wrong["dialogue_on"] = _("Hãy ghi ngày và nơi đối thoại với người phải thi hành (%(cite)s).") % {
            "cite": dialogue_cite()
        }
    if plan.kind == ABOVE and not plan.sender.strip():
        wrong["sender"] = _("Hãy ghi cơ quan nào gửi dự thảo xuống.")
    if plan.until < today():
        wrong["until"] = _("Ngày hết hạn phải từ hôm nay trở đi.")
    elif plan.kind != ABOVE and not plan.term_cite.strip():
        term = open_term(Consultation(kind=plan.kind, until=plan.until), today())
        if plan.until < term.due:
            words = _(
                "Phải lấy ý kiến ít nhất đến hết ngày %(least)s, dù công khai ngay hôm nay (%(cite)s). Nếu luật khác "
                "quy định thời hạn, hãy ghi điều khoản đó ở ô bên dưới."
            )
            wrong["until"] = words % {"least": f"{term.due:%d/%m/%Y}", "cite": term.article}
    if any(row.commune_id != by.commune.pk for row in (plan.body, *plan.groups)):
        wrong["body"] = _("Cơ quan hoặc thôn, tổ đã chọn thuộc đơn vị hành chính khác.")
    if wrong:
        raise ValidationError({name: [words] for name, words in wrong.items()})
    consultation.kind, consultation.forms, consultation.until, consultation.body = (
        plan.kind, forms, plan.until, plan.body,
    )  # fmt: skip
    consultation.title = needed("title", one_line(plan.title), _("Hãy ghi tên dự thảo."), 300)
    consultation.about = needed("about", plan.about, _("Hãy nói dễ hiểu: hỏi bà con về điều gì."))
    consultation.method = needed("method", plan.method, _("Hãy ghi cách thức lấy ý kiến."), 3000)
    consultation.answerer = needed("answerer", one_line(plan.answerer), _("Hãy ghi ai tổng hợp, trả lời."), 300)
    consultation.sender = limited("sender", one_line(plan.sender), 300) if plan.kind == ABOVE else ""
    consultation.term_cite = limited("term_cite", one_line(plan.term_cite), 300)
    consultation.dialogue_on = plan.dialogue_on
    consultation.dialogue_place = limited("dialogue_place", one_line(plan.dialogue_place), 300)
    consultation.plan_number = limited("plan_number", one_line(plan.plan_number), 60)
    consultation.statements_open = plan.statements_open
