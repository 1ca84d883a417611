"""The room's part of the demo year: what people of the fictional ward sent, and what became of each, late and open
ones included; through the acts that people use, on the day they would have used them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding
from dinh.ground.bodies.queries import bodies_on, holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places import geometry
from dinh.ground.places.models import Commune, Outline, ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.petitions import actions
from dinh.rights.petitions import demo_front as front
from dinh.rights.petitions.actions import Details, Sealing, Sending, Sorted, Where, Who
from dinh.rights.petitions.demo_matters import COMPLAINTS, DENUNCIATIONS, NAMES, OUTDOORS, VOICES, Story
from dinh.rights.petitions.models import ApiClient, Channel, Kind, Petition, Service
from dinh.rights.petitions.open311.demo import SENT, open_programs, say_more, send_through
from dinh.rights.petitions.queries.attention import silent
from dinh.rights.petitions.queries.reviews import to_review

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DONE = "Đã làm xong ngày {day}: đội công trình của phường sửa tại chỗ, tổ trưởng đã xem. Đơn vị làm: UBND phường."
# One person with several matters, for «Việc của tôi»: those that bear her name, and one that waits for her word.
HERS = ("Nắp cống đầu hẻm 3 kêu to",)
LAN = Who("Vũ Thị Lan", "Số 5 ngõ 3, tổ dân phố 2", "0900 000 002", "lan@dinhminh.example")
WHY = "Ngày {day}, công chức phụ trách đã xem tại chỗ. Phải chờ kế hoạch năm sau; UBND phường sẽ trình trong quý I."


class Play:
    """One ward on one day, with those who act in it."""

    def __init__(self, commune: Commune, handles: Holding) -> None:
        self.commune, self.day = commune, today()
        self.clerk = Actor(commune=commune, user=handles.user, holding=handles)
        self.head = self.holder("petitions.denunciation") or self.clerk
        self.visitor = Actor(commune=commune)
        self.groups: list[ResidentialGroup] = list(groups_on(self.day).order_by("pk"))
        self.program: ApiClient | None = None
        self.body: Body | None = bodies_on(self.day).filter(kind=Body.Kind.COMMITTEE).order_by("order").first()

    def holder(self, power: str) -> Actor | None:
        found = holders_of(power, self.day)
        return Actor(commune=self.commune, user=found[0].user, holding=found[0]) if found else None

    def on(self, story: Story, after: int) -> date | None:
        """The day `after` days from receipt; None when it has not come yet."""
        day = self.day - timedelta(days=story.age - after)
        return day if day <= self.day else None

    def do(
        self, story: Story, petition: Petition, after: int, key: str, by: Actor | None = None, **details: object
    ) -> bool:
        """One move on its day; nothing when that day has not come."""
        day = self.on(story, after)
        if day is None:
            return False
        with pretend(_at(day, 10)):
            actions.move(
                by=by or self.clerk, petition=petition, key=key, details=Details(**details), edition=None  # type: ignore[arg-type]
            )  # fmt: skip
        return True

    def answer(self, story: Story, petition: Petition, after: int, *, result: str = "resolved") -> bool:
        day = self.on(story, after)
        words = story.answer or (DONE if result == "resolved" else WHY)
        return day is not None and self.do(
            story, petition, after, "answer", words=words.format(day=f"{day:%d/%m/%Y}"), result=result
        )

    def say(self, story: Story, petition: Petition, after: int, word: str, words: str = "") -> None:
        if day := self.on(story, after):
            with pretend(_at(day, 19)):
                actions.say(by=self.visitor, asking=petition.askings.all()[0], word=word, words=words, proven=True)


def load(commune: Commune) -> None:
    """Everything up to today. Nothing in a commune where nobody is entrusted with petitions."""
    holders = holders_of("petitions.handle", today())
    if not holders:
        return
    play = Play(commune, holders[0])
    _open_the_year(play)
    for number, story in enumerate(VOICES):
        _voice(play, number, story)
    for number, story in enumerate(COMPLAINTS):
        _complaint(play, number, story)
    for number, story in enumerate(DENUNCIATIONS):
        _denunciation(play, number, story)
    front.load(play)
    _close_and_review(play)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, 15), VN)


def _open_the_year(play: Play) -> None:
    with pretend(_at(play.day - timedelta(days=345), 8)):
        actions.set_up_services(by=play.clerk)
    first, last = (_at(play.day - timedelta(days=days), 8) for days in (345, 200))
    play.program = open_programs(play.clerk, first, last)
    for day in (play.day - timedelta(days=345), play.day):
        with pretend(_at(day, 8)):
            try:
                actions.draw_lots(by=Actor(commune=play.commune))
            except ValidationError:  # both days lie in one year
                continue


def _where(play: Play, story: Story) -> Where:
    group = play.groups[(story.group - 1) % len(play.groups)] if play.groups and story.group else None
    ground = Outline.objects.filter(group=group).first() if group and story.service in OUTDOORS else None
    if ground is None:
        return Where(group, story.place)
    lon, lat = geometry.centre(ground.shape)
    return Where(group, story.place, lon + (story.age % 7 - 3) / 1100, lat - (story.age % 5 + 1) / 1400)


def _receive(play: Play, number: int, story: Story) -> Petition:
    """Most come through the web, every fourth on paper through the clerk, a few through another program."""
    name = NAMES[number % len(NAMES)]
    who = Who(name=name, address=f"Số {number + 3} ngõ {number % 9 + 1}", phone=f"0900 000 {number:03d}")
    who = LAN if name == LAN.name or story.title in HERS else who
    if story.kind == Kind.REFLECTION and number % 7 == 6:
        who = Who()
    service = Service.objects.filter(code=story.service).first()
    sending = Sending(
        key=f"mau-{story.kind}-{number}", kind=story.kind, words=story.words, who=who, where=_where(play, story),
        service=service,
    )  # fmt: skip
    day = play.day - timedelta(days=story.age)
    with pretend(_at(day, 8)):
        if number % 4 == 3:
            made = actions.enter(by=play.clerk, sending=sending, channel=Channel.PAPER, received_on=day)
        elif story.kind == Kind.REFLECTION and number in SENT and play.program:
            made = send_through(play.visitor, play.program, sending)
        else:
            made = actions.send(by=play.visitor, sending=sending)
    if made.petition is None:
        raise RuntimeError("A letter of the demo brought no matter.")
    return made.petition


def _sort(play: Play, story: Story, petition: Petition) -> None:
    day = play.on(story, 1)
    if day is None:
        return
    with pretend(_at(day, 9)):
        given = Sorted(
            kind=petition.kind, title=story.title, text=story.title + ".", where=_where(play, story),
            service=petition.service, body=petition.body,
        )  # fmt: skip
        petition = actions.sort(by=play.clerk, petition=petition, given=given, edition=petition.edition)
        if petition.kind in (Kind.REFLECTION, Kind.PROPOSAL):
            actions.show(by=play.clerk, petition=petition, public=True, edition=petition.edition)


def _voice(play: Play, number: int, story: Story) -> None:
    petition = _receive(play, number, story)
    if story.fate == "held":
        with pretend(_at(play.day - timedelta(days=story.age - 1), 9)):
            letter = petition.askings.all()[0].letter
            actions.hold(by=play.clerk, letter=letter, why="Lời chửi bới, chưa nói việc gì, ở đâu.")
        return
    if story.fate in ("new", "untouched"):
        return
    _sort(play, story, petition)
    FATES[story.fate](play, story, petition)


def _accept(play: Play, story: Story, petition: Petition) -> None:
    play.do(story, petition, 2, "accept", body=petition.body or play.body)


def _met(play: Play, story: Story, petition: Petition) -> None:
    _accept(play, story, petition)
    if play.answer(story, petition, 7):
        play.say(story, petition, 9, "met")


def _silent(play: Play, story: Story, petition: Petition) -> None:
    _accept(play, story, petition)
    play.answer(story, petition, 8)


def _explained(play: Play, story: Story, petition: Petition) -> None:
    _accept(play, story, petition)
    if play.answer(story, petition, 9, result="explained"):
        play.say(story, petition, 11, "met")


def _not(play: Play, story: Story, petition: Petition) -> None:
    _accept(play, story, petition)
    if play.answer(story, petition, 8):
        play.say(story, petition, 12, "not", "Làm được hai hôm lại như cũ.")
        if play.answer(story, petition, 19):
            play.say(story, petition, 21, "met")


def _late(play: Play, story: Story, petition: Petition) -> None:
    _accept(play, story, petition)
    later = play.on(story, 24)
    play.do(story, petition, 12, "extend", words="Phải mời đơn vị điện cùng xem.", until=later)
    if play.answer(story, petition, 26):
        play.say(story, petition, 28, "partly", "Còn một chỗ chưa xong.")
        if play.answer(story, petition, 33):
            play.say(story, petition, 35, "met")


def _forward(play: Play, story: Story, petition: Petition) -> None:
    play.do(story, petition, 3, "forward", to="Đơn vị quản lý công trình cấp tỉnh", paper="21/PC-UBND")


def _refused(play: Play, story: Story, petition: Petition) -> None:
    play.do(
        story, petition, 4, "refuse", ground="Tranh chấp bồi thường thiệt hại giữa hai hộ, không thuộc thẩm quyền",
        words="Ông/bà có thể đề nghị Tổ hòa giải hoặc khởi kiện tại Tòa án.", to="Tòa án nhân dân khu vực",
    )  # fmt: skip


def _open(play: Play, story: Story, petition: Petition) -> None:
    _accept(play, story, petition)
    play.do(story, petition, 4, "progress", words="Đã xem tại chỗ, đang bố trí người làm.")
    if day := play.on(story, 6):
        say_more(play.visitor, petition, _at(day, 20))


def _supplement(play: Play, story: Story, petition: Petition) -> None:
    play.do(story, petition, 2, "supplement", words="Xin cho biết số nhà hoặc đoạn đường nào bị yếu nước.")


FATES: dict[str, Callable[[Play, Story, Petition], None]] = {
    "met": _met, "silent": _silent, "explained": _explained, "not": _not, "late": _late, "forward": _forward,
    "refused": _refused, "open": _open, "open_late": _open, "supplement": _supplement, "review": _met,
    "waits": _silent,
}  # fmt: skip


def _complaint(play: Play, number: int, story: Story) -> None:
    petition = _receive(play, number, story)
    if story.fate == "new":
        return
    _sort(play, story, petition)
    head = play.holder("petitions.decide")
    if head is None:
        return
    play.do(story, petition, 5, "accept", head, body=play.body, paper=f"{number + 11}/TB-UBND")
    if story.fate == "withdrawn":
        play.do(story, petition, 14, "withdraw", words="Hai bên đã thống nhất, người khiếu nại rút đơn.")
        play.do(story, petition, 15, "sent_stay", to="Người khiếu nại")
    if story.fate in ("decided", "verified"):
        play.do(story, petition, 7, "verify", head, body=play.body, paper=f"{number + 31}/QĐ-UBND")
        play.do(story, petition, 15, "verified", words="Hồ sơ cấp phép có, hiện trạng sai 20 cm.", result="differs")
    if story.fate == "decided":
        play.do(story, petition, 17, "dialogue", words="Mời hai bên đối thoại.", until=_after(play, story, 24))
        play.do(story, petition, 24, "dialogue_held", words="Hai bên thống nhất giảm mức phạt theo hiện trạng.")
        play.do(story, petition, 30, "decide", head, paper="45/QĐ-UBND", result="partly", words="Sửa mức phạt.")
        play.do(story, petition, 32, "send", to="Người khiếu nại")
        play.do(story, petition, 66, "effective")
        play.do(story, petition, 80, "executed", words="Đã hoàn lại tiền phạt chênh lệch.")


def _after(play: Play, story: Story, days: int) -> date:
    """A day that the move's own day does not know to be past: set from receipt."""
    return play.day - timedelta(days=story.age - days)


def _denunciation(play: Play, number: int, story: Story) -> None:
    """Sealed; what others read is the extract, which names nobody."""
    day, head = play.day - timedelta(days=story.age), play.head
    if not head.has("petitions.denunciation"):
        return
    who = Who(name=NAMES[-1 - number], address=f"Số {number + 50} đường Bến Đình", phone=f"0900 111 {number:03d}")
    with pretend(_at(day, 14)):
        sealing = Sealing(key=f"mau-tc-{number}", words=story.words, who=who, extract=story.title)
        made = actions.enter_sealed(by=head, sealing=sealing, channel=Channel.DESK, received_on=day)
    petition = made.petition
    if petition is None or story.fate == "new":
        return
    if story.fate == "forwarded":
        play.do(story, petition, 4, "forward", head, to="Chủ tịch Ủy ban nhân dân tỉnh", paper="03/PC-UBND")
        return
    play.do(story, petition, 6, "accept", head, paper=f"{number + 61}/QĐ-UBND")
    play.do(story, petition, 8, "notify", head)
    if story.fate == "concluded":
        play.do(
            story, petition, 34, "conclude", head, paper="02/KL-UBND", result="partly", words="Có nhận quà, không đòi."
        )
        play.do(story, petition, 36, "send", head, to="Người tố cáo, người bị tố cáo")
        play.do(story, petition, 40, "handle", head, words="Kiểm điểm, rút kinh nghiệm; nộp lại quà.")
        play.do(story, petition, 42, "publish", head, words="Niêm yết tại trụ sở, không nêu người tố cáo.")
        play.do(story, petition, 60, "executed", head)


def _close_and_review(play: Play) -> None:
    """Periodic work as it went, day by day; then the board looked at one matter that was not so."""
    for back in range(330, -1, -10):
        day = play.day - timedelta(days=back)
        with pretend(_at(day, 6)):
            for petition in silent(day):
                if petition.answered_on and petition.answered_on <= day:
                    actions.close_in_silence(by=Actor(commune=play.commune), petition=petition)
    board = play.holder("petitions.review")
    waiting = to_review(play.day) if board else []
    if board and waiting:
        with pretend(_at(play.day, 7)):
            actions.review(
                by=board, petition=waiting[0], verdict="right", edition=waiting[0].edition,
                words="Đã đến tận nơi cùng tổ trưởng, hỏi ba hộ gần đó: đúng như đã trả lời.",
            )  # fmt: skip
