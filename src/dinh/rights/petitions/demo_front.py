"""What the Front and the union of the demo ward heard from members last month and this: our own writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend
from dinh.law.periods import Period
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions import Details, Sending, Sorted, Where, Who
from dinh.rights.petitions.models import Kind, Petition, Service

if TYPE_CHECKING:
    from dinh.rights.petitions.demo import Play

VN = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Heard:
    """`day` counts from the first of last month. `worker`: heard by the trade union. `fate`: met, told, waits, open."""

    day: int
    service: str
    group: int
    at: str
    words: str
    title: str
    fate: str
    people: int = 1
    worker: bool = False


WOMEN, VETERANS, FARMERS, HOSTEL = (
    "Họp Chi hội Phụ nữ tổ 4", "Họp Chi hội Cựu chiến binh tổ 7", "Họp Chi hội Nông dân tổ 8",
    "Gặp công nhân khu trọ Bến",
)  # fmt: skip
TRASH, ROAD, LAMP, CARE, ORDER, WATER = "rac-thai", "duong-sa", "den-duong", "an-sinh", "trat-tu", "nuoc"
HEARD = (
    Heard(0, TRASH, 4, WOMEN, "Xe rác ba hôm mới tới một lần, rác chất trước cửa.",
          "Xe rác ba ngày mới tới", "met", 9),
    Heard(0, TRASH, 4, WOMEN, "Thùng rác đầu chợ vỡ nắp, chó bới tung.", "Thùng rác đầu chợ vỡ nắp", "met", 4),
    Heard(1, TRASH, 4, WOMEN, "Có người đốt rác buổi chiều, khói vào nhà.", "Đốt rác buổi chiều ở tổ 4", "told", 6),
    Heard(1, TRASH, 8, FARMERS, "Vỏ chai thuốc sâu vứt đầy bờ kênh.", "Vỏ chai thuốc sâu ở bờ kênh", "met", 12),
    Heard(2, TRASH, 8, FARMERS, "Chưa có chỗ bỏ bao bì thuốc, mong đặt bể thu gom.",
          "Đặt bể thu gom bao bì thuốc", "met"),
    Heard(2, TRASH, 8, FARMERS, "Rơm rạ đốt kín đường, xe máy không thấy lối.",
          "Đốt rơm rạ che kín đường", "waits", 3),
    Heard(3, TRASH, 4, WOMEN, "Phí rác thu khác nhau giữa hai ngõ, không rõ vì sao.",
          "Phí rác hai ngõ khác nhau", "met"),
    Heard(3, TRASH, 7, VETERANS, "Bãi rác tạm cạnh nhà văn hóa chưa dọn.", "Bãi rác tạm cạnh nhà văn hóa", "open", 5),
    Heard(4, TRASH, 4, WOMEN, "Mong có giờ thu rác cố định để chị em khỏi chờ.",
          "Thu rác theo giờ cố định", "met", 15),
    Heard(5, ROAD, 7, VETERANS, "Nắp cống trước ngõ 11 bị kênh, xe cán kêu suốt đêm.",
          "Nắp cống ngõ 11 bị kênh", "met"),
    Heard(5, ROAD, 7, VETERANS, "Đường vào nghĩa trang lầy, ngày giỗ đi rất khổ.",
          "Đường vào nghĩa trang lầy", "waits", 20),
    Heard(6, ROAD, 7, VETERANS, "Vạch sang đường trước trường mờ hết.",
          "Vạch sang đường trước trường đã mờ", "met", 2),
    Heard(7, ROAD, 8, FARMERS, "Cầu dân sinh gãy một thanh, chở lúa qua rất sợ.",
          "Cầu dân sinh gãy một thanh", "met", 7),
    Heard(7, ROAD, 8, FARMERS, "Xe ben chở đất làm nát đường ruộng.", "Xe ben làm nát đường ruộng", "open", 11),
    Heard(8, ROAD, 4, WOMEN, "Vỉa hè chợ bị chiếm, đi bộ phải xuống lòng đường.",
          "Vỉa hè chợ bị lấn chiếm", "told", 8),
    Heard(8, ROAD, 4, WOMEN, "Bậc lên trạm y tế cao, người già khó bước.", "Bậc lên trạm y tế cao", "met", 6),
    Heard(9, LAMP, 5, HOSTEL, "Đường vào khu trọ tối om lúc tan ca đêm.",
          "Đường khu trọ tối lúc tan ca", "met", 30, True),
    Heard(9, LAMP, 5, HOSTEL, "Đèn trước cổng xưởng may tắt cả tuần.",
          "Đèn trước cổng xưởng may tắt", "met", 12, True),
    Heard(10, LAMP, 7, VETERANS, "Đèn ngõ 11 bật cả ban ngày, tốn điện.", "Đèn ngõ 11 bật cả ngày", "met"),
    Heard(11, CARE, 5, HOSTEL, "Con công nhân chưa có chỗ gửi trẻ buổi tối.",
          "Chỗ gửi trẻ buổi tối", "waits", 18, True),
    Heard(12, CARE, 5, HOSTEL, "Chủ trọ thu tiền điện cao hơn giá niêm yết.",
          "Tiền điện khu trọ thu cao", "open", 25, True),
    Heard(13, ORDER, 5, HOSTEL, "Hay mất xe máy ở dãy trọ số 3.", "Mất xe máy ở dãy trọ số 3", "told", 4, True),
    Heard(14, WATER, 7, VETERANS, "Nước yếu buổi chiều, tầng hai không lên.", "Nước yếu buổi chiều ở tổ 7", "met", 3),
    Heard(33, ROAD, 4, WOMEN, "Gạch vỉa hè mới lát đã bong.", "Gạch vỉa hè mới lát đã bong", "open", 2),
    Heard(36, CARE, 5, HOSTEL, "Mong mở lớp học nghề buổi tối ở phường.", "Mở lớp học nghề buổi tối", "new", 14, True),
)  # fmt: skip
ANSWERED = "Ngày {day}, UBND phường đã cùng tổ trưởng đến xem và làm xong. Đơn vị làm: tổ quản lý đô thị phường."


def load(play: Play) -> None:
    """Nothing in a commune where neither the Front nor a union has someone for it."""
    officers = [Actor(commune=play.commune, user=h.user, holding=h) for h in holders_of("petitions.front", play.day)]
    if not officers:
        return
    first = Period.of(Period.of(play.day, 1).start - timedelta(days=1), 1).start
    union = next((each for each in officers if each.body and each.body.kind == "union"), officers[0])
    front = next((each for each in officers if each != union), officers[0])
    for number, heard in enumerate(HEARD):
        _play(play, number, heard, first + timedelta(days=heard.day), union if heard.worker else front)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, 40), VN)


def _play(play: Play, number: int, heard: Heard, day: date, officer: Actor) -> None:
    if day > play.day:
        return
    where = Where(play.groups[(heard.group - 1) % len(play.groups)] if play.groups else None)
    service = Service.objects.filter(code=heard.service).first()
    sending = Sending(
        key=f"mau-mt-{number}", kind=Kind.REFLECTION if number % 3 else Kind.PROPOSAL, words=heard.words,
        who=Who(people=heard.people), where=where, service=service, on_behalf=heard.at,
    )  # fmt: skip
    with pretend(_at(day, 16)):
        petition = actions.pass_on(by=officer, sending=sending, received_on=day).petition
    if petition is None or heard.fate == "new" or day + timedelta(days=1) > play.day:
        return
    with pretend(_at(day + timedelta(days=1), 9)):
        given = Sorted(
            kind=petition.kind, title=heard.title, text=heard.title + ".", where=where, service=service,
            body=petition.body,
        )  # fmt: skip
        petition = actions.sort(by=play.clerk, petition=petition, given=given, edition=petition.edition)
    for after, key, details in (
        (2, "accept", Details(body=petition.body or play.body)),
        (7, "answer", Details(words=ANSWERED.format(day=f"{day + timedelta(days=7):%d/%m/%Y}"), result="resolved")),
    ):
        if (key == "answer" and heard.fate == "open") or day + timedelta(days=after) > play.day:
            return
        with pretend(_at(day + timedelta(days=after), 10)):
            petition = actions.move(by=play.clerk, petition=petition, key=key, details=details, edition=None)
    _tell(play, heard, petition, day + timedelta(days=10), officer)


def _tell(play: Play, heard: Heard, petition: Petition, day: date, officer: Actor) -> None:
    if heard.fate in ("met", "told") and day <= play.day:
        with pretend(_at(day, 19)):
            word = "met" if heard.fate == "met" else ""
            actions.carry_back(by=officer, asking=petition.askings.get(), on=day, where=heard.at, word=word)
