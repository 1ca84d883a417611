"""Phường Đình Minh, tỉnh Lam Giang: a ward that does not exist, with its bodies, groups and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django_scopes import scope

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding, PartyTerm, Post
from dinh.ground.journal.actions import record
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune, Province, ResidentialGroup

BEGAN = date(2025, 7, 1)
PASSWORD = "dinh-minh-xin-chao"  # noqa: S105  printed on the screen: the demo has nothing to hide


@dataclass(frozen=True, slots=True)
class NewBody:
    symbol: str
    name: str
    short: str
    kind: str
    system: str
    aliases: tuple[str, ...] = ()


BODIES = (
    NewBody("ĐU", "Đảng ủy phường Đình Minh", "Đảng ủy phường", "party", "party", ("Đảng ủy", "Ban Thường vụ Đảng ủy", "Thường trực Đảng ủy")),
    NewBody("BXDĐ", "Ban Xây dựng Đảng Đảng ủy phường", "Ban Xây dựng Đảng", "party", "party", ("Ban Xây dựng Đảng Đảng ủy",)),
    NewBody("UBKT", "Ủy ban Kiểm tra Đảng ủy phường", "Ủy ban Kiểm tra", "party", "party", ("Ủy ban Kiểm tra Đảng ủy",)),
    NewBody("VPĐU", "Văn phòng Đảng ủy phường", "Văn phòng Đảng ủy", "party", "party"),
    NewBody("BCĐ", "Ban Chỉ đạo thực hiện dân chủ ở cơ sở phường", "Ban Chỉ đạo", "board", "party", ("Ban Chỉ đạo phường",)),
    NewBody("HĐND", "Thường trực Hội đồng nhân dân phường", "Thường trực HĐND", "council", "state", ("Thường trực HĐND phường", "Hội đồng nhân dân phường")),
    NewBody("UBND", "Ủy ban nhân dân phường Đình Minh", "UBND phường", "committee", "state", ("Ủy ban nhân dân phường", "UBND")),
    NewBody("VP", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường", "Văn phòng HĐND và UBND", "agency", "state", ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Văn phòng HĐND và UBND phường")),
    NewBody("VHXH", "Phòng Văn hóa - Xã hội phường", "Phòng Văn hóa - Xã hội", "agency", "state", ("Phòng Văn hóa - Xã hội",)),
    NewBody("KTHT", "Phòng Kinh tế, Hạ tầng và Đô thị phường", "Phòng Kinh tế, Hạ tầng và Đô thị", "agency", "state"),
    NewBody("MTTQ-BTT", "Ủy ban Mặt trận Tổ quốc Việt Nam phường Đình Minh", "Ủy ban MTTQ phường", "front", "front", ("Ủy ban Mặt trận Tổ quốc phường", "Mặt trận Tổ quốc phường", "Ủy ban MTTQVN", "Mặt trận Tổ quốc", "Ủy ban Mặt trận Tổ quốc phường và các đoàn thể")),
    NewBody("ĐTN", "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường", "Đoàn Thanh niên phường", "union", "front", ("Đoàn Thanh niên phường", "Đoàn thanh niên")),
    NewBody("HPN", "Hội Liên hiệp Phụ nữ phường", "Hội Phụ nữ phường", "union", "front", ("Hội Phụ nữ",)),
    NewBody("CĐ", "Công đoàn phường Đình Minh", "Công đoàn phường", "union", "front", ("Công đoàn",)),
    NewBody("THĐM", "Trường Tiểu học Đình Minh", "Trường Tiểu học", "unit", "state"),
    NewBody("TDP", "Các tổ dân phố phường Đình Minh", "Các tổ dân phố", "board", "state"),
    NewBody("BTTND", "Ban Thanh tra nhân dân phường Đình Minh", "Ban Thanh tra nhân dân", "board", "front", ("Ban Thanh tra nhân dân phường",)),
    NewBody("TYT", "Trạm Y tế phường Đình Minh", "Trạm Y tế", "unit", "state", ("Trạm Y tế phường",)),
)  # fmt: skip

UNDER = {
    "BXDĐ": "ĐU",
    "UBKT": "ĐU",
    "VPĐU": "ĐU",
    "BCĐ": "ĐU",
    "VP": "UBND",
    "VHXH": "UBND",
    "KTHT": "UBND",
    "BTTND": "MTTQ-BTT",
}
SECRETARY = [
    "past.bring", "papers.read", "papers.register", "papers.issue", "tasks.read", "tasks.assign", "tasks.do",
    "committee.manage", "reports.write", "publish.read",
    "oversee.read", "oversee.inspect", "oversee.violation", "movements.read", "movements.write", "workplaces.watch", "scores.draft", "scores.appraise",
    "overview.secretary",
]  # fmt: skip
CHAIR = [
    "papers.read", "papers.issue", "tasks.read", "tasks.assign", "tasks.accept", "committee.manage", "reports.write",
    "reports.sign", "journal.read", "oversee.read", "oversee.inspect", "oversee.violation", "movements.read", "movements.recognise",
    "scores.adopt", "overview.secretary", "overview.chair",
]  # fmt: skip
# Whoever works in a body answers for it, adopts models there and keeps the record of democracy at its own workplace.
MEMBER = [
    "papers.read", "tasks.read", "tasks.do", "reports.write", "oversee.answer", "movements.read", "movements.adopt",
    "workplaces.own", "scores.self", "library.own",
]  # fmt: skip
CLERK = [
    "past.bring", "publish.read", "publish.write", "publish.prove", "information.handle", "outreach.write", "reach.survey",
    "mediation.read", "mediation.write", "petitions.read", "petitions.handle", "dialogue.read", "dialogue.write",
    "households.read", "households.write", "decide.read", "decide.write", "decide.count", "consult.read", "consult.write",
    "oversee.read", "works.read", "works.write", "movements.write", "benefit.read", "benefit.write", "benefit.onestop",
    "benefit.survey", "library.keep",
]  # fmt: skip
# The chair settles complaints and denunciations, and opens what tells who denounced.
PETITIONS_CHAIR = [
    "petitions.read", "petitions.handle", "petitions.decide", "petitions.denunciation", "petitions.identity",
]  # fmt: skip
# The chair receives citizens, answers in dialogues, and postpones what was promised.
DIALOGUE_CHAIR = ["dialogue.read", "dialogue.write", "dialogue.answer"]
# The chair recognises what the law has the UBND recognise, and answers for what a consultation decides.
DECIDE_CHAIR = ["decide.read", "decide.recognise", "consult.read", "consult.decide"]
BENEFIT_CHAIR = [
    "works.read",
    "works.approve",
    "benefit.read",
    "benefit.approve",
    "movements.recognise",
    "oversee.read",
    "scores.adopt",
]
OVERSEE_FRONT = ["oversee.read", "oversee.front", "works.read", "movements.write", "benefit.read", "workplaces.watch"]
INSPECTOR = [
    "oversee.read", "oversee.board", "petitions.review", "works.read", "scores.appraise", "overview.board",
    "reports.numbers",
]  # fmt: skip
CASHIER = ["works.read", "works.cash", "benefit.read"]
DECIDE_FRONT = ["decide.read", "decide.front", "decide.count", "consult.read", "consult.collect"]
HEAD = [
    "publish.read", "publish.prove", "mediation.head", "households.read", "households.write", "decide.read",
    "decide.head", "decide.count", "consult.collect", "works.read", "works.write", "movements.read", "movements.review",
    "benefit.read", "benefit.head", "scores.self",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SignIn:
    """A demo official: the user name is the given name without marks."""

    username: str
    full_name: str
    symbol: str
    title: str
    powers: tuple[str, ...]
    leads: bool = False
    group: str = ""  # code of the residential group a head looks after
    password: str = PASSWORD

    @property
    def who(self) -> str:
        return f"{self.full_name}, {self.title}"


HEADS = (
    "Đinh Văn Ba", "Mạc Thị Tám", "Lương Văn Sáu", "Trịnh Thị Chín", "Cao Văn Mười", "Phan Thị Thoa", "Tạ Văn Khoái",
    "Hà Thị Duyên", "Vi Văn Lộc", "Nông Thị Hạnh",
)  # fmt: skip
SIGN_INS = (
    SignIn("lua", "Nguyễn Thị Lụa", "BXDĐ", "Phó Trưởng Ban Xây dựng Đảng", tuple(SECRETARY)),
    SignIn("hung", "Trần Văn Hùng", "ĐU", "Phó Bí thư Thường trực Đảng ủy", (*CHAIR, "emergency.open"), leads=True),
    SignIn("binh", "Hoàng Thanh Bình", "UBND", "Chủ tịch Ủy ban nhân dân", (*MEMBER, "emergency.open", "papers.issue", "tasks.assign", "reports.sign", "publish.read", "mediation.read", "mediation.recognise", *DIALOGUE_CHAIR, *PETITIONS_CHAIR, *DECIDE_CHAIR, *BENEFIT_CHAIR, "overview.chair"), leads=True),
    SignIn("tu", "Lê Văn Tư", "UBND", "Công chức Văn phòng", (*MEMBER, *CLERK, "papers.register")),
    SignIn("hoa", "Bùi Thị Hoa", "VHXH", "Trưởng phòng Văn hóa - Xã hội", (*MEMBER, *CLERK, "privacy.officer"), leads=True),
    SignIn("mai", "Phạm Thị Mai", "MTTQ-BTT", "Phó Chủ tịch Ủy ban MTTQ", (*MEMBER, "mediation.read", "dialogue.read", "petitions.front", *DECIDE_FRONT, *OVERSEE_FRONT)),
    SignIn("dung", "Lâm Văn Dũng", "CĐ", "Chủ tịch Công đoàn", (*MEMBER, "petitions.front", "workplaces.watch"), leads=True),
    SignIn("nga", "Đặng Thúy Nga", "THĐM", "Hiệu trưởng", tuple(MEMBER), leads=True),
    SignIn("thanh", "Ngô Văn Thành", "BTTND", "Trưởng Ban Thanh tra nhân dân", tuple(INSPECTOR), leads=True),
    SignIn("thu", "Vũ Thị Thu", "UBND", "Thủ quỹ", tuple(CASHIER)),
    SignIn("chinh", "Phùng Quốc Chính", "HĐND", "Phó Chủ tịch Hội đồng nhân dân", ("papers.read", "oversee.read", "oversee.council"), leads=True),
    SignIn("an", "Đỗ Văn An", "VP", "Quản trị hệ thống", ("house.manage", "journal.read", "alerts.manage")),
    *(
        SignIn(f"to{number}", name, "TDP", f"Tổ trưởng tổ dân phố {number}", tuple(HEAD), group=f"tdp-{number:02d}")
        for number, name in enumerate(HEADS, start=1)
    ),
)  # fmt: skip

GROUP_HOUSEHOLDS = (132, 118, 141, 127, 109, 136, 122, 98, 145, 136)


@act
def found_ward() -> Commune:
    """The ward, its eighteen bodies, ten residential groups with their heads, and twelve officials."""
    province, _ = Province.objects.get_or_create(code="98", defaults={"name": "Lam Giang"})
    commune = Commune.objects.create(province=province, name="Đình Minh", kind="phuong", code="98001", is_demo=True)
    with scope(commune=commune):
        _furnish(commune)
    return commune


def _furnish(commune: Commune) -> None:
    bodies = {new.symbol: _body(commune, new, order) for order, new in enumerate(BODIES, start=1)}
    for symbol, above in UNDER.items():
        bodies[symbol].parent = bodies[above]
        bodies[symbol].save(update_fields=["parent"])
    for new in BODIES:
        if new.system != "state":
            PartyTerm(commune=commune, body=bodies[new.symbol], label="2025-2030", begins=BEGAN).save()
    groups = {}
    for number, households in enumerate(GROUP_HOUSEHOLDS, start=1):
        group = ResidentialGroup(
            commune=commune, code=f"tdp-{number:02d}", name=str(number), label="tổ dân phố", households=households,
            meeting_place=f"Nhà văn hóa tổ dân phố {number}", valid_from=BEGAN,
        )  # fmt: skip
        group.save()
        groups[group.code] = group
    hashed = make_password(PASSWORD)  # one password for all: hashing it for each would take seconds
    actors = [_official(commune, bodies[new.symbol], groups.get(new.group), new, hashed) for new in SIGN_INS]
    record(actors[0], "house.demo", commune, after={"bodies": len(bodies), "officials": len(actors)})


def _body(commune: Commune, new: NewBody, order: int) -> Body:
    body = Body(
        commune=commune, name=new.name, short_name=new.short, symbol=new.symbol, kind=new.kind, system=new.system,
        aliases="\n".join(new.aliases), order=order, valid_from=BEGAN,
    )  # fmt: skip
    body.save()
    return body


def _official(
    commune: Commune, body: Body, group: ResidentialGroup | None, sign_in: SignIn, hashed: str
) -> Actor:  # fmt: skip
    user = User(
        username=sign_in.username, email=f"{sign_in.username}@dinhminh.example", full_name=sign_in.full_name,
        password=hashed,
    )  # fmt: skip
    user.save()
    post = Post(
        commune=commune, body=body, group=group, title=sign_in.title, powers=sorted(sign_in.powers),
        leads=sign_in.leads,
    )  # fmt: skip
    post.save()
    holding = Holding(commune=commune, post=post, user=user, begins=BEGAN, ground="Quyết định kiện toàn năm 2025 (mẫu)")
    holding.save()
    return Actor(commune=commune, user=user, holding=holding)


def actor(username: str) -> Actor:
    """The demo official of this name, acting from their post. Call inside the ward's scope."""
    holding = Holding.objects.select_related("post__body", "user", "commune").get(user__username=username)
    return Actor(commune=holding.commune, user=holding.user, holding=holding)
