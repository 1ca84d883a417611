"""The cast of every test: who they are, which post they hold, so that a reader knows who may do what.

Lụa keeps the registers and the committee's work; Hùng chairs and signs; Tư is the clerk of the UBND, who also makes
public, keeps petitions, dialogues, mediation, households and votes; Bình chairs the UBND; Mai works for the Front; Ba
and Tám are heads of residential groups 1 and 2; Thành leads the people's inspection board; Thu holds the cash; An
only manages the house; Khánh is an official of another commune; Lan is a resident with an account and no post; a
visitor has neither.
"""

from __future__ import annotations

from datetime import date

from django_scopes import scope

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding, PartyTerm, Post
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune, Province, ResidentialGroup

BEGAN = date(2025, 7, 1)
PASSWORD = "gốc đa bến nước"

SECRETARY = [
    "past.bring", "papers.read", "papers.register", "papers.issue", "tasks.read", "tasks.assign", "tasks.do",
    "committee.manage",
    "reports.write", "publish.read", "oversee.read", "oversee.inspect", "oversee.violation",
    "movements.read", "movements.write", "workplaces.watch", "scores.draft", "scores.appraise",
    "overview.secretary",
]  # fmt: skip
CHAIR = [
    "papers.read", "papers.issue", "tasks.read", "tasks.assign", "tasks.accept", "committee.manage", "reports.write",
    "reports.sign", "journal.read", "publish.read", "oversee.read", "oversee.inspect", "oversee.violation",
    "movements.read", "movements.recognise", "scores.adopt", "overview.secretary", "overview.chair",
]  # fmt: skip
MEMBER = [
    "papers.read", "tasks.read", "tasks.do", "reports.write", "oversee.answer", "movements.read", "movements.adopt",
    "workplaces.own", "scores.self", "library.own",
]  # fmt: skip
MANAGER = ["house.manage", "journal.read", "alerts.manage"]
CLERK = [
    *MEMBER, "past.bring", "publish.read", "publish.write", "publish.prove", "information.handle", "outreach.write",
    "reach.survey",
    "petitions.read", "petitions.handle", "dialogue.read", "dialogue.write", "mediation.read", "mediation.write",
    "households.read", "households.write", "decide.read", "decide.write", "decide.count",
    "consult.read", "consult.write", "oversee.read", "works.read", "works.write", "movements.write", "benefit.read",
    "benefit.write", "benefit.onestop", "benefit.survey", "library.keep",
]  # fmt: skip
HEAD = [
    "publish.read", "publish.prove", "mediation.head", "households.read", "households.write", "decide.read",
    "decide.head", "decide.count", "consult.collect", "works.read", "works.write", "movements.read", "movements.review",
    "benefit.read", "benefit.head", "scores.self",
]  # fmt: skip
# The chair of the UBND receives citizens, answers, promises, and opens what a denouncer's law lets only him open.
UBND_CHAIR = [
    *MEMBER, "petitions.read", "petitions.handle", "petitions.decide", "petitions.denunciation", "petitions.identity",
    "dialogue.read", "dialogue.write", "dialogue.answer", "mediation.read", "mediation.recognise",
    "decide.read", "decide.recognise", "consult.read", "consult.decide", "works.read", "works.approve", "benefit.read",
    "benefit.approve", "movements.recognise", "oversee.read", "scores.adopt", "overview.chair",
]  # fmt: skip
FRONT = [
    *MEMBER, "petitions.front", "dialogue.read", "mediation.read", "decide.read", "decide.front", "decide.count",
    "consult.read", "consult.collect", "oversee.read", "oversee.front", "works.read", "movements.write",
    "benefit.read", "workplaces.watch",
]  # fmt: skip
INSPECTOR = [
    "oversee.read", "oversee.board", "petitions.review", "works.read", "scores.appraise", "overview.board",
    "reports.numbers",
]  # fmt: skip
CASHIER = ["works.read", "works.cash", "benefit.read"]
COUNCIL = ["papers.read", "oversee.read", "oversee.council"]

BODIES = [
    # name, short name, symbol, kind, system, aliases
    (
        "Đảng ủy phường Đình Minh", "Đảng ủy phường", "ĐU", "party", "party",
        "Đảng ủy\nBan Thường vụ Đảng ủy\nThường trực Đảng ủy",
    ),
    ("Ban Xây dựng Đảng Đảng ủy phường", "Ban Xây dựng Đảng", "BXDĐ", "party", "party", "Ban Xây dựng Đảng Đảng ủy"),
    ("Ban Chỉ đạo thực hiện dân chủ ở cơ sở phường", "Ban Chỉ đạo", "BCĐ", "board", "party", "Ban Chỉ đạo phường"),
    ("Ủy ban nhân dân phường Đình Minh", "UBND phường", "UBND", "committee", "state", "Ủy ban nhân dân phường\nUBND"),
    (
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường Đình Minh", "Ủy ban MTTQ phường", "MTTQ-BTT", "front", "front",
        "Mặt trận Tổ quốc phường\nỦy ban MTTQVN\nMặt trận Tổ quốc",
    ),
    ("Trường Tiểu học Đình Minh", "Trường Tiểu học", "THĐM", "unit", "state", ""),
    ("Các tổ dân phố phường Đình Minh", "Các tổ dân phố", "TDP", "board", "state", ""),
]  # fmt: skip


class Ward:
    """Phường Đình Minh, tỉnh Lam Giang, with its bodies and people. Call inside no scope; it makes its own rows."""

    def __init__(
        self, name: str = "Đình Minh", code: str = "90001", host: str | None = None, demo: bool = True
    ) -> None:
        province, _ = Province.objects.get_or_create(code="90", defaults={"name": "Lam Giang"})
        self.commune = Commune.objects.create(
            province=province, name=name, kind="phuong", code=code, host=host, is_demo=demo
        )
        self.bodies: dict[str, Body] = {}
        with scope(commune=self.commune):
            self._furnish()

    def _furnish(self) -> None:
        for order, (full, short, symbol, kind, system, aliases) in enumerate(BODIES, start=1):
            body = Body(
                commune=self.commune, name=full, short_name=short, symbol=symbol, kind=kind, system=system,
                aliases=aliases, order=order, valid_from=BEGAN,
            )  # fmt: skip
            body.save()
            self.bodies[symbol] = body
        PartyTerm(commune=self.commune, body=self.bodies["ĐU"], label="2025-2030", begins=BEGAN, ends=None).save()
        PartyTerm(commune=self.commune, body=self.bodies["BCĐ"], label="2025-2030", begins=BEGAN, ends=None).save()
        PartyTerm(commune=self.commune, body=self.bodies["BXDĐ"], label="2025-2030", begins=BEGAN, ends=None).save()
        for number in (1, 2, 3):
            ResidentialGroup(
                commune=self.commune, code=f"to-{number}", name=str(number), label="tổ dân phố", households=100 +
                number, valid_from=BEGAN,
            ).save()  # fmt: skip

    def official(
        self,
        username: str,
        full_name: str,
        symbol: str,
        title: str,
        powers: list[str],
        *,
        leads: bool = False,
        group: str = "",
    ) -> Actor:
        """Someone who holds a new post in the body with this symbol; `group` is the code of the group they head."""
        user = User.objects.create_user(username, f"{username}@dinhminh.example", PASSWORD, full_name=full_name)
        with scope(commune=self.commune):
            headed = ResidentialGroup.objects.get(code=group) if group else None
            post = Post(
                commune=self.commune, body=self.bodies[symbol], title=title, powers=powers, leads=leads, group=headed
            )
            post.save()
            holding = Holding(commune=self.commune, post=post, user=user, begins=BEGAN)
            holding.save()
            return Actor(commune=self.commune, user=user, holding=holding)

    def visitor(self) -> Actor:
        return Actor(commune=self.commune)
