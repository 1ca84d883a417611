"""The plan of a year, terms of other laws, the means of the commune, the quarterly list."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction

from dinh.ground.bodies.models import Body
from dinh.ground.gate import Refused
from dinh.law.periods import Period
from dinh.rights.publish import actions
from dinh.rights.publish.actions import Line
from dinh.rights.publish.models import Plan, PlanLine, Publication, Version
from dinh.rights.publish.queries.standing import standing
from dinh.rights.publish.queries.work import lists_wanted
from dinh.rights.publish.tests.publishing import posted, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _in_april():
    with time_machine.travel("2026-04-07 12:00+07:00", tick=False):
        yield


def line(**changes) -> Line:
    values = {
        "item": "CK02", "content": "Tình hình thực hiện ngân sách quý I", "by_day": date(2026, 4, 15),
        "body": Body.objects.get(symbol="UBND"), "forms": ("b", "a"), "term": "30 ngày",
    }  # fmt: skip
    return Line(**(values | changes))


class TestPlan:
    def test_its_lines_in_the_order_of_the_law(self, tu):
        row = actions.add_line(by=tu, year=2026, line=line())
        actions.adopt_plan(by=tu, year=2026, paper_number="04/KH-UBND", adopted=date(2026, 1, 5))
        assert (row.forms, Plan.objects.get().paper_number, row.order) == (["a", "b"], "04/KH-UBND", 1)

    def test_only_by_those_who_publish(self, mai, ba):
        for who in (mai, ba):
            with pytest.raises(Refused):
                actions.add_line(by=who, year=2026, line=line())

    @pytest.mark.parametrize(
        ("changes", "field"),
        [({"forms": ("z",)}, "forms"), ({"by_day": date(2031, 1, 1)}, "by_day"), ({"content": ""}, "content")],
    )
    def test_lines_that_cannot_be(self, tu, changes, field):
        with pytest.raises(ValidationError) as refused:
            actions.add_line(by=tu, year=2026, line=line(**changes))
        assert field in refused.value.message_dict
        assert not PlanLine.objects.exists()

    def test_a_line_with_something_published_stays(self, tu):
        row = actions.add_line(by=tu, year=2026, line=line())
        published(tu, plan_line=row, decided=date(2026, 4, 6))
        with pytest.raises(Refused, match="Đã có nội dung công khai"):
            actions.remove_line(by=tu, row=row)
        other = actions.add_line(by=tu, year=2026, line=line(content="Quý II"))
        actions.remove_line(by=tu, row=actions.edit_line(by=tu, row=other, line=line(content="Quý hai")))
        assert PlanLine.objects.get() == row

    def test_adopted_in_its_year_or_the_end_of_the_last(self, tu):
        with pytest.raises(ValidationError):
            actions.adopt_plan(by=tu, year=2026, paper_number="1", adopted=date(2027, 1, 1))


class TestTermsOfOtherLaws:
    def test_it_prevails_from_its_day_until_it_ends(self, tu):
        term = actions.add_term(
            by=tu, item="CK02", what="publish.start", days=15, working=False, article="khoản 2 Điều 9 Thông tư Thử",
            since=date(2026, 1, 1),
        )  # fmt: skip
        version = published(tu, decided=date(2026, 4, 1))
        start = standing(version, date(2026, 4, 7)).duties[0].start
        assert (start.due, start.verified, start.article) == (date(2026, 4, 16), False, "khoản 2 Điều 9 Thông tư Thử")
        actions.end_term(by=tu, term=term, until=date(2026, 4, 1))
        assert standing(version, date(2026, 4, 7)).duties[0].start.due == date(2026, 4, 8)

    def test_never_without_its_article_and_once_a_day(self, tu):
        values = {"item": "CK02", "what": "publish.start", "days": 15, "working": False, "since": date(2026, 1, 1)}
        with pytest.raises(ValidationError, match="điều, khoản"):
            actions.add_term(by=tu, article=" ", **values)
        actions.add_term(by=tu, article="Luật Thử", **values)
        with pytest.raises(ValidationError, match="đã có thời hạn"), transaction.atomic():
            actions.add_term(by=tu, article="Luật Thử", **values)


def test_a_ward_without_loudspeakers_owes_no_broadcast(tu):
    version = published(tu, item="CK07", decided=date(2026, 4, 6))
    before = len(standing(version, date(2026, 4, 7)).duties)
    actions.set_means(by=tu, loudspeaker=False, seat="Bảng tin trước trụ sở", contact="Một cửa", phone="")
    assert len(standing(version, date(2026, 4, 7)).duties) == before - 1


class TestQuarterlyList:
    QUARTER = Period.parse("2026-Q1")

    @pytest.fixture
    def _published_in_the_quarter(self, tu):
        with time_machine.travel("2026-02-13 12:00+07:00", tick=False):
            version = published(tu)
            posted(tu, version, None, date(2026, 2, 13))

    def draw(self, by):
        return actions.draw_list(by=by, quarter=self.QUARTER, issuer=Body.objects.get(symbol="UBND"))

    @pytest.mark.usefixtures("_published_in_the_quarter")
    def test_it_holds_what_was_made_public_with_forms_and_days(self, tu):
        assert lists_wanted(date(2026, 4, 7)) == [self.QUARTER]
        version = self.draw(tu)
        row = version.attachments.get().tables[0]["rows"][0]
        assert row[0] == "2"
        assert "niêm yết" in row[5]
        assert "13/02/2026" in row[6]
        version.refresh_from_db()
        actions.publish(by=tu, version=version, edition=version.edition, looked=True)
        assert lists_wanted(date(2026, 4, 7)) == []
        found = standing(Version.objects.get(pk=version.pk), date(2026, 4, 7))
        assert [str(d.channel) for d in found.duties] == ["publish.web", *["publish.list"] * 4]

    @pytest.mark.usefixtures("_published_in_the_quarter")
    def test_once_a_quarter(self, tu):
        self.draw(tu)
        with pytest.raises(Refused, match="đã được lập"):
            self.draw(tu)
        assert Publication.objects.exclude(quarter="").count() == 1

    def test_nothing_was_made_public(self, tu):
        with pytest.raises(Refused, match="chưa công khai"):
            self.draw(tu)

    def test_a_quarter_that_has_not_begun(self, tu):
        with pytest.raises(Refused, match="đã bắt đầu"):
            actions.draw_list(by=tu, quarter=Period.parse("2026-Q3"), issuer=Body.objects.get(symbol="UBND"))
