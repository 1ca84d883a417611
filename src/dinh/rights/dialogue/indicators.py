"""The room's numbers for reports, each with the records behind it. No row names who asked or came."""

from __future__ import annotations

from datetime import date
from typing import Unpack

from django.db.models import QuerySet
from django.urls import reverse

from dinh.ground.room import About, Row
from dinh.ground.tally import Counted, counted, events, standing
from dinh.law.periods import Period
from dinh.rights.dialogue import book, ledger
from dinh.rights.dialogue.models import Dialogue, PlanLine, Promise, ReceptionDay, Visit

SESSION = ("Ngày", "Chủ đề", "Người chủ trì", "Địa điểm", "Tình trạng")
DAYS = ("Ngày tiếp", "Người tiếp", "Nơi tiếp", "Đăng lịch ngày", "Đã tiếp")
VISITS = ("Số", "Ngày tiếp", "Phân loại", "Kết quả")
PROMISES = ("Mã", "Lời hứa", "Ai làm", "Ngày hứa", "Hạn đã hứa", "Ngày làm xong", "Tình trạng")


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _row(thing: object) -> Row:
    if isinstance(thing, Dialogue):
        state = "đã có biên bản" if thing.closed_on else "đã hủy" if thing.cancelled_on else "chưa khóa biên bản"
        cells = (_day(thing.day), thing.topic, str(thing.leader), thing.place, state)
        return Row(thing.topic, reverse("dialogue_desk:dialogue", args=[thing.ref]), thing.day, cells)
    if isinstance(thing, ReceptionDay):
        held = str(thing.received_by) if thing.received_by else ""
        cells = (_day(thing.day), str(thing.receiver), thing.place, _day(thing.posted_on), held)
        return Row(str(thing), reverse("dialogue_desk:day", args=[thing.ref]), thing.day, cells)
    if isinstance(thing, Visit):
        said = thing.get_outcome_display() if thing.outcome else ""
        visit = (f"{thing.number}/{thing.year}", _day(thing.happened_on), thing.get_kind_display(), said)
        return Row(str(thing), reverse("dialogue_desk:visit", args=[thing.ref]), thing.happened_on, visit)
    if isinstance(thing, Promise):
        promise = (
            thing.ref, thing.shown, thing.owner, _day(thing.made_on), _day(thing.first_due), _day(thing.done_on),
            thing.get_state_display(),
        )  # fmt: skip
        return Row(thing.shown[:200], thing.path, thing.made_on, promise)
    raise TypeError(thing)


def _declare(
    key: str, label: str, unit: str, definition: str, columns: tuple[str, ...], part: Counted,
    whole: Counted | None = None, **about: Unpack[About],
) -> None:  # fmt: skip
    counted(f"dialogue.{key}", label, unit, definition, columns, _row, part, whole, **about)


def _held(period: Period, body: int | None) -> QuerySet[Dialogue]:
    rows = Dialogue.objects.filter(day__range=(period.start, period.end), closed_on__isnull=False)
    rows = rows.select_related("leader__body")
    return (rows.filter(leader__body=body) if body else rows).order_by("day", "pk")


def _held_as_planned(period: Period, body: int | None) -> QuerySet[Dialogue]:
    return _held(period, body).filter(line__isnull=False)


def _planned(period: Period, body: int | None) -> list[PlanLine]:
    """Lines of the plans whose month lies within the period."""
    start, end = period.start, period.end
    rows = PlanLine.objects.filter(year__range=(start.year, end.year))
    rows = rows.filter(post__body=body) if body else rows
    return [line for line in rows if (start.year, start.month) <= (line.year, line.month) <= (end.year, end.month)]


def _days(period: Period, body: int | None) -> QuerySet[ReceptionDay]:
    return book.days_between(period.start, period.end, body)


def _received(period: Period, body: int | None) -> QuerySet[ReceptionDay]:
    return _days(period, body).filter(held_on__isnull=False)


def _posted_in_time(period: Period, body: int | None) -> list[ReceptionDay]:
    return [each for each in _days(period, body) if book.in_time(each)]


def _visits(period: Period, body: int | None) -> QuerySet[Visit]:
    return book.visits_between(period.start, period.end, body)


def _made(*states: str) -> Counted:
    def found(period: Period, body: int | None) -> QuerySet[Promise]:
        rows = ledger.made_between(period.start, period.end, body)
        return rows.filter(state__in=states) if states else rows

    return events(found, "made_on")


def _due(period: Period, body: int | None) -> QuerySet[Promise]:
    return ledger.due_between(period.start, period.end, body)


def _kept(period: Period, body: int | None) -> QuerySet[Promise]:
    return ledger.kept_in_time(_due(period, body))


def _open_late(period: Period, body: int | None) -> QuerySet[Promise]:
    """Made by the end of the period, still open, and late at its end."""
    rows = ledger.open_promises(period.end).filter(made_on__lte=period.end)
    return rows.filter(owner_body=body) if body else rows


_DAYS = events(_days, "day")
_declare(
    "held", "Cuộc đối thoại đã tổ chức", "cuộc", "Cuộc có ngày đối thoại trong kỳ và biên bản đã khóa, công khai.",
    SESSION, events(_held, "day"),
    source="Điều 32 Luật 10/2022/QH15; Quy định 11-QĐi/TW.",
    formula="Đếm cuộc có ngày đối thoại trong kỳ, biên bản đã khóa.",
    entered="Thư ký cuộc đối thoại ghi và khóa biên bản.",
    adds=True,
)  # fmt: skip
_declare(
    "held_as_planned", "Cuộc đối thoại đã tổ chức theo kế hoạch", "cuộc",
    "Cuộc đã khóa biên bản lập theo một mục kế hoạch, trên số mục kế hoạch có tháng trong kỳ.",
    SESSION, events(_held_as_planned, "day"), events(_planned, lambda line: date(line.year, line.month, 1)),
    source="Đình tự đặt; kế hoạch đối thoại của năm.",
    formula="Số cuộc đã tổ chức theo kế hoạch ÷ số mục kế hoạch có tháng trong kỳ.",
    entered="Văn phòng lập kế hoạch; thư ký khóa biên bản.",
    adds=True,
)  # fmt: skip
_declare(
    "reception_days", "Buổi tiếp công dân đã tổ chức", "buổi", "Buổi có ngày tiếp trong kỳ đã ghi người tiếp, trên số "
    "buổi đã đăng lịch.", DAYS, events(_received, "day"), _DAYS,
    source="Luật Tiếp công dân.",
    formula="Số buổi đã ghi người tiếp ÷ số buổi đã đăng lịch trong kỳ.",
    entered="Cán bộ tiếp công dân ghi sổ từng buổi.",
    adds=True,
)  # fmt: skip
_declare(
    "posted_in_time", "Lịch tiếp công dân đăng đúng hạn", "buổi",
    "Buổi có ngày tiếp trong kỳ đã đăng không muộn hơn hạn của luật, trên số buổi đã đăng lịch. Buổi đột xuất không "
    "phải đăng trước nên tính là đúng hạn.",
    DAYS, events(_posted_in_time, "day"), _DAYS,
    source="Luật Tiếp công dân: lịch tiếp đăng trước ngày tiếp.",
    formula="Số buổi đăng lịch đúng hạn ÷ số buổi đã đăng lịch trong kỳ.",
    entered="Văn phòng đăng lịch; máy so ngày đăng với hạn.",
    adds=True,
)  # fmt: skip
_declare(
    "visits",
    "Lượt tiếp công dân",
    "lượt",
    "Lượt đã ghi số trong sổ tiếp công dân trong kỳ.",
    VISITS,
    events(_visits, "happened_on"),
    source="Luật Tiếp công dân.",
    formula="Đếm lượt đã vào sổ tiếp công dân trong kỳ.",
    entered="Cán bộ tiếp công dân ghi sổ.",
    adds=True,
)
_declare(
    "promises",
    "Lời hứa, kết luận",
    "lời hứa",
    "Lời hứa nói trong kỳ.",
    PROMISES,
    _made(),
    source="Đình tự đặt: sổ lời hứa.",
    formula="Đếm lời hứa nói trong kỳ.",
    entered="Thư ký ghi lời hứa ngay tại cuộc.",
    adds=True,
)
_declare(
    "kept_in_time", "Lời hứa làm xong đúng hạn đã hứa", "lời hứa",
    "Trong số lời hứa có hạn đã hứa (hạn đầu tiên, không tính lùi hạn) trong kỳ: số đã có minh chứng, đã trả lời người "
    "hỏi không muộn hơn hạn đó.",
    PROMISES, events(_kept, "first_due"), events(_due, "first_due"),
    source="Đình tự đặt: so với hạn hứa đầu tiên.",
    formula="Số lời hứa làm xong đúng hạn ÷ số lời hứa có hạn trong kỳ.",
    entered="Nơi hứa báo làm xong kèm minh chứng.",
    adds=True,
)  # fmt: skip
_declare(
    "confirmed", "Lời hứa được người hỏi xác nhận đạt", "lời hứa",
    "Trong số lời hứa nói trong kỳ: số đã làm xong và chính người hỏi nói đạt.",
    PROMISES, _made(Promise.State.MET), _made(),
    source="Đình tự đặt: “đạt” do chính người hỏi nói.",
    formula="Số lời hứa người hỏi xác nhận đạt ÷ số lời hứa nói trong kỳ.",
    entered="Người hỏi trả lời, hoặc cán bộ ghi lời người hỏi.",
    adds=True,
)  # fmt: skip
_declare(
    "unconfirmed", "Lời hứa đã làm, chưa được xác nhận đạt", "lời hứa",
    "Trong số lời hứa nói trong kỳ: số đã có minh chứng và trả lời nhưng người hỏi chưa nói gì, hoặc nói đạt một phần.",
    PROMISES, _made(Promise.State.DONE, Promise.State.PARTLY), _made(),
    source="Đình tự đặt: đếm riêng, không gộp vào số đã xác nhận.",
    formula="Số lời hứa làm xong chưa được xác nhận đạt ÷ số lời hứa nói trong kỳ.",
    entered="Nơi hứa báo làm xong; người hỏi trả lời.",
    adds=True,
)  # fmt: skip
_declare(
    "open_late", "Lời hứa đang mở, đã trễ", "lời hứa",
    "Lời hứa nói đến hết kỳ, nay vẫn mở và hạn hiện nay trước ngày cuối kỳ.", PROMISES,
    standing(_open_late),
    source="Đình tự đặt.",
    formula="Đếm lời hứa còn mở mà hạn hiện nay đã qua vào ngày cuối kỳ.",
    entered="Máy tính từ hạn và việc đã báo.",
    adds=False,
)  # fmt: skip
