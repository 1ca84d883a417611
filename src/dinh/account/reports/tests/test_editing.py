"""Two editors, an edited sentence, an absurd figure: nothing is overwritten, everything is asked."""

from __future__ import annotations

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from dinh.account.reports import actions, facts
from dinh.account.reports.actions import EnteredRow, Overtaken
from dinh.account.reports.actions.figures import absurd
from dinh.account.reports.models import Draft, Figure, Rewrite
from dinh.account.reports.outlines import PARTY_CHECKS, SPORTS_FAMILIES
from dinh.account.reports.queries import Before
from dinh.ground.journal.models import Entry
from dinh.ground.room import Value
from dinh.law.periods import Period

NOON = "2026-06-05T05:00:00Z"
LATE = "tasks:tasks.done_on_time"
PLACE = "indicator:tasks.late"


def test_two_editors_at_once_lose_nothing(client, unit, tu):
    actions.write_passage(by=tu, draft=unit, section="1", text="Bản của anh Tư.", status="wanting", version=0)
    with pytest.raises(Overtaken, match="đã lưu mục này trong lúc bạn viết"):
        actions.write_passage(by=tu, draft=unit, section="1", text="Bản cũ hơn.", status="done", version=0)
    assert unit.passages.get(section="1").text == "Bản của anh Tư."

    client.force_login(tu.user)
    url = reverse("reports:section", args=[unit.ref, "1"])
    with time_machine.travel(NOON, tick=False):
        page = client.post(url, {"text": "Bản viết cùng lúc.", "status": "done", "version": "0"}).content.decode()
        assert "Bản của anh Tư." in page
        assert "Bản viết cùng lúc." in page
        assert 'name="version" value="1"' in page
        assert unit.passages.get(section="1").text == "Bản của anh Tư."
        client.post(url, {"text": "Gộp hai bản.", "status": "done", "version": "1"})
    kept = unit.passages.get(section="1")
    assert (kept.text, kept.status, kept.version) == ("Gộp hai bản.", "done", 2)


def test_a_figure_begun_from_an_older_one_is_not_overwritten(unit, tu):
    row = [EnteredRow("Kiểm tra chi bộ 2")]
    actions.enter_figure(by=tu, draft=unit, key="party_checks", part=1, whole=None, rows=row, version=0)
    with pytest.raises(Overtaken):
        actions.enter_figure(by=tu, draft=unit, key="party_checks", part=0, whole=None, rows=[], version=0)
    assert Figure.objects.get().part == 1


def test_a_generated_sentence_is_edited_by_name_shown_and_restored(client, unit, tu, mai):
    client.force_login(tu.user)
    url = reverse("reports:sentence", args=[unit.ref, "2.2", PLACE])
    with time_machine.travel(NOON, tick=False):
        assert "Không có nhiệm vụ quá hạn." in client.get(url).content.decode()
        assert client.post(url, {"text": "   "}).status_code == 200
        client.post(url, {"text": "Đến nay không còn nhiệm vụ nào quá hạn."})
        page = client.get(reverse("reports:draft", args=[unit.ref])).content.decode()
        assert "Đến nay không còn nhiệm vụ nào quá hạn." in page
        assert "Lê Văn Tư sửa lúc 12:00 05/06/2026" in page
        assert "Không có nhiệm vụ quá hạn." in client.get(url).content.decode(), "the original stays in sight"
        client.force_login(mai.user)
        assert client.post(url, {"text": "Chen vào."}).status_code == 200
        client.force_login(tu.user)
        client.post(url, {"restore": "1"})
    assert not Rewrite.objects.exists()
    assert [one.what for one in Entry.objects.filter(what__startswith="reports.re")] == [
        "reports.rewrite", "reports.restore"]  # fmt: skip


def test_the_very_words_of_the_records_take_an_edit_back(unit, tu):
    with time_machine.travel(NOON, tick=False):
        actions.rewrite(by=tu, draft=unit, section="2.2", place=PLACE, text="Không chậm việc nào.")
        assert actions.rewrite(by=tu, draft=unit, section="2.2", place=PLACE, text="Không có nhiệm vụ quá hạn.") is None
        with pytest.raises(ValidationError, match="không còn trong báo cáo"):
            actions.rewrite(by=tu, draft=unit, section="2.2", place="indicator:khong.co", text="x")
    assert not Rewrite.objects.exists()


@pytest.mark.parametrize(
    ("now", "before", "entered", "asks"),
    [
        (Value(300), Value(26), PARTY_CHECKS, True), (Value(30), Value(26), PARTY_CHECKS, False),
        (Value(9), Value(1), PARTY_CHECKS, False), (Value(1000, 2000), Value(1000, 1259), SPORTS_FAMILIES, True),
        (Value(1000, 1300), Value(990, 1259), SPORTS_FAMILIES, False), (Value(0), Value(26), PARTY_CHECKS, True),
    ],
    ids=["ten times", "near", "small anyway", "the whole jumps", "the whole grows a little", "fell to nothing"],
)  # fmt: skip
def test_a_figure_far_from_last_times_is_asked_about(now, before, entered, asks):
    question = absurd(now, Before(before, "năm 2025"), entered)
    assert bool(question) == asks
    assert not asks or "năm 2025 là" in question


def test_an_absurd_figure_is_asked_with_last_times_beside_and_kept_when_confirmed(client, regime, unit, tu):
    actions.enter_figure(by=tu, draft=unit, key="party_checks", part=12, whole=None, rows=[], source="Sổ UBKT")
    Draft.objects.filter(pk=unit.pk).update(state=Draft.State.SUBMITTED)
    with time_machine.travel("2026-11-20T05:00:00Z", tick=False):
        yearly = actions.open_draft(by=tu, regime=regime, body=tu.body, period=Period.parse("2026-H1"))
        assert yearly.pk == unit.pk, "a body reports once a period"
        yearly = Draft.objects.create(commune=unit.commune, regime=regime, body=tu.body, period="2026-H2", ref="BC-THU")
        client.force_login(tu.user)
        url = reverse("reports:figure", args=[yearly.ref, "party_checks"])
        base = {"source": "Sổ UBKT", "dong-TOTAL_FORMS": "0", "dong-INITIAL_FORMS": "0", "version": "0"}
        asked = client.post(url, {**base, "part": "1200"}).content.decode()
        assert "6 tháng đầu năm 2026 là 12" in asked
        assert "Số này đúng, tôi đã đối chiếu" in asked
        negative = client.post(url, {**base, "part": "-3"}).content.decode()
        assert "Số không thể âm. 6 tháng đầu năm 2026: 12." in negative
        assert not yearly.figures.exists()
        assert client.post(url, {**base, "part": "1200", "sure": "on"}).status_code == 302
    assert yearly.figures.get().part == 1200


def test_a_period_to_come_cannot_be_begun(regime, tu):
    with time_machine.travel("2025-12-01", tick=False), pytest.raises(ValidationError, match="chưa bắt đầu"):
        actions.open_draft(by=tu, regime=regime, body=tu.body, period=Period.parse("2026-H1"))


def test_only_the_commune_reads_the_whole_commune(unit, whole, ward, tu):
    assert facts.scope_of(unit, "petitions.received") is None
    assert facts.scope_of(unit, "tasks.late") == tu.body.pk
    assert facts.scope_of(whole, "tasks.late") is None
