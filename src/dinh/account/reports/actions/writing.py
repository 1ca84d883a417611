"""Beginning a report and writing it: a section's words, a generated sentence edited, an earlier figure put right."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.account.reports import correcting, facts, permissions
from dinh.account.reports.compose import Sentence
from dinh.account.reports.models import Correction, Draft, Passage, Regime, Rewrite
from dinh.account.reports.outlines import OUTLINES
from dinh.account.reports.periods import due_of, with_cut
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.law.periods import Period


class Overtaken(ValidationError):
    """Someone else wrote meanwhile: `newer` is what stands there now. Nothing was replaced."""

    def __init__(self, who: str, newer: str, version: int) -> None:
        super().__init__(
            _("%(who)s đã lưu mục này trong lúc bạn viết. Chưa lưu gì: hãy so hai bản, sửa rồi lưu lại.") % {"who": who}
        )
        self.newer, self.who, self.version = newer, who, version


@act
def open_draft(*, by: Actor, regime: Regime, body: Body, period: Period) -> Draft:
    """Begin a body's report for a period, or give the one begun. Raises ValidationError for a period not owed, or not
    begun."""
    require(by, permissions.OPEN, regime)
    if due_of(regime, with_cut(regime, str(period))) is None:
        raise ValidationError(
            _("Chế độ “%(regime)s” không có kỳ %(period)s.") % {"regime": regime, "period": period.label}
        )
    if period.start > today():
        raise ValidationError(_("Kỳ %(period)s chưa bắt đầu.") % {"period": period.label})
    draft, new = Draft.objects.get_or_create(
        commune=by.commune, regime=regime, body=body, period=str(period), defaults={"ref": new_ref("BC")}
    )  # fmt: skip
    if new:
        require(by, permissions.WRITE, draft)
    record(by, "reports.open", draft, after={"period": str(period), "new": new})
    return draft


@act
def write_passage(
    *, by: Actor, draft: Draft, section: str, text: str, status: str, version: int | None = None
) -> Passage:
    """Write one section's own words and say how far it is. Earlier words stay in the journal.

    `version` is the one the writer began from; raises Overtaken when another was saved since. None asks nothing.
    """
    draft = locked(draft)
    require(by, permissions.WRITE, draft)
    OUTLINES[draft.regime.outline].section(section)
    old = Passage.objects.filter(draft=draft, section=section).select_related("by").first()
    if version is not None and old and old.version != version:
        raise Overtaken(str(old.by), old.text, old.version)
    passage = old or Passage(commune=by.commune, draft=draft, section=section)
    before = {"text": passage.text, "status": passage.status}
    passage.text, passage.status, passage.by, passage.at = text.strip(), status, by.person, now()
    passage.version += 1
    passage.full_clean()
    passage.save()
    record(
        by,
        "reports.write",
        draft,
        before={"section": section, **before},
        after={"text": passage.text, "status": status},
    )
    return passage


@act
def rewrite(*, by: Actor, draft: Draft, section: str, place: str, text: str) -> Rewrite | None:
    """Put a generated sentence into one's own words. What the records say is kept beside; the very same words take the
    edit back (None). Raises ValidationError for no words, or a sentence that is not there."""
    draft = locked(draft)
    require(by, permissions.WRITE, draft)
    said = _sentence(draft, section, place)
    generated, words = said.original or said.text, " ".join(text.split())
    if not words:
        raise ValidationError({"text": _("Câu sửa không thể để trống. Muốn bỏ lời sửa, bấm “Lấy lại câu tự điền”.")})
    if words == generated:
        _restored(by, draft, section, place)
        return None
    found, _new = Rewrite.objects.update_or_create(
        commune=by.commune, draft=draft, section=section, key=place,
        defaults={"original": generated, "text": words, "by": by.person, "at": now()},
    )  # fmt: skip
    record(by, "reports.rewrite", draft, before={"section": section, "text": generated}, after={"text": words})
    return found


@act
def restore(*, by: Actor, draft: Draft, section: str, place: str) -> None:
    """The sentence as the records give it, again."""
    draft = locked(draft)
    require(by, permissions.WRITE, draft)
    _restored(by, draft, section, place)


def _restored(by: Actor, draft: Draft, section: str, place: str) -> None:
    gone = Rewrite.objects.filter(draft=draft, section=section, key=place).first()
    record(by, "reports.restore", draft, before={"section": section, "text": gone.text if gone else ""})
    if gone:
        gone.delete()


def _sentence(draft: Draft, section: str, place: str) -> Sentence:
    made = next((one for one in facts.composed(draft) if one.section.key == section), None)
    found = next((one for one in made.sentences if place and one.place == place), None) if made else None
    if found is None:
        raise ValidationError(_("Câu này không còn trong báo cáo. Hãy mở lại mục và xem câu hiện nay."))
    return found


@act
def accept_correction(*, by: Actor, draft: Draft, key: str) -> Correction:
    """Tell in this report that a figure of the last signed one has changed. Raises ValidationError when it has not."""
    draft = locked(draft)
    require(by, permissions.WRITE, draft)
    signed = correcting.last_signed(draft)
    found = next((one for one in correcting.differences(signed) if one.key == key), None) if signed else None
    if signed is None or found is None:
        raise ValidationError(_("Số liệu này của báo cáo đã ký không đổi; không có gì để đính chính."))
    made, _new = Correction.objects.update_or_create(
        commune=by.commune, draft=draft, signed=signed, key=key,
        defaults={"text": correcting.sentence(signed, found), "by": by.person, "at": now()},
    )  # fmt: skip
    record(by, "reports.accept_correction", draft, after={"key": key, "text": made.text})
    return made


@act
def drop_correction(*, by: Actor, draft: Draft, correction: Correction) -> None:
    draft = locked(draft)
    require(by, permissions.WRITE, draft)
    record(by, "reports.drop_correction", draft, before={"key": correction.key, "text": correction.text})
    correction.delete()


def locked(draft: Draft) -> Draft:
    found: Draft = Draft.objects.select_for_update().get(pk=draft.pk)
    return found
