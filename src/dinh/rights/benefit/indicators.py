"""The numbers of this room, each with the records behind it. No row of a list, of any kind, names anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from dinh.ground.room import Indicator, Row, Value, indicator
from dinh.ground.tally import EACH
from dinh.rights.benefit import queries_service, queries_survey
from dinh.rights.benefit.models import Beneficiary, BeneficiaryList, Drive, Entry, Payment, Programme, ServiceFile

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune
    from dinh.law.periods import Period

DESK = "/ban-lam-viec/thu-huong/"


def _programmes(commune: Commune, period: Period) -> QuerySet[Programme]:
    rows = Programme.objects.filter(commune=commune, published_on__lte=period.end)
    running: QuerySet[Programme] = rows.exclude(closed_on__lt=period.start)
    return running


def _programmes_value(commune: Commune, period: Period, body: int | None) -> Value:
    return Value(_programmes(commune, period).count())


def _programmes_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return [
        Row(one.title, one.path, one.published_on, (one.title, one.get_kind_display(), one.level, one.decider))
        for one in _programmes(commune, period)
    ]


def _people(commune: Commune, period: Period) -> QuerySet[Beneficiary]:
    rows: QuerySet[Beneficiary] = Beneficiary.objects.filter(
        commune=commune, result=Beneficiary.Result.AGREED, list__state=BeneficiaryList.State.APPROVED,
        list__approved_on__range=(period.start, period.end),
    ).select_related("list__programme", "group")  # fmt: skip
    return rows.order_by("list__approved_on", "list", "group__code", "pk")


def _people_value(commune: Commune, period: Period, body: int | None) -> Value:
    return Value(_people(commune, period).count())


def _people_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return [_person(one) for one in _people(commune, period)]


def _person(one: Beneficiary) -> Row:
    """Programme, round, group and level: no name, for a row outlives the term of posting."""
    url = f"{DESK}dot/{one.list.ref}?to={one.group.code}"
    cells = (one.list.programme.title, one.list.title, str(one.group), str(one.amount), one.goods,
             one.get_heard_display())  # fmt: skip
    return Row(str(one.list), url, one.list.approved_on, cells)


def _paid(commune: Commune, period: Period) -> QuerySet[Payment]:
    rows = Payment.objects.filter(commune=commune, paid_on__range=(period.start, period.end)).exclude(amount=0)
    found: QuerySet[Payment] = rows.select_related("beneficiary__list__programme", "beneficiary__group")
    return found.order_by("paid_on", "pk")


def _paid_value(commune: Commune, period: Period, body: int | None) -> Value:
    return Value(sum(_paid(commune, period).values_list("amount", flat=True)))


def _paid_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return [
        Row(
            str(one.beneficiary.list), f"{DESK}dot/{one.beneficiary.list.ref}", one.paid_on,
            (one.beneficiary.list.programme.title, str(one.beneficiary.group), str(one.amount), one.get_how_display(),
             _("hủy dòng ghi nhầm") if one.reverses_id else ""),
        )
        for one in _paid(commune, period)
    ]  # fmt: skip


def _asked(commune: Commune, period: Period) -> QuerySet[Beneficiary]:
    return _people(commune, period).exclude(heard="")


def _confirmed_value(commune: Commune, period: Period, body: int | None) -> Value:
    asked = _asked(commune, period)
    return Value(asked.filter(heard=Beneficiary.Heard.YES).count(), asked.count())


def _confirmed_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return [_person(one) for one in _asked(commune, period)]


def _surveyed(commune: Commune, period: Period) -> list[tuple[Any, dict[str, Any]]]:
    rows = queries_survey.closed_between(period.start, period.end).filter(commune=commune)
    return [(one, found) for one in rows if (found := queries_survey.whole(one))]


def _satisfied_value(commune: Commune, period: Period, body: int | None) -> Value:
    found = [each for _survey, each in _surveyed(commune, period)]
    return Value(sum(each["part"] for each in found), sum(each["whole"] for each in found))


def _satisfied_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return [
        Row(
            str(one), one.path, one.closed_on,
            (str(one), str(found["part"]), str(found["whole"]), _percent(found["low"]), _percent(found["high"])),
        )
        for one, found in _surveyed(commune, period)
    ]  # fmt: skip


def _percent(value: float) -> str:
    return f"{value * 100:.1f}".replace(".", ",")


def _service_value(commune: Commune, period: Period, body: int | None) -> Value:
    total = queries_service.total(queries_service.by_month(period.start, period.end))
    return Value(total.in_time, total.returned)


def _service_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    """A row a file; for months of which only counts are known, a row a procedure."""
    files: QuerySet[ServiceFile] = queries_service.returned_files(period.start, period.end).filter(commune=commune)
    rows = [
        Row(
            one.code, f"/chinh-sach/mot-cua?nam={one.returned_on:%Y}&thang={one.returned_on.month}", one.returned_on,
            (one.code, one.procedure, f"{one.received_on:%d/%m/%Y}", f"{one.due_on:%d/%m/%Y}",
             f"{one.returned_on:%d/%m/%Y}", "1" if one.returned_on <= one.due_on else "0", "1"),
        )
        for one in files
        if one.returned_on
    ]  # fmt: skip
    for count in queries_service.counts(period.start, period.end).filter(commune=commune):
        done = count.early + count.on_time + count.late
        cells = (f"{count.month:%m/%Y}", count.procedure, "", "", "", str(count.early + count.on_time), str(done))
        rows.append(Row(str(count), f"/chinh-sach/mot-cua?nam={count.month:%Y}", count.month, cells))
    return rows


def _gathered(commune: Commune, period: Period) -> QuerySet[Entry]:
    rows = Entry.objects.filter(
        commune=commune, way=Entry.Way.OUT, good__unit="đồng", day__range=(period.start, period.end)
    )
    found: QuerySet[Entry] = rows.select_related("drive", "group").order_by("day", "pk")
    return found


def _relief_value(commune: Commune, period: Period, body: int | None) -> Value:
    return Value(sum(_gathered(commune, period).values_list("quantity", flat=True)))


def _relief_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return [
        Row(f"{one.drive}, {one}", one.drive.path, one.day, (one.drive.title, str(one.number), str(one.group),
            str(one.quantity)))
        for one in _gathered(commune, period)
    ]  # fmt: skip


def _drives(commune: Commune, period: Period) -> QuerySet[Drive]:
    rows: QuerySet[Drive] = Drive.objects.filter(commune=commune, opened_on__lte=period.end)
    return rows.exclude(closed_on__lt=period.start).order_by("opened_on", "pk")


def _drives_value(commune: Commune, period: Period, body: int | None) -> Value:
    return Value(_drives(commune, period).count())


def _drives_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return [Row(one.title, one.path, one.opened_on, (one.title, one.ground)) for one in _drives(commune, period)]


PEOPLE = ("Chính sách", "Đợt", "Thôn, tổ dân phố", "Số tiền (đồng)", "Hiện vật", "Trả lời")
for _indicator in (
    Indicator(
        "benefit.programmes", "Chính sách hỗ trợ đã công khai tiêu chí, quy trình", "chính sách",
        "Chính sách đã công khai tiêu chí, quy trình và còn thực hiện trong kỳ.",
        ("Chính sách", "Loại", "Mức hỗ trợ", "Ai quyết định"), _programmes_value, _programmes_rows,
        source="Điều 11 Luật 10/2022/QH15.",
        formula="Đếm chính sách đã công khai tiêu chí và còn thực hiện trong kỳ.",
        entered="Cán bộ phụ trách ghi chính sách.",
        adds=False,
    ),
    Indicator(
        "benefit.people", "Người, hộ được duyệt hưởng chính sách", "người, hộ",
        "Người, hộ trong các danh sách được duyệt trong kỳ; một người trong hai danh sách tính hai lần.",
        PEOPLE, _people_value, _people_rows,
        source="Đình tự đặt.",
        formula="Đếm người, hộ được duyệt trong các danh sách duyệt trong kỳ.",
        entered="Thôn, tổ lập danh sách; UBND duyệt.",
        adds=True,
    ),
    Indicator(
        "benefit.paid", "Tiền hỗ trợ đã trao theo danh sách đã duyệt", "đồng",
        "Tổng các lần chi trong kỳ, trừ các dòng hủy; không tính hiện vật.",
        ("Chính sách", "Thôn, tổ dân phố", "Số tiền (đồng)", "Hình thức", "Ghi chú"), _paid_value, _paid_rows,
        source="Đình tự đặt.",
        formula="Cộng tiền các lần chi có ngày trong kỳ, trừ dòng hủy.",
        entered="Người chi ghi từng lần trao.",
        adds=True,
    ),
    Indicator(
        "benefit.confirmed", "Người được hỏi lại nói đã nhận đủ", "người, hộ",
        "Trong số người ở các danh sách duyệt trong kỳ đã được hỏi “đã nhận được chưa?”, bao nhiêu nói đã nhận đủ.",
        PEOPLE, _confirmed_value, _confirmed_rows,
        source="Đình tự đặt.",
        formula="Số người nói đã nhận đủ ÷ số người đã được hỏi lại.",
        entered="Người hỏi lại ghi câu trả lời.",
        adds=True,
    ),
    Indicator(
        "benefit.satisfied", "Hộ hài lòng nói chung với việc phục vụ của chính quyền", "hộ trả lời",
        "Hộ trong mẫu bốc thăm trả lời hài lòng, rất hài lòng ở câu hỏi chung, của các đợt khóa kết quả trong kỳ.",
        ("Đợt", "Hài lòng", "Trả lời", "Thấp nhất %", "Cao nhất %"), _satisfied_value, _satisfied_rows,
        source="Điểm a khoản 2 Điều 35 Luật 10/2022/QH15.",
        formula="Số hộ trả lời hài lòng ÷ số hộ trả lời, của các đợt khóa trong kỳ.",
        entered="Người đi hỏi ghi phiếu của các hộ bốc thăm, không ghi tên.",
        adds=True,
    ),
    Indicator(
        "benefit.services", "Hồ sơ một cửa trả kịp hạn", "hồ sơ",
        "Hồ sơ trả trước hạn và đúng hạn trên tổng số hồ sơ trả kết quả trong kỳ.",
        ("Mã hồ sơ, tháng", "Thủ tục", "Tiếp nhận", "Hẹn trả", "Đã trả", "Kịp hạn", "Đã trả kết quả"),
        _service_value, _service_rows,
        source="Đình tự đặt; hạn trả theo phiếu hẹn.",
        formula="Số hồ sơ trả kịp hạn ÷ số hồ sơ trả kết quả trong kỳ.",
        entered="Bộ phận một cửa nhập tệp hồ sơ hoặc số theo tháng.",
        adds=True,
    ),
    Indicator(
        "benefit.drives", "Đợt cứu trợ, vận động ủng hộ", "đợt",
        "Đợt cứu trợ mở hoặc còn nhận trong kỳ.", ("Đợt", "Căn cứ"), _drives_value, _drives_rows,
        source="Đình tự đặt.",
        formula="Đếm đợt mở hoặc còn nhận trong kỳ.",
        entered="Ban vận động ghi đợt.",
        adds=False,
    ),
    Indicator(
        "benefit.relief", "Tiền cứu trợ đã trao", "đồng",
        "Tiền đã trao cho người dân trong kỳ từ các đợt cứu trợ, trừ các dòng hủy; không tính hiện vật.",
        ("Đợt", "Số phiếu", "Thôn, tổ dân phố", "Số tiền (đồng)"), _relief_value, _relief_rows,
        source="Đình tự đặt.",
        formula="Cộng tiền đã trao có ngày trong kỳ, trừ dòng hủy.",
        entered="Người trao ghi phiếu.",
        adds=True,
    ),
):  # fmt: skip
    indicator(_indicator)


def _services_of_each(period: Period) -> dict[int, Value]:
    with scopes_disabled():
        found = queries_service.by_commune(period.start, period.end)
    return {commune: Value(part, whole) for commune, (part, whole) in found.items()}


EACH["benefit.services"] = _services_of_each
