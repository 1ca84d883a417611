"""The community's decision is signed once (Điều 20): seven fields frozen with their seal. Nothing signed is changed: a
mistake is put right by a new signed record that names the old one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.files import actions as files
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.law.cite import Cite
from dinh.law.rules.sources import DEMOCRACY
from dinh.rights.decide import permissions
from dinh.rights.decide.actions.rounds import locked
from dinh.rights.decide.models import Correction, Decision, MatterFile, RollEntry, Round
from dinh.rights.decide.queries import decisions, votings
from dinh.rights.decide.queries.meeting import same_name, who_came

WHAT_IT_HAS = str(Cite(DEMOCRACY, 20, 2))
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Signers:
    """Who signs: the head of the group, the head of the Front's committee, households by their lines of the list.
    `one_person` when the head of the group is also head of the committee."""

    head: str
    front: str
    households: Sequence[RollEntry]
    one_person: bool = False


@act
def sign_decision(*, by: Actor, round: Round, kind: str, words: str, signers: Signers, signed_on: date) -> Decision:
    """Freeze the decision of a counted voting as it was signed: a meeting's, a ballot's, an online voting's.

    Raises ValidationError by field (`kind`, `words`, `head`, `front`, `households`, `signed_on`) with the article.
    """
    found = locked(round)
    require(by, permissions.SIGN, found)
    if found.purpose == Round.Purpose.CONSENT:
        raise ValidationError(_("Lấy ý kiến chọn hình thức chưa phải là quyết định của cộng đồng: không lập văn bản."))
    if Decision.objects.filter(round=found).exists():
        raise ValidationError(_("Lần biểu quyết này đã có văn bản ký: chỉ lập bản đính chính."))
    wrong = {} if kind in dict(decisions.kinds(found)) else {
        "kind": _("Cuộc họp không đủ đại diện hộ chỉ lập biên bản cuộc họp.")
        if kind in Decision.Kind.values else _("Chọn loại văn bản.")
    }  # fmt: skip
    fields, listed = _signed(found, words, signers, signed_on, wrong)
    made = Decision(
        commune=by.commune, matter=found.matter, round=found, kind=kind, words=fields["e"], fields=fields,
        signers=listed, digest=decisions.digest(fields), signed_on=signed_on,
    )  # fmt: skip
    made.save(force_insert=True)
    after = {"kind": kind, "digest": made.digest, "signed_on": signed_on}
    record(
        by, "decide.sign_decision", made, after=after, ground=WHAT_IT_HAS,
        personal={"signers": [each["name"] for each in listed]},
    )  # fmt: skip
    return made


@act
def correct_decision(
    *, by: Actor, decision: Decision, why: str, words: str, signers: Signers, signed_on: date
) -> Correction:
    """Put a signed decision right by a new signed record that names it by its seal. The count is no part of this: it
    stands as two people counted it."""
    found = locked(decision.round)
    require(by, permissions.SIGN, found)
    before = decisions.standing(Decision.objects.get(pk=decision.pk))
    wrong = {} if why.strip() else {"why": _("Ghi rõ sai ở đâu, vì sao phải đính chính.")}
    if signed_on < before.signed_on:
        wrong["signed_on"] = _("Ngày ký bản đính chính trước ngày ký bản cũ.")
    fields, listed = _signed(found, words, signers, signed_on, wrong)
    made = Correction(
        commune=by.commune, decision=decision, why=why.strip(), words=fields["e"], fields=fields, signers=listed,
        previous=before.digest, digest=decisions.digest(fields, before.digest), signed_on=signed_on,
    )  # fmt: skip
    made.save(force_insert=True)
    after = {"digest": made.digest, "corrects": made.previous, "why": made.why, "signed_on": signed_on}
    record(
        by, "decide.correct_decision", decision, after=after, ground=WHAT_IT_HAS,
        personal={"signers": [each["name"] for each in listed]},
    )  # fmt: skip
    return made


@act
def add_scan(*, by: Actor, signed: Decision | Correction, data: bytes, name: str) -> StoredFile:
    """Keep a photo or PDF of the signed paper. The first stands with the record; further pages beside it: none is ever
    taken away."""
    decision = signed.decision if isinstance(signed, Correction) else signed
    found = locked(decision.round)
    require(by, permissions.SIGN, found)
    stored = files.store(by=by, data=data, name=name)
    if stored.kind != StoredFile.Kind.IMAGE and stored.media_type != PDF:
        raise ValidationError({"file": _("Bản ký là ảnh chụp hoặc tệp PDF.")})
    row = type(signed).objects.get(pk=signed.pk)
    if row.scan_id is None:
        type(signed).objects.filter(pk=row.pk).update(scan=stored)
    else:
        title = _("Bản ký, trang thêm: %(title)s") % {"title": found.matter.title}
        MatterFile.objects.get_or_create(
            commune=by.commune, matter=found.matter, file=stored,
            defaults={"title": title[:200], "role": MatterFile.Role.PROOF},
        )  # fmt: skip
    record(by, "decide.add_scan", decision, after={"sha256": stored.sha256, "first": row.scan_id is None})
    return stored


def _signed(
    round: Round, words: str, signers: Signers, signed_on: date, wrong: dict[str, str]
) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """The fields to freeze and who signs. Raises ValidationError by field, those already `wrong` among them."""
    head, front = " ".join(signers.head.split()), " ".join(signers.front.split())
    words = words.strip()
    if not words:
        wrong["words"] = _("Ghi quyết định của cộng đồng (%(article)s).") % {"article": WHAT_IT_HAS}
    if not votings.day_of(round) <= signed_on <= today():
        wrong.setdefault("signed_on", _("Ngày ký phải từ ngày biểu quyết đến hôm nay."))
    if not head:
        wrong["head"] = _("Ghi họ tên trưởng thôn, tổ trưởng tổ dân phố.")
    if not front:
        wrong["front"] = _("Ghi họ tên Trưởng ban công tác Mặt trận.")
    elif same_name(head, front) != signers.one_person:
        wrong["front"] = (
            _("Đã ghi một người giữ cả hai chức danh: hai ô phải cùng một tên.") if signers.one_person
            else _("Hai chức danh ghi cùng một tên. Nếu đúng là một người, hãy đánh dấu ô kiêm nhiệm.")
        )  # fmt: skip
    if problem := _households_wrong(round, signers.households, [head, front]):
        wrong["households"] = problem
    if wrong:
        raise ValidationError(wrong)
    listed = [{"role": "head", "name": head}, {"role": "front", "name": front}]
    listed += [{"role": "household", "name": who_came(each), "number": each.number} for each in signers.households]
    return decisions.fields_of(round, words, listed), listed


def _households_wrong(round: Round, entries: Sequence[RollEntry], others: Sequence[str]) -> str:
    law = decisions.signing_households(round)
    chosen = {each.pk: each for each in entries}
    if not law.holds(len(chosen)):
        words = _("Cần %(count)s cùng ký, của hai hộ khác nhau (%(article)s).")
        return words % {"count": law.count, "article": WHAT_IT_HAS}
    took_part = {each.pk for each in decisions.may_sign(round)}
    if absent := [each.number for each in chosen.values() if each.pk not in took_part]:
        words = _("Hộ %(numbers)s không tham gia lần biểu quyết này nên không ký.")
        return words % {"numbers": ", ".join(absent)}
    names = [who_came(each) for each in chosen.values()]
    for at, name in enumerate(names):
        if any(same_name(name, other) for other in [*others, *names[:at]]):
            return _("%(name)s đã ký ở chỗ khác: mỗi chữ ký là của một người khác.") % {"name": name}
    return ""
