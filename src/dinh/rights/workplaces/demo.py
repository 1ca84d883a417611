"""The demo year at work: a school, a health station, two offices, three enterprises, one union founded of two."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune
from dinh.rights.workplaces import actions
from dinh.rights.workplaces.actions import Call, Elected, Made, Talk

VN = ZoneInfo("Asia/Ho_Chi_Minh")
SCHOOL_ITEMS = {
    1: "Kế hoạch công tác năm của nhà trường",
    2: "Dự toán được giao, kết quả chi từng quý",
    3: "Tuyển dụng, bổ nhiệm, điều động giáo viên",
    4: "Nâng lương, khen thưởng, kỷ luật",
    5: "Kết quả giải quyết khiếu nại, tố cáo trong trường",
}
AGENDA = "Báo cáo kết quả công tác năm\nBáo cáo thực hiện nghị quyết hội nghị trước\nThảo luận, biểu quyết nghị quyết"
RESOLUTION = "Thực hiện đủ chương trình năm học; công khai thu, chi từng quý; mỗi tháng một buổi họp nghe ý kiến."
MEMBERS = [
    Elected("Trần Thị Mận", "Giáo viên", 30), Elected("Lò Văn Pha", "Nhân viên thư viện", 27),
    Elected("Đào Thị Nhài", "Giáo viên", 25),
]  # fmt: skip
SHOES, FARM, HOTEL = "Công ty TNHH Giày Lam Sơn Hạ", "Hợp tác xã Rau sạch Bến Đình", "Công ty cổ phần Nhà nghỉ Gió Đồi"


@contextmanager
def on(month: int, day: int, year: int) -> Iterator[None]:
    with pretend(datetime.combine(date(year, month, day), time(9), VN)):
        yield


def load(commune: Commune) -> None:
    """Play what has happened by today, through the same acts; nothing where the demo's officials are not there."""
    now = today()
    year = now.year if (now.month, now.day) >= (11, 16) else now.year - 1
    held = Holding.objects.select_related("post__body", "user", "commune")
    who = {each.user.username: Actor(commune, each.user, each) for each in held}
    bodies = {body.symbol: body for body in Body.objects.all()}
    if not {"nga", "hoa", "dung", "lua", "binh"} <= who.keys() or not {"THĐM", "TYT", "VHXH", "KTHT"} <= bodies.keys():
        return
    _school(who["nga"], bodies["THĐM"], year)
    _others(who, bodies, year)
    _enterprises(who["dung"], who["lua"], year)


def _school(nga: Actor, school: Body, year: int) -> None:
    with on(1, 5, year):
        actions.describe(by=nga, body=school, day=date(year, 1, 2), staff=38, union=True)
        call = Call(year - 1, "plenary", date(year, 1, 9), "Phòng họp nhà trường", AGENDA, starts=time(14))
        conference = actions.invite(by=nga, body=school, call=call)
    chairs = {"chair": "Đặng Thúy Nga", "secretary": "Phạm Thị Cúc"}
    with on(1, 9, year):
        actions.attend(by=nga, conference=conference, held_on=date(year, 1, 9), attended=21, **chairs)
        actions.recall(by=nga, conference=conference, day=date(year, 1, 16), place="Phòng họp nhà trường")
    fund = "Quỹ thăm hỏi 20.000 đồng một người một tháng."
    with on(1, 16, year):
        actions.attend(by=nga, conference=conference, held_on=date(year, 1, 16), attended=34, **chairs)
        actions.decide(by=nga, conference=conference, kind="resolution", text=RESOLUTION, in_favour=31, against=1)
        actions.decide(by=nga, conference=conference, kind="money", text=fund, in_favour=16, against=12)
        actions.elect_board(by=nga, conference=conference, proposal="Tờ trình 03/TTr-CĐCS ngày 08/01", members=MEMBERS)
        actions.write_items(by=nga, body=school, words=SCHOOL_ITEMS)
    for number, month, title in ((1, 1, "Kế hoạch năm học"), (2, 4, "Thu, chi quý I"), (2, 7, "Thu, chi quý II"),
                                 (3, 8, "Danh sách phân công chuyên môn"), (4, 9, "Nâng lương đợt 1")):  # fmt: skip
        with on(month, 20, year):
            made = Made(number, title, "posted", date(year, month, 20), "Bảng tin phòng hội đồng")
            actions.publish(by=nga, body=school, made=made)
    with on(5, 12, year):
        visit = "Xem sổ thu, chi căng tin sáu tháng. Sổ khớp phiếu; kiến nghị niêm yết giá từng suất."
        actions.log(by=nga, body=school, kind="board_visit", day=date(year, 5, 12), words=visit)
        matter = actions.ask(by=nga, body=school, number=4, title="Dự thảo quy chế chi tiêu nội bộ",
                             asked_on=date(year, 5, 12), until=date(year, 5, 26), how="Họp tổ chuyên môn")  # fmt: skip
        first = actions.gather(by=nga, matter=matter, gist="Tăng mức khoán văn phòng phẩm cho tổ một", voices=6)
        actions.gather(by=nga, matter=matter, gist="Ghi rõ ai duyệt tạm ứng", voices=9)
        actions.answer(by=nga, gathered=first, answer="partly", words="Tăng từ học kỳ sau, khi có dự toán bổ sung.")


def _others(who: dict[str, Actor], bodies: dict[str, Body], year: int) -> None:
    """The culture office held its conference late; the one for works, of six, need not; the station is silent."""
    hoa, binh, office = who["hoa"], who["binh"], bodies["VHXH"]
    with on(3, 2, year):
        actions.describe(by=hoa, body=office, day=date(year, 3, 1), staff=11, union=True)
        actions.describe(by=binh, body=bodies["KTHT"], day=date(year, 3, 1), staff=6, union=True)
    with on(4, 14, year):
        call = Call(year - 1, "plenary", date(year, 4, 14), "Phòng họp tầng 2", AGENDA)
        one = actions.invite(by=hoa, body=office, call=call)
        actions.attend(by=hoa, conference=one, held_on=date(year, 4, 14), attended=10, chair="Bùi Thị Hoa",
                       secretary="Hoàng Văn Sơn")  # fmt: skip
        actions.decide(by=hoa, conference=one, kind="resolution", text="Trả hồ sơ trước hạn; công khai chi tiêu.",
                       in_favour=9, against=0)  # fmt: skip
        actions.publish(
            by=hoa, body=office, made=Made(2, "Chi tiêu quý I", "network", date(year, 4, 14), "Nhóm nội bộ")
        )


def _enterprises(dung: Actor, lua: Actor, year: int) -> None:
    with on(2, 10, year):
        actions.set_target(by=lua, year=year, number=2, source="Kế hoạch công tác năm của Công đoàn phường (mẫu)")
        known = {
            name: actions.add_enterprise(
                by=dung, name=name, day=date(year, 2, 1), staff=staff, union=False, state=False
            )
            for name, staff in ((SHOES, 146), (FARM, 23), (HOTEL, 31))
        }
    with on(3, 18, year):
        met = "Gặp chủ nhiệm và 5 tổ trưởng, phát tờ giới thiệu quyền của đoàn viên; hẹn gặp lại sau vụ rau."
        actions.log(by=dung, body=known[FARM], kind="canvass", day=date(year, 3, 18), words=met)
        box = actions.open_box(by=dung, body=known[SHOES])
        for number, words in enumerate(("Xưởng may nóng quá, quạt hỏng hai tháng chưa thay.",
                                        "Cơm ca chiều ít, mong tăng suất.")):  # fmt: skip
            actions.send_letter(by=Actor(dung.commune), box=box, words=words, key=f"demo-{number}")
    with on(6, 5, year):
        actions.found_union(by=dung, body=known[SHOES], day=date(year, 6, 4), members=58,
                            decision="Quyết định 14/QĐ-CĐ ngày 04/6 (mẫu)")  # fmt: skip
        actions.open_letters(by=dung, box=box)
        actions.share_summary(
            by=dung, box=box, words="Người lao động mong sửa quạt xưởng may và xem lại suất cơm ca chiều."
        )
        talk = Talk("regular", date(year, 6, 5), "Nhà ăn công ty", "Giám đốc và trưởng phòng nhân sự",
                    "Ban Chấp hành công đoàn và 8 tổ trưởng", 14,
                    "Nhiệt độ xưởng may mùa nóng\nSuất cơm ca chiều\nLịch tăng ca tháng 7")  # fmt: skip
        dialogue = actions.hold_dialogue(by=dung, body=known[SHOES], talk=talk)
        fans = actions.agree(by=dung, dialogue=dialogue, words="Thay 12 quạt công nghiệp ở xưởng may",
                             owner="Phòng Kỹ thuật", due=date(year, 6, 30))  # fmt: skip
        actions.agree(by=dung, dialogue=dialogue, words="Tăng suất cơm ca chiều lên 25.000 đồng",
                      owner="Phòng Nhân sự", due=date(year, 9, 1))  # fmt: skip
        actions.log(by=dung, body=known[SHOES], kind="duty", duty="labour", day=date(year, 6, 5),
                    words="Đã ban hành quy chế đối thoại, dán ở nhà ăn.")  # fmt: skip
    with on(6, 27, year):
        actions.keep_agreement(by=dung, agreement=fans, done_on=date(year, 6, 27), proof="Đã lắp đủ 12 quạt, có ảnh.")
    with on(9, 15, year):
        actions.send_letter(by=Actor(dung.commune), box=box, words="Tăng ca tháng này báo gấp quá.", key="demo-3")
