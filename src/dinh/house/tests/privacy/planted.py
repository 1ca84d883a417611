"""The canary in the rooms of votes, movements, scores, oversight and workplaces, by their acts."""

from __future__ import annotations

from datetime import date

from dinh.account.scores import actions as scores
from dinh.account.scores.models import Line
from dinh.account.scores.tests.conftest import FULL
from dinh.account.scores.tests.conftest import data as rubric_data
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.places.models import ResidentialGroup
from dinh.house.tests.privacy.canary import MAIL, NAME, PHONE, SPOKEN
from dinh.house.tests.privacy.conftest import on
from dinh.rights.decide import actions as decide
from dinh.rights.decide.tests import voting
from dinh.rights.movements import actions as movements
from dinh.rights.movements.tests.conftest import RECIPE, RULE
from dinh.rights.oversee.actions import asking, boards, members
from dinh.rights.oversee.models import Board
from dinh.rights.oversee.tests.conftest import chosen, road
from dinh.rights.workplaces import actions as workplaces
from dinh.rights.workplaces.actions import Call, Elected

TOLD = f"{NAME}, {PHONE}"


def in_votes(ba: Actor) -> None:
    """A matter that she proposed and whose voting is laid out: she stands in its roll."""
    with voting.on(date(2026, 9, 7)):
        matter = decide.draft(by=ba, draft=decide.Draft(
            code="BQ1", title=f"Làm ngõ trước nhà bà {NAME}", content=f"Hỏi {TOLD}.", proposer="head",
            proposed_by=NAME, proposed_on=date(2026, 9, 7), group=voting.group(), deed="",
        ))  # fmt: skip
        matter = decide.agree(by=ba, matter=matter, on=date(2026, 9, 7), agreed_with=NAME)
        matter = decide.table(by=ba, matter=matter)
        plan = voting.plan(day=date(2026, 10, 17))
        voted = voting.planned(ba, matter, plan)
    with voting.on(date(2026, 10, 17), 19, 5):
        decide.open_round(by=ba, round=voted)


def in_movements(tu: Actor, ba: Actor, school: Body, head: Actor) -> None:
    with on(2026, 9, 8):
        council = movements.found_council(by=tu, name="Hội đồng xét", decision="12/QĐ", founded_on=date(2026, 1, 5),
                                          regulation=RULE)  # fmt: skip
        movements.seat(by=tu, council=council, body=school, name=NAME)
        told = {name: getattr(RECIPE, name) for name in RECIPE.__slots__}
        recipe = type(RECIPE)(**{**told, "holder_name": NAME, "story": f"Bà {NAME} kể, {SPOKEN}."})
        movements.write_model(by=head, recipe=recipe, body=school)


def in_scores(lua: Actor, hung: Actor, body: Body, tu: Actor, visitor: Actor) -> None:
    with on(2026, 9, 9):
        rubric = scores.begin(by=lua, data=rubric_data())
        rubric = scores.adopt(
            by=hung, rubric=rubric, decision="12/QĐ", valid_from=date(2026, 1, 1), edition=rubric.edition
        )
        opening = scores.Opening(f"Chấm điểm, hỏi {NAME}", 2026, date(2026, 9, 15), date(2026, 9, 30), [body])
        campaign = scores.open_campaign(by=lua, rubric=rubric, opening=opening)
        sheet = campaign.sheets.get()
        for line in Line.objects.filter(sheet=sheet, key__in=FULL).order_by("pk"):
            scores.claim(by=tu, line=line, datum=FULL[line.key], note=f"Bà {NAME} xác nhận.", edition=line.edition)
            if line.key == "a.2":
                scores.add_evidence(by=tu, line=line, title=f"Thư của {TOLD}", address="/biet")


def in_oversight(mai: Actor, thanh: Actor, ttnd: Board, visitor: Actor) -> None:
    """She asks the board, sits on another as a member's relative, and is named by what it asks."""
    with on(2026, 9, 10):
        request = asking.Request(title=f"Xác minh thu quỹ, {NAME}",
                                 words=f"Tôi là {TOLD}: quỹ thu hai lần, không biên lai.",
                                 place="Tổ 1", name=NAME, contact=f"{PHONE}, {MAIL}")  # fmt: skip
        receipt = asking.ask(by=visitor, key="o1", board=ttnd, request=request)
        one = asking.take(by=thanh, verification=receipt.verification, answer=f"Nhận, thưa bà {NAME}.",
                          edition=receipt.verification.edition)  # fmt: skip
        project = boards.form(by=mai, kind="gsdt", name="Ban Giám sát đường tổ 1", project=road())
        group = ResidentialGroup.objects.get(code="to-1")
        kin = (members.Declared("chị ruột", NAME),)
        member = members.add(by=mai, board=project, chosen=chosen("Trần Văn Lợi", group, date(2026, 9, 10), kin=kin))
        members.leave(by=mai, member=member, gone="wish", on=date(2026, 9, 10), ground=f"Đơn, bà {NAME} nhận")
        asking.finish(by=thanh, verification=one, result=f"Đã trả bà {NAME} biên lai.", edition=one.edition)


def in_workplaces(head: Actor, school: Body) -> None:
    day = date(2026, 9, 11)
    with on(2026, 9, 11):
        workplaces.describe(by=head, body=school, day=date(2026, 1, 1), staff=40, union=True)
        call = Call(year=2026, form="plenary", day=day, place="Phòng họp", agenda=f"Nghe {NAME} báo cáo")
        one = workplaces.invite(by=head, body=school, call=call)
        one = workplaces.attend(by=head, conference=one, held_on=day, attended=30, chair=NAME, secretary=NAME)
        workplaces.decide(by=head, conference=one, kind="resolution", text=f"Khen {TOLD}", in_favour=29, against=0)
        three = [
            Elected("Trần Thị Mận", "Giáo viên", 25),
            Elected("Lò Văn Pha", "Thư viện", 24),
            Elected(NAME, "Bảo vệ", 20),
        ]
        workplaces.elect_board(by=head, conference=one, proposal="Nhất trí", members=three)
        workplaces.log(by=head, body=school, kind="board_plan", day=day, words=f"Gặp bà {TOLD}")
