"""A fund or a work begins: what was decided, the estimate and its versions, sources, parties; its page opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.households import queries as register
from dinh.ground.households.permissions import own_group
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.ground.refs import new_ref
from dinh.ground.search import index
from dinh.rights.works import matters, permissions
from dinh.rights.works.actions.common import came, lock, needed
from dinh.rights.works.amounts import money
from dinh.rights.works.models import Decided, Due, Estimate, EstimateItem, Fund, Line, Party, Source, Work
from dinh.rights.works.queries import funds

SEARCH_KIND = "works"


@dataclass(frozen=True, slots=True)
class Deciding:
    """A decision about the money: `matter` a reference `BQ-…` in effect, or empty with a stated `ground`; `level` đồng
    a household (0: nobody owes), `limit` đồng that may be spent (0: a standing fund spends what it has)."""

    on: date
    matter: str = ""
    ground: str = ""
    level: int = 0
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new fund is. `place`, `starts_on`, `ends_on` are of a work alone."""

    kind: str
    name: str
    purpose: str
    deciding: Deciding
    group: ResidentialGroup | None = None
    show_names: bool = False
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an estimate: `line` is the id of one that is there already. `amount` đồng; 0 in a standing fund: no
    bound of its own."""

    title: str
    amount: int
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """Where money is to come from: kind (people, state, donor), whose, đồng."""

    kind: str
    amount: int
    name: str = ""
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Taking:
    """Someone who takes part: role, name, who speaks for them."""

    role: str
    name: str
    person: str = field(default="")


@act
def found(*, by: Actor, founding: Founding) -> Fund:
    """Write down a fund or a work, not public yet. Who owes what is frozen from the register of the decision's day.

    Raises ValidationError: a matter that is not of money, not in effect or of another group; no ground; a work without
    a bound; a head founding for another group.
    """
    require(by, permissions.FOUND, by.commune)
    own = own_group(by)
    if own is not None and (founding.group is None or founding.group.pk != own):
        raise ValidationError({"group": _("Tổ trưởng lập công trình, quỹ của thôn, tổ dân phố mình phụ trách.")})
    work = founding.kind == Fund.Kind.WORK
    if work and not founding.deciding.limit:
        raise ValidationError({"limit": _("Công trình cần tổng số được chi, theo quyết định.")})
    fund = Fund(
        commune=by.commune, ref=new_ref("CT" if work else "QU"), kind=founding.kind,
        name=needed("name", founding.name, _("Hãy ghi tên công trình, quỹ."), 200),
        purpose=needed("purpose", founding.purpose, _("Hãy ghi để làm gì.")), group=founding.group,
        show_names=founding.show_names,
    )  # fmt: skip
    decided = _decision(fund, founding.deciding, 1)
    fund.save(force_insert=True)
    decided.fund = fund
    decided.save(force_insert=True)
    if work:
        place = needed("place", founding.place, _("Hãy ghi công trình ở đâu."), 200)
        _days_in_order(founding.starts_on, founding.ends_on)
        Work(
            commune=by.commune, fund=fund, place=place, starts_on=founding.starts_on, ends_on=founding.ends_on
        ).save(force_insert=True)  # fmt: skip
    added, _raised = _list(fund, decided)
    after = {"kind": fund.kind, "level": decided.level, "limit": decided.limit, "households": added,
             "matter": decided.matter, "show_names": fund.show_names}  # fmt: skip
    record(by, "works.found", fund, ground=decided.ground, after=after)
    return fund


def _days_in_order(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise ValidationError({"ends_on": _("Ngày xong phải sau ngày khởi công.")})


def _decision(fund: Fund, deciding: Deciding, number: int) -> Decided:
    """The row of a decision, its matter checked."""
    ground = deciding.ground.strip()
    on = deciding.on
    if deciding.matter:
        matter = matters.in_effect(deciding.matter, fund.group_id)
        carried = Decided.objects.filter(matter=deciding.matter).exclude(fund_id=fund.pk).select_related("fund").first()
        if carried:
            said = _("Việc này đã là căn cứ thu, chi của “%(name)s”.")
            raise ValidationError({"matter": said % {"name": carried.fund.name}})
        ground, on = matters.ground_of(matter), matter.decided_on or on
    came("on", on)
    if not ground:
        raise ValidationError({"ground": _("Hãy chọn việc bà con đã quyết, hoặc ghi căn cứ khác.")})
    return Decided(
        commune=fund.commune, fund=fund, number=number, matter=deciding.matter, ground=ground[:300], on=on,
        level=deciding.level, limit=deciding.limit,
    )  # fmt: skip


def _list(fund: Fund, decided: Decided) -> tuple[int, int]:
    """Freeze who owes: households of the register on the decision's day. Those on the list owe the new level; how many
    were added, and how many owe another amount than before."""
    if not decided.level:
        return 0, 0
    groups = [fund.group_id] if fund.group_id else [each.pk for each in groups_on(decided.on)]
    there = {due.household_id: due for due in Due.objects.filter(fund=fund)}
    new, changed = [], 0
    for at, each in enumerate(register.on(fund.commune, decided.on, groups=groups), start=1):
        due = there.get(each.id)
        if due is None:
            new.append(Due(
                commune=fund.commune, fund=fund, household_id=each.id, group_id=each.group_id, order=at,
                number=each.number, representative=each.representative, address=each.address, owed=decided.level,
                folded=funds.folded(each.number, each.representative, each.address),
            ))  # fmt: skip
        elif due.owed != decided.level:
            changed += 1
            if due.paid + due.relieved > decided.level:
                words = _("Hộ %(number)s đã đóng góp hơn mức mới: trả lại phần hơn trước khi hạ mức.")
                raise ValidationError({"level": words % {"number": due.number}})
            due.owed = decided.level
            due.save(update_fields=["owed"])
    Due.objects.bulk_create(new)
    return len(new), changed


@act
def decide_anew(*, by: Actor, fund: Fund, deciding: Deciding) -> Decided:
    """A new decision takes the place of the one before: another level, another bound. Raises ValidationError for a
    decision already used here, and for a bound below what is spent and promised."""
    fund = lock(fund)
    require(by, permissions.DECIDE, fund)
    before = fund.decided
    if deciding.matter and fund.decisions.filter(matter=deciding.matter).exists():
        raise ValidationError(
            {"matter": _("Quyết định này đã ghi cho công trình, quỹ này rồi: cần một quyết định mới.")}
        )
    decided = _decision(fund, deciding, before.number + 1)
    promised = funds.promised(fund)
    if decided.limit and decided.limit < promised:
        words = _("Đã chi và chờ chi %(sum)s: tổng mới không được thấp hơn.")
        raise ValidationError({"limit": words % {"sum": money(promised)}})
    if fund.is_work and not decided.limit:
        raise ValidationError({"limit": _("Công trình cần tổng số được chi, theo quyết định.")})
    decided.save(force_insert=True)
    added, changed = _list(fund, decided)
    record(
        by, "works.decide", fund, ground=decided.ground, before={"level": before.level, "limit": before.limit},
        after={"level": decided.level, "limit": decided.limit, "added": added, "changed": changed},
    )  # fmt: skip
    return decided


@act
def estimate(*, by: Actor, fund: Fund, items: Sequence[Item], why: str = "") -> Estimate:
    """A new version of the estimate.

    Raises ValidationError: over what was decided (that needs a new decision); a line below what is spent and promised
    on it, or left out though something is; no reason for a later version.
    """
    fund = lock(fund)
    require(by, permissions.EDIT, fund)
    last, decided = fund.estimate, fund.decided
    total = sum(each.amount for each in items)
    if not items:
        raise ValidationError(_("Hãy ghi ít nhất một khoản."))
    if decided.limit and total > decided.limit:
        words = _("Dự toán %(total)s vượt tổng đã quyết %(limit)s. Muốn chi hơn, bà con phải quyết định lại; rồi ghi "
                  "quyết định mới ở trang này.")  # fmt: skip
        raise ValidationError(words % {"total": money(total), "limit": money(decided.limit)})
    if last:
        why = needed("why", why, _("Hãy ghi vì sao sửa dự toán."), 300)
    made = Estimate(
        commune=by.commune, fund=fund, decided=decided, number=last.number + 1 if last else 1, on=today(),
        why=why.strip()[:300], total=total,
    )  # fmt: skip
    made.save(force_insert=True)
    lines = {line.pk: line for line in fund.lines.all()}
    promised, kept = funds.promised_by_line(fund), set()
    top = max((line.order for line in lines.values()), default=0)
    for item in items:
        line = lines.get(item.line) if item.line else None
        if line is None:
            top += 1
            title = needed("title", item.title, _("Có dòng chưa ghi tên khoản."), 200)
            line = Line(commune=by.commune, fund=fund, order=top, title=title)
            line.save(force_insert=True)
        kept.add(line.pk)
        _enough_for(fund, line, item.amount, promised.get(line.pk, 0))
        EstimateItem(commune=by.commune, estimate=made, line=line, amount=item.amount).save(force_insert=True)
    gone = [lines[pk].title for pk, amount in promised.items() if amount and pk not in kept]
    if gone:
        raise ValidationError(_("Không bỏ được khoản đã có chi: %(titles)s.") % {"titles": ", ".join(gone)})
    record(by, "works.estimate", fund, ground=decided.ground, before={"total": last.total if last else 0},
           after={"number": made.number, "total": total, "lines": len(items), "why": made.why})  # fmt: skip
    return made


def _enough_for(fund: Fund, line: Line, amount: int, promised: int) -> None:
    if fund.is_work and not amount:
        raise ValidationError(_("Khoản “%(title)s” chưa có số tiền.") % {"title": line.title})
    if amount and amount < promised:
        words = _("Khoản “%(title)s” đã chi và chờ chi %(sum)s, không hạ xuống %(amount)s được.")
        raise ValidationError(words % {"title": line.title, "sum": money(promised), "amount": money(amount)})


@act
def edit(
    *, by: Actor, fund: Fund, name: str, purpose: str, show_names: bool, sources: Sequence[Planned],
    parties: Sequence[Taking], place: str = "", starts_on: date | None = None, ends_on: date | None = None,
) -> Fund:  # fmt: skip
    """What is written about a fund: name, purpose, sources, who takes part, schedule."""
    fund = lock(fund)
    require(by, permissions.EDIT, fund)
    before = {"name": fund.name, "show_names": fund.show_names}
    fund.name = needed("name", name, _("Hãy ghi tên công trình, quỹ."), 200)
    fund.purpose = needed("purpose", purpose, _("Hãy ghi để làm gì."))
    fund.show_names, fund.edition = show_names, fund.edition + 1
    fund.save()
    if fund.is_work:
        _days_in_order(starts_on, ends_on)
        work = fund.work
        work.place = needed("place", place, _("Hãy ghi công trình ở đâu."), 200)
        work.starts_on, work.ends_on = starts_on, ends_on
        work.save()
    fund.sources.all().delete()
    for each in sources:
        Source(commune=by.commune, fund=fund, kind=each.kind, name=each.name.strip()[:200], anonymous=each.anonymous,
               amount=each.amount).save(force_insert=True)  # fmt: skip
    fund.parties.all().delete()
    seen = set()
    for taking in parties:
        one = " ".join(taking.name.split())[:200]
        if (taking.role, one.casefold()) in seen:
            raise ValidationError(_("“%(name)s” được ghi hai lần ở một vai trò.") % {"name": one})
        seen.add((taking.role, one.casefold()))
        Party(commune=by.commune, fund=fund, role=taking.role, name=one, person=taking.person.strip()[:120]).save(
            force_insert=True
        )
    record(by, "works.edit", fund, before=before, after={
        "name": fund.name, "show_names": show_names, "sources": len(sources),
        "parties": [f"{each.role}: {each.name}" for each in parties],
    })  # fmt: skip
    index.put(by.commune, SEARCH_KIND, fund)
    return fund


@act
def open_fund(*, by: Actor, fund: Fund) -> Fund:
    """Its page is public and its ledger begins. Raises ValidationError without an estimate."""
    fund = lock(fund)
    require(by, permissions.OPEN, fund)
    if fund.estimate is None:
        raise ValidationError(_("Hãy lập dự toán trước: bà con cần biết tiền sẽ chi vào việc gì."))
    fund.state, fund.opened_on = Fund.State.OPEN, today()
    fund.save(update_fields=["state", "opened_on"])
    record(by, "works.open", fund, ground=fund.decided.ground, after={"estimate": fund.estimate.total})
    index.put(by.commune, SEARCH_KIND, fund)
    return fund
