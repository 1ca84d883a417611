"""Last year's scoring of the demo ward's bodies and groups, decided and published, one appeal upheld; this year's: the
groups' draft hangs on the board, the bodies score themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from dinh.account.scores import actions, permissions
from dinh.account.scores import demo_words as words
from dinh.account.scores.actions.common import leaf_of
from dinh.account.scores.models import Campaign, Line, Rubric, Sheet
from dinh.account.scores.recompute import measures_share
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.places.queries import groups_on

VN = ZoneInfo("Asia/Ho_Chi_Minh")
PROOF = "/phong-trao/"
FRIDAY = 4  # as `date.weekday` counts
Item = dict[str, Any]
T = TypeVar("T")


def load(commune: Commune) -> None:
    """Call inside the commune's scope. Without the posts that score, appraise and decide there is nothing to play."""
    day = today()
    held = [holders_of(power, day) for power in (permissions.DRAFTER, permissions.ADOPTER, permissions.APPRAISER)]
    held[1].sort(key=lambda each: each.post.body.kind != Body.Kind.COMMITTEE)  # the decision is the UBND's
    own = {each.post.body_id: each for each in holders_of(permissions.SELF, day) if each.post.group_id is None}
    heads = {each.post.group_id: each for each in holders_of(permissions.SELF, day) if each.post.group_id}
    bodies = list(Body.objects.filter(pk__in=own).order_by("order")[: len(words.LAST_BODIES)])
    groups = [group for group in groups_on(day) if group.pk in heads]
    if not all(held) or len(bodies) < len(words.LAST_BODIES) or len(groups) < len(words.LAST_GROUPS):
        return
    year = day.year if (day.month, day.day) >= (11, 16) else day.year - 1
    _Stage(commune, [rows[0] for rows in held], {**_by_sheet(own, heads)}, year).play(bodies, groups)


def _by_sheet(own: dict[int, Holding], heads: dict[int, Holding]) -> dict[tuple[str, int], Holding]:
    return {**{("body", pk): one for pk, one in own.items()}, **{("group", pk): one for pk, one in heads.items()}}


class _Stage:
    """Who drafts, decides, appraises and scores, on days of last year and of this."""

    def __init__(
        self, commune: Commune, held: Sequence[Holding], own: dict[tuple[str, int], Holding], year: int
    ) -> None:
        self.commune, self.own, self.year = commune, own, year
        self.drafter, self.adopter, self.appraiser = (self._actor(each) for each in held)

    def _actor(self, held: Holding) -> Actor:
        return Actor(commune=self.commune, user=held.user, holding=held)

    def of(self, sheet: Sheet) -> Actor:
        return self._actor(self.own["group" if sheet.group_id else "body", sheet.group_id or sheet.body_id or 0])

    def on(self, day: date, act: Callable[[], T]) -> T:
        with pretend(datetime.combine(day, time(9), VN)):
            return act()

    def play(self, bodies: list[Body], groups: list[ResidentialGroup]) -> None:
        last, begun = self.year - 1, date(self.year - 1, 11, 3)
        first = date(last, 1, 1).isoformat()
        for_bodies = self.adopted(words.bodies_rubric(first), begun)
        for_groups = self.adopted(words.groups_rubric(first), begun)
        self.last_bodies(self.opened(for_bodies, last, date(last, 12, 1), date(last, 12, 15), bodies=bodies))
        self.last_groups(self.opened(for_groups, last, date(last, 11, 4), date(last, 11, 14), groups=groups))
        day = today()
        self.this_groups(
            self.opened(for_groups, self.year, day - timedelta(days=20), day - timedelta(days=9), groups=groups), day
        )
        until = max(date(self.year, 12, 15), day + timedelta(days=12))
        opened = day - timedelta(days=6)
        self.this_bodies(self.opened(for_bodies, self.year, opened, until, bodies=bodies), opened)

    def adopted(self, data: Item, day: date) -> Rubric:
        made = self.on(day, lambda: actions.begin(by=self.drafter, data=data))
        valid = date.fromisoformat(data["valid_from"])
        return self.on(day, lambda: actions.adopt(
            by=self.adopter, rubric=made, decision=data["paper"], valid_from=valid, edition=made.edition
        ))  # fmt: skip

    def opened(
        self, rubric: Rubric, year: int, day: date, until: date, bodies: Sequence[Body] = (), groups: Sequence[Any] = ()
    ) -> Campaign:
        opening = actions.Opening(f"{rubric.title} năm {year}", year, until, until + timedelta(days=60), bodies, groups)
        return self.on(day, lambda: actions.open_campaign(by=self.drafter, rubric=rubric, opening=opening))

    def claims(self, sheet: Sheet, data: dict[str, Item], note: str = "") -> None:
        """Every line of a sheet that is told here; whatever is not counted by the records carries the note."""
        by, rubric = self.of(sheet), sheet.campaign.rubric.data
        for line in Line.objects.filter(sheet=sheet, key__in=data).order_by("pk"):
            actions.claim(by=by, line=line, datum=data[line.key], note=note, edition=line.edition)
            leaf = leaf_of(rubric, line.key)
            if leaf and leaf.get("evidence") == "required":
                actions.add_evidence(by=by, line=line, title="Hồ sơ của đơn vị", address=PROOF)

    def handed_in(self, sheet: Sheet) -> None:
        actions.submit(by=self.of(sheet), sheet=sheet, edition=sheet.edition)

    def appraised(self, campaign: Campaign) -> None:
        for sheet in campaign.sheets.all():
            actions.accept_rest(by=self.appraiser, sheet=sheet, edition=sheet.edition)

    def decided(self, campaign: Campaign, posted: date, number: str) -> Campaign:
        """From the draft on the board to the published result."""
        campaign = self.on(posted, lambda: self._post(campaign))
        after = _workday((campaign.posted_until or posted) + timedelta(days=2))
        campaign = self.on(after, lambda: actions.decide(
            by=self.adopter, campaign=campaign, decision=number, decided_on=after, edition=campaign.edition
        ))  # fmt: skip
        return self.on(_workday(after + timedelta(days=1)), lambda: actions.publish(
            by=self.drafter, campaign=campaign, edition=campaign.edition
        ))  # fmt: skip

    def _post(self, campaign: Campaign) -> Campaign:
        return actions.post_draft(
            by=self.drafter, campaign=campaign, edition=Campaign.objects.get(pk=campaign.pk).edition
        )

    def _to_appraisal(self, campaign: Campaign, day: date) -> Campaign:
        return self.on(day, lambda: actions.to_appraisal(by=self.drafter, campaign=campaign, edition=campaign.edition))

    def last_bodies(self, campaign: Campaign) -> None:
        data, year = campaign.rubric.data, campaign.year

        def score() -> None:
            for sheet, told in zip(campaign.sheets.all(), words.LAST_BODIES, strict=True):
                self.claims(sheet, _data(data, told), words.OLD_NOTE)
                self.handed_in(sheet)

        self.on(date(year, 12, 12), score)
        self._to_appraisal(campaign, date(year, 12, 16))

        def appraise() -> None:
            line = Line.objects.get(sheet=campaign.sheets.all()[2], key="1.1")
            actions.appraise(
                by=self.appraiser, line=line, datum={"points": "3"}, reason=words.CUT, edition=line.edition
            )
            self.appraised(campaign)

        self.on(date(year + 1, 1, 8), appraise)
        published = self.decided(Campaign.objects.get(pk=campaign.pk), date(year + 1, 1, 9), "07/QĐ-UBND")
        school = published.sheets.all()[4]
        day = (published.published_on or today()) + timedelta(days=1)
        made = self.on(day, lambda: actions.appeal(by=self.of(school), sheet=school, key="2.4.1", text=words.APPEAL))
        self.on(day + timedelta(days=3), lambda: actions.uphold_appeal(
            by=self.adopter, appeal=made, key="2.4.1", datum={"part": 10, "whole": 11}, answer=words.APPEAL_ANSWER
        ))  # fmt: skip

    def last_groups(self, campaign: Campaign) -> None:
        self.on(campaign.opened_on + timedelta(days=4), lambda: self._groups_score(campaign, words.LAST_GROUPS))
        self._to_appraisal(campaign, campaign.self_until)
        self.on(campaign.self_until + timedelta(days=5), lambda: self.appraised(campaign))
        posted = campaign.self_until + timedelta(days=6)
        campaign = self.on(posted, lambda: self._post(campaign))
        visitor, sheet = Actor(commune=self.commune), campaign.sheets.all()[3]

        def talk() -> None:
            told = actions.comment(by=visitor, campaign=campaign, key="demo-last", text=words.LAST_COMMENT, sheet=sheet)
            actions.answer_comment(by=self.drafter, comment=told.comment, answer=words.LAST_ANSWER, released=True)

        self.on(posted + timedelta(days=2), talk)
        after = _workday((campaign.posted_until or posted) + timedelta(days=2))
        campaign = self.on(after, lambda: actions.decide(
            by=self.adopter, campaign=campaign, decision="118/QĐ-UBND", decided_on=after, edition=campaign.edition
        ))  # fmt: skip
        self.on(after, lambda: actions.publish(by=self.drafter, campaign=campaign, edition=campaign.edition))

    def _groups_score(self, campaign: Campaign, told: Sequence[tuple[Any, ...]]) -> None:
        data = campaign.rubric.data
        for sheet, values in zip(campaign.sheets.all(), told, strict=False):
            found = dict(zip(("1", "2", "4", "5", "T"), values, strict=True))  # families of culture: the records tell
            self.claims(sheet, {key: _datum(data, key, value) for key, value in found.items()}, "Theo sổ của tổ.")
            self.handed_in(sheet)

    def this_groups(self, campaign: Campaign, day: date) -> None:
        """Two days on the board; someone has asked, nobody has answered yet."""
        later = [
            values[1:] and (values[0], (min(values[1][0] + 1, 12), 12), *values[2:]) for values in words.LAST_GROUPS
        ]
        later[6] = words.LAST_GROUPS[6]
        self.on(campaign.opened_on + timedelta(days=5), lambda: self._groups_score(campaign, later))
        self._to_appraisal(campaign, day - timedelta(days=8))
        self.on(day - timedelta(days=4), lambda: self.appraised(campaign))
        campaign = self.on(day - timedelta(days=2), lambda: self._post(campaign))
        sheet = campaign.sheets.all()[6]
        self.on(day - timedelta(days=1), lambda: actions.comment(
            by=Actor(commune=self.commune), campaign=campaign, key="demo-this", text=words.COMMENT, sheet=sheet
        ))  # fmt: skip

    def this_bodies(self, campaign: Campaign, day: date) -> None:
        """One body has handed in, one is half way, the others have not begun."""
        done, half = campaign.sheets.all()[1], campaign.sheets.all()[2]
        data = campaign.rubric.data

        def score() -> None:
            told = _data(data, words.LAST_BODIES[1])
            self.claims(done, told, "Theo sổ của đơn vị.")
            self.handed_in(done)
            self.claims(half, {"1.1": {"points": "4"}, "1.2": {"yes": True}})

        self.on(day + timedelta(days=3), score)


def _workday(day: date) -> date:
    """That day, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > FRIDAY else day


def _data(rubric: Item, told: dict[str, Any]) -> dict[str, Item]:
    """What a body says of itself, with the two criteria that are alike for all."""
    return {key: _datum(rubric, key, value) for key, value in {**told, "1.2": True, "P.1": False}.items()}


def _datum(rubric: Item, key: str, value: Any) -> Item:
    """A told value as the criterion's datum; None: nothing arose."""
    if value is None:
        return {"idle": True}
    if isinstance(value, bool):
        return {"yes": value}
    if isinstance(value, str):
        return {"points": value}
    if isinstance(value, tuple):
        return {"part": value[0], "whole": value[1]}
    leaf = leaf_of(rubric, key)
    return {"part": value, "whole": value} if leaf and measures_share(leaf) else {"part": value}
