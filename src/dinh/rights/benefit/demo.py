"""Benefit in the demo year: programmes with their lists, one relief drive after a storm, two quarters asked, a year of
one-stop files. Everything passes through the acts that officials use; names and figures are made up."""

from __future__ import annotations

import io
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.households.queries import on as households_on
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.benefit import actions, permissions, services
from dinh.rights.benefit.actions import Given, Held, Line, Named
from dinh.rights.benefit.actions.common import take_off
from dinh.rights.benefit.demo_words import DRIVE, GIVERS, PROCEDURES, PROGRAMMES, Plan
from dinh.rights.benefit.models import Beneficiary, BeneficiaryList, Case, Slot, Survey

VN = ZoneInfo("Asia/Ho_Chi_Minh")
SEED = 2026
MEETING = 0.45  # of the households of a group come to its meeting
FILES = 600


def load(commune: Commune) -> None:
    """Call inside the commune's scope, after its groups, households and posts exist."""
    writers = [one for one in holders_of(permissions.WRITER, today()) if one.post.group_id is None]
    chairs = holders_of(permissions.APPROVER, today())
    if not writers or not chairs:
        return
    by = Actor(commune=commune, user=writers[0].user, holding=writers[0])
    chair = Actor(commune=commune, user=chairs[0].user, holding=chairs[0])
    dice = Random(SEED)  # noqa: S311  a made-up year, the same each time
    groups = list(groups_on(today()))
    names = _names(commune, groups)
    for plan in PROGRAMMES:
        _programme(by, chair, plan, groups, names, dice)
    _relief(by, groups, names, dice)
    _survey(by, dice, today() - timedelta(days=150), closed=True)
    _survey(by, dice, today() - timedelta(days=55), closed=True)
    _survey(by, dice, today() - timedelta(days=4), closed=False)
    _services(by, dice)


def _at(day: date) -> AbstractContextManager[None]:
    return pretend(datetime.combine(day, time(9, 30), VN))


def _names(commune: Commune, groups: list[ResidentialGroup]) -> dict[int, list[str]]:
    """Representatives of households, by group; where there is no register, made-up names."""
    found: dict[int, list[str]] = {group.pk: [] for group in groups}
    for home in households_on(commune, today()):
        if home.group_id in found and home.representative not in found[home.group_id]:
            found[home.group_id].append(home.representative)
    return {
        group.pk: found[group.pk] or [f"Nguyễn Văn {chr(65 + n)}" for n in range(20)] for group in groups
    }  # fmt: skip


def _programme(
    by: Actor, chair: Actor, plan: Plan, groups: list[ResidentialGroup], names: dict[int, list[str]], dice: Random
) -> None:
    day = today() - timedelta(days=plan.began)
    with _at(day):
        programme = actions.write_programme(by=by, words=plan.words)
        programme = actions.publish_programme(by=by, programme=programme)
    with _at(day + timedelta(days=2)):
        found = actions.open_list(by=by, programme=programme, title=plan.round)
        people = [
            Named(group, name, plan.amount, plan.goods, plan.ground)
            for group in groups
            for name in dice.sample(names[group.pk], min(plan.people, len(names[group.pk])))
        ]
        actions.import_people(by=by, found=found, people=people)
    if plan.until == "review":
        _meet(by, found, groups[:4], day + timedelta(days=6), dice)
        return
    _meet(by, found, groups, day + timedelta(days=6), dice)
    until = day + timedelta(days=14)
    with _at(day + timedelta(days=8)):
        found = actions.post_list(by=by, found=found, comments_until=until)
    visitor = Actor(commune=by.commune)
    with _at(day + timedelta(days=9)):
        said = actions.comment(by=visitor, found=found, text=plan.comment, channel="web")
    if plan.until == "posted":
        return
    with _at(day + timedelta(days=12)):
        actions.answer_comment(by=by, said=said, answer=plan.answer)
    with _at(until + timedelta(days=1)):
        found = actions.approve_list(by=chair, found=found, decision=plan.decision)
    with _at(until + timedelta(days=2)):
        found = actions.post_result(by=by, found=found)
    _give(by, found, plan, until + timedelta(days=5), dice)
    if found.shown_until and found.shown_until < today():
        with _at(found.shown_until + timedelta(days=1)):
            take_off(by, found.publication, "Đã niêm yết đủ thời hạn ở trụ sở và các nhà văn hóa.")


def _meet(by: Actor, found: BeneficiaryList, groups: list[ResidentialGroup], day: date, dice: Random) -> None:
    with _at(day):
        for group in groups:
            present = max(int(group.households * MEETING), 1)
            votes = {one.pk: present - dice.randrange(present // 4) for one in found.people.filter(group=group)}
            last = max(votes, default=0)
            if group is groups[-1]:
                votes[last] = present // 3  # the meeting does not propose everyone
            held = Held(day, group.meeting_place or str(group), present, f"Tổ trưởng {group}", votes)
            actions.record_review(by=by, found=found, group=group, held=held)


def _give(by: Actor, found: BeneficiaryList, plan: Plan, day: date, dice: Random) -> None:
    people = list(found.people.filter(result=Beneficiary.Result.AGREED).select_related("list", "group"))
    left = people[-2:] if len(people) > 2 else people[:1]
    with _at(day):
        actions.pay(
            by=by,
            people=[one for one in people if one not in left],
            given=Given(plan.how, day, place="Nhà văn hóa các tổ"),
        )
    asked = [one for one in people if one in left or dice.random() < plan.asked]
    with _at(min(day + timedelta(days=16), today())):
        visitor = Actor(commune=by.commune)
        for one in asked:
            said = "no" if one in left else "partly" if dice.random() < 0.03 else "yes"
            by_slip = dice.random() < 0.3
            actions.say_received(
                by=visitor if by_slip else by, person=one, said=said, channel="slip" if by_slip else "desk"
            )
    later = min(day + timedelta(days=20), today())
    with _at(later):
        case = Case.objects.filter(beneficiary=left[0], closed_on=None).first()
        if case:
            actions.pay(by=by, people=[left[0]], given=Given(plan.how, later, place="Tại nhà"))
            actions.settle_case(by=by, case=case, found="given", words="Hôm phát vắng nhà, đã mang đến tận nơi.")
            actions.say_received(by=by, person=left[0], said="yes", channel="desk")


def _relief(by: Actor, groups: list[ResidentialGroup], names: dict[int, list[str]], dice: Random) -> None:
    day = today() - timedelta(days=45)
    with _at(day):
        drive = actions.open_drive(by=by, **DRIVE)
        goods = {"đồng": drive.goods.get()}
        for name, unit in (("Gạo", "kg"), ("Chăn ấm", "chiếc"), ("Mì ăn liền", "thùng")):
            goods[unit] = actions.add_good(by=by, drive=drive, name=name, unit=unit)
    for step, (who, unit, quantity) in enumerate(GIVERS):
        given = day + timedelta(days=1 + step // 3)
        with _at(given):
            actions.gather(by=by, drive=drive, line=Line(goods[unit], quantity, given, who))
    for step, group in enumerate(groups):
        given = day + timedelta(days=9 + step // 4)
        with _at(given):
            for name in dice.sample(names[group.pk], 2):
                place = group.meeting_place or str(group)
                for unit, quantity in (("đồng", 1_500_000), ("kg", 20)):
                    line = Line(goods[unit], quantity, given, name, group, place)
                    row = actions.hand_out(by=by, drive=drive, line=line)
            if step == 2:
                actions.reverse_entry(by=by, entry=row, reason="Ghi nhầm người nhận")
    with _at(day + timedelta(days=25)):
        actions.close_drive(
            by=by, drive=drive,
            remainder="Chuyển Quỹ cứu trợ do Ủy ban MTTQ phường quản lý theo biên bản bàn giao số 04.",
        )  # fmt: skip


def _survey(by: Actor, dice: Random, begins: date, *, closed: bool) -> None:
    quarter = f"{begins.year}-Q{(begins.month - 1) // 3 + 1}"
    if Survey.objects.filter(quarter=quarter).exists():
        return
    with _at(begins - timedelta(days=6)):
        survey = actions.announce_survey(
            by=by, quarter=quarter, begins=begins, ends=begins + timedelta(days=27), per_group=8,
            seed_rule=f"Giải đặc biệt xổ số miền Bắc ngày {begins - timedelta(days=1):%d/%m/%Y} (mẫu)",
            seed_day=begins - timedelta(days=1),
        )  # fmt: skip
    with _at(begins):
        survey = actions.draw_survey(by=by, survey=survey, seed=str(dice.randrange(10_000, 99_999)))
    _answers(by, survey, dice, begins + timedelta(days=3), 8 if closed else 2)
    if closed:
        with _at(survey.ends + timedelta(days=1)):
            actions.close_survey(by=by, survey=survey)


def _answers(by: Actor, survey: Survey, dice: Random, day: date, each: int) -> None:
    with _at(min(day, today())):
        for stratum in survey.strata.order_by("code"):
            for slot in Slot.objects.filter(stratum=stratum, called=True).order_by("rank")[:each]:
                marks = {key: dice.choice("5544443321") for key in survey.questions}
                actions.type_survey(by=by, slot=slot, answers=marks)


def _services(by: Actor, dice: Random) -> None:
    """A year of files as the one-stop software lists them, taken in from a table."""
    day = today()
    first = date(day.year, 1, 3)
    rows = [["DANH SÁCH HỒ SƠ TIẾP NHẬN, GIẢI QUYẾT"], ["STT", "Mã hồ sơ", "Tên thủ tục", "Lĩnh vực", "Người nộp",
            "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả"]]  # fmt: skip
    weights = [weight for *_names, weight in PROCEDURES]
    for number in range(1, FILES + 1):
        procedure, field, term, _weight = dice.choices(PROCEDURES, weights)[0]
        came = first + timedelta(days=int((day - first).days * number / FILES))
        due = came + timedelta(days=term)
        back = due + timedelta(days=dice.choices((-2, -1, 0, 1, 4), (16, 22, 56, 4, 2))[0])
        back = max(back, came)
        rows.append([str(number), f"DM-{day.year}-{number:06d}", procedure, field, "", _vn(came), _vn(due),
                     _vn(back) if back <= day else ""])  # fmt: skip
    rows.append(["", f"Tổng số: {FILES} hồ sơ"])
    text = "\n".join(";".join(row) for row in rows)
    with _at(day):
        tried = services.try_table(io.BytesIO(text.encode()), "mot-cua-nam.csv", day)
        with tried.scratch:
            run = actions.keep_trial(by=by, file_name="mot-cua-nam.csv", tried=tried)
        actions.take_in(by=by, run_id=run.pk)


def _vn(day: date) -> str:
    return f"{day:%d/%m/%Y}"
