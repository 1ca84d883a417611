"""Every clock of the four kinds on its day, through the pages that people use: sent on one day, moved on others, read
on the last day and on the day after.

The day that a page shows, with its article and each step of the way, is the one `dinh.law.due` gives; it is written
here too, so that neither can be wrong alone. Over Tết, worked Saturdays and the Culture Day, in communes that are
remote, by the law before 01/07/2026 and after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from dinh.law import rules
from dinh.law.due import due
from dinh.rights.petitions.queries.courses import pressing
from dinh.rights.petitions.tests.desking import fresh, read, seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
Moves = tuple[tuple[str, str], ...]  # (day, move)


@dataclass(frozen=True)
class Term:
    """`moves` after receipt, each on its day; then the clock of `rule`, counted from `start` (receipt, or the day of
    the last move), is due on `due`. `stood`: days a suspension gives back."""

    kind: str
    received: str
    due: str
    rule: str
    moves: Moves = ()
    start: str = ""
    stood: int = 0
    remote: bool = False

    @property
    def counted_from(self) -> date:
        return date.fromisoformat(self.start or (self.moves[-1][0] if self.moves else self.received))

    def __str__(self) -> str:
        return f"{self.rule}, {self.counted_from}"


R, P, C, D = "reflection", "proposal", "complaint", "denunciation"
VOICES = [
    Term(R, "2026-02-10", "2026-03-03", "feedback.answer"),  # over Tết
    Term(R, "2026-06-25", "2026-07-09", "feedback.answer"),  # over the reform
    Term(R, "2026-08-20", "2026-09-07", "feedback.answer"),  # a worked Saturday, four days off
    Term(R, "2026-11-20", "2026-12-07", "feedback.answer"),  # over the Culture Day
    Term(P, "2026-06-30", "2026-07-14", "reception.answer"),
    Term(P, "2026-07-01", "2026-07-15", "reception.answer"),
    Term(P, "2026-12-30", "2027-01-14", "reception.answer"),  # into the next year
    Term(R, "2026-02-02", "2026-02-23", "petition.silence", (("2026-02-03", "accept"), ("2026-02-05", "answer"))),
    Term(R, "2026-08-03", "2026-09-07", "feedback.answer", (("2026-08-10", "answer"), ("2026-08-20", "reopen"))),
]
COMPLAINTS = [
    Term(C, "2026-02-09", "2026-02-23", "complaint.accept"),  # ten calendar days end in Tết
    Term(C, "2026-06-26", "2026-07-06", "complaint.accept"),  # still the old law
    Term(C, "2026-06-30", "2026-07-10", "complaint.accept"),
    Term(C, "2026-07-01", "2026-07-10", "complaint.accept"),  # seven working days from here on
    Term(C, "2026-08-21", "2026-09-03", "complaint.accept"),
    Term(C, "2026-06-22", "2026-07-29", "complaint.first", (("2026-06-29", "accept"),)),
    Term(C, "2026-07-24", "2026-09-03", "complaint.first", (("2026-08-03", "accept"),)),  # ends on 02/9
    Term(C, "2026-02-24", "2026-04-16", "complaint.first_complex",
         (("2026-03-02", "accept"), ("2026-03-10", "complex")), "2026-03-02"),
    Term(C, "2026-07-02", "2026-08-22", "complaint.first_complex",  # ends on a worked Saturday
         (("2026-07-08", "accept"), ("2026-07-20", "complex")), "2026-07-08"),
    Term(C, "2026-06-20", "2026-08-10", "complaint.first_remote", (("2026-06-25", "accept"),), remote=True),
    Term(C, "2026-07-02", "2026-09-07", "complaint.first_remote_complex",
         (("2026-07-08", "accept"), ("2026-07-20", "complex")), "2026-07-08", remote=True),
    Term(C, "2026-06-08", "2026-07-29", "complaint.first",  # accepted before the reform, suspended under the new law
         (("2026-06-15", "accept"), ("2026-07-06", "suspend"), ("2026-07-20", "resume")), "2026-06-15", 14),
    Term(C, "2026-07-02", "2026-09-14", "complaint.first_complex",  # twice, with the longer term
         (("2026-07-08", "accept"), ("2026-07-13", "suspend"), ("2026-07-20", "resume"), ("2026-07-24", "complex"),
          ("2026-08-03", "suspend"), ("2026-08-17", "resume")), "2026-07-08", 21),
    Term(C, "2026-07-02", "2026-07-09", "complaint.suspension_sent",
         (("2026-07-03", "accept"), ("2026-07-06", "suspend"))),
    Term(C, "2026-07-02", "2026-09-07", "complaint.suspension_sent",
         (("2026-07-03", "accept"), ("2026-07-06", "suspend"), ("2026-07-08", "sent_stay"), ("2026-08-28", "resume"))),
    Term(C, "2026-11-02", "2026-11-26", "complaint.suspension_sent",
         (("2026-11-05", "accept"), ("2026-11-20", "withdraw"))),
    Term(C, "2026-01-26", "2026-02-25", "complaint.send_first",
         (("2026-01-30", "accept"), ("2026-02-10", "verified"), ("2026-02-13", "decide"))),
    Term(C, "2026-07-02", "2026-08-29", "complaint.effect",  # a Saturday: what must be let pass is not moved
         (("2026-07-06", "accept"), ("2026-07-20", "verified"), ("2026-07-30", "decide"), ("2026-07-31", "send")),
         "2026-07-30"),
    Term(C, "2026-07-02", "2026-09-03", "complaint.appeal",  # from sending; ends on a Sunday before the holiday
         (("2026-07-06", "accept"), ("2026-07-20", "verified"), ("2026-07-30", "decide"), ("2026-07-31", "send"))),
    Term(C, "2026-02-02", "2026-04-09", "complaint.appeal_remote",
         (("2026-02-05", "accept"), ("2026-02-10", "verified"), ("2026-02-13", "decide"), ("2026-02-23", "send")),
         remote=True),
    Term(C, "2026-07-02", "2026-09-13", "complaint.effect_remote",
         (("2026-07-06", "accept"), ("2026-07-20", "verified"), ("2026-07-30", "decide"), ("2026-07-31", "send")),
         "2026-07-30", remote=True),
]  # fmt: skip
ACCEPTED = ("2026-07-08", "accept")
CONCLUDED = (ACCEPTED, ("2026-07-10", "notify"), ("2026-08-20", "conclude"))
DENUNCIATIONS = [
    Term(D, "2026-02-12", "2026-03-02", "denunciation.precheck"),
    Term(D, "2026-06-26", "2026-07-07", "denunciation.precheck"),
    Term(D, "2026-08-27", "2026-09-10", "denunciation.precheck"),
    Term(D, "2026-07-01", "2026-07-15", "denunciation.precheck_many", (("2026-07-03", "many"),), "2026-07-01"),
    Term(D, "2026-08-27", "2026-09-08", "denunciation.forward"),
    Term(D, "2026-11-16", "2026-11-26", "denunciation.notify", (("2026-11-18", "accept"),)),
    Term(D, "2026-11-16", "2026-11-26", "denunciation.notify", (("2026-11-18", "refuse"),)),
    Term(D, "2026-06-22", "2026-07-29", "denunciation.resolve", (("2026-06-29", "accept"),)),
    Term(D, "2026-07-01", "2026-08-07", "denunciation.resolve", (ACCEPTED,)),
    Term(D, "2026-05-25", "2026-07-31", "denunciation.resolve_complex",
         (("2026-06-01", "accept"), ("2026-06-29", "extend")), "2026-06-01"),
    Term(D, "2026-07-01", "2026-10-06", "denunciation.resolve_very_complex",
         (ACCEPTED, ("2026-08-05", "extend"), ("2026-09-04", "extend")), "2026-07-08"),
    Term(D, "2026-06-08", "2026-08-03", "denunciation.resolve",
         (("2026-06-15", "accept"), ("2026-06-24", "suspend"), ("2026-07-11", "resume")), "2026-06-15", 17),
    Term(D, "2026-06-08", "2026-07-01", "denunciation.suspension_sent",
         (("2026-06-15", "accept"), ("2026-06-24", "suspend"))),
    Term(D, "2026-08-17", "2026-09-09", "denunciation.suspension_sent",
         (("2026-08-19", "accept"), ("2026-08-21", "notify"), ("2026-08-31", "terminate"))),
    Term(D, "2026-08-17", "2026-09-09", "denunciation.suspension_sent",
         (("2026-08-19", "accept"), ("2026-08-21", "notify"), ("2026-08-28", "withdraw"))),
    Term(D, "2026-07-01", "2026-08-26", "denunciation.conclusion_sent", CONCLUDED),
    Term(D, "2026-07-01", "2026-08-28", "denunciation.act", CONCLUDED),
    Term(D, "2026-07-01", "2026-08-28", "denunciation.publish", CONCLUDED),
    Term(D, "2026-07-01", "2026-09-14", "denunciation.continued",
         (*CONCLUDED, ("2026-08-21", "send"), ("2026-08-21", "handle"), ("2026-08-21", "publish"),
          ("2026-08-24", "executed"), ("2026-08-25", "continued"))),
]  # fmt: skip
WAITED = ("petition.silence", "complaint.effect", "complaint.effect_remote", "complaint.appeal",
          "complaint.appeal_remote")  # fmt: skip


@pytest.mark.parametrize("term", [*VOICES, *COMPLAINTS, *DENUNCIATIONS], ids=str)
def test_a_term_as_the_law_of_its_day_counts_it(walk, ward, term):
    ward.commune.remote = term.remote
    ward.commune.save()
    walk.send(term.received, term.kind)
    for day, key in term.moves:
        walk.do(day, key)
    last, found = date.fromisoformat(term.due), due(term.rule, term.counted_from + timedelta(days=term.stood))
    assert found.due == last
    title = rules.get(term.rule).title
    shown = walk.line(title)
    for said in (f"{last:%d/%m/%Y}", found.article, *(() if term.stood else found.steps)):
        assert said in shown, said
    if term.stood:
        assert f"({term.stood} ngày) không tính" in shown
    if term.rule != "denunciation.forward":  # a warning for the office
        assert f"{last:%d/%m/%Y}" in walk.own_page()

    walk.on(last, "23:30")
    assert "Trễ" not in walk.line(title)
    assert "đã hết thời gian chờ" not in walk.line(title)
    walk.on(last + timedelta(days=1), "00:30")
    said = "đã hết thời gian chờ" if term.rule in WAITED else "Trễ 1 ngày"
    assert said in walk.line(title)
    if (clock := pressing(fresh(walk.petition))) and clock.key == term.rule:
        assert walk.listed_as_late() is (term.rule not in WAITED)


@pytest.mark.parametrize(
    ("received", "moves", "ending", "rule", "over"),
    [
        (("2026-06-26", C), (), ("2026-07-08", "accept"), "complaint.accept", 2),
        (("2026-11-02", R), (("2026-11-03", "accept"),), ("2026-11-19", "answer"), "feedback.answer", 3),
        (("2026-08-27", D), (), ("2026-09-09", "forward"), "denunciation.forward", 1),
        (("2026-07-01", D), (("2026-07-08", "accept"),), ("2026-08-12", "conclude"), "denunciation.resolve", 5),
        (("2026-07-02", C), (("2026-07-03", "accept"), ("2026-07-06", "suspend")), ("2026-07-10", "sent_stay"),
         "complaint.suspension_sent", 1),
    ],
)  # fmt: skip
def test_what_was_done_too_late_says_by_how_much_for_ever(walk, received, moves, ending, rule, over):
    walk.send(*received)
    for day, key in (*moves, ending):
        walk.do(day, key)
    done = date.fromisoformat(ending[0])
    for later in (0, 90):
        walk.on(done + timedelta(days=later))
        assert f"xong {done:%d/%m/%Y}, trễ {over} ngày" in walk.line(rules.get(rule).title)
    if rule != "denunciation.forward":
        assert f"xong {done:%d/%m/%Y}, trễ {over} ngày" in walk.own_page()


@pytest.mark.parametrize("kind", [R, P, C, D])
@pytest.mark.parametrize(("received", "since"), [("2026-05-20", "2026-07-01"), ("2026-09-07", "2026-09-07")])
def test_alarms_of_what_nobody_deals_with(walk, kind, received, since):
    """Day 30, 40 and 45 of Nghị định 154/2026/NĐ-CP, for what lay there when it began counted from that day."""
    walk.send(received, kind)
    began = date.fromisoformat(since)
    for rule in ("petition.alarm_first", "petition.alarm_last", "petition.unprocessed"):
        found = due(rule, began)
        walk.on(found.due)
        shown = walk.line(rules.get(rule).title)
        for said in ("Mốc cảnh báo:", f"{found.due:%d/%m/%Y}", "khoản 3 Điều 41 Nghị định 154/2026/NĐ-CP"):
            assert said in shown, said
        assert f"{(found.due - began).days} ngày chưa xử lý" in walk.desk()
        walk.on(found.due - timedelta(days=1))
        assert f"{(found.due - began).days} ngày chưa xử lý" not in walk.desk()
    walk.on(due("petition.alarm_first", began).due)
    walk.do(str(walk.day), "file")
    assert "chưa xử lý" not in walk.desk().replace("đơn chưa xử lý", "")


def test_a_letter_about_rules_goes_on_in_five_working_days(walk):
    walk.send("2026-11-20", R, "Quy định về mẫu đơn bắt khai hai lần cùng một nội dung.")
    petition = walk.petition
    typed = seen(petition, kind=R, title="Mẫu đơn trùng", place="", text="", about_rules="on")
    assert walk.clerk.post(f"{walk.address}/phan-loai", typed).status_code == 302
    found = due("feedback.forward", date(2026, 11, 20))
    assert found.due == date(2026, 11, 30)
    shown = walk.line(rules.get("feedback.forward").title)
    assert "30/11/2026" in shown
    assert found.article in shown
    walk.on("2026-12-01")
    assert "Trễ 1 ngày" in walk.line(rules.get("feedback.forward").title)
    assert walk.listed_as_late()


def test_a_promised_day_is_kept_apart_from_the_laws(walk):
    walk.send("2026-11-02", R)
    walk.do("2026-11-03", "accept")
    walk.do("2026-11-10", "extend", until="2026-12-01")
    promised, law = "Ngày đã hẹn lại với người gửi", rules.get("feedback.answer").title
    assert "01/12/2026" in walk.line(promised + ", kèm lý do.")
    assert "01/12/2026" in walk.own_page()
    walk.on("2026-11-17")
    assert "Trễ 1 ngày" in walk.line(law)
    walk.on("2026-12-02")
    assert "Trễ 1 ngày" in walk.line(promised + ", kèm lý do.")


@pytest.mark.parametrize(
    ("invited", "on_time"), [("2026-08-14", True), ("2026-08-17", False)], ids=["five days before", "too late"]
)
def test_a_dialogue_is_announced_five_days_before(walk, invited, on_time):
    """The last day to tell lies before the dialogue; one told later says so."""
    walk.send("2026-07-27", C)
    walk.do("2026-08-03", "accept")
    walk.do(invited, "dialogue", until="2026-08-20")
    found = due("complaint.dialogue_notice", date(2026, 8, 20))
    assert found.due == date(2026, 8, 14)  # the 15th is a Saturday
    shown = walk.line("Báo trước buổi đối thoại")
    assert "14/08/2026" in shown
    assert found.article in shown
    assert ("trễ 3 ngày" in shown) is not on_time


def test_a_clock_that_stands_shows_no_day_and_is_never_late(walk):
    walk.send("2026-07-02", C)
    walk.do("2026-07-08", "accept")
    walk.do("2026-07-13", "suspend")
    walk.do("2026-07-14", "sent_stay")
    walk.on("2027-03-01")
    shown = walk.line(rules.get("complaint.first").title)
    assert "Đang ngừng tính" in shown
    assert "Trễ" not in shown
    assert "đang ngừng tính" in walk.own_page()
    assert not walk.listed_as_late()
    assert "Đã gửi quyết định tạm đình chỉ" not in walk.desk().split("Đã diễn ra")[0]  # sent once, not offered again


@pytest.mark.parametrize(("day", "status"), [("2026-06-30", 400), ("2026-07-01", 302)])
@pytest.mark.parametrize("key", ["suspend", "withdraw_part"])
def test_what_came_with_the_reform_serves_what_was_accepted_before_it(walk, key, day, status):
    walk.send("2026-06-08", C)
    walk.do("2026-06-15", "accept")
    walk.on(day)
    answer = walk.post(key)
    assert answer.status_code == status
    assert status == 302 or "chỉ có từ ngày 01/7/2026" in read(answer)


@pytest.mark.parametrize(("kind", "key"), [(C, "complex"), (C, "suspend"), (D, "suspend"), (D, "extend")])
def test_a_longer_term_waits_for_its_written_ground(walk, kind, key):
    walk.send("2026-07-01", kind)
    walk.do("2026-07-08", "accept")
    before = walk.days()
    missing = {"extend": {"paper": " "}}.get(key, {"ground": " "})
    walk.on("2026-07-09")
    assert walk.post(key, **missing).status_code == 400
    walk.on("2026-07-08")
    assert walk.days() == before
