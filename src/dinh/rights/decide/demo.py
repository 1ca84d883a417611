"""What the demo ward's people decided this year: a road that failed at the meeting and passed by slips, a patrol voted
on online, slips out at this moment, a meeting being prepared, a proposal still short of support.

People and matters are made up. Days are counted back from today, so that something is always open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.households import queries as register
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.decide import actions, permissions
from dinh.rights.decide.actions import Chair, Draft, Member, Plan, Signers, Tick
from dinh.rights.decide.models import Decision, Matter, RollEntry, Round, Slip
from dinh.rights.decide.queries import votings

VN = ZoneInfo("Asia/Ho_Chi_Minh")
FRONT_HEAD = "Nguyễn Văn Hòa, Trưởng ban công tác Mặt trận"
KEYS = UUID("6d5b3c1e-6a53-4f0e-9d6b-0a7f5a5c1e11")
AGENDA = "Nêu lý do, giới thiệu đại biểu\nThông qua chương trình, bầu thư ký\nThảo luận\nBiểu quyết, công bố kết quả"
TEAM = (
    Member("Nguyễn Văn Hòa", "Trưởng ban công tác Mặt trận", head=True),
    Member("Lương Thị Mơ", "Chi hội trưởng Phụ nữ"),
    Member("Tạ Quang Vinh", "Bí thư Chi đoàn", knows_it=True),
)


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after its register of households is there."""
    day = today()
    clerk, front = _first(commune, permissions.WRITER, day), _first(commune, permissions.FRONT_POWER, day)
    groups = [each for each in groups_on(day) if register.count_on(commune, day, each.pk)]
    if clerk is None or front is None or len(groups) < 8:
        return
    stage = Stage(clerk, front, day)
    stage.road(groups[0])
    stage.patrol(groups[7])
    stage.lamps(groups[5])
    stage.drains(groups[2])
    stage.proposal(groups[3])


def _first(commune: Commune, power: str, day: date) -> Actor | None:
    held = holders_of(power, day)
    return Actor(commune=commune, user=held[0].user, holding=held[0]) if held else None


class Stage:
    """Plays matters through the real acts, on days before today."""

    def __init__(self, clerk: Actor, front: Actor, day: date) -> None:
        self.clerk, self.front, self.day = clerk, front, day
        heads = holders_of(permissions.HEAD, day)
        self.heads = {held.post.group_id: held.user.full_name for held in heads if held.post.group_id}

    def head(self, group: ResidentialGroup) -> str:
        return self.heads.get(group.pk, "Bùi Văn Lộc")

    def at(self, back: int, hour: int = 9, minute: int = 0) -> datetime:
        return datetime.combine(self.day - timedelta(days=back), time(hour, minute), VN)

    def road(self, group: ResidentialGroup) -> None:
        """Too few came to the meeting; slips went to every household: 88 of 132."""
        matter = self.tabled(
            group, 120, "BQ1", "Góp tiền bê tông hóa ngõ 5",
            "Bê tông hóa 180 m ngõ 5, rộng 3 m. Mỗi hộ góp 1.200.000 đồng, chia hai đợt; hộ khó khăn được miễn. "
            "Phường hỗ trợ xi măng. Thi công trong mùa khô.",
        )  # fmt: skip
        meeting = self.planned(matter, Plan(
            "meeting", "Bà con có đồng ý mỗi hộ góp 1.200.000 đồng bê tông hóa ngõ 5?", self.at(100, 19),
            self.at(100, 21), place=group.meeting_place or "Nhà văn hóa",
        ), group, 110)  # fmt: skip
        with pretend(self.at(108)):
            chair = Chair(self.head(group), f"Tổ trưởng {str(group).lower()}")
            actions.prepare_meeting(by=self.clerk, round=meeting, chair=chair, agenda=AGENDA)
        with pretend(self.at(100, 19)):
            meeting = actions.open_round(by=self.clerk, round=meeting)
            self.tick(meeting, 70)
        with pretend(self.at(100, 20)):
            actions.end_short(by=self.clerk, round=meeting)
        ballot = self.ballot(matter, group, 95, 85, "Bà con có đồng ý mỗi hộ góp 1.200.000 đồng bê tông hóa ngõ 5?")
        with pretend(self.at(88)):
            for slip in Slip.objects.filter(round=ballot).order_by("serial")[:119]:
                actions.receive(by=self.clerk, slip=slip)
        with pretend(self.at(85, 18)):
            actions.close_round(by=self.clerk, round=ballot)
            witnesses = list(RollEntry.objects.filter(round=ballot).order_by("pk")[2:4])
            actions.name_witnesses(by=self.clerk, round=ballot, entries=witnesses)
            actions.tie_bundles(by=self.clerk, round=ballot, bundles=[("Xấp 1", 119)])
            self.counted(ballot, {"yes": 88, "no": 24, "other": 3, "spoiled": 4}, part="Xấp 1")
        self.sent(ballot, 84, "Mỗi hộ góp 1.200.000 đồng để bê tông hóa ngõ 5; thu hai đợt, công khai thu, chi.")
        for back, percent, words in ((40, 35, "Đã thu đợt một, đổ xong 60 m."), (5, 70, "Đã đổ 125 m, còn rãnh bên.")):
            with pretend(self.at(back)):
                actions.note_progress(
                    by=self.clerk, matter=_fresh(matter), on=self.at(back).date(), words=words, percent=percent
                )  # fmt: skip

    def patrol(self, group: ResidentialGroup) -> None:
        """A matter of self-management, voted on online after more than half of all households agreed to that form."""
        matter = self.tabled(
            group, 75, "BQ6", "Lịch trực đêm của tổ tự quản",
            "Mỗi đêm hai hộ đi một vòng từ 22 giờ đến 23 giờ, theo lịch dán ở nhà văn hóa; ai bận thì đổi với nhau.",
        )  # fmt: skip
        poll = self.online(matter, group, 65, 60, "Bà con có đồng ý biểu quyết việc này trên mạng?", consent=True)
        self.vote(poll, 62, "yes", 58)
        self.over(poll, 60)
        vote = self.online(matter, group, 50, 43, "Bà con có đồng ý lịch trực đêm này?", secret=True)
        self.vote(vote, 46, "yes", 61)
        self.vote(vote, 45, "no", 9)
        self.over(vote, 43)
        self.sent(vote, 42, "Từ nay mỗi đêm hai hộ đi trực theo lịch.")

    def lamps(self, group: ResidentialGroup) -> None:
        """Slips are out: some are back."""
        matter = self.tabled(
            group, 30, "BQ6", "Giờ tắt đèn, loa ở sân chơi",
            "Sân chơi tắt loa lúc 21 giờ, tắt đèn lúc 22 giờ; ngày lễ muộn hơn một giờ.",
        )  # fmt: skip
        ballot = self.ballot(matter, group, 4, -6, "Bà con có đồng ý giờ tắt đèn, loa như trên?", secret=False)
        with pretend(self.at(1)):
            for slip in Slip.objects.filter(round=ballot).order_by("serial")[:31]:
                actions.receive(by=self.clerk, slip=slip)

    def drains(self, group: ResidentialGroup) -> None:
        """A meeting next week: one step is still to be written down."""
        matter = self.tabled(
            group, 12, "BQ2", "Thu, chi quỹ nạo vét cống năm tới",
            "Thu 60.000 đồng mỗi hộ, chi nạo vét hai lần trước mùa mưa; thủ quỹ là bà Lương Thị Mơ.",
        )  # fmt: skip
        with pretend(self.at(10)):
            made = actions.plan_round(by=self.clerk, matter=matter, plan=Plan(
                "meeting", "Bà con có đồng ý mức thu, chi quỹ nạo vét cống?", self.at(-8, 19), self.at(-8, 21),
                place=group.meeting_place or "Nhà văn hóa",
            ))  # fmt: skip
            actions.take_step(by=self.clerk, matter=matter, round=made, key="notice", on=self.at(10).date(),
                              note="Loa sáng, giấy mời từng hộ")  # fmt: skip

    def proposal(self, group: ResidentialGroup) -> None:
        """Citizens ask for a matter: nine households of the thirteen the law wants."""
        with pretend(self.at(20)):
            matter = actions.draft(by=self.clerk, draft=Draft(
                "BQ6", "Lắp gương cầu ở khúc cua chợ", "Góp tiền mua hai gương cầu; đoàn thanh niên lắp.", "initiative",
                "Đặng Thị Nhài", self.at(20).date(), group,
            ))  # fmt: skip
            listed = register.on(self.clerk.commune, self.at(20).date(), groups=[group.pk])
            actions.sign(by=self.clerk, matter=matter, households=[each.id for each in listed[5:14]],
                         signed_on=self.at(20).date(), way="paper")  # fmt: skip

    def tabled(self, group: ResidentialGroup, back: int, code: str, title: str, content: str) -> Matter:
        on = self.at(back).date()
        with pretend(self.at(back)):
            matter = actions.draft(by=self.clerk, draft=Draft(
                code, title, content, "head", self.head(group), on, group
            ))  # fmt: skip
            matter = actions.agree(by=self.front, matter=matter, on=on, agreed_with=FRONT_HEAD)
            return actions.table(by=self.clerk, matter=matter)

    def planned(self, matter: Matter, plan: Plan, group: ResidentialGroup, back: int) -> Round:
        """A voting with every step the law asks for taken `back` days ago."""
        with pretend(self.at(back)):
            made = actions.plan_round(by=self.clerk, matter=matter, plan=plan, group=group)
            for each in votings.standings(made):
                if each.waits:
                    on = self.at(back).date()
                    actions.take_step(by=self.clerk, matter=matter, round=made, key=each.step.key, on=on)
            return made

    def ballot(
        self, matter: Matter, group: ResidentialGroup, first: int, last: int, question: str, *, secret: bool = True
    ) -> Round:
        """Slips for every household, given by a team, `first` to `last` days ago."""
        plan = Plan("household_ballot", question, self.at(first, 7), self.at(last, 17), secret=secret)
        made = self.planned(matter, plan, group, first + 4)
        with pretend(self.at(first + 4)):
            actions.name_team(by=self.clerk, round=made, members=TEAM, from_front=True)
        with pretend(self.at(first, 7)):
            made = actions.open_round(by=self.clerk, round=made)
            actions.issue(by=self.clerk, round=made)
            actions.share_out(by=self.clerk, round=made)
            slips = Slip.objects.filter(round=made).values_list("pk", flat=True)
            actions.give(by=self.clerk, round=made, slips=list(slips), on=self.at(first).date())
        return made

    def online(
        self, matter: Matter, group: ResidentialGroup, first: int, last: int, question: str, *,
        consent: bool = False, secret: bool = False,
    ) -> Round:  # fmt: skip
        purpose = Round.Purpose.CONSENT if consent else Round.Purpose.DECIDE
        plan = Plan("online", question, self.at(first, 7), self.at(last, 17), purpose=purpose, secret=secret)
        made = self.planned(matter, plan, group, first + 3)
        with pretend(self.at(first + 3)):
            actions.name_team(by=self.clerk, round=made, members=TEAM, from_front=True)
        with pretend(self.at(first, 7)):
            made = actions.open_round(by=self.clerk, round=made)
            actions.issue(by=self.clerk, round=made)
        return made

    def vote(self, round: Round, back: int, answer: str, count: int) -> None:
        visitor = Actor(commune=self.clerk.commune)
        with pretend(self.at(back, 20)):
            for slip in Slip.objects.filter(round=round, entry__cast=None).order_by("serial")[:count]:
                actions.vote_with_code(by=visitor, slip=slip, answer=[answer])

    def over(self, round: Round, last: int) -> None:
        with pretend(self.at(last, 18)):
            actions.close_round(by=self.clerk, round=round)
            actions.count_round(by=self.clerk, round=round)

    def tick(self, round: Round, count: int) -> Sequence[RollEntry]:
        entries = list(RollEntry.objects.filter(round=round).order_by("pk")[:count])
        ticks = [Tick(entry.pk, uuid5(KEYS, str(entry.pk))) for entry in entries]
        actions.attend(by=self.clerk, round=round, ticks=ticks)
        return entries

    def counted(self, round: Round, numbers: dict[str, int], part: str = "") -> None:
        """Two people count alike, and the result stands."""
        for person in (self.clerk, self.front):
            actions.tally(by=person, round=round, numbers=numbers, part=part)
        actions.count_round(by=self.clerk, round=round)

    def sent(self, round: Round, back: int, words: str) -> Decision:
        """Signed, and sent to both offices the day after."""
        households = list(RollEntry.objects.filter(round=round, cast__isnull=False).order_by("pk")[:2])
        with pretend(self.at(back)):
            signers = Signers(self.head(round.group), "Nguyễn Văn Hòa", households)
            decision = actions.sign_decision(
                by=self.clerk, round=round, kind="resolution", words=words, signers=signers,
                signed_on=self.at(back).date(),
            )  # fmt: skip
        with pretend(self.at(back - 1)):
            actions.send_to(by=self.clerk, decision=decision, to=["committee", "front"], on=self.at(back - 1).date())
        return decision


def _fresh(matter: Matter) -> Matter:
    found: Matter = Matter.objects.get(pk=matter.pk)
    return found
