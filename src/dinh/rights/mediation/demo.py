"""Mediation in the demo year: eight teams, some not as the law wants them, and some thirty cases with every outcome.

People, matters and decisions here are made up. Days are counted back from today, so that something is always open.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Holding
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.mediation import actions, permissions
from dinh.rights.mediation.actions import Candidate, Imported, Side
from dinh.rights.mediation.demo_stories import PEOPLE, STORIES, Story
from dinh.rights.mediation.models import Case, Team

VN = ZoneInfo("Asia/Ho_Chi_Minh")
TEAMS = 8
DECISION = "Quyết định kiện toàn tổ hòa giải (mẫu)"


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after its groups and posts exist; without heads entrusted with mediation there
    is nothing to play."""
    day = today()
    heads = {held.post.group_id: held for held in holders_of(permissions.HEAD, day) if held.post.group_id}
    clerk = _first(commune, permissions.WRITER, day)
    chair = _first(commune, permissions.CHAIR, day)
    groups = [group for group in groups_on(day) if group.pk in heads][:TEAMS]
    if clerk is None or chair is None or not groups:
        return
    teams = [_team(clerk, chair, group, number, day) for number, group in enumerate(groups)]
    leaders = [_actor(commune, heads[group.pk]) for group in groups]
    for story in STORIES:
        if story.team < len(teams):
            _play(story, teams, leaders, day)
    _around(clerk, chair, teams, leaders, day)


def _first(commune: Commune, power: str, day: date) -> Actor | None:
    held = holders_of(power, day)
    return _actor(commune, held[0]) if held else None


def _actor(commune: Commune, holding: Holding) -> Actor:
    return Actor(commune=commune, user=holding.user, holding=holding)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), VN)


def _team(clerk: Actor, chair: Actor, group: ResidentialGroup, number: int, day: date) -> Team:
    """Most teams are elected; the fifth comes from the table the ward had before."""
    began, people = day - timedelta(days=350), PEOPLE[number]
    name = f"Tổ hòa giải {str(group)[0].lower()}{str(group)[1:]}"
    with pretend(_at(began)):
        if number == 4:
            rows = [
                Imported(group.pk, name, who, began, DECISION, bool(woman), False, bool(lawyer), head=place == 0)
                for place, (who, woman, lawyer) in enumerate(people)
            ]
            return actions.import_members(by=clerk, rows=rows)[0].team
        team = actions.found_team(
            by=clerk, group=group, name=name, seats=max(len(people), 3), decision=DECISION, founded_on=began,
            contact=f"Gặp tại {group.meeting_place or 'nhà văn hóa'}, tối thứ Tư hằng tuần",
        )  # fmt: skip
        _elect(clerk, team, began, people)
        actions.recognise(by=chair, members=list(team.members.all()), decision=DECISION, on=began)
        actions.name_head(by=chair, member=team.members.get(name=people[0][0]), decision=DECISION, on=began)
    return team


def _elect(clerk: Actor, team: Team, on: date, people: tuple[tuple[str, int, int], ...]) -> None:
    households = team.group.households or 100
    stood = [
        Candidate(who, households * 3 // 4 - place, bool(woman), False, bool(lawyer))
        for place, (who, woman, lawyer) in enumerate(people)
    ]
    stood.append(Candidate(f"Người ứng cử {team.group.name}", households * 2 // 5))
    actions.elect(
        by=clerk, team=team, held_on=on, method="secret", households=households, seats=len(people), candidates=stood,
        minutes="Biên bản kiểm phiếu (mẫu)",
    )  # fmt: skip


def _play(story: Story, teams: list[Team], leaders: list[Actor], day: date) -> None:
    by, team, came = leaders[story.team], teams[story.team], day - timedelta(days=story.ago)
    if story.end in ("asked", "outside"):
        return _asked(story, by, team, came)
    with pretend(_at(came)):
        case = actions.enter(
            by=by, team=team, trigger="witnessed" if story.ago % 5 == 0 else "asked", field=story.field,
            received_on=came, content=story.content, sides=[Side(story.one), Side(story.two)],
        )  # fmt: skip
    if story.end == "taken":
        return None
    given = [member for member in team.members.all() if member.serving][story.ago % 2 :][:2]
    with pretend(_at(came + timedelta(days=1))):
        case = actions.assign(by=by, case=case, members=given, on=came + timedelta(days=1), edition=None)
    if story.end in ("assigned", "late"):
        return None
    with pretend(_at(came + timedelta(days=3))):
        case = actions.hold_session(
            by=by, case=case, held_on=came + timedelta(days=3), edition=None,
            words="Gặp hai bên, nghe từng bên nói; hai bên còn giữ ý mình nhưng chịu ngồi lại.",
        )  # fmt: skip
    return _finish(story, by, case, came + timedelta(days=6 + story.ago % 7))


def _asked(story: Story, by: Actor, team: Team, came: date) -> None:
    with pretend(_at(came)):
        case = actions.ask(
            by=Actor(commune=by.commune), key=f"mau-hoa-giai-{story.ago}", team=team, content=story.content,
            who=Side(story.one, "trong tổ", "0900 000 111"), other=story.two,
        ).case  # fmt: skip
    if story.end == "outside":
        with pretend(_at(came + timedelta(days=1))):
            reply = "Việc này phải báo Công an phường. Mời ông đến trụ sở Công an phường, tổ trưởng đi cùng nếu cần."
            actions.turn_away(by=by, case=case, outside="crime", reply=reply, edition=None)


def _finish(story: Story, by: Actor, case: Case, when: date) -> None:
    if story.end == "under_way":
        return
    with pretend(_at(min(when, today()))):
        on = today()
        if story.end == "raised":
            words = "Hai bên đã xô xát, một bên dọa gọi người đến. Đề nghị có người đến nhắc nhở ngay."
            actions.escalate(by=by, case=case, ground="violence", words=words, edition=None)
        elif story.end == "settled":
            written = story.ago % 3 == 0
            actions.settle(
                by=by, case=case, on=on, agreed=story.agreed, written=written, edition=None,
                course="Hai buổi gặp, không công khai." if written else "",
                duties="Mỗi bên làm phần của mình như đã thỏa thuận." if written else "",
                manner="Trong ba mươi ngày; hòa giải viên nhắc." if written else "",
            )  # fmt: skip
        elif story.end == "not_settled":
            actions.not_settle(by=by, case=case, on=on, wants=story.agreed, edition=None)
        else:
            ending = story.end.removeprefix("ended_")
            actions.end(by=by, case=case, on=on, ending=ending, words=story.agreed, edition=None)


def _around(clerk: Actor, chair: Actor, teams: list[Team], leaders: list[Actor], day: date) -> None:
    """Follow-ups, pay, a case across two groups, a mediator who declined, reviews, someone waiting for recognition."""
    old = day - timedelta(days=60)
    for case in Case.objects.filter(state="settled", outcome_on__lt=old).order_by("pk"):
        by = leaders[teams.index(case.team)]
        with pretend(_at((case.outcome_on or old) + timedelta(days=30))):
            kept = "no" if case.pk % 11 == 0 else "yes"
            words = "Một bên chưa làm, đã nhắc." if kept == "no" else ""
            actions.follow_up(by=by, case=case, seen_on=today(), result=kept, words=words, edition=None)
    for case in Case.objects.filter(state__in=Case.CLOSED, outcome_on__lt=old).order_by("pk"):
        with pretend(_at((case.outcome_on or old) + timedelta(days=40))):
            ground = f"Phiếu chi vụ {case.label} (mẫu)"
            actions.pay(by=clerk, case=case, amount=200_000, on=today(), ground=ground, edition=None)
    going = Case.objects.filter(state="under_way").order_by("pk").first()
    if going and len(teams) > 1:
        partner = next(team for team in teams if team != going.team)
        actions.share(by=leaders[teams.index(going.team)], case=going, partner=partner, edition=None)
    given = Case.objects.filter(state="assigned").order_by("-pk").first()
    if given and (one := given.assignments.first()):
        by = leaders[teams.index(given.team)]
        actions.decline(by=by, case=given, member=one.member, ground="interest", edition=None)
    for number, team in enumerate(teams[:5]):
        with pretend(_at(day - timedelta(days=10))):
            verdict = "strengthen" if number == 3 else "good"
            words = "Bồi dưỡng thêm kỹ năng cho hòa giải viên mới." if number == 3 else ""
            actions.review_team(
                by=clerk, team=team, year=today().year, held_on=today(), led_by="Trưởng ban công tác Mặt trận (mẫu)",
                verdict=verdict, words=words,
            )  # fmt: skip
    if len(teams) == TEAMS:
        with pretend(_at(day - timedelta(days=5))):
            _elect(clerk, teams[-1], today(), (("Mùa Thị Pà", 1, 0),))
