"""The ward's year of publicity: the plan, what was made public, where it hung, what is still missing."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from PIL import Image, ImageDraw

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.sheets import sheet
from dinh.house.demo.ward import actor
from dinh.law.periods import Period
from dinh.rights.publish import actions
from dinh.rights.publish.actions import Content, Line, Photo
from dinh.rights.publish.models import HeadMessage, PlanLine, Posting, Publication, Version
from dinh.rights.publish.queries.ending import list_term_over

DAY = timedelta(days=1)
TERM = 31  # days after posting on which a proof of the full term can be given


@dataclass(frozen=True, slots=True)
class Notice:
    """Something made public on a day: what is said, what hangs with it, and how far it got."""

    item: str
    title: str
    summary: str
    number: str
    decided: tuple[int, int]
    table: tuple[tuple[str, ...], ...] = ()
    body: str = ""
    personal: bool = False
    groups: tuple[int, ...] = ()


PLAN = (
    ("CK02", "Dự toán ngân sách đã được Hội đồng nhân dân quyết định", (1, 20), "abcd", "30 ngày", "KTHT"),
    ("CK13", "Thủ tục hành chính do phường trực tiếp thực hiện", (1, 31), "ab", "thường xuyên", "VP"),
    ("CK07", "Danh sách hộ được hỗ trợ, tiêu chí và kết quả bình xét", (3, 31), "abcd", "30 ngày", "VHXH"),
    ("CK02", "Tình hình thực hiện ngân sách quý I", (4, 15), "ab", "30 ngày", "KTHT"),
    ("CK05", "Thu, chi các quỹ do Nhân dân đóng góp", (5, 31), "abd", "30 ngày", "VP"),
    ("CK03", "Công trình đầu tư trên địa bàn và tiến độ", (6, 30), "ab", "30 ngày", "KTHT"),
    ("CK02", "Tình hình thực hiện ngân sách 6 tháng", (7, 15), "ab", "30 ngày", "KTHT"),
    ("CK02", "Quyết toán ngân sách quý III", (11, 20), "ab", "30 ngày", "KTHT"),
    ("CK09", "Danh sách công dân đủ điều kiện khám nghĩa vụ quân sự", (11, 30), "abcd", "30 ngày", "VP"),
    ("CK06", "Tài sản công mua sắm, thanh lý trong năm", (12, 20), "ab", "30 ngày", "KTHT"),
)
BUDGET = Notice(
    "CK02", "Công khai dự toán ngân sách năm {year} của phường Đình Minh",
    "Năm nay phường dự kiến thu 18,4 tỷ đồng và chi 18,1 tỷ đồng. Khoản chi lớn nhất là trường học và y tế. "
    "Bảng dưới đây ghi từng khoản.",
    "112/QĐ-UBND", (1, 6),
    (("Khoản", "Dự toán (đồng)"), ("Thu ngân sách", "18.400.000.000"), ("Chi giáo dục, y tế", "8.250.000.000"),
     ("Chi đường, hẻm, thoát nước", "5.600.000.000"), ("Chi khác", "4.250.000.000")),
)  # fmt: skip
PROCEDURES = Notice(
    "CK13", "Thủ tục hành chính do phường trực tiếp giải quyết năm {year}",
    "Bà con làm giấy khai sinh, chứng thực bản sao, xác nhận cư trú tại bộ phận một cửa. Mỗi thủ tục có thời hạn và lệ "
    "phí ghi rõ; cán bộ không được đòi thêm giấy tờ ngoài danh mục.",
    "15/TB-UBND", (1, 12), body="Bộ phận một cửa làm việc từ thứ Hai đến thứ Sáu, sáng thứ Bảy tiếp người đi làm xa.",
)  # fmt: skip
SUPPORT = Notice(
    "CK07", "Danh sách hộ được hỗ trợ sửa nhà năm {year}",
    "Có 8 hộ được hỗ trợ sửa nhà, mỗi hộ 20 triệu đồng. Tổ dân phố đã họp bình xét. Ai thấy chưa đúng thì báo tổ trưởng "
    "hoặc phường trong thời gian niêm yết.",
    "47/QĐ-UBND", (3, 10),
    (("Họ và tên", "Tổ dân phố", "Kết quả", "Số tiền (đồng)"),
     *((name, f"Tổ {group}", "Được hỗ trợ", "20.000.000") for name, group in [
         ("Lê Thị Bảy", 1), ("Ngô Văn Chín", 2), ("Trần Thị Dung", 3), ("Võ Văn Giàu", 4), ("Phạm Văn Hai", 5),
         ("Đoàn Thị Lành", 7), ("Huỳnh Văn Năm", 8), ("Bùi Thị Xuyến", 10)])),
    personal=True,
)  # fmt: skip
QUARTER_1 = Notice(
    "CK02", "Công khai tình hình thực hiện ngân sách quý I năm {year}",
    "Ba tháng đầu năm phường thu 4,1 tỷ đồng, đạt 22,3% dự toán; chi 3,9 tỷ đồng, đạt 21,5%.",
    "31/TB-UBND", (4, 8),
    (("Khoản", "Dự toán năm (đồng)", "Thực hiện quý I (đồng)"), ("Thu ngân sách", "18.400.000.000", "4.103.000.000"),
     ("Chi ngân sách", "18.100.000.000", "3.892.000.000")),
)  # fmt: skip
FUNDS = Notice(
    "CK05", "Thu, chi quỹ đền ơn đáp nghĩa và quỹ phòng, chống thiên tai năm {year}",
    "Bà con đã góp 96,4 triệu đồng vào hai quỹ. Đã chi 71,2 triệu đồng: thăm 34 gia đình chính sách, mua 2 máy bơm.",
    "52/TB-UBND", (5, 20),
)  # fmt: skip
ALLEY = Notice(
    "CK03", "Mở rộng hẻm 12, tổ dân phố 4: kinh phí và tiến độ",
    "Hẻm 12 được mở rộng từ 2,5 mét lên 4 mét, dài 180 mét. Kinh phí 940 triệu đồng, trong đó bà con góp 210 triệu đồng. "
    "Dự kiến xong ngày 30 tháng 8.",
    "68/TB-UBND", (6, 15), body="Đơn vị thi công làm từ 7 giờ đến 18 giờ; xe ba gác vẫn qua được.", groups=(4,),
)  # fmt: skip
QUARTER_3 = Notice(
    "CK02", "Công khai quyết toán ngân sách quý III năm {year}",
    "Ba tháng vừa qua phường thu 4,7 tỷ đồng, chi 4,5 tỷ đồng. Cộng chín tháng, thu đạt 73,2% dự toán, chi đạt 70,8%. "
    "Chi cho đường, hẻm còn chậm vì chờ thỏa thuận mặt bằng ở tổ 6.",
    "121/QĐ-UBND", (11, 11),
    (("Khoản", "Dự toán năm (đồng)", "Thực hiện quý III (đồng)", "Lũy kế 9 tháng (đồng)"),
     ("Thu ngân sách", "18.400.000.000", "4.702.000.000", "13.469.000.000"),
     ("Chi giáo dục, y tế", "8.250.000.000", "2.010.000.000", "6.105.000.000"),
     ("Chi đường, hẻm, thoát nước", "5.600.000.000", "1.208.000.000", "3.512.000.000"),
     ("Chi khác", "4.250.000.000", "1.283.000.000", "3.198.000.000")),
)  # fmt: skip
CONSCRIPTS = Notice(
    "CK09", "Danh sách công dân đủ điều kiện khám sức khỏe nghĩa vụ quân sự năm sau",
    "Có 6 công dân được gọi khám. Danh sách chỉ ghi họ tên và tổ dân phố. Ai có lý do tạm hoãn thì nộp giấy tờ tại "
    "phường trước ngày khám.",
    "118/TB-UBND", (11, 5),
    (("Họ và tên", "Tổ dân phố"), *((name, f"Tổ {group}") for name, group in [
        ("Nguyễn Văn An", 1), ("Lê Minh Đức", 3), ("Trần Quốc Huy", 5), ("Phan Thành Long", 6), ("Võ Nhật Minh", 8),
        ("Đặng Hữu Phước", 9)])),
    personal=True,
)  # fmt: skip
RELIEF = Notice(
    "CK08", "Danh sách hộ nhận hỗ trợ sau đợt mưa lớn tháng 10",
    "Có 3 hộ bị tốc mái được hỗ trợ, mỗi hộ 5 triệu đồng.",
    "124/QĐ-UBND", (11, 13),
    (("Họ và tên", "Tổ dân phố", "Số điện thoại", "Số căn cước", "Số tiền (đồng)"),
     ("Cao Thị Mận", "Tổ 2", "0905 000 111", "049178000123", "5.000.000"),
     ("Hồ Văn Tý", "Tổ 6", "0905 000 222", "049065000456", "5.000.000"),
     ("Lý Thị Sen", "Tổ 9", "0905 000 333", "049172000789", "5.000.000")),
    personal=True,
)  # fmt: skip


def adopt_plan(year: int) -> None:
    """The plan with its ten lines, adopted by a paper; where things hang at the seat, whom to ask."""
    by = actor("tu")
    actions.set_means(
        by=by, loudspeaker=True, seat="Bảng tin trước trụ sở phường, số 1 đường Đình Làng",
        contact="Bộ phận một cửa phường Đình Minh", phone="",
    )  # fmt: skip
    for item, content, (month, day), forms, term, symbol in PLAN:
        line = Line(item, content, date(year, month, day), Body.objects.get(symbol=symbol), tuple(forms), term)
        actions.add_line(by=by, year=year, line=line)
    actions.adopt_plan(by=by, year=year, paper_number="04/KH-UBND", adopted=date(year, 1, 5))


def publish(notice: Notice, year: int) -> Version:
    version = draft(notice, year)
    return actions.publish(by=actor("tu"), version=version, edition=version.edition, looked=True)


def draft(notice: Notice, year: int) -> Version:
    """The words and the table of a notice, not public yet."""
    by, (month, day) = actor("tu"), notice.decided
    line = PlanLine.objects.filter(item=notice.item, plan__year=year, by_day__gte=date(year, month, day)).first()
    version = actions.start(by=by, content=Content(
        item=notice.item, title=notice.title.format(year=year), issuer=Body.objects.get(symbol="UBND"),
        decided=date(year, month, day), summary=notice.summary, body=notice.body, paper_number=notice.number,
        personal=notice.personal, plan_line=line,
        groups=tuple(ResidentialGroup.objects.filter(code__in=[f"tdp-{n:02d}" for n in notice.groups])),
    ))  # fmt: skip
    if notice.table:
        header, *rows = notice.table
        data = sheet("Bảng", header, rows)
        actions.attach(by=by, version=version, data=data, name="bang-kem-theo.xlsx", title="Bảng kèm theo")
    version.refresh_from_db()
    return version


def hang(item: str, groups: Iterable[int], year: int, *, seat: bool = True) -> None:
    """The newest publication of an item hangs from today at the seat and at these groups; their heads told the people."""
    version = _newest(item)
    day = today()
    if seat:
        _post("tu", version, None, day)
    for number in groups:
        _post(f"to{number}", version, ResidentialGroup.objects.get(code=f"tdp-{number:02d}"), day)
    heard = HeadMessage.objects.filter(version=version, group__code__in=[f"tdp-{n:02d}" for n in groups])
    for message in heard.select_related("group"):
        head = actor(f"to{int(message.group.code.rpartition('-')[2])}")
        actions.tell(by=head, message=message, told_on=day, told_how="network")


def speak(item: str, days: int, year: int) -> None:
    """The loudspeakers read it on the last `days` days."""
    version, last = _newest(item), today()
    for back in reversed(range(days)):
        day = last - back * DAY
        key = uuid5(NAMESPACE_URL, f"{version.publication.ref}/{day}")
        actions.broadcast(
            by=actor("tu"), version=version, day=day, times=2, key=key, hours="5 giờ 30, 17 giờ", minutes=2
        )


def take_down(item: str, year: int) -> None:
    """Everything of an item whose term is over is confirmed to have hung to the end."""
    hung = Posting.objects.filter(version__item=item, ended_on=None, struck_at=None).select_related("group", "version")
    day = today()
    for posting in hung:
        if day - posting.posted_on >= TERM * DAY:
            who = f"to{int(posting.group.code.rpartition('-')[2])}" if posting.group else "tu"
            actions.end_posting(by=actor(who), posting=posting, ended_on=day)


def withdraw_lists(year: int) -> None:
    """Those whose term is over; the lists that other rooms have posted since keep theirs."""
    for publication in Publication.objects.filter(personal=True, state="published"):
        if list_term_over(publication, today()):
            actions.withdraw_list(by=actor("tu"), publication=publication)


def changed_alley(year: int) -> None:
    """The works are late: the notice is made public anew, with what changed."""
    by = actor("tu")
    version = actions.revise(by=by, publication=_newest("CK03").publication)
    summary = version.summary.replace(
        "Dự kiến xong ngày 30 tháng 8.", "Trời mưa nhiều nên lùi ngày xong đến 15 tháng 10."
    )
    content = Content(
        item=version.item, title=version.title, issuer=version.issuer, decided=date(year, 8, 20), summary=summary,
        body=version.body, paper_number="96/TB-UBND", groups=tuple(version.groups.all()),
        change_note="Lùi ngày hoàn thành từ 30/8 sang 15/10 vì mưa; kinh phí không đổi.",
    )  # fmt: skip
    version = actions.edit(by=by, version=version, edition=version.edition, content=content)
    actions.publish(by=by, version=version, edition=version.edition, looked=True)


def quarterly_list(quarter: int, year: int) -> None:
    by = actor("tu")
    period = Period.parse(f"{year}-Q{quarter}")
    version = actions.draw_list(by=by, quarter=period, issuer=Body.objects.get(symbol="UBND"))
    version.refresh_from_db()
    version = actions.publish(by=by, version=version, edition=version.edition, looked=True)
    _post("tu", version, None, today())
    for number in range(1, 11):
        _post(f"to{number}", version, ResidentialGroup.objects.get(code=f"tdp-{number:02d}"), today())


def _newest(item: str) -> Version:
    found: Version = Version.objects.filter(item=item, state="current", publication__quarter="").order_by("-pk")[0]
    return found


def _post(who: str, version: Version, group: ResidentialGroup | None, day: date) -> None:
    place = group.meeting_place if group else ""
    key = uuid5(NAMESPACE_URL, f"{version.publication.ref}/{version.number}/{place}")
    photo = Photo(board(group), "bang-tin.jpg")
    actions.post(by=actor(who), version=version, group=group, posted_on=day, photo=photo, key=key)


def board(group: ResidentialGroup | None) -> bytes:
    """A photo of our own making: a notice board in a few plain shapes, a little different at each place."""
    shift = int(group.code.rpartition("-")[2]) * 7 if group else 0
    picture = Image.new("RGB", (640, 480), (217 - shift, 199 - shift, 163))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((70, 40, 570, 430), fill="#7a4b2a")
    for column in range(3):
        left = 95 + column * 160
        draw.rectangle((left, 70, left + 135, 270 + (shift + column * 31) % 120), fill="#fbf8f2")
        for line in range(8):
            draw.rectangle((left + 14, 92 + line * 20, left + 118 - (line % 3) * 22, 98 + line * 20), fill="#5b4f47")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


ALL = tuple(range(1, 11))
EVENTS = (
    (1, 5, adopt_plan),
    (1, 8, partial(publish, BUDGET)),
    (1, 9, partial(hang, "CK02", ALL)),
    (1, 13, partial(publish, PROCEDURES)),
    (1, 13, partial(hang, "CK13", ())),
    (2, 10, partial(take_down, "CK02")),
    (3, 12, partial(publish, SUPPORT)),
    (3, 13, partial(hang, "CK07", ALL)),
    (3, 15, partial(speak, "CK07", 3)),
    (4, 7, partial(quarterly_list, 1)),
    (4, 10, partial(publish, QUARTER_1)),
    (4, 11, partial(hang, "CK02", ALL)),
    (4, 14, partial(take_down, "CK07")),
    (4, 15, withdraw_lists),
    (5, 13, partial(take_down, "CK02")),
    (5, 25, partial(publish, FUNDS)),
    (5, 26, partial(hang, "CK05", ALL)),
    (6, 17, partial(publish, ALLEY)),
    (6, 18, partial(hang, "CK03", ALL)),
    (6, 29, partial(take_down, "CK05")),
    (7, 6, partial(quarterly_list, 2)),
    (7, 7, partial(take_down, "CK14")),
    (8, 21, changed_alley),
    (8, 22, partial(hang, "CK03", ALL)),
    (9, 25, partial(take_down, "CK03")),
    (10, 6, partial(quarterly_list, 3)),
    (10, 7, partial(take_down, "CK14")),
    (11, 6, partial(publish, CONSCRIPTS)),
    (11, 7, partial(hang, "CK09", (1, 2, 3, 5, 6, 8, 9, 10))),
    (11, 9, partial(speak, "CK09", 2)),
    (11, 12, partial(publish, QUARTER_3)),
    (11, 13, partial(hang, "CK02", (1, 2, 3, 5, 6, 8, 9))),
    (11, 14, partial(draft, RELIEF)),
)
