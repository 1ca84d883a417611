"""What every act on the register does: lock the household as it was seen, check its day, open and close its lines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from dinh.ground.clock import today
from dinh.ground.households import grouping
from dinh.ground.households.models import Household, Line
from dinh.ground.households.ordering import folded, natural, numbered, tidy
from dinh.ground.places.models import Commune, ResidentialGroup


@dataclass(frozen=True, slots=True)
class Facts:
    """What is written of a household. `number` is the ward's own; `head` only when it is not the representative."""

    number: str
    group_id: int
    representative: str
    address: str = ""
    head: str = ""
    phone: str = ""
    email: str = ""

    def clean(self) -> Facts:
        """As the register keeps it. Raises ValidationError by field."""
        faults: dict[str, str] = {}
        made = replace(
            self, number=numbered(self.number), representative=tidy(self.representative), address=tidy(self.address),
            head=tidy(self.head), phone=tidy(self.phone), email=self.email.strip(),
        )  # fmt: skip
        if made.head == made.representative:
            made = replace(made, head="")
        if not made.number:
            faults["number"] = _("Hãy ghi số hộ trong sổ, ví dụ 01-015.")
        if not made.representative:
            faults["representative"] = _("Hãy ghi họ tên người đại diện hộ.")
        for name, most in LONGEST.items():
            if len(getattr(made, name)) > most:
                words = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
                faults[name] = words % {"length": len(getattr(made, name)), "most": most}
        if made.phone and not 8 <= sum(letter.isdigit() for letter in made.phone) <= 15:
            faults["phone"] = _("Số điện thoại phải có từ 8 đến 15 chữ số. Không có thì để trống.")
        if made.email and not _is_email(made.email):
            faults["email"] = _("Địa chỉ thư điện tử chưa đúng, ví dụ ten@example.vn. Không có thì để trống.")
        if faults:
            raise ValidationError(dict(faults))
        return made


LONGEST = {"number": 20, "representative": 120, "head": 120, "address": 200, "phone": 20, "email": 254}


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def lock(pk: int, edition: int | None = None) -> Household:
    """The household as it is now, its row locked to the end of the act.

    Raises ValidationError when it is gone, or someone has changed it since `edition` was shown.
    """
    household: Household | None = Household.objects.select_for_update().filter(pk=pk).first()
    if household is None:
        raise ValidationError(_("Hộ này không còn trong sổ. Hãy tải lại danh sách."))
    if edition is not None and household.edition != edition:
        raise ValidationError(
            _(
                "Trong lúc anh/chị đang viết, %(household)s đã được người khác cập nhật. Những gì vừa gõ vẫn còn; hãy "
                "mở lại hộ này ở trang khác để xem, rồi gửi lần nữa nếu vẫn đúng."
            )
            % {"household": household}
        )
    return household


def standing(household: Household) -> Household:
    """Raises ValidationError for a household that has ended."""
    if household.valid_to is not None:
        words = _("%(household)s đã ra khỏi sổ từ ngày %(day)s (%(why)s).")
        day = f"{household.valid_to:%d/%m/%Y}"
        raise ValidationError(words % {"household": household, "day": day, "why": household.get_ended_why_display()})
    return household


def come(name: str, day: date) -> date:
    """A day that has come: the register says what is, not what may be. Raises ValidationError on `name`."""
    if day > today():
        raise ValidationError({name: _("Ngày này chưa đến. Sổ chỉ ghi việc đã xảy ra; hãy ghi khi đến ngày.")})
    return day


def later(name: str, day: date, line: Line) -> date:
    """A day that has come and lies after the last change of the household. Raises ValidationError on `name`."""
    come(name, day)
    if day <= line.from_day:
        words = _("%(household)s có thay đổi gần nhất ngày %(last)s: ngày mới phải sau ngày ấy.")
        last = f"{line.from_day:%d/%m/%Y}"
        raise ValidationError({name: words % {"household": line.household, "last": last}})
    return day


def group_on(commune: Commune, pk: int, day: date, name: str = "group") -> ResidentialGroup:
    """The group of this id, which must exist on the day. Raises ValidationError on `name`."""
    known = grouping.on(commune, day)
    if known.of(pk) not in known.ids:
        words = _("Thôn, tổ dân phố này không tồn tại vào ngày %(day)s. Hãy chọn đơn vị khác.")
        raise ValidationError({name: words % {"day": f"{day:%d/%m/%Y}"}})
    group: ResidentialGroup = ResidentialGroup.objects.get(pk=known.of(pk))
    return group


def free(number: str, begins: date, ends: date | None = None, *, but: Collection[int] = ()) -> str:
    """A number that no other household carries between two days. Raises ValidationError on `number`."""
    rivals = Household.objects.filter(number=number).exclude(valid_to__lte=begins).exclude(pk__in=but)
    rival = (rivals if ends is None else rivals.filter(valid_from__lt=ends)).first()
    if rival is not None:
        words = _("Số %(number)s đang là số của hộ %(name)s. Mỗi hộ một số: hãy ghi số khác.")
        raise ValidationError({"number": words % {"number": number, "name": rival.representative}})
    return number


def begin(commune: Commune, facts: Facts, group: ResidentialGroup, day: date) -> Household:
    """A household and its first line, saved. `facts` are clean, the number is free."""
    household = Household(
        commune=commune, number=facts.number, order=natural(facts.number), phone=facts.phone, email=facts.email,
        valid_from=day,
    )  # fmt: skip
    household.save(force_insert=True)
    new_line(household, group.pk, facts.address, facts.representative, facts.head, day).save(force_insert=True)
    return household


def new_line(household: Household, group: int, address: str, representative: str, head: str, day: date) -> Line:
    return Line(
        commune_id=household.commune_id, household=household, group_id=group, address=address,
        representative=representative, head="" if head == representative else head, from_day=day,
        folded=folded(household.number, representative, head, address),
    )  # fmt: skip


def turn(line: Line, day: date, *, group: int, address: str, representative: str, head: str) -> Line:
    """Close a line and open the next on `day`, which is later than its own."""
    line.to_day = day
    line.save(update_fields=["to_day"])
    opened = new_line(line.household, group, address, representative, head, day)
    opened.save(force_insert=True)
    return opened


def close(household: Household, day: date, why: str) -> None:
    """The household stands until before `day`; an absence under way ends with it."""
    household.lines.filter(to_day=None).update(to_day=day)
    household.absences.filter(to_day=None, from_day__lt=day).update(to_day=day)
    household.absences.filter(from_day__gte=day).delete()
    household.valid_to, household.ended_why = day, why


def save(household: Household) -> Household:
    """One edition on."""
    household.edition += 1
    household.save()
    household.__dict__.pop("line", None)
    return household


def written(facts: Facts) -> dict[str, str]:
    """What an entry of the journal keeps beside the chain: names and ways to reach them."""
    names = ("representative", "head", "address", "phone", "email")
    return {name: getattr(facts, name) for name in names if getattr(facts, name)}
