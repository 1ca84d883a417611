"""Terms of the demo ward's heads, its conventions, the yearly meeting that is being prepared. People and words are made
up; days are counted back from today."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import groups_on
from dinh.rights.decide import actions, permissions
from dinh.rights.decide.queries import conventions, elections

VN = ZoneInfo("Asia/Ho_Chi_Minh")
BEGAN, LAST = date(2025, 7, 1), date(2030, 6, 30)
ENDING = 75  # days until the term of the last group's head runs out
WORDS = (
    "Điều 1. Giữ ngõ xóm sạch\nMỗi nhà quét đoạn ngõ trước nhà mình sáng thứ Bảy; rác để đúng chỗ, đúng giờ.\n\n"
    "Điều 2. Việc cưới, việc tang\nTổ chức gọn nhẹ, không mở loa sau 22 giờ, không lấn hết lòng ngõ.\n\n"
    "Điều 3. Giúp nhau\nNhà có người ốm nặng, hoạn nạn thì tổ cử người thăm, quỹ tổ góp theo mức đã bàn.\n\n"
    "Điều 4. Sửa đổi\nMỗi năm xem lại một lần vào Ngày hội đại đoàn kết."
)


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after its heads hold their posts."""
    day = today()
    held = next(iter(holders_of(permissions.WRITER, day)), None)
    groups = list(groups_on(day))
    if held is None or len(groups) < 3:
        return
    clerk = Actor(commune=commune, user=held.user, holding=held)
    for group in groups:
        name = next((each.user.full_name for each in elections.holders(group, day)), "")
        if name and day > BEGAN:
            last = day + timedelta(days=ENDING) if group == groups[-1] else LAST
            actions.enter_head(
                by=clerk, group=group, name=name, begins=BEGAN, last=last, decision="61/QĐ-UBND ngày 01/7/2025 (mẫu)"
            )
    for group in groups[:2]:
        made = actions.enter_convention(
            by=clerk, group=group, title=f"Quy ước {group.label} {group.name}", words=WORDS,
            in_force_on=date(2025, 9, 10), decision="88/QĐ-UBND ngày 10/9/2025 (mẫu)",
        )  # fmt: skip
        reviewed = conventions.review_term(day.year).due
        if group == groups[0] and reviewed <= day:
            actions.review_convention(
                by=clerk, convention=made, year=day.year, on=reviewed, outcome="keep",
                words="Bà con giữ tốt việc quét ngõ; việc mở loa khuya còn hai lần nhắc nhở.",
            )  # fmt: skip
    with pretend(_at(day - timedelta(days=12))):
        draft = actions.begin_convention(
            by=clerk, group=groups[2], title=f"Quy ước {groups[2].label} {groups[2].name}", words=WORDS
        )
        actions.post_draft(by=clerk, convention=draft, on=today())
    with pretend(_at(day - timedelta(days=3))):
        actions.note_opinion(
            by=clerk, convention=draft, on=today(), words="Nên ghi rõ giờ đổ rác, có nhà đi làm sớm không kịp."
        )
        actions.plan_yearly(
            by=clerk, group=groups[0], meets_at=_at(day + timedelta(days=24), 8), plan_on=today(),
            place=groups[0].meeting_place or "Nhà văn hóa",
        )  # fmt: skip
    planned = date(day.year, 1, 15)
    if planned <= day:
        actions.note_year_paper(by=clerk, kind="plan", year=day.year, number="09/KH-UBND", on=planned)


def _at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), VN)
