"""The demo's movements: models before the council, recognised, spreading and dying; two years of titles over the ten
groups, a round of emulation, community forces. Played through the same acts, days counted back from today."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.households import queries as households
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.movements import actions, permissions
from dinh.rights.movements import demo_words as told
from dinh.rights.movements.actions import Count, Meeting, Regulation
from dinh.rights.movements.clocks import LOOKS, look_day
from dinh.rights.movements.models import Adoption, Council, GroupReview, PracticeModel, Title

VN = ZoneInfo("Asia/Ho_Chi_Minh")
SHOWS = 0.62  # of a group's households register, more in some groups


class Play:
    """Who acts, and the day the demo is made."""

    def __init__(self, commune: Commune, day: date) -> None:
        self.commune, self.day = commune, day
        self.groups = {int(one.code.rpartition("-")[2]): one for one in groups_on(day)}
        self.heads = {held.post.group_id: self._actor(held) for held in holders_of(permissions.REVIEWER, day)}
        self.writers = [self._actor(held) for held in holders_of(permissions.WRITER, day)]
        self.chairs = [self._actor(held) for held in holders_of(permissions.RECOGNISER, day)]
        self.adopters: dict[int, Actor] = {}
        for held in holders_of(permissions.ADOPTER, day):
            self.adopters.setdefault(held.post.body_id, self._actor(held))
        self.bodies = {body.symbol: body for body in Body.objects.all() if body.symbol}

    def _actor(self, held: Holding) -> Actor:
        return Actor(commune=self.commune, user=held.user, holding=held)

    @property
    def ready(self) -> bool:
        return bool(self.writers and self.chairs and self.groups and {"UBND", "HPN", "ĐTN"} <= set(self.bodies))

    @property
    def writer(self) -> Actor:
        return next((one for one in self.writers if one.body and one.body.symbol == "UBND"), self.writers[0])

    @property
    def chair(self) -> Actor:
        return next((one for one in self.chairs if one.body and one.body.symbol == "UBND"), self.chairs[0])

    def ago(self, days: int) -> AbstractContextManager[None]:
        return pretend(datetime.combine(self.day - timedelta(days=days), time(9, 15), VN))

    def on(self, day: date) -> AbstractContextManager[None]:
        return pretend(datetime.combine(day, time(9, 15), VN))


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after its groups, households and posts exist."""
    play = Play(commune, today())
    if not play.ready:
        return
    council = _council(play)
    models = [_model(play, council, number, one) for number, one in enumerate(told.MODELS, 1)]
    _adoptions(play, models)
    _suggested(play, models[0])
    _titles(play)
    _emulation(play, council)
    _forces(play)


def _council(play: Play) -> Council:
    rule = Regulation(
        "votes", quorum_top=2, quorum_bottom=3, pass_top=1, pass_bottom=2, pass_more=True, ground=told.GROUND
    )
    with play.ago(380):
        day = today()
        council = actions.found_council(
            by=play.writer, name="Hội đồng xét mô hình, thi đua phường Đình Minh", regulation=rule, founded_on=day,
            decision="Quyết định thành lập hội đồng (mẫu)",
        )  # fmt: skip
        for name, symbol, role in told.SEATS:
            if symbol in play.bodies:
                actions.seat(by=play.writer, council=council, body=play.bodies[symbol], name=name, role=role)
    return council


def _model(play: Play, council: Council, number: int, one: told.Told) -> PracticeModel:
    """Written, proposed; most are examined, and decided on."""
    group = play.groups.get(one.group)
    by = play.heads.get(group.pk, play.writer) if group else play.writer
    days = max(one.days, 0) or 12
    began = play.day - timedelta(days=days + 120)
    measures = tuple(
        replace(each, measured_on=play.day - timedelta(days=days + 25), how="tổ trưởng và chi hội cùng đếm")
        for each in one.recipe.measures
    )
    recipe = replace(one.recipe, began_on=began, measures=measures)
    with play.ago(days + 20):
        model = actions.write_model(by=by, recipe=recipe, body=play.bodies[one.symbol], group=group)
    with play.ago(days + 15 if one.days > 0 else 9):
        model = actions.send_model(by=by, model=model)
    if one.days == 0:
        return model
    with play.ago(days + 8 if one.days > 0 else 4):
        _examined(play, council, model, number)
    if one.days < 0:
        return model
    with play.ago(days):
        decision = f"Quyết định công nhận mô hình số {number} (mẫu)"
        return actions.recognise_model(by=play.chair, model=model, decision=decision, decided_on=today())


def _suggested(play: Play, model: PracticeModel) -> None:
    """A group that has not taken it up is told of it."""
    having = set(model.adoptions.exclude(group=None).values_list("group", flat=True))
    group = next((one for _number, one in sorted(play.groups.items()) if one.pk not in having), None)
    if group:
        with play.ago(4):
            actions.suggest_to_group(by=play.writer, model=model, group=group, why=told.SUGGESTED)


def _examined(play: Play, council: Council, model: PracticeModel, number: int) -> None:
    seats = list(council.seats.all())
    present = [seat for place, seat in enumerate(seats) if place != number % len(seats)]
    sitting = actions.sit(
        by=play.writer, council=council, held_on=today(), place="Phòng họp Ủy ban nhân dân phường", present=present,
        minutes=f"{number:02d}/BB-HĐ", words="Các thành viên hỏi về chi phí và người giữ mô hình.",
    )  # fmt: skip
    free = [seat for seat in present if seat.body_id != model.body_id]
    votes = {seat.pk: not (number % 3 == 0 and place == 0) for place, seat in enumerate(free)}
    actions.vote(by=play.writer, sitting=sitting, thing=model, votes=votes)


def _adoptions(play: Play, models: list[PracticeModel]) -> None:
    made: list[Adoption | None] = []
    for model, group, symbol, parent, days, *looks, words in told.ADOPTIONS:
        made.append(_adopted(play, models[model], group, symbol, made[parent] if parent is not None else None, days))
        if made[-1]:
            _looks(play, made[-1], looks, words)
    origins = Adoption.objects.filter(origin=True).select_related("model", "body", "group")
    for origin in origins:
        verdict = "ended" if origin.model.title == models[6].title else "alive"
        _looks(play, origin, ["alive", verdict], "Chi hội sáp nhập, nhóm không họp nữa.")


def _adopted(
    play: Play, model: PracticeModel, group: int, symbol: str, parent: Adoption | None, days: int
) -> Adoption | None:  # fmt: skip
    where, body = play.groups.get(group), play.bodies.get(symbol)
    by = play.heads.get(where.pk) if where else play.adopters.get(body.pk) if body else None
    if by is None:
        return None
    with play.ago(days):
        adoption = actions.adopt(by=by, model=model, begun_on=today(), parent=parent)
    lines = list(adoption.lines.all())
    with play.ago(max(days - 30, 0)):
        for line in lines[: 3 if days > 120 else 1]:
            actions.tick(by=by, line=line, done_on=today(), evidence="Đã làm, có biên bản của tổ.")
        if days > 180:
            why = "Ở đây ít nhà nên gộp hai bước."
            actions.adapt(by=by, line=lines[-1], text=f"{lines[-1].text} (làm gộp)", why=why)
    return adoption


def _looks(play: Play, adoption: Adoption, looks: list[str], words: str) -> None:
    """Those whose day has come, by a writer of another body. One look in the demo is left to take."""
    for months, verdict in zip(LOOKS, looks, strict=True):
        seen_on = look_day(adoption.begun_on, months) + timedelta(days=2)
        if not verdict or seen_on >= play.day:
            return
        by = next((one for one in play.writers if one.body and one.body.pk != adoption.body_id), play.writers[0])
        with play.on(seen_on):
            said = "" if verdict == "alive" else words or "Gộp hai bước làm một."
            actions.look(by=by, adoption=adoption, months=months, looked_on=seen_on, verdict=verdict, words=said)
        adoption.refresh_from_db()
        if not adoption.living:
            return


def _titles(play: Play) -> None:
    with play.ago(385):
        titles = [
            actions.found_title(
                by=play.writer, name=name, unit=unit, kind=kind, criteria="\n".join(told.CRITERIA), pass_top=1,
                pass_bottom=2, posted_days=10, ground="Quy chế bình xét danh hiệu của phường (mẫu)",
            )
            for name, unit, kind in told.TITLES
        ]  # fmt: skip
    for back in (365, 0):
        for title in titles if not back else titles[:2]:
            _round(play, title, back)


def _round(play: Play, title: Title, back: int) -> None:
    """Ten groups: a year ago all were recognised; this year one still hangs out, one has not met."""
    with play.ago(back + 80):
        year = (play.day - timedelta(days=back)).year
        round_ = actions.open_round(by=play.writer, title=title, year=year, until=today() + timedelta(days=90))
    done: list[GroupReview] = []
    for review in round_.reviews.select_related("group", "round__title").order_by("group__code"):
        number = int(review.group.code.rpartition("-")[2])
        by = play.heads.get(review.group_id)
        if by is None or (not back and number == 10) or (title.kind == "other" and number > 3):
            continue
        if _review(play, by, review, back, number, late=not back and number == 9):
            done.append(review)
    if title.kind != "other" and done:
        with play.ago(back + 20):
            decision = f"Quyết định công nhận danh hiệu năm {round_.year} (mẫu)"
            actions.recognise_groups(by=play.chair, reviews=done, decision=decision, decided_on=today())


def _review(play: Play, by: Actor, review: GroupReview, back: int, number: int, *, late: bool) -> bool:
    """Whether its list is ready to be recognised."""
    title, met = review.round.title, back + (12 if late else 45)
    with play.ago(met + 5):
        listed = households.on(play.commune, today(), groups=[review.group_id])
        if not listed:
            return False
        chosen = [
            one.id for place, one in enumerate(listed) if (place * 7 + number * 3) % 100 < 100 * SHOWS + number * 3
        ]
        if title.of_households:
            actions.register(by=by, review=review, household_ids=chosen)
    with play.ago(met):
        present = len(listed) * 3 // 4
        counts = {pk: Count(*_votes(place, present)) for place, pk in enumerate(chosen)} if title.of_households else {}
        agreed = None if title.of_households else present - (present * 2 // 3 if number == 7 else number)
        meeting = Meeting(today(), present, f"{number:02d}/BB-TDP", agreed, 0 if agreed is not None else None)
        actions.hold_review(by=by, review=review, meeting=meeting, counts=counts)
    with play.ago(met - 5 if not late else 3):
        place_ = review.group.meeting_place or "nhà văn hóa"
        actions.post_review(by=by, review=review, posted_on=today(), place=place_)
    if number == 4 and not back and title.kind == "family":
        with play.ago(met - 8):
            words = "Đề nghị xem lại: một hộ ở ngõ 4 đã ký cam kết phân loại rác mà chưa được tính."
            said = actions.comment(by=by, of=review, received_on=today(), words=words, channel="head")
            answer = "Đã xem biên bản họp, hộ có cam kết; tổ thống nhất giữ kết quả đạt."
            actions.answer_comment(by=by, comment=said, answer=answer)
    if late and title.kind == "family":
        with play.ago(1):
            actions.say(by=Actor(commune=play.commune), of=review, key="demo", words=told.SAID)
    return not late


def _votes(place: int, present: int) -> tuple[int, int]:
    """Nearly all agree on most; one in twenty does not reach half."""
    return (present // 3, present // 4) if place % 20 == 19 else (present - place % 5, min(place % 5, place % 3))


def _emulation(play: Play, council: Council) -> None:
    ground = "Kế hoạch thi đua năm của phường (mẫu)"
    with play.ago(70):
        campaign = actions.open_campaign(
            by=play.writer, name="Thi đua Dân vận khéo", year=play.day.year, council=council, awards=told.AWARDS,
            until=today() + timedelta(days=30), posted_days=10, ground=ground,
        )  # fmt: skip
        awards, entries = told.AWARDS.splitlines(), []
        for kind, name, symbol, award, facts in told.ENTRIES:
            entry = actions.enter_entry(
                by=play.writer, campaign=campaign, kind=kind, name=name, award=awards[award], body=play.bodies[symbol]
            )
            entries.append(actions.propose_entry(by=play.writer, entry=entry, achievements=facts))
    with play.ago(30):
        seats = list(council.seats.all())
        sitting = actions.sit(
            by=play.writer, council=council, held_on=today(), place="Phòng họp Ủy ban nhân dân phường", present=seats,
            minutes="20/BB-HĐ",
        )  # fmt: skip
        for number, entry in enumerate(entries):
            free = [seat for seat in seats if seat.body_id != entry.body_id]
            votes = {seat.pk: place != number if number < 4 else place < 2 for place, seat in enumerate(free)}
            actions.vote(by=play.writer, sitting=sitting, thing=entry, votes=votes)
    with play.ago(25):
        actions.post_campaign(by=play.writer, campaign=campaign, posted_on=today())
    with play.ago(8):
        decision = "Quyết định khen thưởng thi đua Dân vận khéo (mẫu)"
        actions.decide_campaign(by=play.chair, campaign=campaign, decision=decision, decided_on=today())
    _hanging(play, council, ground)
    with play.ago(3):
        actions.open_campaign(
            by=play.writer, name="Thi đua chào xuân", year=play.day.year, council=council, awards=told.AWARDS,
            until=today() + timedelta(days=40), posted_days=10, ground=ground,
        )  # fmt: skip


def _hanging(play: Play, council: Council, ground: str) -> None:
    """A list that hangs out now, for everyone to speak to."""
    with play.ago(20):
        campaign = actions.open_campaign(
            by=play.writer, name="Thi đua phòng chống bão lụt", year=play.day.year, council=council, awards=told.AWARDS,
            until=today() + timedelta(days=12), posted_days=10, ground=ground,
        )  # fmt: skip
        name, symbol, facts = told.STORM
        entry = actions.enter_entry(
            by=play.writer, campaign=campaign, kind="collective", name=name, award=told.AWARDS.splitlines()[0],
            body=play.bodies[symbol],
        )  # fmt: skip
        entry = actions.propose_entry(by=play.writer, entry=entry, achievements=facts)
    with play.ago(4):
        seats = list(council.seats.all())
        sitting = actions.sit(
            by=play.writer, council=council, held_on=today(), place="Phòng họp Ủy ban nhân dân phường", present=seats,
            minutes="21/BB-HĐ",
        )  # fmt: skip
        votes = {seat.pk: True for seat in seats if seat.body_id != entry.body_id}
        actions.vote(by=play.writer, sitting=sitting, thing=entry, votes=votes)
    with play.ago(2):
        actions.post_campaign(by=play.writer, campaign=campaign, posted_on=today())


def _forces(play: Play) -> None:
    for number, (kind, name, group, symbol, people) in enumerate(told.FORCES):
        where: ResidentialGroup | None = play.groups.get(group)
        with play.ago(300):
            force = actions.found_force(
                by=play.writer, kind=kind, name=name, body=play.bodies[symbol], group=where, founded_on=today(),
                decision="Quyết định kiện toàn lực lượng (mẫu)",
            )  # fmt: skip
            members = [
                actions.join(
                    by=play.writer, force=force, name=who, role="member" if place else "head", since=today(),
                    decision=force.decision, group=where or play.groups.get(place + 1),
                )
                for place, who in enumerate(people)
            ]  # fmt: skip
        what, title = told.DEEDS[kind]
        for times in range(3 + number):
            with play.ago(200 - times * 30):
                actions.act_together(
                    by=play.writer, force=force, kind=what, held_on=today(), title=f"{title}, lần {times + 1}",
                    people=6 + times, place="Nhà văn hóa" if kind == "legal" else "",
                )  # fmt: skip
        with play.ago(6):
            for place, member in enumerate(members[:-1] or members):
                actions.review_year(by=play.writer, member=member, year=today().year, done=place != 1)
