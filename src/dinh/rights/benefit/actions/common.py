"""What the acts of this room share: locks, codes, kept evidence, the way to the rooms beside it."""

from __future__ import annotations

import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.files import actions as files
from dinh.ground.files.models import StoredFile
from dinh.ground.refs import ALPHABET
from dinh.rights.benefit.models import BeneficiaryList, Drive, Programme
from dinh.rights.publish import actions as publish
from dinh.rights.publish.queries.standing import in_force

PROGRAMME_KIND, LIST_KIND, DRIVE_KIND, SURVEY_KIND = "chinh-sach", "danh-sach", "cuu-tro", "hai-long"
TOPIC = "thu-huong"


def new_code() -> str:
    """Eight characters for a slip."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


def lock_programme(programme: Programme) -> Programme:
    found: Programme = Programme.objects.select_for_update().get(pk=programme.pk)
    return found


def lock_list(found: BeneficiaryList) -> BeneficiaryList:
    rows = BeneficiaryList.objects.select_for_update(of=("self",)).select_related("programme")
    locked: BeneficiaryList = rows.get(pk=found.pk)
    return locked


def lock_drive(drive: Drive) -> Drive:
    found: Drive = Drive.objects.select_for_update().get(pk=drive.pk)
    return found


def not_after_today(day: date, field: str) -> None:
    if day > today():
        raise ValidationError({field: _("Ngày này còn ở phía trước. Hãy xem lại.")})


def kept(actor: Actor, upload: tuple[bytes, str] | None) -> StoredFile | None:
    """The file of an act, checked and stored; None without one."""
    return files.store(by=actor, data=upload[0], name=upload[1]) if upload else None


def issuer(actor: Actor) -> Body:
    """Who makes public what this room publishes: the committee, or the body acted from where there is none."""
    committee: Body | None = Body.objects.filter(kind=Body.Kind.COMMITTEE, valid_to=None).order_by("order").first()
    found = committee or actor.body
    if found is None:
        raise ValidationError(_("Chưa có Ủy ban nhân dân trong danh sách đơn vị nên chưa công khai được."))
    return found


def make_public(actor: Actor, content: publish.Content) -> str:
    """Publish through the room of publicity, with its clocks, heads and channels; gives the reference (`CK-…`)."""
    version = publish.start(by=actor, content=content)
    publish.publish(by=actor, version=version, edition=version.edition, looked=True)
    return str(version.publication.ref)


def make_public_again(actor: Actor, ref: str, content: publish.Content) -> str:
    """The next version of what is public under `ref`; a new publication when that one is off the page already."""
    current = in_force().filter(publication__ref=ref, publication__state="published").first()
    if current is None:
        return make_public(actor, content)
    version = publish.revise(by=actor, publication=current.publication)
    version = publish.edit(by=actor, version=version, edition=version.edition, content=content)
    publish.publish(by=actor, version=version, edition=version.edition, looked=True)
    return ref


def take_off(actor: Actor, ref: str, reason: str) -> None:
    """What is public under `ref` comes off the page with its reason; nothing when it is off already."""
    current = in_force().filter(publication__ref=ref, publication__state="published").first()
    if current is not None:
        publish.withdraw(by=actor, publication=current.publication, reason=reason[:300])
