"""The room's part of the demo year: one consultation ended with its summary, one whose result is late, one open with
short statements, one being prepared."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import groups_on
from dinh.law.due import due
from dinh.rights.consult import actions, queries
from dinh.rights.consult import demo_words as words
from dinh.rights.consult.actions import Line, Minutes, Plan, Reply, Ruling, Said
from dinh.rights.consult.clocks import OPEN
from dinh.rights.consult.guard import hashed
from dinh.rights.consult.models import Clause, Consultation, Opinion
from dinh.rights.consult.permissions import DECIDER, WRITER
from dinh.rights.consult.splitting import Piece

VN = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = timedelta(days=1)
Words = Sequence[tuple[str, ...]]


def load(commune: Commune) -> None:
    """Everything asked and said up to today, through the same acts that people use."""
    day = today()
    if not (holders_of(WRITER, day) and holders_of(DECIDER, day) and _committee(day)):
        return
    year = day.year if (day.month, day.day) >= (11, 16) else day.year - 1  # as the demo year does
    _ended(commune, date(year, 3, 2))
    _late(commune, day)
    _open(commune, day)
    _prepared(commune, day)


def _at(day: date, hour: int = 9) -> AbstractContextManager[None]:
    return pretend(datetime.combine(day, time(hour, 15), VN))


def _by(commune: Commune, power: str) -> Actor:
    holding = holders_of(power, today())[0]
    return Actor(commune=commune, user=holding.user, holding=holding)


def _committee(day: date) -> Body | None:
    found: Body | None = bodies_on(day).filter(kind=Body.Kind.COMMITTEE).order_by("order", "pk").first()
    return found


def _begin(commune: Commune, day: date, text: str, *, publish: bool = True, **facts: object) -> Consultation:
    """Planned, with its draft, sent and open on that day."""
    with _at(day, 8):
        by = _by(commune, WRITER)
        body = _committee(day)
        given = {
            "forms": ("b", "d", "e"), "answerer": "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường", "body": body,
            "method": "Đăng trang thông tin, phát loa, họp tổ dân phố; nhận phiếu tại nhà văn hóa.", **facts,
        }  # fmt: skip
        one = actions.plan(by=by, plan=Plan(**given))  # type: ignore[arg-type]
        draft = actions.add_draft(by=by, consultation=one, text=text)
        actions.confirm_split(by=by, draft=draft, pieces=[Piece(c.label, c.text) for c in draft.clauses.all()])
        if publish:
            one = actions.send_plan(
                by=by, consultation=one, council_on=day, front_on=day, council_number="41/UBND-VP",
                front_number="42/UBND-VP", edition=one.edition,
            )  # fmt: skip
            one = actions.publish(by=by, consultation=one, edition=one.edition)
        return one


def _say(commune: Commune, one: Consultation, start: date, said: Words) -> list[Opinion]:
    """One opinion a day or so, each by its way."""
    clauses = {clause.label: clause for clause in queries.clauses(one)}
    made = []
    for number, (label, channel, text, *rest) in enumerate(said):
        day = min(start + DAY * (number % 14), one.until, today())
        given = Said(text, clauses.get(label) if label else None, rest[0] if rest else "")
        key = f"mau-{one.ref}-{number}"
        with _at(day, 10):
            if channel == "web":
                made.append(actions.opine(by=Actor(commune=commune), consultation=one, key=key, said=given).opinion)
            else:
                made.append(
                    actions.type_in(
                        by=_by(commune, WRITER), consultation=one, key=key, said=given, channel=channel, received_on=day
                    ).opinion
                )
    return made


def _release(commune: Commune, one: Consultation, rows: Iterable[Opinion], day: date) -> None:
    with _at(day, 15):
        actions.release(by=_by(commune, WRITER), consultation=one, opinions=rows)


def _group(commune: Commune, one: Consultation, made: Sequence[Opinion], groups: Words, day: date) -> Consultation:
    """Each group by a word its opinions share; what is left over has a reason; every group answered."""
    with _at(day, 14):
        by = _by(commune, WRITER)
        left = {row.pk: row for row in queries.opinions(one).select_related("clause")}
        for mark, title, kind, changed, text in groups:
            rows = [row for row in left.values() if mark in row.text]
            clause: Clause | None = rows[0].clause
            group = actions.gather(by=by, consultation=one, opinions=rows, title=title, clause=clause)
            actions.answer(by=by, group=group, reply=Reply(kind, text, changed))
            for row in rows:
                left.pop(row.pk)
        for row in left.values():
            actions.set_aside(by=by, opinion=row, reason="Chỉ bày tỏ đồng ý chung, không đề nghị sửa gì")
        one = Consultation.objects.get(pk=one.pk)
        return actions.summarise(by=by, consultation=one, edition=one.edition)


def _ended(commune: Commune, day: date) -> None:
    """The rules of democracy: opened in March, decided, published, reported."""
    until = due(OPEN, day).due + DAY * 2
    one = _begin(
        commune, day, words.RULES, kind="YK7", until=until,
        title="Dự thảo Quy chế thực hiện dân chủ ở cơ sở của phường",
        about="Quy chế nói rõ dán thông báo ở đâu, họp tổ lúc nào, ai làm gì. Bà con thấy chỗ nào chưa tiện?",
    )  # fmt: skip
    made = _say(commune, one, day + DAY, words.RULES_SAID)
    with _at(until - DAY, 20):
        group = groups_on(today()).first()
        clause = next(c for c in queries.clauses(one) if c.label == "Điều 3")
        actions.record_gathering(
            by=_by(commune, WRITER), consultation=one, key=f"mau-{one.ref}-hop",
            minutes=Minutes("b", until - DAY, "Nhà văn hóa tổ dân phố 1", 64, group),
            lines=[Line("Đề nghị họp tổ vào buổi tối để người đi làm dự được.", 58, clause, "change")],
        )  # fmt: skip
    _release(commune, one, made, until)
    summed = until + DAY * 6
    one = _group(commune, one, made, words.RULES_GROUPS, summed)
    with _at(summed, 16):
        one = actions.explain(
            by=_by(commune, DECIDER), consultation=one, edition=one.edition, number="87/BC-UBND",
            overview="Bà con quan tâm nhất đến giờ họp tổ dân phố.",
        )  # fmt: skip
        by = _by(commune, WRITER)
        draft = actions.add_draft(
            by=by,
            consultation=one,
            text=words.RULES_TAKEN_IN,
            note="Họp buổi tối hoặc ngày nghỉ; mở cửa sáng Chủ nhật.",
        )
        actions.confirm_split(by=by, draft=draft, pieces=[Piece(c.label, c.text) for c in draft.clauses.all()])
    decided = summed + DAY * 2
    with _at(decided):
        ruling = Ruling("changed", "Ban hành Quy chế sau khi sửa Điều 2, Điều 3.", decided, "214/QĐ-UBND")
        one = actions.decide(by=_by(commune, DECIDER), consultation=one, ruling=ruling, edition=one.edition)
        summary = "Bà con góp 13 ý kiến. Phường đã đổi giờ họp tổ sang buổi tối và mở nhà văn hóa thêm sáng Chủ nhật."
        one = actions.publish_result(
            by=_by(commune, WRITER), consultation=one, summary=summary, edition=one.edition, looked=True
        )
    with _at(decided + DAY * 30):
        actions.report(
            by=_by(commune, WRITER), consultation=one, council_on=decided + DAY * 29, front_on=decided + DAY * 29,
            council_number="118/BC-UBND", front_number="119/UBND-VP", edition=one.edition,
        )  # fmt: skip


def _late(commune: Commune, day: date) -> None:
    """Next year's plan: everyone is answered, and nobody has made the result public in time."""
    start = day - DAY * 47
    one = _begin(
        commune, start, words.YEAR_PLAN, kind="YK1", until=due(OPEN, start).due,
        title="Dự thảo Kế hoạch phát triển kinh tế - xã hội năm sau của phường",
        about="Năm sau phường định làm những việc này. Việc nào nên làm trước, việc nào chưa cần?",
    )  # fmt: skip
    made = _say(commune, one, start + DAY, words.YEAR_PLAN_SAID)
    _release(commune, one, made, one.until)
    summed = one.until + DAY * 3
    one = _group(commune, one, made, words.YEAR_PLAN_GROUPS, summed)
    signed = min(summed + DAY * 2, day)
    with _at(signed):
        one = actions.explain(by=_by(commune, DECIDER), consultation=one, edition=one.edition, number="203/BC-UBND")


def _open(commune: Commune, day: date) -> None:
    """Merging residential groups: open now, with short statements that two camps see differently."""
    start = day - DAY * 12
    one = _begin(
        commune, start, words.MERGE, kind="YK4", until=due(OPEN, start).due + DAY * 4, statements_open=True,
        title="Dự thảo Đề án sắp xếp, đặt lại tên một số tổ dân phố", forms=("a", "b", "d", "e"),
        about="Phường dự kiến nhập tổ dân phố 8 và 9, đổi tên tổ dân phố 10. Bà con các tổ này thấy thế nào?",
    )  # fmt: skip
    made = _say(commune, one, start + DAY, words.MERGE_SAID)
    _release(commune, one, [row for row in made[:9] if "Ông" not in row.text], day - DAY)
    with _at(start, 11):
        by = _by(commune, WRITER)
        rows = [actions.seed(by=by, consultation=one, text=text) for text in words.STATEMENTS]
    chance = random.Random(98_001)  # noqa: S311  the same demo each time
    person = 0
    for size, likely in words.CAMPS:
        for _each in range(size):
            person += 1
            said = {
                row.number: 0 if chance.random() < 0.1 else 1 if chance.random() < share else -1
                for row, share in zip(rows, likely, strict=True)
                if chance.random() < 0.9
            }
            with _at(start + DAY * (person % 11), 19):
                token = hashed(f"mau-{person}", one)
                actions.voice(by=Actor(commune=commune), consultation=one, token=token, choices=said)
    with _at(day - DAY, 18):
        actions.propose(by=Actor(commune=commune), consultation=one, text=words.PROPOSED)
        actions.draw_map(by=_by(commune, WRITER), consultation=one)


def _prepared(commune: Commune, day: date) -> None:
    """A draft from above, not open yet."""
    _begin(
        commune, day, words.ABOVE_DRAFT, publish=False, kind="TREN", until=day + DAY * 15,
        title="Dự thảo báo cáo về phương hướng phục vụ Nhân dân", sender="Ủy ban nhân dân tỉnh Lam Giang",
        about="Tỉnh gửi dự thảo báo cáo xuống phường để hỏi ý kiến bà con trước khi thông qua.",
    )  # fmt: skip
