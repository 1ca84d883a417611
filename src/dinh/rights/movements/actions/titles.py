"""Titles by households and groups: opened for a year, registered, reviewed at a meeting, posted, recognised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.households import queries as households
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.movements import permissions
from dinh.rights.movements.actions.common import come, lock, needed, one_of, saved, share_of
from dinh.rights.movements.judging import household_passes
from dinh.rights.movements.models import GroupReview, HouseholdResult, Title, TitleRound


@dataclass(frozen=True, slots=True)
class Meeting:
    """A group's meeting: `present` households came; for a group's own title, how many agreed and did not."""

    held_on: date
    present: int
    minutes: str
    agreed: int | None = None
    against: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many households present agreed and did not, for one household."""

    agreed: int
    against: int = 0


@act
def found_title(
    *, by: Actor, name: str, unit: str, kind: str, criteria: str, pass_top: int, pass_bottom: int, posted_days: int,
    ground: str,
) -> Title:  # fmt: skip
    """A title with its criteria and the ward's rule. Raises ValidationError naming the field."""
    require(by, permissions.WRITE, by.commune)
    one_of("unit", unit, Title.Unit.values)
    one_of("kind", kind, Title.Kind.values)
    if (kind, unit) in (("family", "group"), ("group", "household")):
        raise ValidationError({"kind": _("Gia đình văn hóa xét cho hộ; thôn, tổ dân phố văn hóa xét cho thôn, tổ.")})
    share_of("pass_top", pass_top, pass_bottom)
    if posted_days < 1:
        raise ValidationError({"posted_days": _("Danh sách phải niêm yết ít nhất một ngày.")})
    title = Title(
        commune=by.commune, name=needed("name", " ".join(name.split()), _("Hãy ghi tên danh hiệu."), 150), unit=unit,
        kind=kind, criteria=needed("criteria", criteria, _("Hãy ghi tiêu chuẩn, mỗi dòng một điều."), 4000),
        pass_top=pass_top, pass_bottom=pass_bottom, posted_days=posted_days,
        ground=needed("ground", ground, _("Hãy ghi văn bản đặt ra tiêu chuẩn, cách xét, số ngày niêm yết.")),
    )  # fmt: skip
    saved(title, "name", _("Đã có danh hiệu mang tên này."))
    record(by, "movements.found_title", title, ground=title.ground, after={"name": title.name, "unit": unit})
    return title


@act
def open_round(*, by: Actor, title: Title, year: int, until: date) -> TitleRound:
    """A year of a title, in every group that exists today."""
    require(by, permissions.WRITE, title)
    day = today()
    if until < day:
        raise ValidationError({"until": _("Ngày này đã qua.")})
    if not 2000 <= year <= day.year + 1:
        raise ValidationError({"year": _("Năm này không hợp lý.")})
    round_ = TitleRound(commune=by.commune, title=title, year=year, opened_on=day, until=until)
    saved(round_, "year", _("Danh hiệu này đã mở xét cho năm ấy."))
    groups = ResidentialGroup.objects.on(day)
    GroupReview.objects.bulk_create([GroupReview(commune=by.commune, round=round_, group=group) for group in groups])
    record(by, "movements.open_round", round_, after={"year": year, "groups": len(groups)})
    return round_


@act
def register(*, by: Actor, review: GroupReview, household_ids: Iterable[int]) -> GroupReview:
    """The households of a group that register: the list becomes exactly these. Only those of the group, today."""
    review = lock(review)
    require(by, permissions.REGISTER, review)
    if not review.round.title.of_households:
        raise ValidationError(_("Danh hiệu này xét cho cả thôn, tổ, không đăng ký theo hộ."))
    wanted = set(household_ids)
    here = {one.id: one for one in households.on(by.commune, today(), groups=[review.group_id])}
    if strangers := wanted - set(here):
        words = _("%(count)d hộ không có trong sổ hộ của %(group)s hôm nay.")
        raise ValidationError({"households": words % {"count": len(strangers), "group": review.group}})
    review.results.exclude(household__in=wanted).delete()
    have = set(review.results.values_list("household_id", flat=True))
    elsewhere = HouseholdResult.objects.filter(round=review.round, household__in=wanted).exclude(review=review)
    if other := elsewhere.first():
        raise ValidationError({"households": _("Hộ %(number)s đã đăng ký ở nơi khác.") % {"number": other.number}})
    HouseholdResult.objects.bulk_create(
        [
            HouseholdResult(
                commune=by.commune, review=review, round=review.round, household_id=pk, number=here[pk].number,
                name=here[pk].representative,
            )
            for pk in sorted(wanted - have)
        ]
    )  # fmt: skip
    review.save()
    record(by, "movements.register", review, after={"registered": len(wanted)})
    return review


@act
def hold_review(
    *, by: Actor, review: GroupReview, meeting: Meeting, counts: Mapping[int, Count] | None = None,
    edition: int | None = None,
) -> GroupReview:  # fmt: skip
    """The group's meeting and what it said. The whole is the register's number of households on that day.

    `counts` by household id: those of the list that have one now; the rest wait. May be written again until it is
    posted. Raises ValidationError: more present than households, more votes than present, a household not on the list
    or not of the group on the day of the meeting.
    """
    review = lock(review)
    require(by, permissions.REVIEW, review)
    if edition is not None and review.edition != edition:
        raise ValidationError(_("Người khác vừa sửa kết quả này. Những gì đã gõ còn ở dưới; hãy mở lại để so."))
    title, whole = review.round.title, _whole(by, review, meeting)
    if title.of_households:
        _write_counts(by, review, meeting, counts or {})
    else:
        agreed, against = meeting.agreed, meeting.against or 0
        if agreed is None:
            raise ValidationError({"agreed": _("Hãy ghi số hộ đồng ý.")})
        _votes_fit("agreed", agreed, against, meeting.present)
        review.agreed, review.against = agreed, against
        review.passed = household_passes(title.pass_top, title.pass_bottom, agreed, meeting.present)
    review.held_on, review.present, review.whole = meeting.held_on, meeting.present, whole
    review.minutes = needed("minutes", meeting.minutes, _("Hãy ghi số biên bản cuộc họp."), 100)
    review.state, review.edition = GroupReview.State.REVIEWED, review.edition + 1
    review.save()
    after = {"held_on": meeting.held_on, "present": meeting.present, "whole": whole, "households": len(counts or {})}
    record(by, "movements.hold_review", review, after=after)
    return review


def _whole(actor: Actor, review: GroupReview, meeting: Meeting) -> int:
    come("held_on", meeting.held_on, review.round.opened_on)
    whole = households.count_on(actor.commune, meeting.held_on, review.group_id)
    if not whole:
        words = _("Sổ hộ của %(group)s ngày ấy chưa có hộ nào: ghi sổ hộ trước, tổng số hộ lấy từ đó.")
        raise ValidationError({"held_on": words % {"group": review.group}})
    if meeting.present > whole:
        words = _("Có %(present)d hộ dự họp nhưng sổ hộ chỉ có %(whole)d hộ.")
        raise ValidationError({"present": words % {"present": meeting.present, "whole": whole}})
    if meeting.present < 1:
        raise ValidationError({"present": _("Cuộc họp không có hộ nào dự thì không bình xét được.")})
    return whole


def _votes_fit(name: str, agreed: int, against: int, present: int) -> None:
    if agreed < 0 or against < 0 or agreed + against > present:
        words = _("%(said)d phiếu, nhưng chỉ có %(present)d hộ dự họp.")
        raise ValidationError({name: words % {"said": agreed + against, "present": present}})


def _write_counts(actor: Actor, review: GroupReview, meeting: Meeting, counts: Mapping[int, Count]) -> None:
    title = review.round.title
    results = {one.household_id: one for one in review.results.all()}
    here = {one.id: one.number for one in households.on(actor.commune, meeting.held_on, groups=[review.group_id])}
    for pk, said in counts.items():
        if pk not in results:
            raise ValidationError(_("Có hộ không ở trong danh sách đăng ký của tổ."))
        if pk not in here:
            words = _("Hộ %(number)s không còn trong sổ hộ của tổ ngày họp: bỏ khỏi danh sách, hoặc sửa ngày họp.")
            raise ValidationError({f"agreed_{pk}": words % {"number": results[pk].number}})
        _votes_fit(f"agreed_{pk}", said.agreed, said.against, meeting.present)
    changed = []
    for pk, one in results.items():
        said_ = counts.get(pk)
        agreed = said_.agreed if said_ else one.agreed
        if agreed is None:
            continue
        one.agreed, one.against = agreed, (said_.against if said_ else one.against) or 0
        _votes_fit(f"agreed_{pk}", agreed, one.against, meeting.present)
        one.passed = household_passes(title.pass_top, title.pass_bottom, agreed, meeting.present)
        changed.append(one)
    HouseholdResult.objects.bulk_update(changed, ["agreed", "against", "passed"], batch_size=200)


@act
def import_review(
    *, by: Actor, review: GroupReview, meeting: Meeting, rows: Sequence[tuple[int, Count]]
) -> GroupReview:  # fmt: skip
    """A group's whole list from a table: those households register, and have their counts, in one act.

    Raises ValidationError for a household twice, more rows than households, and whatever `hold_review` refuses.
    """
    review = lock(review)
    require(by, permissions.REVIEW, review)
    ids = [pk for pk, _count in rows]
    if len(ids) != len(set(ids)):
        raise ValidationError(_("Có hộ xuất hiện hai lần trong bảng."))
    whole = households.count_on(by.commune, meeting.held_on, review.group_id)
    if len(ids) > whole:
        words = _("Bảng có %(rows)d hộ, sổ hộ của tổ ngày ấy chỉ có %(whole)d.")
        raise ValidationError(words % {"rows": len(ids), "whole": whole})
    review.results.all().delete()
    review.state = GroupReview.State.REGISTERING
    review.save()
    register(by=by, review=review, household_ids=ids)
    return hold_review(by=by, review=review, meeting=meeting, counts=dict(rows))


@act
def post_review(*, by: Actor, review: GroupReview, posted_on: date, place: str) -> GroupReview:
    """Hang the list out for the title's days. Raises ValidationError while a registered household has no result."""
    review = lock(review)
    require(by, permissions.POST, review)
    title = review.round.title
    if title.of_households:
        waiting = review.results.filter(passed=None).count()
        if waiting:
            raise ValidationError(_("Còn %(count)d hộ đăng ký chưa có kết quả bình xét.") % {"count": waiting})
    come("posted_on", posted_on, review.held_on)
    review.posted_at_place = needed("place", place, _("Hãy ghi niêm yết ở đâu."), 200)
    review.posted_on, review.posted_until = posted_on, posted_on + timedelta(days=title.posted_days)
    review.state, review.edition = GroupReview.State.POSTED, review.edition + 1
    review.save()
    after = {"posted_on": posted_on, "until": review.posted_until}
    record(by, "movements.post_review", review, ground=title.ground, after=after)
    return review


@act
def correct_result(*, by: Actor, result: HouseholdResult, agreed: int, against: int, why: str) -> HouseholdResult:
    """After the posting a result is changed only with a reason, such as a comment that was right."""
    result = lock(result)
    review = lock(result.review)
    require(by, permissions.CORRECT, review)
    _votes_fit("agreed", agreed, against, review.present or 0)
    title = review.round.title
    before = {"agreed": result.agreed, "against": result.against, "passed": result.passed}
    result.agreed, result.against = agreed, against
    result.passed = household_passes(title.pass_top, title.pass_bottom, agreed, review.present or 0)
    result.changed_why = needed("why", why, _("Hãy ghi vì sao sửa."))
    result.save()
    after = {"agreed": agreed, "against": against, "passed": result.passed, "why": result.changed_why}
    record(by, "movements.correct_result", result, before=before, after=after)
    return result


@act
def recognise_groups(
    *, by: Actor, reviews: Iterable[GroupReview], decision: str, decided_on: date
) -> list[GroupReview]:  # fmt: skip
    """One decision for as many groups as it names, once their lists have hung out and every comment has its answer.

    A household that left the register before the decision stays in the record and is not recognised.
    """
    decision = needed("decision", decision, _("Hãy ghi số quyết định."), 200)
    come("decided_on", decided_on)
    found = [lock(review) for review in reviews]
    if not found:
        raise ValidationError({"reviews": _("Hãy chọn ít nhất một thôn, tổ dân phố.")})
    for review in found:
        require(by, permissions.RECOGNISE_GROUP, review)
        if review.posted_until and decided_on <= review.posted_until:
            words = _("%(group)s còn niêm yết đến hết ngày %(day)s.")
            told = {"group": review.group, "day": f"{review.posted_until:%d/%m/%Y}"}
            raise ValidationError({"reviews": words % told})
        if review.comments.filter(answered_on=None).exists():
            words = _("%(group)s còn ý kiến chưa trả lời.")
            raise ValidationError({"reviews": words % {"group": review.group}})
        here = {one.id for one in households.on(by.commune, decided_on, groups=[review.group_id])}
        gone = review.results.exclude(household__in=here) if review.round.title.of_households else None
        left = gone.update(gone=True) if gone is not None else 0
        review.state, review.decision, review.decided_on = GroupReview.State.RECOGNISED, decision, decided_on
        review.save()
        after = {"decided_on": decided_on, "gone": left}
        record(by, "movements.recognise_group", review, ground=decision, after=after)
    return found
