"""Reports in the demo year: the state's line with last year's report signed, one returned, one asked for at once, and a
record that came after the signature."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dinh.account.reports import actions
from dinh.account.reports.actions import EnteredRow, Way
from dinh.account.reports.facts import outline_of
from dinh.account.reports.models import Draft, Regime
from dinh.account.reports.official import Signature
from dinh.account.reports.outlines import STATE_YEARLY, WORKPLACE
from dinh.account.reports.parts import Written
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune
from dinh.law.periods import Period
from dinh.rights.outreach import actions as outreach
from dinh.rights.outreach.actions.sessions import Words

VN = ZoneInfo("Asia/Ho_Chi_Minh")
LAST_YEAR = {
    "1": "Năm đầu của phường mới sau sắp xếp đơn vị hành chính; bộ máy ổn định, công việc của người dân không bị gián đoạn.",
    "4.1": "Việc thu, chi quỹ tổ dân phố được treo cùng chứng từ nên người dân ít phải hỏi lại; nhờ các tổ trưởng làm đều.",
    "4.2": "Sổ theo dõi của các tổ ghi chưa đều, cuối năm phải đối chiếu nhiều; do mới tiếp nhận hồ sơ của hai phường cũ.",
    "5": "Giao từng tổ một người giữ sổ; mỗi tháng đối chiếu một lần, không dồn đến cuối năm.",
}
THIS_YEAR = {
    "1": "Phường có 10 tổ dân phố; phần lớn người dân làm dịch vụ nhỏ, nhiều người cao tuổi ít dùng điện thoại thông minh.",
    "4.1": "Nội dung liên quan trực tiếp đến hộ dân được niêm yết tại nhà văn hóa và đọc trên truyền thanh của tổ.",
}


def load(commune: Commune) -> None:
    """After the year's own events: they set the party's line."""
    year = Regime.objects.order_by("pk").values_list("begins", flat=True)[0].year
    chair = _holder("reports.sign", "UBND", date(year, 3, 10))
    council, committee = _body("HĐND"), _body("UBND")
    with pretend(_moment(date(year, 1, 5))):
        state = actions.adopt_regime(
            by=chair, title="Báo cáo thực hiện dân chủ và công tác dân vận của chính quyền", outline=STATE_YEARLY.key,
            receiver=council, owes=[committee], begins=date(year, 1, 1),
            days=[{"period": "H1", "day": 5, "month": 7}, {"period": "year", "day": 30, "month": 11, "cut": [14, 11]}],
            way=Way(Regime.Line.STATE, None, ("Ủy ban nhân dân tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam phường"), False),
        )  # fmt: skip
    _signed_last_year(state, chair, committee, year)
    _this_year(state, chair, committee, year)
    _late_record(committee, year)
    _asked_once(year)


def _signed_last_year(state: Regime, chair: Actor, committee: Body, year: int) -> None:
    with pretend(_moment(date(year, 1, 8))):
        draft = _written(chair, state, committee, Period.parse(str(year - 1)), LAST_YEAR)
        actions.sign(
            by=chair, draft=draft, issued=date(year, 1, 8),
            signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Hoàng Thanh Bình"),
        )  # fmt: skip


def _this_year(state: Regime, chair: Actor, committee: Body, year: int) -> None:
    """Begun, with some words, one of them put in place of a generated sentence."""
    if today() < date(year, 11, 16):
        return
    with pretend(_moment(date(year, 11, 16))):
        draft = actions.open_draft(by=chair, regime=state, body=committee, period=Period.parse(str(year)))
        for section, words in THIS_YEAR.items():
            actions.write_passage(by=chair, draft=draft, section=section, text=words, status="done")


def _written(by: Actor, regime: Regime, body: Body, period: Period, words: dict[str, str]) -> Draft:
    """A draft with every compulsory section written and every figure entered from its book."""
    draft = actions.open_draft(by=by, regime=regime, body=body, period=period)
    for section in outline_of(draft).sections:
        asked = any(isinstance(part, Written) for part in section.parts)
        text = words.get(section.key, "Theo nội dung các phần trên." if asked else "")
        actions.write_passage(by=by, draft=draft, section=section.key, text=text, status="done")
    for entered in outline_of(draft).figures:
        part, whole = (1082, 1259) if entered.share else (1, None)
        rows = [] if entered.share else [EnteredRow("Giám sát một chi bộ")]
        source = "Sổ bình xét của 10 tổ dân phố" if entered.share else ""
        actions.enter_figure(by=by, draft=draft, key=entered.key, part=part, whole=whole, rows=rows, source=source)
    return draft


def _late_record(committee: Body, year: int) -> None:
    """A session of May that was entered from the book in July, after the half-year report was signed."""
    if today() < date(year, 7, 6):
        return
    clerk = _holder("outreach.write", "UBND", date(year, 7, 6))
    with pretend(_moment(date(year, 7, 6))):
        words = Words(
            topic="Trách nhiệm của chủ hộ khi góp ý quy ước", cited="Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15",
            form="group", body=committee, day=date(year, 5, 21), place="Nhà văn hóa tổ dân phố 9", presenter="Lê Văn Tư",
            audiences=("Người dân",),
        )  # fmt: skip
        session = outreach.draft_session(by=clerk, words=words)
        outreach.record_result(
            by=clerk, session=session, held_on=date(year, 5, 21), people=34, women=18, audiences=[("Người dân", 34)],
            result="Ghi sổ chậm: tổ dân phố gửi danh sách vào tháng 7.",
        )  # fmt: skip


def _asked_once(year: int) -> None:
    """A request with its own days: the school has handed in and was sent back, the Front has not begun."""
    asked_on = min(today(), date(year, 11, 17))
    if asked_on < date(year, 11, 17):
        return
    chair = _holder("reports.sign", "ĐU", asked_on)
    with pretend(_moment(asked_on)):
        regime = actions.ask_once(
            by=chair, title="Báo cáo nhanh việc công khai các khoản đóng góp", outline=WORKPLACE.key,
            receiver=_body("ĐU"), owes=[_body("THĐM"), _body("MTTQ-BTT")],
            period=Period.between(date(year, 9, 1), date(year, 11, 15)), due=asked_on + timedelta(days=8),
            request="Nêu rõ khoản nào đã công khai, treo ở đâu, còn khoản nào chưa.", today=asked_on,
            way=Way(via=_body("BXDĐ")),
        )  # fmt: skip
        school = _holder("reports.write", "THĐM", asked_on)
        draft = _written(school, regime, _body("THĐM"), Period.between(date(year, 9, 1), date(year, 11, 15)), {
            "1": "Trường có 38 cán bộ, giáo viên, nhân viên; có công đoàn cơ sở.",
            "4.1": "Bảng thu, chi đầu năm học treo ở cổng trường, có chữ ký ban đại diện cha mẹ.",
            "4.2": "Chưa công khai khoản thu bán trú của tháng 10.", "5": "Treo khoản thu bán trú trước ngày 25/11.",
            "6": "Không.",
        })  # fmt: skip
        actions.submit(by=school, draft=draft)
        actions.return_draft(by=chair, draft=draft, reason="Ghi rõ ngày treo từng bảng và ai kiểm tra.")


def _holder(power: str, symbol: str, day: date) -> Actor:
    body = _body(symbol)
    holding = next(one for one in holders_of(power, day) if body.pk in (one.post.body_id, one.post.body.parent_id))
    return Actor(commune=body.commune, user=holding.user, holding=holding)


def _body(symbol: str) -> Body:
    found: Body = Body.objects.get(symbol=symbol)
    return found


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(10, 15), VN)
