"""A matter on its way to the table: drafted, supported by households, agreed with the Front, put on the table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import require
from dinh.ground.households import queries as register
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.ground.search import index
from dinh.law.cite import Cite
from dinh.law.rules.sources import DEMOCRACY
from dinh.rights.decide import permissions
from dinh.rights.decide.models import Done, Matter, MatterFile, Round, Signature
from dinh.rights.decide.queries.support import support

PREFIX = "BQ"
SEARCH_KIND = "decide.matter"
WHO_TABLES = str(Cite(DEMOCRACY, 16))


@dataclass(frozen=True, slots=True)
class Draft:
    """What a matter is. `group` None means the whole commune (BQ1, BQ2 only)."""

    code: str
    title: str
    content: str
    proposer: str
    proposed_by: str
    proposed_on: date
    group: ResidentialGroup | None
    deed: str = ""
    replaces: Matter | None = None


@act
def draft(*, by: Actor, draft: Draft) -> Matter:
    """Begin a matter. Raises ValidationError by field, Refused for a head outside their group."""
    matter = Matter(commune=by.commune, ref=new_ref(PREFIX), **_fields(draft))
    require(by, permissions.PREPARE, by.commune)
    require(by, permissions.EDIT, matter)
    _check(matter)
    matter.save()
    record(by, "decide.draft", matter, after=_said(matter), ground=WHO_TABLES)
    return matter


@act
def revise(*, by: Actor, matter: Matter, draft: Draft) -> Matter:
    """Change a matter not yet on the table."""
    found = _locked(matter)
    require(by, permissions.EDIT, found)
    before = _said(found)
    for name, value in _fields(draft).items():
        setattr(found, name, value)
    require(by, permissions.EDIT, found)
    _check(found)
    if found.signatures.exists() and found.proposer != Matter.Proposer.INITIATIVE:
        raise ValidationError({"proposer": _("Đã có hộ ký đồng ý đề xuất của công dân: không đổi người đưa ra được.")})
    found.save()
    record(by, "decide.revise", found, before=before, after=_said(found))
    return found


@act
def sign(*, by: Actor, matter: Matter, households: Collection[int], signed_on: date, way: str) -> int:
    """Write down households (their ids) that agree to a citizens' proposal. Returns how many are new; those who had
    taken their agreement back and sign again count from the new day."""
    found = _locked(matter)
    require(by, permissions.EDIT, found)
    if found.proposer != Matter.Proposer.INITIATIVE:
        raise ValidationError(_("Chỉ đề xuất của công dân cần hộ đồng ý (Điều 16 Luật 10/2022/QH15)."))
    if signed_on > today():
        raise ValidationError({"signed_on": _("Ngày đồng ý còn ở phía trước.")})
    there = {
        each.id: each.number
        for each in register.on(by.commune, signed_on, groups=[found.group_id] if found.group_id else None)
    }
    if strange := set(households) - set(there):
        words = _("%(count)d hộ không thuộc %(group)s vào ngày đó theo sổ hộ.")
        raise ValidationError({"households": words % {"count": len(strange), "group": found.group}})
    known = {each.household_id: each for each in found.signatures.all()}
    new = [pk for pk in dict.fromkeys(households) if pk not in known or known[pk].withdrawn_on]
    for pk in new:
        row = known.get(pk) or Signature(commune=by.commune, matter=found, household_id=pk)
        row.signed_on, row.way, row.withdrawn_on = signed_on, way, None
        row.save()
    after = {"signed_on": signed_on, "households": len(new), "all": len({*known, *new})}
    record(by, "decide.sign", found, after=after, personal={"numbers": [there[pk] for pk in new]})
    return len(new)


@act
def unsign(*, by: Actor, signature: Signature, on: date) -> None:
    """A household takes its agreement back."""
    matter = _locked(signature.matter)
    require(by, permissions.EDIT, matter)
    if on < signature.signed_on:
        raise ValidationError({"on": _("Ngày rút lại trước ngày đồng ý.")})
    signature.withdrawn_on = on
    signature.save(update_fields=["withdrawn_on"])
    record(by, "decide.unsign", matter, after={"on": on}, personal={"number": signature.household.number})


@act
def agree(*, by: Actor, matter: Matter, on: date, agreed_with: str) -> Matter:
    """The Front's side agrees, or endorses a proposal with less than a tenth of the households (Điều 16)."""
    found = _locked(matter)
    _may_agree(by, found)
    if not agreed_with.strip():
        raise ValidationError({"agreed_with": _("Ghi rõ đã thống nhất với ai.")})
    if not found.proposed_on <= on <= today():
        raise ValidationError({"on": _("Ngày thống nhất phải từ ngày đưa ra đến hôm nay.")})
    found.agreed_on, found.agreed_with = on, agreed_with.strip()
    found.save(update_fields=["agreed_on", "agreed_with"])
    record(by, "decide.agree", found, after={"on": on, "with": agreed_with}, ground=WHO_TABLES)
    return found


def _may_agree(by: Actor, matter: Matter) -> None:
    """The Front agrees itself, or whoever prepares the matter writes its agreement down."""
    if by.has(permissions.FRONT_POWER):
        require(by, permissions.AGREE, matter)
    else:
        require(by, permissions.EDIT, matter)


@act
def table(*, by: Actor, matter: Matter) -> Matter:
    """Put the matter on the table: from now on it may be voted on. Raises ValidationError with the article while the
    Front has not agreed and too few households support it."""
    found = _locked(matter)
    require(by, permissions.TABLE, found)
    if refusal := support(found, today()).refusal:
        raise ValidationError(refusal)
    found.state, found.tabled_on = Matter.State.TABLED, today()
    found.save(update_fields=["state", "tabled_on"])
    record(by, "decide.table", found, after={"state": found.state}, ground=WHO_TABLES)
    index.put(by.commune, SEARCH_KIND, found)
    return found


@act
def withdraw(*, by: Actor, matter: Matter, why: str) -> Matter:
    """Take the matter back before anyone votes."""
    found = _locked(matter)
    require(by, permissions.WITHDRAW, found)
    if found.rounds.exclude(state__in=[Round.State.PLANNED, Round.State.CALLED_OFF]).exists():
        raise ValidationError(_("Đã có lần biểu quyết mở: không rút được nữa."))
    if not why.strip():
        raise ValidationError({"why": _("Ghi lý do rút.")})
    found.rounds.filter(state=Round.State.PLANNED).update(state=Round.State.CALLED_OFF)
    found.state, found.ended_why = Matter.State.WITHDRAWN, why.strip()
    found.save(update_fields=["state", "ended_why"])
    record(by, "decide.withdraw", found, after={"why": found.ended_why})
    return found


@act
def attach(*, by: Actor, matter: Matter, data: bytes, name: str, title: str, role: str = "document") -> MatterFile:
    """Add a file that people read before they decide, or that proves what was done (`MatterFile.Role`)."""
    require(by, permissions.RUN, matter)
    file = store(by=by, data=data, name=name)
    row, _made = MatterFile.objects.get_or_create(
        commune=by.commune, matter=matter, file=file, defaults={"title": title[:200], "role": role}
    )
    record(by, "decide.attach", matter, after={"title": row.title, "role": row.role})
    return row


@act
def take_step(
    *, by: Actor, matter: Matter, key: str, on: date, note: str = "", round: Round | None = None, file: Any = None
) -> Done:
    """Write down that a step the law asks for was taken (`course`). Writing it again corrects the day until the voting
    opens."""
    found = _locked(matter)
    require(by, permissions.RUN, round or found)
    if round is not None and round.state != Round.State.PLANNED:
        raise ValidationError(_("Lần biểu quyết đã mở: các bước chuẩn bị không sửa được nữa."))
    if on > today():
        raise ValidationError({"on": _("Ngày làm bước này còn ở phía trước.")})
    row = Done.objects.filter(matter=found, round=round, key=key).first()
    row = row or Done(commune=by.commune, matter=found, round=round, key=key)
    before = {"on": row.on} if row.pk else None
    row.on, row.note, row.file = on, note.strip()[:300], file or row.file
    row.save()
    record(by, "decide.take_step", found, before=before, after={"key": key, "on": on, "note": row.note})
    return row


def _locked(matter: Matter) -> Matter:
    found: Matter = Matter.objects.select_for_update().get(pk=matter.pk)
    return found


def _fields(draft: Draft) -> dict[str, Any]:
    return {
        "code": draft.code, "title": draft.title.strip(), "content": draft.content.strip(), "deed": draft.deed,
        "proposer": draft.proposer, "proposed_by": draft.proposed_by.strip(), "proposed_on": draft.proposed_on,
        "group": draft.group, "scope": Matter.Scope.GROUP if draft.group else Matter.Scope.COMMUNE,
        "replaces": draft.replaces,
    }  # fmt: skip


def _said(matter: Matter) -> dict[str, Any]:
    return {"code": matter.code, "title": matter.title, "scope": matter.scope, "group": matter.group_id}


def _check(matter: Matter) -> None:
    """The words the law has for who may bring what, before the database says it in its own."""
    wrong: dict[str, str] = {}
    wide = matter.scope == Matter.Scope.COMMUNE
    if wide and matter.code not in ("BQ1", "BQ2"):
        wrong["group"] = _("Chỉ việc đóng góp và thu, chi (BQ1, BQ2) mới bàn trong phạm vi toàn xã, phường (Điều 21).")
    if matter.deed and matter.code not in ("BQ4", "BQ5"):
        wrong["deed"] = _("Chỉ BQ4, BQ5 là bầu hoặc cho thôi.")
    if not matter.deed and matter.code in ("BQ4", "BQ5"):
        wrong["deed"] = _("Chọn bầu hay cho thôi.")
    allowed = (Matter.Proposer.CHAIR,) if wide else (Matter.Proposer.HEAD, Matter.Proposer.INITIATIVE)
    if matter.deed == Matter.Deed.REMOVE or matter.code == "BQ4":
        allowed = (*allowed, Matter.Proposer.FRONT, Matter.Proposer.CHAIR)
    if matter.proposer not in allowed:
        names = ", ".join(str(Matter.Proposer(each).label) for each in allowed)
        wrong["proposer"] = _("Việc này do %(names)s đưa ra (%(article)s).") % {"names": names, "article": WHO_TABLES}
    if matter.proposed_on > today():
        wrong["proposed_on"] = _("Ngày đưa ra còn ở phía trước.")
    for name in ("title", "content", "proposed_by"):
        if not getattr(matter, name):
            wrong[name] = _("Không để trống.")
    if wrong:
        raise ValidationError(wrong)
