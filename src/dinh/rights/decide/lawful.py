"""Which forms of voting the law has for a matter, and why not the others. Pure: it knows no database.

Điều 17, 19 Luật 10/2022/QH15; Điều 3–5 Nghị định 59/2023/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dinh.law.cite import Cite
from dinh.law.matters import Condition, VoteForm, matter
from dinh.law.passes import passes
from dinh.law.rules.sources import DEMOCRACY

FORMS = Cite(DEMOCRACY, 17)
ASK_INSTEAD = "Muốn hỏi ý kiến rộng rãi, hãy mở «lấy ý kiến tham khảo»: không có giá trị biểu quyết (Điều 26)."


@dataclass(frozen=True, slots=True)
class Past:
    """A voting of the matter that has been counted. `present` are households that took part, `total` all of them."""

    form: VoteForm
    total: int
    present: int
    day: date
    consent: bool = False
    yes: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A form, and the reason with its article when the law does not have it here and now."""

    form: VoteForm
    refusal: str = ""
    cite: Cite | None = None
    condition: str = ""

    @property
    def allowed(self) -> bool:
        return not self.refusal


def fell_short(code: str, past: Past) -> bool:
    """Whether a meeting had too few representatives for the matter to pass, whatever they wanted: the only failure
    after which slips go to households (điểm b khoản 1 Điều 19). With enough of them, a «no» stands."""
    if past.form is not VoteForm.MEETING or past.consent:
        return False
    return past.present < passes(code, 0, past.total, past.day).needed


def consented(past: Past) -> bool:
    return past.consent and passes("online_consent", past.yes, past.total, past.day).passes


def offers(code: str, *, commune_wide: bool = False, past: Sequence[Past] = ()) -> list[Offer]:
    """Every form in the law's order, allowed or refused with the article."""
    return [_offer(code, form, commune_wide, past) for form in VoteForm]


def offer(code: str, form: VoteForm, *, commune_wide: bool = False, past: Sequence[Past] = ()) -> Offer:
    return _offer(code, form, commune_wide, past)


def _offer(code: str, form: VoteForm, commune_wide: bool, past: Sequence[Past]) -> Offer:
    kind = matter(code)
    found = kind.allows(form)
    if found is None:
        what = f"{kind.code} ({kind.title.lower()})"
        return Offer(form, f"Luật không cho {form.label} với việc {what}. {ASK_INSTEAD}", FORMS)
    match found.condition:
        case Condition.CHOSEN_OR_MEETING_FAILED if not commune_wide and not _failed(code, past):
            why = (
                "Phiếu lấy ý kiến hộ gia đình chỉ dùng khi Chủ tịch Ủy ban nhân dân chọn cho việc trong phạm vi toàn "
                "xã, phường, hoặc sau một cuộc họp không đủ đại diện hộ. Hãy tổ chức họp trước."
            )
            return Offer(form, why, found.cite)
        case Condition.MEETING_FAILED if not _failed(code, past):
            why = "Việc này bắt buộc họp; chỉ phát phiếu sau một cuộc họp không đủ đại diện hộ. Hãy tổ chức họp trước."
            return Offer(form, why, found.cite)
        case Condition.NO_NEED_OF_MEETING if not any(consented(each) for each in past):
            why = (
                "Phải lấy ý kiến trước và được trên một nửa tổng số đại diện hộ đồng ý chọn hình thức trực tuyến. "
                "Hãy mở cuộc lấy ý kiến chọn hình thức."
            )
            return Offer(form, why, found.cite)
    return Offer(form, condition=str(found.condition), cite=found.cite)


def _failed(code: str, past: Sequence[Past]) -> bool:
    return any(fell_short(code, each) for each in past)
