"""The room's part of the demo year: what residents of the fictional ward asked, and what came of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune
from dinh.rights.information import actions, permissions
from dinh.rights.information.actions import Who
from dinh.rights.information.clocks import answer_term
from dinh.rights.information.models import InformationRequest

VN = ZoneInfo("Asia/Ho_Chi_Minh")
GROUND = "Luật Tiếp cận thông tin (sửa đổi), điều khoản do cán bộ tra và ghi (mẫu)"
FUND = """Năm trước, quỹ Đền ơn đáp nghĩa của phường thu 86.400.000 đồng, chi 79.250.000 đồng: sửa nhà cho 02 gia đình \
50.000.000 đồng; thăm hỏi dịp 27/7 và Tết 29.250.000 đồng. Số còn lại chuyển sang năm nay.
Bảng thu, chi đầy đủ dán tại trụ sở và nhà văn hóa các tổ dân phố."""
LIGHTS = """Tuyến hẻm 7 có 14 cột đèn, đã lắp xong 11 cột. Ba cột còn lại chờ di dời đường dây, xong trong quý sau. \
Tiền làm: ngân sách phường 60%, người dân góp 40%; chưa thu thêm khoản nào ngoài mức đã bàn tại hội nghị tổ dân phố."""
ALLEY = "Trích bản vẽ mở rộng hẻm 12: chỉ giới, bề rộng mặt đường 4 mét, danh mục công trình phải lùi hàng rào.\n"


def play(commune: Commune) -> None:
    """Everything asked in the demo year up to today, through the same acts that people use."""
    day = today()
    if not holders_of(permissions.POWER, day):
        return
    year = day.year if (day.month, day.day) >= (11, 16) else day.year - 1  # as the demo year does
    for story in (_fund, _alley, _list, _tax, _lights):
        story(commune, year)
    _waiting(commune, day)


def _official(commune: Commune) -> Actor:
    holding = holders_of(permissions.POWER, today())[0]
    return Actor(commune=commune, user=holding.user, holding=holding)


def _at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour, 30), VN)


def _ask(commune: Commune, when: date, key: str, wanted: str, way: str, who: Who) -> InformationRequest:
    with pretend(_at(when, 8)):
        return actions.ask(
            by=Actor(commune=commune), key=f"mau-{when.year}-{key}", wanted=wanted, way=way, who=who
        ).request  # fmt: skip


def _accept(commune: Commune, asked: InformationRequest, when: date, sort: str, subject: str) -> None:
    """Accepted; and where the law's term is not known, the day the official found."""
    with pretend(_at(when)):
        by = _official(commune)
        asked = actions.accept(by=by, asked=asked, sort=sort, subject=subject, edition=_edition(asked))
        if not answer_term(asked).known:
            due = asked.valid_on + timedelta(days=14)
            actions.record_due(by=by, asked=asked, due=due, ground=GROUND, edition=asked.edition)


def _edition(asked: InformationRequest) -> int:
    return InformationRequest.objects.get(pk=asked.pk).edition


def _answer(
    commune: Commune, asked: InformationRequest, when: date, text: str, uploads: tuple[tuple[bytes, str], ...] = ()
) -> None:  # fmt: skip
    with pretend(_at(when)):
        actions.answer(by=_official(commune), asked=asked, text=text, uploads=uploads, edition=_edition(asked))


def _publish(commune: Commune, asked: InformationRequest, when: date, question: str, text: str) -> None:
    with pretend(_at(when, 10)):
        actions.publish_answer(
            by=_official(commune), asked=asked, question=question, text=text, files=(), edition=_edition(asked)
        )  # fmt: skip


def _fund(commune: Commune, year: int) -> None:
    """Simple, by e-mail, answered in time and made public."""
    who = Who("Vũ Thị Lan", "Số 5 ngõ 3, tổ dân phố 2", phone="0900 000 002", email="lan@dinhminh.example")
    wanted = "Tôi muốn biết năm ngoái quỹ Đền ơn đáp nghĩa của phường thu bao nhiêu, chi vào những việc gì."
    asked = _ask(commune, date(year, 3, 10), "quy", wanted, "email", who)
    _accept(commune, asked, date(year, 3, 10), "simple", "Thu, chi quỹ Đền ơn đáp nghĩa năm trước")
    _answer(commune, asked, date(year, 3, 12), FUND)
    question = f"Năm {year - 1}, quỹ Đền ơn đáp nghĩa thu, chi thế nào?"
    _publish(commune, asked, date(year, 3, 13), question, FUND)


def _alley(commune: Commune, year: int) -> None:
    """Complex, at the office, extended once."""
    with pretend(_at(date(year, 6, 8))):
        asked = actions.enter(
            by=_official(commune), key=f"mau-{year}-hem", channel="desk", received_on=date(year, 6, 8), way="copy",
            wanted="Xin bản sao phần bản vẽ mở rộng hẻm 12 liên quan các nhà đầu hẻm.",
            who=Who("Phạm Văn Tích", "Số 12/4 hẻm 12, tổ dân phố 4", phone="0900 000 004"),
        ).request  # fmt: skip
    _accept(commune, asked, date(year, 6, 9), "complex", "Bản vẽ mở rộng hẻm 12")
    with pretend(_at(date(year, 6, 18))):
        later = answer_term(InformationRequest.objects.get(pk=asked.pk)).due or date(year, 6, 22)
        actions.extend(
            by=_official(commune), asked=asked, reason="Bản vẽ đang lưu ở đơn vị tư vấn, phải xin trích lại.",
            due=later + timedelta(days=10), ground=GROUND, edition=_edition(asked),
        )  # fmt: skip
    text = "Mời ông nhận bản sao tại bộ phận một cửa, trong giờ làm việc. Tệp gửi kèm là bản trích."
    _answer(commune, asked, date(year, 7, 1), text, ((ALLEY.encode(), "trich-ban-ve-hem-12.txt"),))


def _list(commune: Commune, year: int) -> None:
    """Received just before the law changed; refused for the part that is other people's private life."""
    who = Who("Ngô Văn Đạt", "Số 21 đường Bến Đình, tổ dân phố 6")
    wanted = "Xin danh sách các hộ được trợ cấp đột xuất trong năm, kèm số định danh và tình trạng bệnh của từng người."
    asked = _ask(commune, date(year, 8, 28), "danh-sach", wanted, "post", who)
    _accept(commune, asked, date(year, 8, 31), "complex", "Danh sách hộ được trợ cấp đột xuất, kèm thông tin bệnh")
    with pretend(_at(date(year, 9, 10))):
        actions.refuse(
            by=_official(commune), asked=asked, ground="private", cite=GROUND, edition=_edition(asked),
            reason="Số định danh và tình trạng bệnh là bí mật cá nhân, chưa ai trong danh sách đồng ý. Danh sách họ "
            "tên, mức trợ cấp đã niêm yết tại nhà văn hóa các tổ.",
        )  # fmt: skip


def _tax(commune: Commune, year: int) -> None:
    """Not the commune's to give."""
    who = Who("Đào Thị Mến", "Số 8 ngõ 1, tổ dân phố 9", email="men@dinhminh.example")
    asked = _ask(commune, date(year, 9, 8), "thue", "Cho tôi biết tiền thuế đất của hợp tác xã Bến Đình.", "email", who)
    with pretend(_at(date(year, 9, 9))):
        actions.forward(
            by=_official(commune), asked=asked, holder="Cơ quan thuế quản lý địa bàn", edition=_edition(asked),
            words="Phường không giữ hồ sơ thuế. Cơ quan thuế tiếp dân các buổi sáng trong tuần.",
        )  # fmt: skip


def _lights(commune: Commune, year: int) -> None:
    who = Who("Lý Văn Hòa", "Số 3 hẻm 7, tổ dân phố 7", email="hoa7@dinhminh.example")
    wanted = "Đèn đường hẻm 7 đã lắp được bao nhiêu cột, còn bao nhiêu, tiền lấy ở đâu?"
    asked = _ask(commune, date(year, 10, 19), "den", wanted, "email", who)
    _accept(commune, asked, date(year, 10, 20), "complex", "Tiến độ, kinh phí đèn đường hẻm 7")
    _answer(commune, asked, date(year, 10, 28), LIGHTS)
    question = "Đèn đường hẻm 7 đã lắp đến đâu, tiền lấy từ nguồn nào?"
    _publish(commune, asked, date(year, 10, 29), question, LIGHTS)


def _waiting(commune: Commune, day: date) -> None:
    """What lies on the desk this morning: one to accept, one accepted whose term must still be looked up."""
    who = Who("Tô Thị Hiền", "Số 40 đường Chợ Đình, tổ dân phố 1", phone="0900 000 001")
    wanted = "Xin xem biên bản họp bàn mức đóng góp sửa nhà văn hóa tổ dân phố 1."
    asked = _ask(commune, day - timedelta(days=4), "bien-ban", wanted, "view", who)
    with pretend(_at(day - timedelta(days=3))):
        actions.accept(
            by=_official(commune), asked=asked, sort="complex", edition=_edition(asked),
            subject="Biên bản họp bàn mức đóng góp sửa nhà văn hóa tổ dân phố 1",
        )  # fmt: skip
    who = Who("Bạch Văn Quý", "Số 17 ngõ 5, tổ dân phố 3", email="quy@dinhminh.example")
    _ask(commune, day - timedelta(days=1), "phi", "Mức thu phí vệ sinh năm nay, căn cứ vào văn bản nào?", "email", who)
