"""A campaign's life: scored, appraised, posted, commented, decided, published, appealed; and who is refused, and
why."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from dinh.account.scores import actions, queries, recompute
from dinh.account.scores.models import Appeal, Campaign, Line, Result, Rubric
from dinh.account.scores.recompute import written
from dinh.account.scores.results import standings
from dinh.account.scores.tests.conftest import FULL, OPENED, data, score
from dinh.account.scores.whatif import try_on
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry


def entries(what):
    return Entry.objects.filter(what=f"scores.{what}").count()


def fresh(campaign):
    return Campaign.objects.select_related("rubric", "commune").get(pk=campaign.pk)


def line_of(sheet, key):
    return Line.objects.select_related("sheet__campaign__rubric").get(sheet=sheet, key=key)


def appraised(campaign, thanh, lua):
    campaign = actions.to_appraisal(by=lua, campaign=campaign, edition=campaign.edition)
    for sheet in campaign.sheets.all():  # Thành works with the Front, and so does not appraise it
        actions.accept_rest(by=lua if sheet.body.symbol == "MTTQ-BTT" else thanh, sheet=sheet, edition=sheet.edition)
    return fresh(campaign)


def published(on, campaign, lua, hung):
    campaign = actions.post_draft(by=lua, campaign=campaign, edition=campaign.edition)
    on("2026-12-21")
    campaign = actions.decide(
        by=hung, campaign=campaign, decision="45/QĐ-UBND", decided_on=date(2026, 12, 21), edition=campaign.edition
    )
    return actions.publish(by=lua, campaign=campaign, edition=campaign.edition)


def test_a_rubric_is_adopted_once_and_then_stays(on, lua, hung, tu, visitor):
    with pytest.raises(Refused):
        actions.begin(by=tu, data=data())
    with pytest.raises(Refused):
        actions.begin(by=visitor, data=data())
    draft = actions.begin(by=lua, data=data(total=11))
    with pytest.raises(ValidationError, match="phải bằng 11"):
        actions.adopt(by=hung, rubric=draft, decision="12/QĐ", valid_from=date(2026, 1, 1), edition=draft.edition)
    stale = draft.edition
    draft = actions.edit(by=lua, rubric=draft, data=data(), edition=draft.edition)
    with pytest.raises(ValidationError, match="người khác vừa sửa"):
        actions.edit(by=lua, rubric=draft, data=data(title="Khác"), edition=stale)
    with pytest.raises(Refused):
        actions.adopt(by=lua, rubric=draft, decision="12/QĐ", valid_from=date(2026, 1, 1), edition=draft.edition)
    first = actions.adopt(by=hung, rubric=draft, decision="12/QĐ", valid_from=date(2026, 1, 1), edition=draft.edition)
    with pytest.raises(Refused, match="giữ nguyên"):
        actions.edit(by=lua, rubric=first, data=data(title="Khác"), edition=first.edition)
    second = actions.begin(by=lua, data=first.data)
    assert (first.version, second.version, second.state) == (1, 2, Rubric.State.DRAFT)
    with pytest.raises(ValidationError, match="từ ngày sau đó"):
        actions.adopt(by=hung, rubric=second, decision="13/QĐ", valid_from=date(2026, 1, 1), edition=second.edition)
    assert (entries("begin_rubric"), entries("edit_rubric"), entries("adopt")) == (2, 1, 1)


def test_from_opening_to_the_upheld_appeal(on, campaign, ward, tu, mai, binh, lua, hung, thanh, visitor, tmp_path):
    ubnd, front = campaign.sheets.all()
    with pytest.raises(Refused, match="chỉ người của"):
        actions.claim(by=mai, line=line_of(ubnd, "b"), datum={"part": 1, "whole": 1}, note="", edition=1)
    score(tu, ubnd)
    with pytest.raises(ValidationError, match="còn chưa gửi"):
        actions.to_appraisal(by=lua, campaign=campaign, edition=campaign.edition)
    score(mai, front, {**FULL, "a.1": {"part": 1, "whole": 3}})
    with pytest.raises(Refused, match="đã gửi"):
        actions.claim(by=tu, line=line_of(ubnd, "b"), datum={"part": 1, "whole": 1}, note="", edition=9)
    campaign = actions.to_appraisal(by=lua, campaign=campaign, edition=campaign.edition)
    with pytest.raises(ValidationError, match="Chưa thẩm định xong"):
        actions.post_draft(by=lua, campaign=campaign, edition=campaign.edition)

    line = line_of(ubnd, "b")
    with pytest.raises(Refused, match="của chính cơ quan"):
        actions.accept_rest(by=thanh, sheet=front, edition=front.edition)
    with pytest.raises(Refused):
        actions.appraise(by=tu, line=line, datum=line.claimed, reason="", edition=line.edition)
    with pytest.raises(ValidationError, match="phải ghi lý do"):
        actions.appraise(by=thanh, line=line, datum={"part": 8, "whole": 10}, reason="", edition=line.edition)
    actions.appraise(
        by=thanh, line=line, datum={"part": 8, "whole": 10}, reason="Trùng một việc.", edition=line.edition
    )
    with pytest.raises(ValidationError, match="người khác vừa sửa"):  # the second appraiser saw the line before
        actions.appraise(by=lua, line=line, datum={"part": 7, "whole": 10}, reason="Hai việc.", edition=line.edition)
    assert line_of(ubnd, "b").appraised == {"part": 8, "whole": 10}
    actions.appraise(
        by=lua, line=line_of(ubnd, "a.2"), datum={"points": "1.5"}, reason="", edition=line_of(ubnd, "a.2").edition
    )
    for by, sheet in ((thanh, ubnd), (lua, front)):
        actions.accept_rest(by=by, sheet=sheet, edition=fresh(campaign).sheets.get(pk=sheet.pk).edition)

    with pytest.raises(Refused):
        actions.comment(by=visitor, campaign=campaign, key="k", text="Chưa niêm yết mà.")
    campaign = actions.post_draft(by=lua, campaign=fresh(campaign), edition=fresh(campaign).edition)
    assert (campaign.posted_on, campaign.posted_until) == (OPENED, date(2026, 12, 6))
    told = actions.comment(
        by=visitor, campaign=campaign, key="k", text="Sao UBND chỉ 8/10? Gọi 0912345678.", sheet=ubnd
    )
    assert actions.comment(by=visitor, campaign=campaign, key="k", text="Sao UBND chỉ 8/10?").again
    assert "0912345678" not in told.comment.shown
    with pytest.raises(Refused, match="đang niêm yết"):
        actions.decide(by=hung, campaign=campaign, decision="45/QĐ", decided_on=OPENED, edition=campaign.edition)

    on("2026-12-07")
    with pytest.raises(ValidationError, match="1 ý kiến"):
        actions.decide(
            by=hung, campaign=campaign, decision="45/QĐ", decided_on=date(2026, 12, 7), edition=campaign.edition
        )
    with pytest.raises(Refused):
        actions.comment(by=visitor, campaign=campaign, key="late", text="Tôi góp ý muộn.")
    actions.answer_comment(by=lua, comment=told.comment, answer="Một việc ghi hai lần.", released=True)
    assert queries.open_with_pin(told.comment.ref, told.pin).answer
    assert not queries.open_with_pin(told.comment.ref, "000")
    with pytest.raises(ValidationError, match="sau ngày cuối niêm yết"):
        actions.decide(
            by=hung, campaign=campaign, decision="45/QĐ", decided_on=date(2026, 12, 6), edition=campaign.edition
        )
    with pytest.raises(Refused):
        actions.decide(
            by=lua, campaign=campaign, decision="45/QĐ", decided_on=date(2026, 12, 7), edition=campaign.edition
        )
    campaign = actions.decide(
        by=hung, campaign=campaign, decision="45/QĐ", decided_on=date(2026, 12, 7), edition=campaign.edition
    )
    with pytest.raises(Refused, match="sau khi kết quả đã công bố"):
        actions.appeal(by=tu, sheet=ubnd, key="b", text="Chưa công bố.")
    campaign = actions.publish(by=lua, campaign=campaign, edition=campaign.edition)
    assert campaign.appeal_until == date(2026, 12, 14)  # five working days

    first = queries.result(campaign)
    assert first.number == 1
    assert recompute.check(first.file, first.head)[0] == []
    made = actions.appeal(by=tu, sheet=ubnd, key="b", text="Việc ấy là hai việc khác nhau.")
    with pytest.raises(Refused):
        actions.refuse_appeal(by=lua, appeal=made, answer="Không.")
    with pytest.raises(Refused, match="của chính cơ quan"):
        actions.refuse_appeal(by=binh, appeal=made, answer="Không.")
    with pytest.raises(ValidationError, match="không khác"):
        actions.uphold_appeal(by=hung, appeal=made, key="b", datum={"part": 8, "whole": 10}, answer="Đúng.")
    actions.uphold_appeal(by=hung, appeal=made, key="b", datum={"part": 9, "whole": 10}, answer="Đúng là hai việc.")
    second = queries.result(campaign)
    assert second.number == 2
    assert second.file["sheets"][0]["lines"]["b"]["points"] == "4"
    assert Result.objects.get(campaign=campaign, number=1).file == first.file
    with pytest.raises(Refused, match="Đã trả lời"):
        actions.refuse_appeal(by=hung, appeal=Appeal.objects.get(), answer="Không.")
    on("2026-12-15")
    with pytest.raises(Refused, match="Đã hết thời gian khiếu nại"):
        actions.appeal(by=tu, sheet=ubnd, key="", text="Muộn một ngày.")
    for what in (
        "open",
        "to_appraisal",
        "post_draft",
        "comment",
        "decide",
        "publish",
        "appeal",
        "answer_appeal",
        "correct",
    ):
        assert entries(what) == 1, what

    script, file = tmp_path / "cham-lai.py", tmp_path / "ket-qua.json"
    script.write_text(Path(recompute.__file__).read_text("utf-8"), "utf-8")
    file.write_text(json.dumps(second.file, ensure_ascii=False), "utf-8")
    ran = subprocess.run(
        [sys.executable, "-I", script, file, second.head], capture_output=True, text=True, cwd=tmp_path
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "khớp với kết quả đã công bố" in ran.stdout
    assert [row.split(":")[0] for row in ran.stdout.splitlines()[:2]] == ["1. UBND phường", "2. Ủy ban MTTQ phường"]
    forged = json.loads(file.read_text("utf-8"))
    forged["rubric"]["criteria"][1]["formula"]["bands"][1]["points"] = 3
    file.write_text(json.dumps(forged, ensure_ascii=False), "utf-8")
    ran = subprocess.run(
        [sys.executable, "-I", script, file, second.head], capture_output=True, text=True, cwd=tmp_path
    )
    assert ran.returncode == 1
    assert "Đã bị sửa: tiêu chí b." in ran.stdout
    file.write_text("{}", "utf-8")
    assert subprocess.run([sys.executable, "-I", script, file], capture_output=True, cwd=tmp_path).returncode == 1
    assert subprocess.run([sys.executable, "-I", script], capture_output=True, cwd=tmp_path).returncode == 2


@pytest.mark.parametrize(("key", "datum", "words"), [
    ("a.2", {"points": "2.01"}, "từ 0 đến 2"), ("a.2", {"points": "-1"}, "từ 0 đến 2"),
    ("a.2", {"points": "nhiều"}, "phải là số"),
    ("b", {"part": 11, "whole": 10}, "nhiều hơn tổng số"), ("b", {"part": -1, "whole": 10}, "từ 0 trở lên"),
    ("b", {"part": 3}, "tổng số"), ("b", {"idle": True}, "viết vì sao"), ("t", {"part": 10**12}, "từ 0 trở lên"),
])  # fmt: skip
def test_a_bad_datum_names_its_field(campaign, tu, key, datum, words):
    sheet = campaign.sheets.first()
    with pytest.raises(ValidationError, match=words):
        actions.claim(by=tu, line=line_of(sheet, key), datum=datum, note="", edition=1)


def test_nothing_is_handed_in_without_its_proof_and_who_never_hands_in_falls(on, campaign, tu, mai, lua, thanh):
    ubnd, front = campaign.sheets.all()
    for key in ("a.1", "a.2", "b", "t", "p"):
        actions.claim(
            by=tu, line=line_of(ubnd, key), datum=FULL[key], note="Theo sổ.", edition=line_of(ubnd, key).edition
        )
    with pytest.raises(ValidationError, match=r"a\.2: chưa có minh chứng"):
        actions.submit(by=tu, sheet=ubnd, edition=ubnd.edition)
    with pytest.raises(ValidationError, match="một trong hai"):
        actions.add_evidence(by=tu, line=line_of(ubnd, "a.2"), title="")
    with pytest.raises(ValidationError, match="bắt đầu bằng dấu /"):
        actions.add_evidence(by=tu, line=line_of(ubnd, "a.2"), title="", address="https://noi-khac.example/")
    proof = actions.add_evidence(
        by=tu, line=line_of(ubnd, "a.2"), title="Kế hoạch", upload=(b"Noi dung", "ke-hoach.txt")
    )
    assert queries.may_read_file(thanh, proof.file_id)
    assert not queries.may_read_file(tu.__class__(campaign.commune), proof.file_id)
    sheet = actions.submit(by=tu, sheet=ubnd, edition=ubnd.edition)
    with pytest.raises(Refused):
        actions.give_back(by=mai, sheet=sheet, reason="Thiếu.", edition=sheet.edition)
    sheet = actions.give_back(by=thanh, sheet=sheet, reason="Bổ sung kế hoạch quý II.", edition=sheet.edition)
    on("2026-12-11")
    campaign = actions.to_appraisal(by=lua, campaign=campaign, edition=campaign.edition)
    actions.submit(by=tu, sheet=sheet, edition=sheet.edition)  # what was returned may still be completed
    found = {one.sheet.key: one for one in standings(fresh(campaign))}
    assert found[ubnd.key].outcome["grade"] == "tot"
    assert found[front.key].outcome["grade"] == "kem"
    assert "im" in found[front.key].outcome["why"]
    assert found[front.key].open == ["a.2", "b", "t", "p"]


def test_what_the_records_say_later_is_shown_and_changes_nothing(on, campaign, tu, mai, lua, hung, thanh, monkeypatch):
    ubnd, front = campaign.sheets.all()
    score(tu, ubnd, {key: FULL[key] for key in ("a.2", "b", "t", "p")})  # a.1 as the records have it: nothing fell due
    score(mai, front)
    assert line_of(ubnd, "a.1").from_records
    assert not line_of(front, "a.1").from_records
    campaign = published(on, appraised(campaign, thanh, lua), lua, hung)
    before = queries.result(campaign).file
    assert queries.differences(campaign) == []
    monkeypatch.setattr(
        "dinh.account.scores.queries.from_records", lambda sheet, leaf, commune, seen: {"part": 1, "whole": 2}
    )
    (found,) = [one for one in queries.differences(campaign) if one.key == "a.1"]
    assert (found.sheet, found.then, found.now) == ("UBND phường", {"part": 0, "whole": 0}, {"part": 1, "whole": 2})
    assert queries.result(campaign).file == before


def test_a_draft_is_tried_on_last_year_and_says_what_it_lacks(on, campaign, tu, mai, lua, hung, thanh):
    ubnd, front = campaign.sheets.all()
    score(tu, ubnd)
    score(mai, front, {**FULL, "a.2": {"points": "2"}, "b": {"part": 40, "whole": 100}})
    campaign = published(on, appraised(campaign, thanh, lua), lua, hung)
    new = data(key="khac")
    new["criteria"][0]["points"], new["criteria"][1]["points"] = 8, 2
    new["criteria"][0]["children"][1]["points"] = 4
    new["criteria"][1] = {"key": "moi", "title": "Mới", "points": 2, "formula": {"kind": "yesno"}}
    draft = actions.begin(by=lua, data=new)
    rows = try_on(draft, campaign)
    assert [(one.name, one.rank, one.rank_before, written(one.total)) for one in rows] == [
        ("Ủy ban MTTQ phường", 1, 2, "5.5"), ("UBND phường", 2, 1, "5"),
    ]  # fmt: skip
    assert {leaf["key"] for leaf in rows[0].open} == {"moi"}
    assert rows[0].open_points == 2
    assert rows[0].moved == 1


def test_a_campaign_is_opened_once_a_year_and_can_be_stopped(campaign, rubric, ward, lua, hung, tu):
    opening = actions.Opening("Lần nữa", 2026, date(2026, 12, 10), date(2026, 12, 31), [ward.bodies["THĐM"]])
    with pytest.raises(ValidationError, match="đã có đợt chấm"):
        actions.open_campaign(by=lua, rubric=rubric, opening=opening)
    with pytest.raises(Refused):
        actions.stop(by=tu, campaign=campaign, reason="Thôi.", edition=campaign.edition)
    actions.stop(by=lua, campaign=campaign, reason="Mở nhầm.", edition=campaign.edition)
    again = actions.open_campaign(by=lua, rubric=rubric, opening=opening)
    actions.stop(by=lua, campaign=again, reason="Nhầm nữa.", edition=again.edition)
    empty = actions.Opening("Không ai", 2026, date(2026, 12, 10), date(2026, 12, 31))
    with pytest.raises(ValidationError, match="ít nhất một"):
        actions.open_campaign(by=lua, rubric=rubric, opening=empty)
    later = actions.Opening("Sang năm", 2027, date(2026, 12, 10), date(2026, 12, 31))
    with pytest.raises(ValidationError, match="năm đã qua"):
        actions.open_campaign(by=lua, rubric=rubric, opening=later)


def test_another_commune_gets_nothing(campaign, khanh):
    with pytest.raises(Refused):
        actions.stop(by=khanh, campaign=campaign, reason="Của nơi khác.", edition=campaign.edition)
