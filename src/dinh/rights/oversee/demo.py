"""Boards in the demo year: the ward's Ban TTND, a board for a road, plans, visits, recommendations in time, late, open.

People, matters and decisions here are made up. Days are counted back from today, so that something is always open.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import uuid4
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding
from dinh.ground.bodies.queries import bodies_on, holders_of
from dinh.ground.clock import now, pretend, today
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import groups_on
from dinh.law.periods import Period
from dinh.rights.oversee import permissions
from dinh.rights.oversee.actions import asking, boards, findings, members, noting, planning, recommending, visits
from dinh.rights.oversee.actions.boards import Party, Project
from dinh.rights.oversee.actions.findings import Found
from dinh.rights.oversee.actions.members import Chosen, Declared
from dinh.rights.oversee.actions.noting import Noted
from dinh.rights.oversee.actions.planning import Item
from dinh.rights.oversee.actions.recommending import Asked
from dinh.rights.oversee.actions.visits import Arrangement
from dinh.rights.oversee.demo_words import CHECKLISTS, COURSES, INSPECTORS, PROJECT_PEOPLE, Course
from dinh.rights.oversee.models import Board, Checklist, Recommendation, Visit

VN = ZoneInfo("Asia/Ho_Chi_Minh")
TERM = 1700  # days the demo's board still has: the heads of groups there were elected before the register began


def _days(count: int) -> timedelta:
    return timedelta(days=count)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), VN)


def _first(commune: Commune, power: str, day: date) -> Actor | None:
    held = [one for one in holders_of(power, day) if one.post.body.commune_id == commune.pk]
    return Actor(commune, held[0].user, held[0]) if held else None


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after its bodies, groups and posts exist; without a Front and a head of the
    board there is nothing to play."""
    day = today()
    front, head = _first(commune, permissions.FRONT, day), _first(commune, permissions.BOARD, day)
    groups = list(groups_on(day))[: len(INSPECTORS)]
    office = bodies_on(day).filter(kind=Body.Kind.COMMITTEE).first()
    if front is None or head is None or office is None or len(groups) < len(INSPECTORS):
        return
    board = _inspectors(front, head, day)
    road = _watchers(front, head, day)
    with pretend(_at(day - _days(240))):
        lists = {
            title: planning.write_checklist(by=head, title=title, for_kind=use, lines=[dict(line) for line in lines])
            for title, use, lines in CHECKLISTS
        }
    _plan(head, board, office, day)
    chair = _answerer(office, day)
    for course in COURSES:
        _play(course, road if course.road else board, front, head, chair, office, lists, day)
    _asked(head, board, day)
    with pretend(_at(day - _days(50))):
        period = str(Period.of(today(), 3).previous())
        report = planning.write_report(
            by=head, board=board, period=period, words="Ban họp đủ, đi đủ các cuộc đã lên kế hoạch.",
            proposals="Đề nghị Ủy ban nhân dân trả lời kiến nghị đúng hạn.",
        )  # fmt: skip
        planning.send_report(by=head, report=report, number="", edition=report.edition)


def _answerer(office: Body, day: date) -> Actor | None:
    held = [one for one in holders_of(permissions.ANSWERER, day) if one.post.body_id == office.pk]
    leads = sorted(held, key=lambda one: not one.post.leads)
    return Actor(office.commune, leads[0].user, leads[0]) if leads else None


def _inspectors(front: Actor, head: Actor, day: date) -> Board:
    """One from each group; Thành leads it and works on his phone."""
    on = day - _days(300)
    home: Holding | None = head.holding
    with pretend(_at(on)):
        board = boards.form(
            by=front, kind="ttnd", name=f"Ban Thanh tra nhân dân {front.commune}",
            home=home.post.body if home else None,
        )  # fmt: skip
        for group, name in zip(groups_on(day), INSPECTORS, strict=False):
            user = head.user if head.user and head.user.full_name == name else None
            paper = f"Biên bản bầu của {str(group)[0].lower()}{str(group)[1:]} (mẫu)"
            members.add(by=front, board=board, chosen=Chosen(name, on, on, group=group, paper=paper, user=user))
        board = boards.recognise(
            by=front, board=board, decision="Quyết định công nhận Ban (mẫu)", on=on, last=day + _days(TERM)
        )
        people = list(board.members.order_by("pk"))
        boards.meet(
            by=front, board=board, what="first", on=on, present=len(people), head=people[0], deputies=people[1:2],
            words="Bầu Trưởng ban, Phó Trưởng ban; thống nhất quy chế làm việc.",
        )  # fmt: skip
        boards.tell(by=front, board=Board.objects.get(pk=board.pk), on=on, edition=board.edition)
    with pretend(_at(day - _days(70))):
        words = "Rà việc quý vừa qua, phân công người theo dõi từng kiến nghị."
        boards.meet(by=head, board=board, what="regular", on=today(), present=len(people) - 1, words=words)
    return Board.objects.get(pk=board.pk)


def _watchers(front: Actor, head: Actor, day: date) -> Board:
    """A board for a road: three residents, the Front, the inspection board. Their kin is declared and compared."""
    on = day - _days(210)
    group = groups_on(day)[0]
    parties = (
        Party("investor", f"Ủy ban nhân dân {front.commune}", "Hoàng Thanh Bình"),
        Party("contractor", "Công ty TNHH Xây dựng Hồng Phát", "Trần Văn Lực"),
        Party("consultant", "Công ty Tư vấn giám sát Lam Giang", "Đoàn Văn Khải"),
        Party("decider", f"Chủ tịch Ủy ban nhân dân {front.commune}", "Hoàng Thanh Bình"),
    )
    with pretend(_at(on)):
        name = f"Ban Giám sát đầu tư của cộng đồng: đường ngõ {str(group).lower()}"
        project = Project(
            f"Bê tông hóa đường ngõ {str(group).lower()}", str(group), "", day + _days(60), parties, (group,)
        )
        board = boards.form(by=front, kind="gsdt", name=name, project=project)
        for person, kin in PROJECT_PEOPLE:
            told = tuple(Declared(relation, relative) for relation, relative in kin)
            paper = "Biên bản họp tổ dân phố (mẫu)"
            members.add(by=front, board=board, chosen=Chosen(person, on, on, group=group, paper=paper, kin=told))
        front_seat = Chosen("Phạm Thị Mai", on, on, seat="front", paper="Văn bản cử (mẫu)")
        members.add(by=front, board=board, chosen=front_seat)
        seat = Chosen(INSPECTORS[0], on, on, seat="ttnd", paper="Văn bản cử (mẫu)", user=head.user)
        members.add(by=front, board=board, chosen=seat)
        board = boards.recognise(by=front, board=board, decision="Quyết định lập Ban (mẫu)", on=on)
        people = list(board.members.order_by("pk"))
        boards.meet(by=front, board=board, what="first", on=on, present=5, words="Bầu Trưởng ban.", head=people[0])
        board = boards.tell_investor(
            by=front, board=Board.objects.get(pk=board.pk), on=on, number="", watch_from=on + _days(55),
            edition=board.edition,
        )  # fmt: skip
        return boards.tell(by=front, board=board, on=on, edition=board.edition)


def _plan(head: Actor, board: Board, office: Body, day: date) -> None:
    """The plan of the quarter, sent: what is still to come is a line of it."""
    span = Period.of(day, 3)
    with pretend(_at(max(span.start, day - _days(40)))):
        plan = planning.draft_plan(
            by=head, watcher="ttnd", board=board, period=str(span),
            title=f"Kế hoạch kiểm tra, giám sát {span.label}",
            words="Xem việc thu, chi đóng góp và việc thực hiện kết luận đối thoại.",
        )  # fmt: skip
        for theme, target in (
            ("Thu, chi các khoản Nhân dân đóng góp", "Các tổ dân phố"), ("Niêm yết thủ tục, phí, lệ phí", ""),
        ):  # fmt: skip
            item = Item(theme, span.start, span.end, None if target else office, "", target, "Đến kỳ")
            planning.add_item(by=head, plan=plan, item=item)
        plan.refresh_from_db()
        planning.send_plan(by=head, plan=plan, number="", edition=plan.edition)


def _play(
    course: Course, board: Board, front: Actor, head: Actor, chair: Actor | None, office: Body,
    lists: dict[str, Checklist], day: date,
) -> None:  # fmt: skip
    """One visit from its notice to the reply and what came of it, as far as its days go."""
    on = day - _days(course.ago)
    with pretend(_at(on - _days(14))):
        plan = Arrangement(
            by=board.kind, way=course.way, theme=course.theme, planned_on=on, board=board, place=course.place,
            target=office if course.office else None, target_name="" if course.office else course.place,
            team=list(board.members.filter(gone_on=None)[:3]), checklist=lists[course.checklist],
        )  # fmt: skip
        visit = visits.arrange(by=head, plan=plan)
        visit = visits.give_notice(by=head, visit=visit, on=today(), number="", edition=visit.edition)
    if course.ago <= 0:
        return
    with pretend(_at(on)):
        visit = visits.hold(by=head, visit=visit, on=on, met=course.met)
        _note(head, visit, course)
        found = [
            findings.find(by=head, visit=visit, found=Found(kind, words, ground, on))
            for kind, words, ground in course.findings
        ]
        visit.refresh_from_db()
        visit = visits.conclude(
            by=head, visit=visit, conclusion=course.conclusion, opinion="Nhất trí.", edition=visit.edition
        )
    with pretend(_at(on + _days(2))):
        visit = visits.confirm_visit(by=front, visit=visit, edition=visit.edition)
        visits.show_visit(by=front, visit=visit, shown=course.conclusion, edition=visit.edition)
    if not course.asks:
        return
    with pretend(_at(on + _days(3))):
        wrong = [one for one in found if one.kind != "good"]
        one = recommending.recommend(by=head, visit=visit, asked=Asked(office, course.asks, findings=wrong))
        one = recommending.submit(by=head, one=one, edition=one.edition)
        one = recommending.confirm(by=front, one=one, edition=one.edition)
        one = recommending.send(by=head, one=one, on=today(), edition=one.edition)
        one = recommending.receive(by=front, one=one, on=today(), edition=one.edition)
    _answered(course, one, chair, head, on + _days(3))


def _note(head: Actor, visit: Visit, course: Course) -> None:
    lines = list(visit.lines.all())
    noted = []
    for line, said in zip(lines, course.noted, strict=False):
        value = Decimal(said) if line.kind == "measure" else None
        answer = said if line.kind == "yes_no" else ""
        words = "" if answer or value is not None else said
        noted.append(Noted(uuid4(), now(), line.pk, answer, value, "", words))
    noting.note(by=head, visit=visit, noted=noted)


def _answered(course: Course, one: Recommendation, chair: Actor | None, head: Actor, came: date) -> None:
    if chair is None or course.reply_after is None:
        return
    on = came + _days(course.reply_after)
    with pretend(_at(on)):
        one = recommending.reply(
            by=chair, one=one, outcome="accepted", words=course.reply, on=on, do_by=on + _days(20), edition=one.edition
        )
    if course.done:
        with pretend(_at(on + _days(15))):
            recommending.follow(by=head, one=one, state="done", words=course.done, on=today(), edition=one.edition)


def _asked(head: Actor, board: Board, day: date) -> None:
    """Two residents asked: one was told the result, one waits."""
    by = Actor(commune=head.commune)
    with pretend(_at(day - _days(45))):
        words = "Rãnh thoát nước đầu ngõ đổ nắp rất mỏng, xe máy đi qua là rung. Nhờ Ban xem có đúng thiết kế không."
        asked = asking.Request("Nắp rãnh thoát nước đầu ngõ mỏng", words, "Ngõ 4", "", "")
        one = asking.ask(by=by, key="mau-xac-minh-1", board=board, request=asked).verification
    with pretend(_at(day - _days(43))):
        one = asking.take(by=head, verification=one, answer="Ban nhận, sẽ đo trong tuần.", edition=one.edition)
    with pretend(_at(day - _days(36))):
        result = "Đo năm nắp: hai nắp mỏng hơn thiết kế, đơn vị thi công đã thay."
        asking.finish(by=head, verification=one, result=result, edition=one.edition)
    with pretend(_at(day - _days(4))):
        words = "Tổ thu tiền điện chiếu sáng hai lần trong một quý, chưa thấy niêm yết bảng chi."
        asked = asking.Request("Khoản thu điện chiếu sáng của tổ", words, "Nhà văn hóa tổ", "", "")
        asking.ask(by=by, key="mau-xac-minh-2", board=board, request=asked)
