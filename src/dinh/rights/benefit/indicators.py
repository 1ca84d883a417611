"""The numbers of this room, each with the records behind it. No row of a list, of any kind, names anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dinh.ground.room import Row
from dinh.ground.tally import Counted, counted, events, within
from dinh.rights.benefit import queries_service, queries_survey
from dinh.rights.benefit.models import (
    Beneficiary,
    BeneficiaryList,
    Drive,
    Entry,
    Payment,
    Programme,
    ServiceCount,
    ServiceFile,
    Survey,
)

if TYPE_CHECKING:
    from dinh.law.periods import Period

DESK = "/ban-lam-viec/thu-huong/"


def _programmes(period: Period, body: int | None) -> QuerySet[Programme]:
    running: QuerySet[Programme] = Programme.objects.filter(published_on__lte=period.end)
    return running.exclude(closed_on__lt=period.start)


def _programme_row(one: Programme) -> Row:
    return Row(one.title, one.path, one.published_on, (one.title, one.get_kind_display(), one.level, one.decider))


def _people(period: Period, body: int | None) -> QuerySet[Beneficiary]:
    rows: QuerySet[Beneficiary] = Beneficiary.objects.filter(
        result=Beneficiary.Result.AGREED, list__state=BeneficiaryList.State.APPROVED,
        list__approved_on__range=(period.start, period.end),
    ).select_related("list__programme", "group")  # fmt: skip
    return rows.order_by("list__approved_on", "list", "group__code", "pk")


def _person(one: Beneficiary) -> Row:
    """Programme, round, group and level: no name, for a row outlives the term of posting."""
    url = f"{DESK}dot/{one.list.ref}?to={one.group.code}"
    cells = (one.list.programme.title, one.list.title, str(one.group), str(one.amount), one.goods,
             one.get_heard_display())  # fmt: skip
    return Row(str(one.list), url, one.list.approved_on, cells)


def _paid(period: Period, body: int | None) -> QuerySet[Payment]:
    rows = Payment.objects.filter(paid_on__range=(period.start, period.end)).exclude(amount=0)
    found: QuerySet[Payment] = rows.select_related("beneficiary__list__programme", "beneficiary__group")
    return found.order_by("paid_on", "pk")


def _paid_row(one: Payment) -> Row:
    return Row(
        str(one.beneficiary.list), f"{DESK}dot/{one.beneficiary.list.ref}", one.paid_on,
        (one.beneficiary.list.programme.title, str(one.beneficiary.group), str(one.amount), one.get_how_display(),
         _("hủy dòng ghi nhầm") if one.reverses_id else ""),
    )  # fmt: skip


def _asked(period: Period, body: int | None) -> QuerySet[Beneficiary]:
    return _people(period, body).exclude(heard="")


def _confirmed(period: Period, body: int | None) -> QuerySet[Beneficiary]:
    return _people(period, body).filter(heard=Beneficiary.Heard.YES)


Surveyed = tuple[Survey, dict[str, Any]]


def _surveyed(period: Period, body: int | None) -> list[Surveyed]:
    rows = queries_survey.closed_between(period.start, period.end)
    return [(one, found) for one in rows if (found := queries_survey.whole(one))]


def _answers(which: str) -> Counted:
    return events(
        _surveyed, lambda one: one[0].closed_on, lambda one: one[1][which], commune=lambda one: one[0].commune_id
    )


def _survey_row(one: Surveyed) -> Row:
    survey, found = one
    cells = (str(survey), str(found["part"]), str(found["whole"]), _percent(found["low"]), _percent(found["high"]))
    return Row(str(survey), survey.path, survey.closed_on, cells)


def _percent(value: float) -> str:
    return f"{value * 100:.1f}".replace(".", ",")


def _files(period: Period, body: int | None) -> QuerySet[ServiceFile]:
    return queries_service.returned_files(period.start, period.end)


def _kept_files(period: Period, body: int | None) -> QuerySet[ServiceFile]:
    return _files(period, body).filter(queries_service.IN_TIME)


def _counts(period: Period, body: int | None) -> QuerySet[ServiceCount]:
    """Of months of which only counts are known, a row a procedure."""
    return queries_service.counts(period.start, period.end)


def _service_row(one: ServiceFile | ServiceCount) -> Row:
    if isinstance(one, ServiceCount):
        done = one.early + one.on_time + one.late
        counted_cells = (f"{one.month:%m/%Y}", one.procedure, "", "", "", str(one.early + one.on_time), str(done))
        return Row(str(one), f"/chinh-sach/mot-cua?nam={one.month:%Y}", one.month, counted_cells)
    back = one.returned_on
    cells = (one.code, one.procedure, f"{one.received_on:%d/%m/%Y}", f"{one.due_on:%d/%m/%Y}", f"{back:%d/%m/%Y}",
             "1" if back and back <= one.due_on else "0", "1")  # fmt: skip
    return Row(one.code, f"/chinh-sach/mot-cua?nam={back:%Y}&thang={back.month if back else ''}", back, cells)


def _relief(period: Period, body: int | None) -> QuerySet[Entry]:
    rows = Entry.objects.filter(way=Entry.Way.OUT, good__unit="đồng", day__range=(period.start, period.end))
    found: QuerySet[Entry] = rows.select_related("drive", "group").order_by("day", "pk")
    return found


def _relief_row(one: Entry) -> Row:
    cells = (one.drive.title, str(one.number), str(one.group), str(one.quantity))
    return Row(f"{one.drive}, {one}", one.drive.path, one.day, cells)


def _drives(period: Period, body: int | None) -> QuerySet[Drive]:
    rows: QuerySet[Drive] = Drive.objects.filter(opened_on__lte=period.end)
    return rows.exclude(closed_on__lt=period.start).order_by("opened_on", "pk")


def _drive_row(one: Drive) -> Row:
    return Row(one.title, one.path, one.opened_on, (one.title, one.ground))


PEOPLE = ("Chính sách", "Đợt", "Thôn, tổ dân phố", "Số tiền (đồng)", "Hiện vật", "Trả lời")
_ASKED = events(_asked, "list__approved_on")
_FILES = events(_files, "returned_on")


def _counted_as(*fields: str) -> tuple[Counted, ...]:
    return tuple(events(_counts, "month", field) for field in fields)


counted(
    "benefit.programmes", "Chính sách hỗ trợ đã công khai tiêu chí, quy trình", "chính sách",
    "Chính sách đã công khai tiêu chí, quy trình và còn thực hiện trong kỳ.",
    ("Chính sách", "Loại", "Mức hỗ trợ", "Ai quyết định"), _programme_row, within(_programmes),
    source="Điều 11 Luật 10/2022/QH15.",
    formula="Đếm chính sách đã công khai tiêu chí và còn thực hiện trong kỳ.",
    entered="Cán bộ phụ trách ghi chính sách.",
    adds=False,
)  # fmt: skip
counted(
    "benefit.people", "Người, hộ được duyệt hưởng chính sách", "người, hộ",
    "Người, hộ trong các danh sách được duyệt trong kỳ; một người trong hai danh sách tính hai lần.",
    PEOPLE, _person, events(_people, "list__approved_on"),
    source="Đình tự đặt.",
    formula="Đếm người, hộ được duyệt trong các danh sách duyệt trong kỳ.",
    entered="Thôn, tổ lập danh sách; UBND duyệt.",
    adds=True,
)  # fmt: skip
counted(
    "benefit.paid", "Tiền hỗ trợ đã trao theo danh sách đã duyệt", "đồng",
    "Tổng các lần chi trong kỳ, trừ các dòng hủy; không tính hiện vật.",
    ("Chính sách", "Thôn, tổ dân phố", "Số tiền (đồng)", "Hình thức", "Ghi chú"), _paid_row,
    events(_paid, "paid_on", "amount"),
    source="Đình tự đặt.",
    formula="Cộng tiền các lần chi có ngày trong kỳ, trừ dòng hủy.",
    entered="Người chi ghi từng lần trao.",
    adds=True,
)  # fmt: skip
counted(
    "benefit.confirmed", "Người được hỏi lại nói đã nhận đủ", "người, hộ",
    "Trong số người ở các danh sách duyệt trong kỳ đã được hỏi “đã nhận được chưa?”, bao nhiêu nói đã nhận đủ.",
    PEOPLE, _person, events(_confirmed, "list__approved_on"), _ASKED, shown=_ASKED,
    source="Đình tự đặt.",
    formula="Số người nói đã nhận đủ ÷ số người đã được hỏi lại.",
    entered="Người hỏi lại ghi câu trả lời.",
    adds=True,
)  # fmt: skip
counted(
    "benefit.satisfied", "Hộ hài lòng nói chung với việc phục vụ của chính quyền", "hộ trả lời",
    "Hộ trong mẫu bốc thăm trả lời hài lòng, rất hài lòng ở câu hỏi chung, của các đợt khóa kết quả trong kỳ.",
    ("Đợt", "Hài lòng", "Trả lời", "Thấp nhất %", "Cao nhất %"), _survey_row, _answers("part"),
    _answers("whole"),
    source="Điểm a khoản 2 Điều 35 Luật 10/2022/QH15.",
    formula="Số hộ trả lời hài lòng ÷ số hộ trả lời, của các đợt khóa trong kỳ.",
    entered="Người đi hỏi ghi phiếu của các hộ bốc thăm, không ghi tên.",
    adds=True,
)  # fmt: skip
counted(
    "benefit.services", "Hồ sơ một cửa trả kịp hạn", "hồ sơ",
    "Hồ sơ trả trước hạn và đúng hạn trên tổng số hồ sơ trả kết quả trong kỳ.",
    ("Mã hồ sơ, tháng", "Thủ tục", "Tiếp nhận", "Hẹn trả", "Đã trả", "Kịp hạn", "Đã trả kết quả"),
    _service_row, (events(_kept_files, "returned_on"), *_counted_as("early", "on_time")),
    (_FILES, *_counted_as("early", "on_time", "late")), shown=(_FILES, *_counted_as("early")),
    source="Đình tự đặt; hạn trả theo phiếu hẹn.",
    formula="Số hồ sơ trả kịp hạn ÷ số hồ sơ trả kết quả trong kỳ.",
    entered="Bộ phận một cửa nhập tệp hồ sơ hoặc số theo tháng.",
    adds=True,
)  # fmt: skip
counted(
    "benefit.drives", "Đợt cứu trợ, vận động ủng hộ", "đợt",
    "Đợt cứu trợ mở hoặc còn nhận trong kỳ.", ("Đợt", "Căn cứ"), _drive_row, within(_drives),
    source="Đình tự đặt.",
    formula="Đếm đợt mở hoặc còn nhận trong kỳ.",
    entered="Ban vận động ghi đợt.",
    adds=False,
)  # fmt: skip
counted(
    "benefit.relief", "Tiền cứu trợ đã trao", "đồng",
    "Tiền đã trao cho người dân trong kỳ từ các đợt cứu trợ, trừ các dòng hủy; không tính hiện vật.",
    ("Đợt", "Số phiếu", "Thôn, tổ dân phố", "Số tiền (đồng)"), _relief_row, events(_relief, "day", "quantity"),
    source="Đình tự đặt.",
    formula="Cộng tiền đã trao có ngày trong kỳ, trừ dòng hủy.",
    entered="Người trao ghi phiếu.",
    adds=True,
)  # fmt: skip
