"""Yearly meetings: which group has held its own, what is missing, when the notice is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.law.due import Due, due
from dinh.rights.decide.models import YearlyMeeting, YearPaper

LETTERS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i")  # the decree's nine steps
SEASON = 11  # month from which we remind of a meeting «at the end of the year»: our own reminder


@dataclass(frozen=True, slots=True)
class Standing:
    """A group's meeting of a year. `notice` is the last day to tell the households."""

    group: ResidentialGroup
    year: int
    meeting: YearlyMeeting | None
    day: date
    notice: Due | None = None

    @property
    def key(self) -> str:
        one = self.meeting
        if one is None:
            return "none"
        if one.report_on:
            return "reported"
        if one.held:
            return "held"
        return "missed" if timezone.localdate(one.meets_at) < self.day else "planned"

    @property
    def words(self) -> str:
        told = {
            "none": _("chưa định ngày"), "planned": _("đã định ngày"), "missed": _("đã qua ngày, chưa ghi"),
            "held": _("đã họp, chưa báo cáo"), "reported": _("đã họp, đã báo cáo"),
        }  # fmt: skip
        return told[self.key]

    @property
    def tone(self) -> str:
        if self.key == "none":
            return "late" if self.day.year > self.year else "info"
        return {"reported": "ok", "missed": "late"}.get(self.key, "soon")

    @property
    def notice_late(self) -> bool:
        if self.notice is None or self.meeting is None:
            return False
        return (self.meeting.notice_on or self.day) > self.notice.due


def standing(group: ResidentialGroup, year: int, meeting: YearlyMeeting | None, day: date) -> Standing:
    notice = due("oversee.meeting_notice", timezone.localdate(meeting.meets_at)) if meeting else None
    return Standing(group, year, meeting, day, notice)


def standings(year: int, day: date) -> list[Standing]:
    """Every group of today, with its meeting of the year. Two queries."""
    held = {each.group_id: each for each in YearlyMeeting.objects.filter(year=year).select_related("group")}
    return [standing(group, year, held.get(group.pk), day) for group in groups_on(day)]


def meetings() -> QuerySet[YearlyMeeting]:
    rows: QuerySet[YearlyMeeting] = YearlyMeeting.objects.select_related("group", "commune")
    return rows


def papers(year: int) -> QuerySet[YearPaper]:
    rows: QuerySet[YearPaper] = YearPaper.objects.filter(year=year)
    return rows


def years(day: date) -> list[int]:
    """Years with a meeting or a paper, and this one, the latest first."""
    known = {*YearlyMeeting.objects.values_list("year", flat=True), *YearPaper.objects.values_list("year", flat=True)}
    return sorted({*known, day.year}, reverse=True)
