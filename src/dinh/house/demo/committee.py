"""The committee's part of the year: members with the units they look after, the programme, a meeting and its conclusion."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from dinh.ground.bodies.models import Body
from dinh.house.demo.ward import actor
from dinh.office.committee import actions
from dinh.office.committee.actions.conclusion import Line
from dinh.office.committee.models import Committee, Meeting, ProgrammeItem
from dinh.office.papers import actions as papers
from dinh.office.papers.models import Paper

VN = ZoneInfo("Asia/Ho_Chi_Minh")
SEATS = (
    ("hung", "head", ("UBND", "HĐND")),
    ("lua", "standing", ("MTTQ-BTT", "ĐTN", "HPN", "CĐ")),
    ("binh", "deputy", ("VP", "KTHT")),
    ("hoa", "member", ("VHXH", "TYT")),
    ("mai", "member", ("THĐM",)),
)
PROGRAMME = (
    (2, "Ban hành chương trình công tác năm và phân công thành viên phụ trách đơn vị", "BCĐ", True),
    (4, "Kiểm tra việc niêm yết công khai tại ba tổ dân phố", "BXDĐ", True),
    (6, "Họp sơ kết 6 tháng đầu năm", "BCĐ", True),
    (9, "Kiểm tra việc công khai thu, chi đầu năm học tại trường tiểu học", "MTTQ-BTT", True),
    (11, "Kiểm tra việc thực hiện dân chủ tại ba cơ quan, đơn vị", "BXDĐ", False),
    (12, "Họp tổng kết năm, chấm điểm kết quả thực hiện dân chủ", "BCĐ", False),
)
ASSESSMENT = """Các tổ dân phố đã niêm yết 11/14 nội dung phải công khai, đạt 78,57%.
Việc trả lời ý kiến sau đối thoại còn chậm: mới xong 06/09 việc đã hứa, đạt 66,67%."""


def found(year: int) -> None:
    """The committee with its five members, and the programme of the year."""
    lua = actor("lua")
    committee = actions.found_committee(
        by=lua, body=Body.objects.get(symbol="BCĐ"), name="Ban Chỉ đạo thực hiện dân chủ ở cơ sở phường",
        begins=date(year, 3, 2), ground="Quyết định kiện toàn Ban Chỉ đạo (mẫu)",
    )  # fmt: skip
    for order, (who, role, units) in enumerate(SEATS, start=1):
        looked_after = list(Body.objects.filter(symbol__in=units))
        actions.add_member(
            by=lua, committee=committee, begins=date(year, 3, 2), post=actor(who).post, role=role, order=order,
            units=looked_after,
        )  # fmt: skip
    for month, text, symbol, _done in PROGRAMME:
        lead = Body.objects.get(symbol=symbol)
        actions.add_item(by=lua, committee=committee, year=year, text=text, month=month, lead=lead)


def done(month: int, note: str, year: int) -> None:
    """Mark the programme's item of a month done."""
    item = ProgrammeItem.objects.get(month=month)
    actions.mark_done(by=actor("lua"), item=item, done_on=date(year, month, 25), note=note)


def plan(year: int) -> None:
    committee = Committee.objects.get()
    actions.plan_meeting(
        by=actor("lua"), committee=committee, subject=f"Sơ kết 6 tháng đầu năm {year}",
        starts_at=datetime.combine(date(year, 6, 26), time(8), VN), place="Phòng họp Đảng ủy phường",
        agenda=[("Báo cáo kết quả 6 tháng", "Ban Xây dựng Đảng"), ("Thảo luận", ""), ("Kết luận", "Trưởng ban")],
        chair=committee.members.get(role="head"),
    )  # fmt: skip


def hold(year: int) -> None:
    """The half-year meeting: who came, what was said, what was concluded."""
    lua, meeting = actor("lua"), Meeting.objects.get()
    attendance = dict.fromkeys(meeting.committee.members.exclude(role="deputy"), ("present", ""))
    attendance |= dict.fromkeys(meeting.committee.members.filter(role="deputy"), ("excused", "họp ở tỉnh"))
    opinions = [("Bà Phạm Thị Mai", "Nên đọc số liệu thu, chi trên truyền thanh của tổ, không chỉ dán ở bảng tin.")]
    actions.hold_meeting(by=lua, meeting=meeting, attendance=attendance, opinions=opinions)
    actions.conclude(by=lua, meeting=meeting, assessment=ASSESSMENT, lines=_lines(year))


def _lines(year: int) -> list[Line]:
    body = {item.symbol: item for item in Body.objects.all()}
    return [
        Line("Rà soát các việc đã hứa tại hội nghị đối thoại, công khai tiến độ từng việc", body["UBND"], due=f"31/8/{year}"),
        Line("Bình xét gia đình văn hóa công khai, dân chủ tại từng tổ dân phố", body["VHXH"], due=f"trước 30/11/{year}"),
        Line("Giúp người cao tuổi tra cứu thông tin công khai bằng điện thoại tại nhà văn hóa", body["ĐTN"]),
        Line("Theo dõi, đôn đốc việc thực hiện kết luận này và báo cáo Ban Chỉ đạo", body["BXDĐ"], due=f"trước 05/12/{year}"),
    ]  # fmt: skip


def issue(year: int) -> Paper:
    """The conclusion as a paper of the committee; its tasks then wait to be given."""
    meeting = Meeting.objects.get()
    draft = actions.draft_conclusion(by=actor("lua"), meeting=meeting)
    return papers.issue(
        by=actor("hung"), paper=draft, issued=date(year, 6, 30), signer="Trần Văn Hùng", signer_title="Trưởng ban"
    )
