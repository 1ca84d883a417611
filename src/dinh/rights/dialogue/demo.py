"""The room's part of the demo year: about sixty dialogues and reception days, and what became of every promise.

Played through the same acts that people use; the days are counted back from today.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Post
from dinh.ground.bodies.queries import bodies_on, holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.law.days import STATE_OFFICES
from dinh.rights.dialogue import actions, ledger, permissions
from dinh.rights.dialogue.actions import Asked, Comer, Handled, Hours, Line, Words
from dinh.rights.dialogue.clocks import CHAIR_DAYS, entry, post_by
from dinh.rights.dialogue.demo_meetings import MEETINGS
from dinh.rights.dialogue.demo_words import ANSWERED, DIALOGUES, DONE, VISITS, Said, Told
from dinh.rights.dialogue.models import Dialogue, PlanLine, Promise, ReceptionDay

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = timedelta(days=1)
EVERY = 5  # days between two dialogues of the demo
BACK = 330  # days of the past shown
LAN = ("Vũ Thị Lan", "lan@dinhminh.example")  # one person with several matters, for «Việc của tôi»


def _mixed() -> tuple[Told, ...]:
    """The ward's dialogues spread evenly among those of the groups, in the order they were held."""
    at = [(place / len(part), told) for part in (DIALOGUES, MEETINGS) for place, told in enumerate(part)]
    return tuple(told for _share, told in sorted(at, key=lambda pair: pair[0]))


HELD = _mixed()


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after its bodies, groups and posts exist."""
    day = today()
    writers, chairs = holders_of(permissions.WRITE_POWER, day), holders_of(permissions.ANSWER_POWER, day)
    if not writers or not chairs:
        return
    clerk, chair = (Actor(commune=commune, user=held.user, holding=held) for held in (writers[0], chairs[0]))
    if chair.post is None:
        return
    party = Post.objects.filter(leads=True, body__kind=Body.Kind.PARTY).order_by("body__order", "order").first()
    heads = {"UBND": chair.post, "ĐU": party or chair.post}
    _Year(clerk, chair, heads, day).play()


class _Year:
    """Who acts, and the ground they act on."""

    def __init__(self, clerk: Actor, chair: Actor, heads: dict[str, Post], day: date) -> None:
        self.clerk, self.chair, self.heads, self.day = clerk, chair, heads, day
        self.groups: list[ResidentialGroup] = list(groups_on(day))
        self.bodies = {body.symbol: body for body in bodies_on(day)}
        self.told = 0

    def play(self) -> None:
        first = self.day - DAY * (EVERY * len(HELD) - 4)
        lines = self._plan(first)
        for place, told in enumerate(HELD):
            self._dialogue(told, first + DAY * EVERY * place, lines.get(place))
        self._receptions()
        self._fates()
        self._coming()

    def _plan(self, first: date) -> dict[int, PlanLine]:
        """A quota for each head, and every third dialogue planned at the start of its year; the years nobody may plan
        any more are left out."""
        found = {}
        for year in {first.year, self.day.year}:
            if abs(year - self.day.year) > 1:
                continue
            actions.set_quota(by=self.clerk, year=year, post=self.heads["UBND"], count=4, rule="oversee.dialogue")
            if self.heads["ĐU"] != self.heads["UBND"]:
                actions.set_quota(by=self.clerk, year=year, post=self.heads["ĐU"], count=4, rule="party.dialogue")
        for place, told in list(enumerate(HELD))[::3]:
            day = first + DAY * EVERY * place
            found[place] = actions.add_line(
                by=self.clerk, year=day.year, month=day.month, post=self.heads[told.leader], topic=told.topic,
                invited=told.invited,
            )  # fmt: skip
        later = self.day + DAY * 40
        actions.add_line(
            by=self.clerk, year=later.year, month=later.month, post=self.heads["UBND"],
            topic="Tổng kết việc đã hứa trong năm", invited="Người dân các tổ",
        )  # fmt: skip
        return found

    def _dialogue(self, told: Told, day: date, planned: PlanLine | None) -> Dialogue:
        place = self._group(told.lines[0].group)
        groups = tuple({each.pk: each for each in (self._group(line.group) for line in told.lines)}.values())
        words = Words(
            leader=self.heads[told.leader], topic=told.topic, invited=told.invited, day=day, starts=time(19, 30),
            place=place.meeting_place or f"Nhà văn hóa {place}", line=planned, groups=groups,
        )  # fmt: skip
        with pretend(_at(day - DAY * 10)):
            dialogue = actions.draft_dialogue(by=self.clerk, words=words)
            dialogue = actions.publish_dialogue(by=self.clerk, dialogue=dialogue)
        name, contact = ("", "") if self.told else LAN
        with pretend(_at(day - DAY * 3)):
            sent = actions.ask(
                by=Actor(commune=self.clerk.commune), dialogue=dialogue, key=f"mau-{dialogue.ref}",
                asked=Asked(told.lines[0].asked, name, contact, place),
            )  # fmt: skip
            actions.accept_question(by=self.clerk, question=sent, shown=sent.shown)
        with pretend(_at(day, 20)):
            for number, said in enumerate(told.lines):
                line = self._line(said, day)
                if not number:
                    line = Line(line.asked, line.answer, line.body, None, line.due, sent, line.group)
                actions.write_line(by=self.clerk, dialogue=dialogue, line=line)
            people = 34 + 7 * (self.told % 9)
            self.told += 1
            return actions.close_minutes(
                by=self.clerk, dialogue=dialogue, people=people, women=people // 2, secretary="Lê Văn Tư"
            )

    def _line(self, said: Said, day: date) -> Line:
        body = self.bodies.get(said.owner, self.heads["UBND"].body) if said.owner else None
        due = day + DAY * said.days if said.owner else None
        return Line(said.asked, said.answer, body, None, due, None, self._group(said.group))

    def _group(self, place: int) -> ResidentialGroup:
        return self.groups[place % len(self.groups)]

    def _receptions(self) -> None:
        """As often as the law of the day asks, but for one day put off and one posted late."""
        for number, day in enumerate(self._chair_days()):
            with pretend(_at(post_by(day).due - DAY)):
                (reception,) = self._add("chair", self.heads["UBND"], day)
                if number != 4:
                    actions.post_days(by=self.clerk, receptions=[reception])
            if number == 4:
                with pretend(_at(day - DAY * 2)):
                    why = "Chờ lịch họp Hội đồng nhân dân"
                    actions.post_days(by=self.clerk, receptions=[reception], late_reason=why)
            if number == 7:
                with pretend(_at(day - DAY)):
                    actions.put_off(by=self.clerk, reception=reception, reason="Bão, trụ sở mất điện")
                continue
            with pretend(_at(day, 11)):
                actions.hold_day(by=self.clerk, reception=reception, received_by=reception.receiver)
                if number % 3 == 0:
                    self._visit(reception, number)

    def _chair_days(self) -> list[date]:
        """Each Tuesday while the law asks for a day a week; the 5th and the 20th once it asks for two a month."""
        found: list[date] = []
        day = self.day - DAY * BACK
        while day < self.day:
            rule = entry(CHAIR_DAYS, day)
            weekly = rule is not None and "tuần" in str(rule.value)
            if (weekly and day.weekday() == 1) or (not weekly and day.day in (5, 20)):
                meant = STATE_OFFICES.nearest(day, DAY)
                if meant < self.day and (not found or meant > found[-1]):
                    found.append(meant)
            day += DAY
        return found

    def _add(self, kind: str, receiver: Post, day: date, *, online: bool = False) -> list[ReceptionDay]:
        hours = Hours(
            kind=kind, receiver=receiver, starts=time(8), ends=time(11, 30), online=online,
            place="Phòng tiếp công dân, trụ sở Ủy ban nhân dân phường",
            recording_place="Máy chủ Trung tâm dữ liệu tỉnh Lam Giang" if online else "",
        )  # fmt: skip
        return actions.add_days(by=self.clerk, days=[day], hours=hours)

    def _visit(self, reception: ReceptionDay, number: int) -> None:
        kind, name, address, subject, promised = VISITS[number // 3 % len(VISITS)]
        comer = Comer(kind, name, address, f"0011800{number:05d}", "", subject)
        visit = actions.enter_visit(by=self.clerk, reception=reception, key=f"mau-{reception.ref}", comer=comer)
        handled = Handled(competent=True, said=promised or "Hướng dẫn làm đơn khiếu nại theo đúng trình tự.")
        visit = actions.receive(by=self.clerk, visit=visit, comer=comer, handled=handled)
        if number % 2 == 0 or self.day - reception.day > DAY * 60:
            actions.answer_visit(by=self.clerk, visit=visit, outcome="accepted", words="Đã thụ lý, giao người làm.")
        if promised:
            body = self.bodies.get("KTHT", reception.receiver.body)
            actions.from_visit(by=self.clerk, visit=visit, words=promised, owner_body=body, owner_post=None)

    def _fates(self) -> None:
        """What became of each promise: kept and confirmed, kept late, partly, sent back, postponed, or forgotten."""
        for number, promise in enumerate(ledger.all_promises().order_by("made_on", "pk")):
            fate = number % 8
            if fate in (0, 5):
                continue
            if fate == 6:
                self._postpone(promise)
                continue
            done = promise.due - DAY * 2 if fate in (1, 2, 3) else promise.due + DAY * 12
            if done >= self.day or done < promise.made_on:
                continue
            self._keep(promise, done)
            if fate in (1, 2, 4, 7) and done + DAY * 9 < self.day:
                word = {1: "met", 2: "met", 4: "partly", 7: "not"}[fate]
                said = {"met": "Làm được rồi, cảm ơn.", "partly": "Được một nửa.", "not": "Chưa xong, còn dở."}[word]
                with pretend(_at(done + DAY * 9)):
                    actions.hear(
                        by=self.clerk, promise=Promise.objects.get(pk=promise.pk), word=word, words=said, way="group"
                    )

    def _postpone(self, promise: Promise) -> None:
        if promise.due >= self.day:
            return
        with pretend(_at(promise.due - DAY)):
            actions.postpone(by=self.chair, promise=promise, due=promise.due + DAY * 60, reason="Chờ phân bổ kinh phí")

    def _keep(self, promise: Promise, done: date) -> None:
        proof = f"Biên bản xác nhận việc đã làm: {promise.shown}\n".encode()
        with pretend(_at(done)):
            actions.complete(
                by=self.clerk, promise=promise, words=DONE, uploads=[(proof, "bien-ban-xac-nhan.txt")], answer=ANSWERED,
                way="group", edition=promise.edition,
            )  # fmt: skip

    def _coming(self) -> None:
        """A dialogue to come with a question to look at, and reception days posted and still to post."""
        words = Words(
            leader=self.heads["UBND"], topic="Chuẩn bị Tết: điện, nước, vệ sinh, an ninh", invited="Người dân các tổ",
            day=self.day + DAY * 9, starts=time(19, 30), place="Hội trường Ủy ban nhân dân phường",
            notice="Bà con gửi câu hỏi trước để người chủ trì chuẩn bị trả lời.",
        )  # fmt: skip
        with pretend(_at(self.day - DAY)):
            dialogue = actions.publish_dialogue(
                by=self.clerk, dialogue=actions.draft_dialogue(by=self.clerk, words=words)
            )
            asked = Asked("Tết này chợ hoa họp ở đâu, xe đỗ chỗ nào?", group=self._group(2))
            actions.ask(by=Actor(commune=self.clerk.commune), dialogue=dialogue, key=f"mau-{dialogue.ref}", asked=asked)
            soon = STATE_OFFICES.nearest(self.day + DAY * 15, DAY)
            actions.post_days(by=self.clerk, receptions=self._add("chair", self.heads["UBND"], soon))
            online = STATE_OFFICES.nearest(self.day + DAY * 18, DAY)
            self._add("chair", self.heads["UBND"], online, online=True)


def _at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour, 30), VN)
