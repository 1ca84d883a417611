"""What the office prepares once: the list of services, and answers ready to be finished."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, match_body
from dinh.ground.clock import today
from dinh.ground.fold import fold
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.common import needed
from dinh.rights.petitions.asks import checked
from dinh.rights.petitions.models import Questions, Ready, Service
from dinh.rights.petitions.services import READY, SERVICES


@dataclass(frozen=True, slots=True)
class ServiceGiven:
    """A service as typed; `keywords` and `asks` one a line. `code` stays once given: other programs know the service
    by it."""

    name: str
    code: str = ""
    group: str = ""
    description: str = ""
    keywords: str = ""
    body: Body | None = None
    order: int = 100
    open: bool = True
    asks: str = ""


@dataclass(frozen=True, slots=True)
class ReadyGiven:
    name: str
    text: str
    service: Service | None = None
    open: bool = True


@act
def set_up_services(*, by: Actor) -> list[Service]:
    """Fill an empty list with the services and answers most communes need; everything can be changed afterwards."""
    require(by, permissions.MANAGE, by.commune)
    if Service.objects.exists():
        raise ValidationError(_("Danh mục đã có lĩnh vực. Hãy thêm hoặc sửa từng lĩnh vực."))
    bodies = list(bodies_on(today()).order_by("order", "pk"))
    committee = next((body for body in bodies if body.kind == Body.Kind.COMMITTEE), None)
    made = []
    for order, given in enumerate(SERVICES, start=1):
        service = Service(
            commune=by.commune, code=given.code, name=given.name, group=given.group, description=given.description,
            keywords="\n".join(given.keywords), order=order * 10,
            body=next((found for name in given.bodies if (found := match_body(name, bodies))), committee),
        )  # fmt: skip
        service.save(force_insert=True)
        _keep_questions(by, service, "\n".join(given.asks))
        made.append(service)
    by_code = {service.code: service for service in made}
    for answer in READY:
        Ready(
            commune=by.commune, service=by_code.get(answer.service), name=answer.name, text=answer.text
        ).save(force_insert=True)  # fmt: skip
    record(by, "petitions.set_up_services", by.commune, after={"services": len(made), "answers": len(READY)})
    return made


@act
def save_service(*, by: Actor, service: Service | None, given: ServiceGiven) -> Service:
    """Add a service, or change one. Raises ValidationError naming the field."""
    require(by, permissions.MANAGE, by.commune)
    name = needed("name", " ".join(given.name.split()), _("Hãy ghi tên lĩnh vực."), 100)
    others = Service.objects.exclude(pk=service.pk) if service else Service.objects.all()
    if any(fold(other.name) == fold(name) for other in others):
        raise ValidationError({"name": _("Đã có lĩnh vực tên này.")})
    if service is None:
        code = slugify(given.code or fold(name))[:30]
        if not code or others.filter(code=code).exists():
            raise ValidationError({"code": _("Mã này trống hoặc đã dùng. Hãy ghi mã khác: chữ không dấu, số, gạch.")})
        service = Service(commune=by.commune, code=code)
    service.name, service.group = name, given.group.strip()[:60]
    service.description = given.description.strip()[:300]
    service.keywords = "\n".join(line.strip() for line in given.keywords.splitlines() if line.strip())
    service.body, service.order, service.open = given.body, given.order, given.open
    lines = checked(given.asks)
    service.save()
    _keep_questions(by, service, lines)
    after = {"name": name, "body": str(given.body or ""), "open": given.open, "order": given.order, "asks": lines}
    record(by, "petitions.save_service", service, after=after)
    return service


def _keep_questions(by: Actor, service: Service, lines: str) -> None:
    if lines:
        Questions.objects.update_or_create(commune=by.commune, service=service, defaults={"lines": lines})
    else:
        Questions.objects.filter(service=service).delete()


@act
def save_ready(*, by: Actor, ready: Ready | None, given: ReadyGiven) -> Ready:
    """Add a ready answer, or change one; `open` False keeps it out of sight."""
    require(by, permissions.MANAGE, by.commune)
    name = needed("name", " ".join(given.name.split()), _("Hãy ghi dùng khi nào."), 120)
    text = needed("text", given.text, _("Hãy viết câu trả lời mẫu."), 4000)
    others = Ready.objects.exclude(pk=ready.pk) if ready else Ready.objects.all()
    if others.filter(name=name).exists():
        raise ValidationError({"name": _("Đã có câu trả lời mẫu tên này.")})
    ready = ready or Ready(commune=by.commune)
    ready.name, ready.text, ready.service, ready.open = name, text, given.service, given.open
    ready.save()
    record(by, "petitions.save_ready", ready, after={"name": name, "open": given.open})
    return ready
