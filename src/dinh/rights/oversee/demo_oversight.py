"""The demo year's inspections, supervision, criticism and one run of the planner, through the acts people use."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding
from dinh.ground.bodies.queries import bodies_on, holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune
from dinh.rights.oversee import demo_oversight_words as words
from dinh.rights.oversee import jobs_planner, planner_words
from dinh.rights.oversee.actions import criticism, inspections, inspections_conclusion, planner, supervision, taking
from dinh.rights.oversee.actions import recommending as recommendations
from dinh.rights.oversee.actions.criticism import Received
from dinh.rights.oversee.actions.inspections import Asked, ThemeFacts
from dinh.rights.oversee.actions.inspections_conclusion import Work
from dinh.rights.oversee.actions.supervision import Facts, Said
from dinh.rights.oversee.actions.taking import IntoSupervision, IntoTheme
from dinh.rights.oversee.inspections_lists import READY
from dinh.rights.oversee.models import Criticism, Inspection, Theme
from dinh.rights.oversee.permissions import ANSWERER, COUNCIL, FRONT, INSPECTOR
from dinh.rights.oversee.planner import Rules

VN = ZoneInfo("Asia/Ho_Chi_Minh")
NEEDED = ("BCĐ", "BXDĐ", "HĐND", "UBND", "MTTQ-BTT", "VHXH", "KTHT", "THĐM", "TYT")


def load(commune: Commune) -> None:
    """Everything of the demo year up to 16 November; nothing where the ward's bodies or people are missing."""
    day = today()
    bodies = {body.symbol: body for body in bodies_on(day)}
    people = {name: _by(commune, name) for name in (INSPECTOR, COUNCIL, FRONT)}
    if not all(people.values()) or not bodies.keys() >= set(NEEDED):
        return
    year = day.year if (day.month, day.day) >= (11, 16) else day.year - 1  # as the demo year does
    themes = _plan(commune, bodies, year)
    _inspected(commune, bodies, themes, year)
    _supervised(commune, bodies, year)
    _criticised(commune, bodies, year)
    _proposed(commune, bodies, themes[1], year)
    _proposed_to_the_council(commune, bodies, year)


def _at(day: date, hour: int = 9) -> AbstractContextManager[None]:
    return pretend(datetime.combine(day, time(hour, 15), VN))


def _by(commune: Commune, power: str, body: Body | None = None) -> Actor | None:
    held: list[Holding] = holders_of(power, today())
    found = [one for one in held if body is None or one.post.body_id == body.pk]
    return Actor(commune=commune, user=found[0].user, holding=found[0]) if found else None


def _who(commune: Commune, power: str, body: Body | None = None) -> Actor:
    actor = _by(commune, power, body)
    if actor is None:
        raise RuntimeError(f"{power}: nobody in the demo ward holds it.")
    return actor


def _plan(commune: Commune, bodies: dict[str, Body], year: int) -> list[Theme]:
    """The committee's plan: three themes, from the ready lists."""
    with _at(date(year, 3, 9)):
        by = _who(commune, INSPECTOR)
        plan = supervision.year_plan(by=by, watcher="committee", holder=bodies["BCĐ"], year=year, words=words.PLAN)
        themes = []
        spans = ((date(year, 4, 1), date(year, 9, 30)), (date(year, 7, 1), date(year, 12, 31)),
                 (date(year, 9, 1), date(year, 11, 30)))  # fmt: skip
        for chosen, (from_day, to_day) in zip(READY, spans, strict=True):
            lines = [Asked(text, look_at, most, kind) for text, look_at, most, kind in chosen.lines]
            facts = ThemeFacts(str(chosen.title), bodies["BXDĐ"], from_day, to_day, lines)
            plan.refresh_from_db()
            themes.append(inspections.add_theme(by=by, plan=plan, facts=facts))
        plan.refresh_from_db()
        supervision.issue_year_plan(by=by, plan=plan, on=today(), number="04-KH/BCĐ", edition=plan.edition)
    return themes


def _inspected(commune: Commune, bodies: dict[str, Body], themes: Sequence[Theme], year: int) -> None:
    """Four bodies inspected; the school's conclusion is issued with its work, one waits for its conclusion."""
    for number, (symbol, month, day, share, strengths, weaknesses) in enumerate(words.INSPECTED):
        theme = themes[0] if month < 10 else themes[2]
        one = _visited(commune, bodies[symbol], theme, date(year, month, day), share)
        with _at(date(year, month, day), 16):
            by = _who(commune, INSPECTOR)
            for kind, text, ground in words.REMARKS.get(symbol, ()):
                inspections_conclusion.add_remark(by=by, one=one, kind=kind, words=text, ground=ground)
            if number == len(words.INSPECTED) - 1:
                continue
            one = Inspection.objects.get(pk=one.pk)
            work = [
                Work(bodies[lead], text, date(year, due_month, due_day))
                for lead, text, due_month, due_day in words.WORK.get(symbol, ())
            ]
            one = inspections_conclusion.conclude_inspection(
                by=by, one=one, on=today(), strengths=strengths, weaknesses=weaknesses, work=work, edition=one.edition
            )


def issue(commune: Commune) -> None:
    """The conclusion on one inspection as a paper, under the committee's next number."""
    done = Inspection.objects.filter(body__symbol="VHXH", concluded_on__isnull=False).order_by("concluded_on").last()
    if done is None or done.concluded_on is None:
        return
    bxd = Body.objects.get(symbol="BXDĐ")
    with _at(date(done.concluded_on.year, 10, 19)):
        inspections_conclusion.issue_conclusion(
            by=_who(commune, INSPECTOR, bxd), one=done, signer="Trần Văn Hùng", signer_title="Trưởng ban",
            edition=done.edition,
        )  # fmt: skip


def _visited(commune: Commune, body: Body, theme: Theme, day: date, share: int) -> Inspection:
    """Put into the plan, asked to look at itself where someone answers there, visited and marked."""
    with _at(day.replace(day=1)):
        by = _who(commune, INSPECTOR)
        one = inspections.schedule(
            by=by, theme=theme, body=body, planned_on=day, why=words.WHY[body.symbol], team=words.TEAM
        )  # fmt: skip
        if own := _by(commune, ANSWERER, body):
            one = inspections.ask_report(by=by, one=one, report_by=day, number="11-CV/BCĐ", edition=one.edition)
            points: dict[int, int | None] = {each.pk: each.most for each in inspections.criteria_of(one)}
            one = inspections.report_itself(by=own, one=one, words=words.REPORT, own=points, edition=one.edition)
    with _at(day, 15):
        one = inspections.visit(
            by=by, one=one, on=day, place="Trụ sở đơn vị", met="Người đứng đầu và bộ phận được giao việc",
            edition=one.edition,
        )  # fmt: skip
        marks: dict[int, tuple[int | None, str]] = {
            each.pk: (each.most * share // 10, words.SEEN[each.order % len(words.SEEN)])
            for each in inspections.criteria_of(one)
        }
        return inspections.mark(by=by, one=one, marks=marks, edition=one.edition)


def _supervised(commune: Commune, bodies: dict[str, Body], year: int) -> None:
    """The council on how voters' proposals are answered: a session, a conclusion, a recommendation carried out."""
    with _at(date(year, 3, 16)):
        by = _who(commune, COUNCIL)
        plan = supervision.year_plan(by=by, watcher="council", holder=bodies["HĐND"], year=year)
        plan = supervision.issue_year_plan(by=by, plan=plan, on=today(), number="06/KH-HĐND", edition=plan.edition)
        facts = Facts(
            words.COUNCIL_THEME, "theme", date(year, 5, 4), date(year, 6, 30), (bodies["UBND"], bodies["KTHT"]),
            about=words.COUNCIL_ABOUT, team="Phùng Quốc Chính, Phó Chủ tịch Hội đồng nhân dân", decision="07/QĐ-HĐND",
            plan=plan,
        )  # fmt: skip
        one = supervision.supervise(by=by, watcher="council", holder=bodies["HĐND"], facts=facts)
    with _at(date(year, 5, 4)):
        one = supervision.ask_reports(by=by, one=one, report_by=date(year, 5, 20), edition=one.edition)
    with _at(date(year, 5, 19)):
        row = one.supervised.get(body=bodies["UBND"])
        supervision.submit_report(by=_who(commune, ANSWERER, bodies["UBND"]), row=row, words=words.COUNCIL_REPORT)
    with _at(date(year, 6, 11), 16):
        said = [Said(kind, who, text, bodies["UBND"], answer) for kind, who, text, answer in words.COUNCIL_SAID]
        supervision.hold_session(
            by=by, one=one, on=today(), place="Hội trường phường", chair="Phó Chủ tịch Hội đồng nhân dân", attended=24,
            bodies=[bodies["UBND"], bodies["KTHT"]], said=said,
        )  # fmt: skip
    with _at(date(year, 6, 22)):
        one.refresh_from_db()
        one = supervision.conclude_supervision(
            by=by, one=one, on=today(), conclusion=words.COUNCIL_CONCLUSION, number="15/BC-HĐND", edition=one.edition
        )
        asked = supervision.recommend_supervised(
            by=by, one=one, to=bodies["UBND"], words=words.COUNCIL_ASKS, reply_by=date(year, 7, 15)
        )
        asked = recommendations.send(by=by, one=asked, on=today(), number="16/HĐND", edition=asked.edition)
        one.refresh_from_db()
        supervision.show_supervision(by=by, one=one, shown=words.COUNCIL_SHOWN, edition=one.edition)
    with _at(date(year, 6, 23)):
        answerer = _who(commune, ANSWERER, bodies["UBND"])
        asked = recommendations.receive(by=answerer, one=asked, on=today(), edition=asked.edition)
    with _at(date(year, 7, 10)):
        recommendations.reply(
            by=answerer, one=asked, outcome="accepted", words=words.COUNCIL_REPLY, on=today(),
            do_by=date(year, 9, 30), edition=asked.edition,
        )  # fmt: skip


def _criticised(commune: Commune, bodies: dict[str, Body], year: int) -> None:
    """A draft of the UBND: a conference, three points, answered two days after the day the Front asked for; public."""
    with _at(date(year, 8, 4)):
        by = _who(commune, FRONT)
        facts = Received(
            "criticism", words.DRAFT, "committee", bodies["UBND"], date(year, 8, 3), "conference", "88/UBND-VP",
            words.DRAFT_ABOUT,
        )  # fmt: skip
        one = criticism.receive_draft(by=by, holder=bodies["MTTQ-BTT"], facts=facts)
    with _at(date(year, 8, 14), 16):
        hearing = criticism.add_hearing(
            by=by, one=one, form="conference", unit="Hội trường Mặt trận", held_on=today(), attended=32,
            chair="Phó Chủ tịch Ủy ban MTTQ",
        )  # fmt: skip
        for part, text, proposal, who in words.POINTS:
            criticism.add_point(by=by, one=one, part=part, text=text, proposal=proposal, who=who, hearing=hearing)
    with _at(date(year, 8, 18)):
        one = Criticism.objects.get(pk=one.pk)
        one = criticism.send_criticism(
            by=by, one=one, on=today(), number="21/MTTQ-BTT", answer_by=date(year, 9, 1), overview=words.OVERVIEW,
            edition=one.edition,
        )  # fmt: skip
    with _at(date(year, 9, 3)):
        answers = dict(zip(one.points.values_list("pk", flat=True), words.ANSWERS, strict=True))
        one = criticism.answer_points(
            by=_who(commune, ANSWERER, bodies["UBND"]), one=one, on=today(), answers=answers, number="97/UBND-VP",
            edition=one.edition,
        )  # fmt: skip
    with _at(date(year, 9, 7)):
        criticism.show_criticism(by=by, one=one, shown=words.SHOWN, edition=one.edition)


def _proposed(commune: Commune, bodies: dict[str, Body], theme: Theme, year: int) -> None:
    """The planner's run for the last weeks of the year, taken over with one change, and public."""
    usual = planner_words.usual()
    with _at(date(year, 11, 4)):
        by = _who(commune, INSPECTOR)
        one = planner.run_planner(
            by=by, purpose="committee", period=f"{year}-Q4", text=words.SEED, holder=bodies["BCĐ"],
            rules=Rules(4, usual.part, usual.whole, usual.longest, usual.factors),
        )  # fmt: skip
        one = jobs_planner.count(Actor(commune=commune), one)
        chosen = one.choices.exclude(why="unvisited").exclude(body=bodies["BXDĐ"]).order_by("order").last()
        if chosen is not None:
            planner.change_choice(by=by, choice=chosen, dropped=True, reason=words.DROPPED)
        one.refresh_from_db()
        one = taking.take_over(
            by=by, proposal=one, into=IntoTheme(theme, date(year, 12, 8)), edition=one.edition
        )  # fmt: skip
        planner.show_proposal(by=by, proposal=one, edition=one.edition)


def _proposed_to_the_council(commune: Commune, bodies: dict[str, Body], year: int) -> None:
    """The council's own run, taken over as one supervision that is still ahead."""
    usual = planner_words.usual()
    with _at(date(year, 11, 10)):
        by = _who(commune, COUNCIL)
        one = planner.run_planner(
            by=by, purpose="council", period=f"{year}-Q4", text=words.SEED, holder=bodies["HĐND"],
            rules=Rules(3, usual.part, usual.whole, usual.longest, usual.factors),
        )  # fmt: skip
        one = jobs_planner.count(Actor(commune=commune), one)
        into = IntoSupervision(
            words.COUNCIL_NEXT, "survey", date(year, 11, 30), date(year, 12, 18), about=taking.reasons_of(one)
        )  # fmt: skip
        one = taking.take_over(by=by, proposal=one, into=into, edition=one.edition)
        planner.show_proposal(by=by, proposal=one, edition=one.edition)
