"""Whatever is tried in whatever order: acts are done or refused, stages only go on, results stay sound."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dinh.account.scores import actions, queries, recompute
from dinh.account.scores.models import Appeal, Campaign, Comment, Line, Result
from dinh.account.scores.results import standings
from dinh.account.scores.tests.conftest import FULL, OPENED
from dinh.ground.clock import today
from dinh.ground.gate import Refused

ORDER = ["self", "appraisal", "posted", "ready", "decided", "appeal", "closed"]
ACTS = [
    "claim", "claim", "claim", "prove", "submit", "give_back", "to_appraisal", "appraise", "accept", "accept", "post",
    "comment", "answer", "decide", "publish", "appeal", "refuse", "uphold", "wait", "wait",
]  # fmt: skip
STEP = st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.sampled_from(sorted(FULL)), st.integers(0, 12))
# Long walks that get somewhere: some disorder around the way a campaign should go.
WAY = [
    "claim", "prove", "submit", "to_appraisal", "accept", "post", "wait", "answer", "decide", "publish", "appeal",
    "uphold",
]  # fmt: skip
DOWN_THE_WAY = [(what, at, "b", 9) for what in WAY for at in (0, 1)]
WALK = st.lists(STEP, max_size=6).flatmap(lambda some: st.integers(0, 12).map(lambda at: mixed(some, at)))


def mixed(some, at):
    return [*some[: len(some) // 2], *DOWN_THE_WAY[: 2 * at], *some[len(some) // 2 :], *DOWN_THE_WAY[2 * at :], *some]


class Play:
    """One try at one act: by whom it is for the sheet in question."""

    def __init__(self, cast, campaign, at, key, number, move):
        self.cast, self.campaign, self.key, self.number, self.move = cast, campaign, key, number, move
        self.sheet = campaign.sheets.all()[at]
        self.body, self.appraiser = cast["bodies"][at], cast["appraisers"][at]
        self.office, self.chair = cast["office"], cast["chair"]

    def line(self, key):
        return Line.objects.select_related("sheet__campaign__rubric").get(sheet=self.sheet, key=key)

    def step(self, act, by):
        act(by=by, campaign=self.campaign, edition=self.campaign.edition)

    def claim(self):
        for each in Line.objects.filter(sheet=self.sheet, key__in=FULL):
            datum = {"part": self.number, "whole": 10} if each.key == "b" else FULL[each.key]
            actions.claim(by=self.body, line=each, datum=datum, note="Theo sổ.", edition=each.edition)

    def prove(self):
        actions.add_evidence(by=self.body, line=self.line("a.2"), title="Kế hoạch", address="/biet")

    def submit(self):
        actions.submit(by=self.body, sheet=self.sheet, edition=self.sheet.edition)

    def give_back(self):
        actions.give_back(by=self.appraiser, sheet=self.sheet, reason="Bổ sung.", edition=self.sheet.edition)

    def to_appraisal(self):
        self.step(actions.to_appraisal, self.office)

    def appraise(self):
        line, datum = self.line(self.key), {"part": self.number, "whole": 12}
        actions.appraise(by=self.appraiser, line=line, datum=datum, reason="Sửa.", edition=line.edition)

    def accept(self):
        actions.accept_rest(by=self.appraiser, sheet=self.sheet, edition=self.sheet.edition)

    def post(self):
        self.step(actions.post_draft, self.office)

    def comment(self):
        key = f"k{Comment.objects.count()}"
        actions.comment(by=self.cast["visitor"], campaign=self.campaign, key=key, text="Xin xem lại.")

    def answer(self):
        for each in Comment.objects.filter(answered_on=None):
            actions.answer_comment(by=self.office, comment=each, answer="Đã xem.", released=True)

    def decide(self):
        edition = self.campaign.edition
        actions.decide(by=self.chair, campaign=self.campaign, decision="45/QĐ", decided_on=today(), edition=edition)

    def publish(self):
        self.step(actions.publish, self.office)

    def appeal(self):
        actions.appeal(by=self.body, sheet=self.sheet, key=self.key, text="Xin xem lại điểm này.")

    def refuse(self):
        for each in Appeal.objects.filter(answered_on=None)[:1]:
            actions.refuse_appeal(by=self.chair, appeal=each, answer="Điểm đúng.")

    def uphold(self):
        for each in Appeal.objects.filter(answered_on=None)[:1]:
            datum = {"part": self.number, "whole": 11}
            actions.uphold_appeal(by=self.chair, appeal=each, key="b", datum=datum, answer="Sửa lại.")

    def wait(self):
        self.move(today() + timedelta(days=3))


def test_any_order_of_acts(on, campaign, tu, mai, lua, hung, thanh, visitor):
    cast = {"bodies": [tu, mai], "appraisers": [thanh, lua], "office": lua, "chair": hung, "visitor": visitor}
    reached: set[str] = set()

    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
    @given(WALK)
    def walk(steps):
        on(OPENED)
        with transaction.atomic():
            before = 0
            kept: dict[int, object] = {}
            for step in steps:
                what, at, key, number = step
                now = Campaign.objects.select_related("rubric").get(pk=campaign.pk)
                with suppress(Refused, ValidationError), transaction.atomic():
                    getattr(Play(cast, now, at, key, number, on), what)()
                now = Campaign.objects.select_related("rubric", "commune").get(pk=campaign.pk)
                stage = ORDER.index(now.stage(today()))
                assert stage >= before
                before = stage
                reached.add(ORDER[stage])
                for each in Result.objects.filter(campaign=now):
                    assert kept.setdefault(each.number, each.file) == each.file
                    assert recompute.check(each.file, each.head)[0] == []
                if now.decided_on is None:
                    assert not Result.objects.filter(campaign=now, number__gte=1).exists()
            newest = queries.result(campaign, None)
            if newest is not None and newest.number:
                stated = {one["key"]: one["total"] for one in newest.file["sheets"]}
                again = {one.sheet.key: recompute.written(one.outcome["total"]) for one in standings(now)}
                assert stated == again
            transaction.set_rollback(True)

    walk()
    assert {"self", "appraisal", "posted", "ready", "decided", "appeal"} <= reached
