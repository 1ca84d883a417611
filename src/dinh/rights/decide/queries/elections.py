"""Elections and offices: who stands, what is still wrong before a vote, who holds which office and how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Holding, Post
from dinh.ground.fold import fold
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.law.cite import Cite
from dinh.law.due import Due, due
from dinh.law.rules.sources import DETAILS
from dinh.rights.decide.models import Elected, Matter, Round
from dinh.rights.decide.queries import outcome

TEAM_CITE = Cite(DETAILS, "6–9")
HEAD_POWER = "decide.head"
AHEAD = 120  # days before a term ends from which we remind: our own reminder, not the law's


def candidate_names(matter: Matter) -> list[str]:
    """The options of an election, in the order they stand on the list; empty for what is no election."""
    if matter.deed != Matter.Deed.ELECT:
        return []
    return list(matter.candidates.order_by("pk").values_list("name", flat=True))


def same(one: str, other: str) -> bool:
    return " ".join(fold(one).split()) == " ".join(fold(other).split())


def on_team(matter: Matter, name: str) -> bool:
    return any(same(name, each) for each in matter.election_team.values_list("name", flat=True))


def stands(matter: Matter, name: str) -> bool:
    return any(same(name, each) for each in matter.candidates.values_list("name", flat=True))


def wrongs(round: Round) -> list[str]:
    """What keeps an election from opening: nobody stands, somebody runs it who stands in it, other names on the slip.
    Empty for what is no election."""
    matter = round.matter
    if matter.deed != Matter.Deed.ELECT or round.purpose != Round.Purpose.DECIDE:
        return []
    names = candidate_names(matter)
    if not names:
        return [_("Chưa có người ứng cử: cần ít nhất một người (%(article)s).") % {"article": TEAM_CITE}]
    found = []
    running = [*matter.election_team.values_list("name", flat=True), *round.helpers.values_list("name", flat=True)]
    for name in names:
        if any(same(name, each) for each in running):
            words = _("%(name)s là người ứng cử nên không được ở trong Tổ bầu cử, Ban kiểm phiếu (%(article)s).")
            found.append(words % {"name": name, "article": TEAM_CITE})
    labels = list(round.option_labels.values())
    if sorted(map(fold, labels)) != sorted(map(fold, names)):
        words = _("Phương án phải đúng là những người ứng cử: %(names)s. Hãy sửa lần biểu quyết.")
        found.append(words % {"names": ", ".join(names)})
    return found


def heads_on(day: date) -> QuerySet[Elected]:
    """Heads of groups in office on a day, those whose term has run out included until someone takes over."""
    rows: QuerySet[Elected] = Elected.objects.filter(seat=Elected.Seat.HEAD, begins__lte=day)
    return rows.filter(Q(ended_on=None) | Q(ended_on__gt=day)).select_related("group", "holding__user")


def members_on(day: date) -> QuerySet[Elected]:
    """Members of boards in office on a day."""
    rows: QuerySet[Elected] = Elected.objects.exclude(seat=Elected.Seat.HEAD).filter(begins__lte=day)
    still = (Q(last=None) | Q(last__gte=day)) & (Q(ended_on=None) | Q(ended_on__gt=day))
    return rows.filter(still).select_related("group", "matter").order_by("seat", "group__code", "pk")


def head_post(group: ResidentialGroup) -> Post | None:
    """The post whose powers the head of a group acts with; None when nobody has made one."""
    posts = Post.objects.filter(group=group).select_related("body").order_by("body__order", "order", "pk")
    return next((each for each in posts if HEAD_POWER in each.powers), None)


def holders(group: ResidentialGroup, day: date) -> list[Holding]:
    """Who holds the head's post on a day, as the register of posts has it."""
    post = head_post(group)
    return list(Holding.objects.on(day).filter(post=post).select_related("user")) if post else []


@dataclass(frozen=True, slots=True)
class Standing:
    """How the office of a group's head stands on a day. `key`: ok, ending, over, acting, vacant, unknown. `term` is
    the last day to elect a successor where the law has one; `known` names whom the register of posts has when nobody
    wrote down an election."""

    group: ResidentialGroup
    key: str
    head: Elected | None
    day: date
    until: date | None = None
    term: Due | None = None
    known: str = ""
    election: Matter | None = None
    before: Elected | None = None

    @property
    def tone(self) -> str:
        if self.key in ("ok", "unknown"):
            return "ok" if self.key == "ok" else "info"
        late = self.key == "over" or bool(self.until and self.until < self.day) or self.term_over
        return "late" if late else "soon"

    @property
    def term_over(self) -> bool:
        return bool(self.term and self.term.due < self.day)

    @property
    def words(self) -> str:
        told = {
            "ok": _("đang giữ chức"), "ending": _("sắp hết nhiệm kỳ"), "over": _("đã hết nhiệm kỳ, chưa bầu"),
            "acting": _("phụ trách tạm thời"), "vacant": _("đang khuyết"), "unknown": _("chưa ghi nhiệm kỳ"),
        }  # fmt: skip
        return told[self.key]


def standings(day: date) -> list[Standing]:
    """Every group of a day with its head, the term and what has to happen next. Six queries, however many groups."""
    groups = list(groups_on(day))
    heads = {each.group_id: each for each in heads_on(day)}
    vacated = _last_vacated(groups, day)
    running = _elections(groups)
    known = _known(groups, day)
    return [
        _standing(each, heads.get(each.pk), vacated.get(each.pk), running.get(each.pk), known.get(each.pk, ""), day)
        for each in groups
    ]


def standing(group: ResidentialGroup, day: date) -> Standing:
    head = heads_on(day).filter(group=group).first()
    vacated, running = _last_vacated([group], day).get(group.pk), _elections([group]).get(group.pk)
    return _standing(group, head, vacated, running, _known([group], day).get(group.pk, ""), day)


def _standing(
    group: ResidentialGroup,
    head: Elected | None,
    before: Elected | None,
    election: Matter | None,
    known: str,
    day: date,
) -> Standing:
    term = by_election(before) if before and (head is None or head.acting) else None
    if head and head.acting:
        return Standing(group, "acting", head, day, head.last, term, election=election, before=before)
    if head:
        key = "over" if head.until < day else "ending" if head.until <= day + timedelta(days=AHEAD) else "ok"
        return Standing(group, key, head, day, head.last, election=election)
    if before:
        return Standing(group, "vacant", None, day, None, term, election=election, before=before)
    return Standing(group, "unknown", None, day, known=known, election=election)


def _known(groups: Iterable[ResidentialGroup], day: date) -> dict[int, str]:
    """Whom the register of posts has as head, by group."""
    posts = {each.pk: each.group_id for each in Post.objects.filter(group__in=groups) if HEAD_POWER in each.powers}
    known: dict[int, list[str]] = {}
    for held in Holding.objects.on(day).filter(post__in=posts).select_related("user").order_by("begins", "pk"):
        known.setdefault(posts[held.post_id] or 0, []).append(str(held.user))
    return {group: ", ".join(names) for group, names in known.items()}


def by_election(gone: Elected) -> Due | None:
    """The last day to elect a successor of a head who left before the term was over (Nghị định 59/2023/NĐ-CP)."""
    if gone.ended_on is None or gone.ended not in Elected.VACATED or gone.acting:
        return None
    return due("elect.by_election", gone.ended_on)


def _last_vacated(groups: Iterable[ResidentialGroup], day: date) -> dict[int, Elected]:
    """The last head of each group who left without a successor; acting heads do not count."""
    rows = Elected.objects.filter(seat=Elected.Seat.HEAD, acting=False, group__in=groups, begins__lte=day)
    last: dict[int, Elected] = {}
    for each in rows.order_by("begins", "pk"):
        last[each.group_id] = each
    return {
        pk: each for pk, each in last.items()
        if each.ended_on and each.ended_on <= day and each.ended in Elected.VACATED
    }  # fmt: skip


def _elections(groups: Iterable[ResidentialGroup]) -> dict[int, Matter]:
    """Elections of a head under way, by group."""
    rows = Matter.objects.filter(code="BQ4", deed=Matter.Deed.ELECT, group__in=groups)
    rows = rows.exclude(state__in=[*Matter.ENDED, Matter.State.IN_EFFECT])
    return {each.group_id: each for each in rows.order_by("pk") if each.group_id}


def winners(matter: Matter) -> list[tuple[str, int]]:
    """Names and votes of those elected in the matter's last counted voting that did not fall short."""
    if matter.deed != Matter.Deed.ELECT:
        return []
    lines = list(outcome.lines_of(matter, matter.decided_on or date.min))
    if not lines or lines[-1].result.verdict is None:
        return []
    labels, count = lines[-1].round.option_labels, lines[-1].result.count
    return [(labels[key], count.votes.get(key, 0)) for key in lines[-1].result.verdict.winners]
