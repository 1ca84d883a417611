"""The demo plays through the same acts: one ended, one late, one open with groups of opinion, one being prepared."""

from __future__ import annotations

from datetime import date

from dinh.ground.room import DEMO
from dinh.rights.consult import demo, queries
from dinh.rights.consult.mapping import FEWEST, Drawn
from dinh.rights.consult.models import Consultation, OpinionGroup
from dinh.rights.consult.room import today_items
from dinh.rights.consult.tests.conftest import on

SHOWN = date(2026, 11, 21)


def test_the_demo_has_one_of_each(ward, tu, binh):
    with on(SHOWN):
        demo.load(ward.commune)
        stages = {row.stage(SHOWN): row for row in Consultation.objects.all()}
        assert set(stages) == {"reported", "explained", "open", "plan"}
        assert not OpinionGroup.objects.filter(answer="").exists()
        ended = stages["reported"]
        assert queries.groups(ended)[0].opinion_count
        assert ended.drafts.count() == 2
        shown = stages["open"]
        assert queries.participants(shown) >= 60
        drawn = Drawn.of(shown.opinion_map.data)
        assert drawn.participants >= FEWEST
        assert len(drawn.sizes) == 2
        assert drawn.common
        items = list(today_items(tu, SHOWN))
    assert items[0].tone == "late"
    assert "Công khai kết quả" in items[0].title
    assert (55, demo.load) in DEMO


def test_without_officials_there_is_nothing_to_play(ward):
    demo.load(ward.commune)
    assert not Consultation.objects.exists()
