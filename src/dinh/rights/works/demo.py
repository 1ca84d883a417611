"""What the demo ward's people built and paid for: the road of group 1 that its households decided, a playground of
last year, a standing fund of gratitude.

People, firms and sums are made up. Days are counted back from today, so that something is always under way.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.works import actions, matters, permissions
from dinh.rights.works.actions import Deciding, Founding, Gift, Giver, Item, Planned, Spending, Taking
from dinh.rights.works.models import Due, Fund, Line, Voucher

VN = ZoneInfo("Asia/Ho_Chi_Minh")
KEYS = UUID("2f6a0d0e-93b5-4a0c-8c1d-5a60d3c3b7a1")
LEVEL, LIMIT, HALF = 1_200_000, 196_000_000, 600_000
TURFS = (("Xi măng, cát, đá", 92_000_000), ("Nhân công, máy trộn", 62_000_000), ("Rãnh bên, nắp đan", 34_000_000),
         ("Dọn dẹp, biển báo", 8_000_000))  # fmt: skip


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after what its people decided is there."""
    day = today()
    powers = (permissions.WRITER, permissions.APPROVER, permissions.CASHIER)
    held = [holders_of(power, day) for power in powers]
    groups = list(groups_on(day))
    if not all(held) or len(groups) < 6:
        return
    office = [each for each in held[0] if each.post.group_id is None] or held[0]
    people = [Actor(commune=commune, user=one.user, holding=one) for one in (office[0], held[1][0], held[2][0])]
    stage = _Stage(people[0], people[1], people[2], day)
    stage.playground(groups[5])
    stage.gratitude(groups)
    decided = next((each for each in matters.choices() if each.code == "BQ1" and each.group_id), None)
    if decided is not None and decided.group is not None:
        stage.road(decided.ref, decided.group)


class _Stage:
    """Who writes, approves and pays, on days before today."""

    def __init__(self, clerk: Actor, chair: Actor, cashier: Actor, day: date) -> None:
        self.clerk, self.chair, self.cashier, self.day = clerk, chair, cashier, day
        self.given = 0
        self.waiting: list[tuple[int, int, int, Callable[[], object]]] = []

    def at(self, back: int, hour: int = 9) -> datetime:
        return datetime.combine(self.day - timedelta(days=back), time(hour), VN)

    def opened(self, back: int, founding: Founding, lines: tuple[tuple[str, int], ...], sources: list[Planned],
               parties: list[Taking]) -> Fund:  # fmt: skip
        with pretend(self.at(back)):
            fund = actions.found(by=self.clerk, founding=founding)
            actions.edit(
                by=self.clerk, fund=fund, name=fund.name, purpose=fund.purpose, show_names=fund.show_names,
                sources=sources, parties=parties, place=founding.place, starts_on=founding.starts_on,
                ends_on=founding.ends_on,
            )  # fmt: skip
            actions.estimate(by=self.clerk, fund=fund, items=[Item(title, amount) for title, amount in lines])
            return actions.open_fund(by=self.clerk, fund=fund)

    def key(self) -> UUID:
        self.given += 1
        return uuid5(KEYS, str(self.given))

    def later(self, back: int, act: Callable[[], object], hour: int = 9) -> None:
        """Something that happens `back` days ago, at an hour; `play` lets all of it happen in the order of the days."""
        self.waiting.append((-back, hour, len(self.waiting), act))

    def play(self) -> None:
        for back, hour, _number, act in sorted(self.waiting, key=lambda one: one[:3]):
            with pretend(self.at(-back, hour)):
                act()
        self.waiting.clear()

    def pays(self, due: Due, back: int, gift: Gift) -> None:
        key = self.key()
        self.later(back, lambda: actions.receive(by=self.clerk, due=due, gift=gift, key=key))

    def gives(self, fund: Fund, back: int, giver: Giver, gift: Gift) -> None:
        key = self.key()
        self.later(back, lambda: actions.receive_gift(by=self.cashier, fund=fund, giver=giver, gift=gift, key=key))

    def spends(
        self, fund: Fund, back: int, order: int, spending: Spending, *, upto: str = "paid", photo: str = ""
    ) -> list[Voucher]:
        """A voucher through its hands: drafted, approved two days later, paid the day after. The list gets it."""
        line = Line.objects.get(fund=fund, order=order)
        photos = [(_invoice(photo), "hoa-don.jpg")] if photo else []
        made: list[Voucher] = []
        day = self.on(max(back - 3, 0))
        self.later(back, lambda: made.append(
            actions.draft_voucher(by=self.clerk, fund=fund, line=line, spending=spending, photos=photos)
        ), 10)  # fmt: skip
        if upto != "drafted":
            self.later(max(back - 2, 0), lambda: actions.approve_voucher(by=self.chair, voucher=made[0]), 11)
        if upto == "paid":
            pay = lambda: actions.pay_voucher(by=self.cashier, voucher=made[0], on=day)  # noqa: E731
            self.later(max(back - 3, 0), pay, 15)
        return made

    def on(self, back: int) -> date:
        return self.at(back).date()

    def road(self, ref: str, group: ResidentialGroup) -> None:
        """132 households owe 1.200.000 đồng in two parts; the road is being poured."""
        fund = self.opened(
            78,
            Founding(
                "work", "Bê tông hóa ngõ 5", "Đổ bê tông 180 m ngõ 5, rộng 3 m, dày 16 cm, có rãnh bên. Bà con góp "
                "tiền và ngày công, phường hỗ trợ xi măng.", Deciding(self.on(80), ref, level=LEVEL, limit=LIMIT),
                group,
                place="Ngõ 5, từ đường trục đến nhà văn hóa", starts_on=self.on(60), ends_on=self.on(-20),
            ),
            TURFS,
            [Planned("people", 132 * LEVEL), Planned("state", 36_000_000, "Ủy ban nhân dân phường"),
             Planned("donor", 5_000_000, "Xưởng mộc Tân Lập")],
            [Taking("investor", str(group), "Đinh Văn Ba"), Taking("decider", "Hội nghị đại diện hộ"),
             Taking("contractor", "Tổ thợ xây Thành Công", "Bùi Văn Thành"),
             Taking("supplier", "Cửa hàng vật liệu Hạnh Phúc", "Lê Thị Hạnh"),
             Taking("supervisor", "Ban Giám sát đầu tư của cộng đồng")],
        )  # fmt: skip
        dues = list(Due.objects.filter(fund=fund).select_related("fund", "household", "group").order_by("order"))
        with pretend(self.at(74)):
            for due in dues[10:13]:
                actions.relieve(by=self.clerk, due=due, amount=LEVEL, why="hộ nghèo", on=self.on(74),
                                decided_by="Hội nghị đại diện hộ, biên bản ngày họp")  # fmt: skip
        free = {due.pk for due in dues[10:13]}
        payers = [due for due in dues if due.pk not in free]
        for at, due in enumerate(payers[:112]):
            whole = at % 3 == 0
            back = 72 - at // 6
            self.pays(due, back, Gift(self.on(back), LEVEL if whole else HALF, "bank" if at % 9 == 0 else "cash"))
        for at, due in enumerate(each for number, each in enumerate(payers[:112]) if number % 3):
            if at % 2 == 0:
                back = 40 - at // 4
                self.pays(due, back, Gift(self.on(back), HALF))
        for at, due in enumerate(payers[112:118]):
            gift = Gift(self.on(50 - at), of="labour", quantity=Decimal(4), unit="ngày", price=250_000)
            self.pays(due, 50 - at, gift)
        self.gives(fund, 66, Giver("state", "Ủy ban nhân dân phường"), Gift(self.on(66), 36_000_000, "bank"))
        self.gives(fund, 64, Giver("donor", "Xưởng mộc Tân Lập"), Gift(self.on(64), 5_000_000))
        self.gives(fund, 63, Giver("donor", "Một gia đình ở ngõ 5", anonymous=True), Gift(self.on(63), 2_000_000))
        self.later(60, lambda: actions.begin_work(by=self.clerk, fund=fund, on=self.on(60)))
        self._spend_on_road(fund)
        self.later(30, lambda: self._wrong(payers[120]))
        self.later(40, lambda: self._photo(fund, 40, "Đổ xong 60 m đầu ngõ"))
        self.later(5, lambda: self._photo(fund, 5, "Đã đổ đến nhà số 41, đang đậy nắp rãnh"))
        self.play()

    def _wrong(self, due: Due) -> None:
        """A receipt for the household next door, cancelled the same day."""
        day = today()
        made = actions.receive(by=self.clerk, due=due, gift=Gift(day, HALF), key=self.key())
        actions.cancel_receipt(by=self.clerk, receipt=made, on=day, why="Ghi nhầm sang hộ bên cạnh")

    def _photo(self, fund: Fund, number: int, words: str) -> None:
        actions.add_photo(
            by=self.clerk, fund=fund, data=_scene(number), name="tien-do.jpg", caption=words, on=today()
        )  # fmt: skip

    def _spend_on_road(self, fund: Fund) -> None:
        shop, crew = "Cửa hàng vật liệu Hạnh Phúc", "Tổ thợ xây Thành Công"
        for back, order, payee, words, amount, channel, invoice in (
            (58, 1, shop, "Xi măng, cát, đá đợt 1", 34_000_000, "bank", "00000127"),
            (52, 2, crew, "Công thợ 60 m đầu", 20_000_000, "cash", ""),
            (44, 1, shop, "Xi măng, cát, đá đợt 2", 28_500_000, "cash", "00000163"),
            (33, 2, crew, "Công thợ đến 125 m", 18_000_000, "cash", ""),
            (26, 3, "Công ty Bê tông Sông Lam", "Nắp đan rãnh, 120 tấm", 14_400_000, "bank", "0000912"),
        ):
            self.spends(fund, back, order, Spending(
                self.on(back), payee, words, amount, channel, True, payee if invoice else "", invoice
            ), photo=words)  # fmt: skip
        self.spends(fund, 42, 2, Spending(self.on(42), "Bà con ngõ 5", "Ngày công đào móng, dọn mặt bằng", 5_000_000,
                                          "kind", True))  # fmt: skip
        twice = self.spends(fund, 22, 2, Spending(self.on(22), crew, "Công thợ ứng trước", 6_000_000, "cash", True))
        self.later(18, lambda: actions.reverse_voucher(
            by=self.chair, voucher=twice[0], on=today(), why="Đã ứng trong đợt trước; tổ thợ nộp lại đủ tiền"
        ))  # fmt: skip
        self.spends(fund, 3, 1, Spending(self.on(3), shop, "Cát, đá đợt 3", 9_800_000, "cash", True, shop, "00000201"),
                    upto="approved", photo="Cát, đá đợt 3")  # fmt: skip
        self.spends(fund, 1, 4, Spending(self.on(1), "Nguyễn Văn Tài", "Thuê xe chở đất thừa", 1_800_000, "cash"),
                    upto="drafted")  # fmt: skip

    def playground(self, group: ResidentialGroup) -> None:
        """Last year's: accepted with a fault that was mended, handed over, its accounts closed."""
        last = self.day.year - 1
        first = (self.day - date(last, 9, 10)).days
        ground = Deciding(date(last, 9, 8), ground="Nghị quyết hội nghị đại diện hộ ngày 08/9, trước khi dùng phần mềm",
                          limit=42_000_000)  # fmt: skip
        fund = self.opened(
            first,
            Founding("work", f"Sân chơi thiếu nhi {str(group).lower()}", "Lát sân, lắp xích đu, cầu trượt, hai ghế đá.",
                     ground, group, show_names=True, place="Cạnh nhà văn hóa", starts_on=date(last, 9, 20),
                     ends_on=date(last, 10, 30)),
            (("Lát sân, bồn cây", 17_000_000), ("Đồ chơi ngoài trời", 22_000_000), ("Ghế đá", 3_000_000)),
            [Planned("people", 15_000_000), Planned("donor", 25_000_000, "Công ty May Đình Minh")],
            [Taking("investor", str(group)), Taking("contractor", "Cơ sở Lắp đặt An Bình", "Vũ Văn Bình")],
        )  # fmt: skip
        self.gives(fund, first - 5, Giver("donor", "Công ty May Đình Minh"),
                   Gift(self.on(first - 5), 25_000_000, "bank"))  # fmt: skip
        names = ("Phan Thị Thoa", "Ngô Văn Lâm", "Đặng Thị Hòa", "Trịnh Văn Khang", "Lý Thị Mận")
        for at, name in enumerate(names):
            self.gives(
                fund, first - 6, Giver("people", name, group=group), Gift(self.on(first - 6), 2_500_000 + at * 250_000)
            )
        self.later(first - 10, lambda: actions.begin_work(by=self.clerk, fund=fund, on=today()))
        crew = "Cơ sở Lắp đặt An Bình"
        for order, words, amount, channel in ((1, "Lát sân, bồn cây", 11_500_000, "cash"),
                                              (2, "Xích đu, cầu trượt", 21_600_000, "bank"),
                                              (3, "Hai ghế đá", 2_800_000, "cash")):  # fmt: skip
            self.spends(fund, first - 20, order, Spending(self.on(first - 20), crew, words, amount, channel, True))
        self.play()
        with pretend(self.at(first - 45)):
            actions.finish_work(by=self.clerk, fund=fund, on=self.on(first - 45))
        with pretend(self.at(first - 48)):
            made = actions.accept_work(
                by=self.clerk, fund=fund, on=self.on(first - 48), verdict="mend",
                people="Phan Thị Thoa, Tổ trưởng\nTrịnh Văn Khang, Trưởng ban công tác Mặt trận\nHai đại diện hộ",
                words="Đúng bản vẽ, đủ số lượng. Một ghế đá kê chưa chắc.",
                faults=[("Kê lại ghế đá phía cổng", self.on(first - 58))],
            )  # fmt: skip
        with pretend(self.at(first - 53)):
            actions.mend(by=self.clerk, fault=made.faults.get(), on=self.on(first - 53), words="Đã đổ lại chân ghế")
            actions.hand_over(by=self.clerk, fund=fund, on=self.on(first - 53), to=str(group),
                              upkeep="Chi đoàn trông coi, mỗi quý kiểm tra ốc vít; hỏng báo Tổ trưởng.")  # fmt: skip
            actions.close_fund(by=self.chair, fund=fund)
        with pretend(datetime(last + 1, 1, 8, 9, tzinfo=VN)):
            actions.make_statement(by=self.clerk, fund=fund, year=last)

    def gratitude(self, groups: list[ResidentialGroup]) -> None:
        """A standing fund of the commune: what the groups hand in, gifts on 27 July, a house repaired."""
        fund = self.opened(
            200,
            Founding(
                "standing", "Quỹ Đền ơn đáp nghĩa",
                "Thăm hỏi, tặng quà, sửa nhà cho người có công. Bà con ủng hộ tùy tâm.",
                Deciding(self.on(200), ground="Kế hoạch vận động của Ủy ban Mặt trận Tổ quốc phường"),
            ),
            (("Quà lễ, tết", 30_000_000), ("Sửa nhà", 40_000_000), ("Thăm hỏi khi ốm đau", 0)),
            [Planned("people", 60_000_000)], [],
        )  # fmt: skip
        with pretend(self.at(199)):
            actions.carry_in(by=self.cashier, fund=fund, amount=18_450_000, channel="bank", on=self.on(199),
                             ground="biên bản kiểm kê, bàn giao quỹ")  # fmt: skip
        for at, group in enumerate(groups):
            back = 170 - at * 3
            self.gives(fund, back, Giver("people", f"{group} gộp", group=group),
                       Gift(self.on(back), 3_200_000 + at * 145_000, "bank"))  # fmt: skip
        for back, order, payee, words, amount in (
            (120, 1, "38 gia đình, theo danh sách ký nhận", "Quà 27/7", 19_000_000),
            (70, 2, "Nguyễn Thị Lan", "Lợp lại mái nhà", 15_000_000),
            (35, 3, "Đỗ Văn Tuấn", "Thăm hỏi", 1_000_000),
        ):
            self.spends(fund, back, order, Spending(self.on(back), payee, words, amount, "bank"))
        self.play()


def _invoice(words: str) -> bytes:
    """A page with lines of writing, as a photographed invoice looks from afar: other words, other lines."""
    picture = Image.new("RGB", (600, 800), (236, 232, 222))
    pen = ImageDraw.Draw(picture)
    for row in range(24):
        seed = sum(ord(letter) * (row + at + 3) ** 2 for at, letter in enumerate(words))
        left = 20 + seed % 260
        pen.rectangle([left, 20 + row * 32, left + 60 + seed // 7 % 260, 38 + row * 32], fill=(60, 60, 78))
    return _jpeg(picture)


def _scene(number: int) -> bytes:
    """A lane under a sky: poured so far as its number says."""
    picture = Image.new("RGB", (1024, 640), (186, 208, 224))
    pen = ImageDraw.Draw(picture)
    pen.rectangle([0, 300, 1024, 640], fill=(168, 148, 118))
    pen.polygon([(420, 300), (604, 300), (900, 640), (124, 640)], fill=(142, 128, 110))
    far = 300 + number * 4
    pen.polygon([(440, far), (584, far), (880, 640), (144, 640)], fill=(196, 196, 192))
    for left, top in ((40, 220), (200, 250), (680, 246), (830, 210)):
        pen.rectangle([left, top, left + 130, 330], fill=(214, 196, 168))
        pen.polygon([(left - 12, top), (left + 65, top - 52), (left + 142, top)], fill=(150, 70, 54))
    return _jpeg(picture)


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82)
    return out.getvalue()
