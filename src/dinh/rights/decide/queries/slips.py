"""How the slips of a voting stand: given, back, waiting, read; who is in the team, what the law still wants of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.clock import today
from dinh.ground.fold import fold
from dinh.ground.households import queries as register
from dinh.law import rules
from dinh.law.cite import Cite
from dinh.law.rules.sources import DEMOCRACY
from dinh.rights.decide import boxes, codes
from dinh.rights.decide.models import Cast, Helper, PublicRecord, Reading, RollEntry, Round, Slip

TOTAL = Cite(DEMOCRACY, 21, 1)
TEAM = (Helper.Role.TEAM_HEAD, Helper.Role.TEAM)
STATES = (
    ("chua-giao", "chưa giao"),
    ("chua-nop", "đã giao, chưa nộp"),
    ("da-nop", "đã nộp"),
    ("tren-mang", "đã biểu quyết trên mạng"),
    ("de-rieng", "để riêng, không đếm"),
    ("het-dung", "mất, hỏng"),
)


def team(round: Round) -> list[Helper]:
    """Its head first."""
    found = list(round.helpers.filter(role__in=TEAM).order_by("pk"))
    return sorted(found, key=lambda each: each.role != Helper.Role.TEAM_HEAD)


def wrong_team(round: Round, people: Sequence[tuple[bool, bool]], from_front: bool) -> list[str]:
    """What the law misses in a team of people, each (is head, knows IT); with the article."""
    online = round.form == Round.Form.ONLINE
    entry = rules.get("decide.online_team" if online else "decide.ballot_team").entry(today())
    wrong = []
    if not entry.value.holds(len(people)):  # type: ignore[union-attr]
        words = _("Tổ phải có %(count)s; đang có %(now)d (%(article)s).")
        wrong.append(words % {"count": entry.value, "now": len(people), "article": entry.cite})
    if sum(head for head, _it in people) != 1 or not from_front:
        words = _("Tổ trưởng là một người, đại diện Ban công tác Mặt trận (%(article)s).")
        wrong.append(words % {"article": entry.cite})
    if online and not any(knows for _head, knows in people):
        wrong.append(_("Tổ phải có người thạo công nghệ thông tin (%(article)s).") % {"article": entry.cite})
    return wrong


def team_wrong(round: Round) -> list[str]:
    """The same of the team as it is written down."""
    people = [(each.role == Helper.Role.TEAM_HEAD, each.knows_it) for each in team(round)]
    return wrong_team(round, people, from_front=True)


def wrong_witnesses(count: int) -> str:
    entry = rules.get("decide.ballot_witnesses").entry(today())
    if entry.value.holds(count):  # type: ignore[union-attr]
        return ""
    return _("Cần %(count)s chứng kiến kiểm phiếu (%(article)s).") % {"count": entry.value, "article": entry.cite}


def witnesses(round: Round) -> list[Helper]:
    return list(round.helpers.filter(role=Helper.Role.WITNESS).order_by("pk"))


@dataclass(frozen=True, slots=True)
class Board:
    """Numbers of slips. `back` are those counted, `web` households that voted on the web, `late` and `aside` slips that
    came and are not counted; `waiting` households of whom nothing came yet."""

    households: int
    issued: int
    printed: int
    given: int
    back: int
    web: int
    late: int
    aside: int
    ended: int

    @property
    def taken(self) -> int:
        return self.back + self.web

    @property
    def waiting(self) -> int:
        return self.households - self.taken


def board(round: Round) -> Board:
    living = Slip.objects.filter(round=round, ended="")
    web = round.casts.filter(channel=Cast.Channel.WEB).count()
    return Board(
        households=round.total or 0, issued=living.count(), printed=living.exclude(printed_at=None).count(),
        given=living.exclude(given_on=None).count(), back=living.exclude(returned_at=None).count(), web=web,
        late=living.filter(aside=Slip.Aside.LATE).count(), aside=living.filter(aside=Slip.Aside.WEB).count(),
        ended=Slip.objects.filter(round=round).exclude(ended="").count(),
    )  # fmt: skip


def rows(round: Round, *, state: str = "", giver: str = "", text: str = "") -> QuerySet[Slip]:
    """Slips in the order of their serials. `state` is a key of STATES, `giver` a helper's id; `text` finds by serial,
    household number, and every word of name and address as they are written."""
    voted = Exists(Cast.objects.filter(entry=OuterRef("entry"), channel=Cast.Channel.WEB))
    found = Slip.objects.filter(round=round).select_related("entry", "giver").annotate(on_web=voted).order_by("serial")
    living = Q(ended="")
    match state:
        case "chua-giao":
            found = found.filter(living, given_on=None, returned_at=None, aside="", on_web=False)
        case "chua-nop":
            found = found.filter(living, given_on__isnull=False, returned_at=None, aside="", on_web=False)
        case "da-nop":
            found = found.filter(living, returned_at__isnull=False)
        case "tren-mang":
            found = found.filter(living, on_web=True)
        case "de-rieng":
            found = found.exclude(aside="")
        case "het-dung":
            found = found.exclude(ended="")
    if giver.isdecimal():
        found = found.filter(giver=int(giver[:18]))
    for word in text.split()[:6]:
        number = Q(serial=int(word)) if word.isdecimal() and len(word) < 10 else Q()
        found = found.filter(
            number | Q(entry__number__iexact=word) | Q(entry__representative__icontains=word)
            | Q(entry__address__icontains=word)
        )  # fmt: skip
    return found


def waiting(round: Round) -> QuerySet[RollEntry]:
    """Households of whom nothing came yet, in the order of the list."""
    return RollEntry.objects.filter(round=round, cast=None).order_by("pk")


def find(round: Round, text: str) -> list[Slip]:
    """The living slip somebody means by what they typed or scanned: a code or the address with it, a serial, a
    household's number; then words of the name. Ended slips are found by their code or serial."""
    text = text.strip()
    rows = Slip.objects.filter(round=round).select_related("entry", "giver", "round")
    code = text.rstrip("/").rsplit("/", 1)[-1]
    if len(boxes.typed(code)) == codes.LETTERS and (found := rows.filter(code=codes.keyed(code)).first()):
        return [found]
    if text.isdecimal() and len(text) < 10 and (found := rows.filter(serial=int(text)).first()):
        return [found]
    living = rows.filter(ended="")
    if by_number := list(living.filter(entry__number__iexact=text)):
        return by_number
    wanted = fold(text).split()
    if not wanted:
        return []
    each = living.order_by("serial")
    return [one for one in each if all(word in fold(f"{one.entry.representative}").split() for word in wanted)][:10]


def wrong_bundle(round: Round, part: str, numbers: Mapping[str, int]) -> str:
    """Why a tally of a secret ballot's part cannot be: no such bundle, or not as many papers as were tied."""
    if not round.secret or round.form != Round.Form.BALLOT:
        return ""
    bundles = dict(round.bundles.values_list("name", "papers"))
    if not bundles:
        return _("Phiếu kín không có bó «%s».") % part if part else ""
    if part not in bundles:
        return _("Không có bó «%s»: xem lại tên bó.") % part
    total = sum(numbers.values())
    if round.seats == 1 and total != bundles[part]:
        words = _("Cộng lại được %(total)d, bó này có %(papers)d phiếu.")
        return words % {"total": total, "papers": bundles[part]}
    return ""


def back_words(slip: Slip) -> str:
    """When a slip came back, who took it, and what became of it."""
    at = slip.returned_at or slip.aside_at
    when = f"{timezone.localtime(at):%H:%M %d/%m/%Y}" if at else ""
    said = {"serial": slip.serial, "when": when, "who": slip.receiver, "why": slip.get_aside_display()}
    if slip.aside:
        return _("Phiếu số %(serial)d đã nhận lúc %(when)s, %(who)s ghi; để riêng, không đếm: %(why)s.") % said
    return _("Phiếu số %(serial)d đã nhận lúc %(when)s, %(who)s ghi. Không cần ghi lại.") % said


def aside_words(slip: Slip) -> str:
    """Why a slip that came is not counted, with the article, and what to do with the paper."""
    said = {"serial": slip.serial, "article": rules.get("decide.one_vote").entry(today()).cite}
    if slip.aside == Slip.Aside.WEB:
        return _(
            "Phiếu số %(serial)d: hộ đã biểu quyết trên mạng, lần đó đã được tính. Mỗi hộ một phiếu (%(article)s). "
            "Đừng bỏ phiếu giấy này vào hòm; để riêng, đã ghi là không đếm."
        ) % said  # fmt: skip
    said["when"] = f"{timezone.localtime(slip.round.closes_at):%H:%M %d/%m/%Y}"
    return _(
        "Phiếu số %(serial)d nộp sau hạn %(when)s nên không được đếm (%(article)s). Để riêng; đã ghi là nộp muộn."
    ) % said  # fmt: skip


def not_on_list(round: Round, text: str) -> str:
    """Why nothing was found: a household that the register has only since, or nothing at all."""
    code = text.strip().rstrip("/").rsplit("/", 1)[-1]
    number = text.strip()
    known = any(each.number == number for each in register.on(round.commune, today(), groups=[round.group_id]))
    if known:
        words = _(
            "Hộ số %(number)s có trong sổ hộ hôm nay nhưng không có trong danh sách chốt khi mở (%(when)s): hộ mới "
            "tách, mới đến sau ngày đó không có phiếu riêng. Tổng số hộ và danh sách giữ nguyên đến hết lần này "
            "(%(article)s)."
        )
        when = f"{timezone.localtime(round.opens_at):%d/%m/%Y}"
        return words % {"number": number, "when": when, "article": TOTAL}
    if len(boxes.typed(code)) == codes.LETTERS and (slip := codes.slip_of(code)):
        return _("Mã này thuộc lần lấy phiếu khác: %s.") % slip.round.matter
    return _("Không có phiếu nào khớp “%s”. Hãy xem số thứ tự ở cuống phiếu, hoặc số hộ.") % text.strip()[:60]


def by_day(round: Round) -> list[tuple[date, int]]:
    """How many slips came back on each day, in order."""
    moments = Slip.objects.filter(round=round, ended="").exclude(returned_at=None).values_list("returned_at", flat=True)
    return sorted(Counter(timezone.localdate(each) for each in moments if each).items())


@dataclass(frozen=True, slots=True)
class Giver:
    """What one of the team has in hand. `taken` counts households that voted, whatever way."""

    helper: Helper | None
    slips: int
    given: int
    taken: int


def by_giver(round: Round) -> list[Giver]:
    voted = Exists(Cast.objects.filter(entry=OuterRef("entry")))
    living = Slip.objects.filter(round=round, ended="").annotate(voted=voted)
    lines: dict[int | None, list[tuple[Any, bool]]] = {}
    for giver, given_on, done in living.values_list("giver", "given_on", "voted"):
        lines.setdefault(giver, []).append((given_on, done))
    people: list[Helper | None] = [*team(round), None]
    return [
        Giver(one, len(mine), sum(on is not None for on, _done in mine), sum(done for _on, done in mine))
        for one in people if (mine := lines.get(one.pk if one else None, [])) or one
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """A reader's desk: `unread` serials this person has not read, `differ` serials two people read differently."""

    returned: int
    mine: int
    unread: list[int]
    differ: list[int]
    settled: int


def reading_desk(round: Round, person: int) -> Desk:
    """What is left to read for one person. Nobody is shown what another read."""
    returned = dict(
        Slip.objects.filter(round=round, ended="").exclude(returned_at=None).order_by("serial")
        .values_list("pk", "serial")
    )  # fmt: skip
    last: dict[int, dict[int, tuple[Any, ...]]] = {}
    for each in Reading.objects.filter(slip__in=returned).order_by("pk"):
        last.setdefault(each.slip_id, {})[each.by_id] = (tuple(each.answer), each.spoiled)
    differ, settled, unread, mine = [], 0, [], 0
    for pk, serial in returned.items():
        said = last.get(pk, {})
        same = len(said) != len(set(said.values()))
        if same:
            settled += 1
        elif len(said) > 1:
            differ.append(serial)
        if person in said:
            mine += 1
        elif not same:
            unread.append(serial)
    return Desk(len(returned), mine, unread, differ, settled)


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a receipt: `listed` in the public record of a counted voting, or taken and waiting."""

    round: Round
    listed: bool


def receipt_standing(receipt: str) -> Standing | None:
    """Which voting a receipt is of; None when nobody was given it. A hash for each voting, then one look."""
    if len(boxes.typed(receipt)) != codes.LETTERS:
        return None
    salts = Round.objects.exclude(state__in=[Round.State.PLANNED, Round.State.CALLED_OFF]).values_list(
        "salt", flat=True
    )
    hashes = [boxes.hashed(salt, receipt) for salt in salts]
    for at in range(0, len(hashes), 500):
        rows = Cast.objects.filter(receipt__in=hashes[at : at + 500]).select_related("round__matter", "round__group")
        if cast := rows.first():
            record = PublicRecord.objects.filter(round=cast.round_id).first()
            listed = record is not None and f" receipt {cast.receipt}\n" in record.text
            return Standing(cast.round, listed)
    return None
