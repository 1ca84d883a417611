"""The yearly plan of publicity as people read it: each line with what was published for it, and as annex of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, posts_of
from dinh.ground.places.models import Commune
from dinh.rights.publish.models import Plan, PlanLine, Version
from dinh.rights.publish.public.items import BY_CODE, short
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, OfficialPaper, Para, Signature, Table

HEADINGS = ("TT", "Nội dung", "Công khai gì", "Hình thức", "Chậm nhất ngày", "Thời hạn", "Bộ phận chịu trách nhiệm")


@dataclass(frozen=True, slots=True)
class Progress:
    """A line of the plan with the versions published for it; `late` when its day passed without any."""

    row: PlanLine
    versions: tuple[Version, ...]
    late: bool
    came_late: bool

    @property
    def done(self) -> bool:
        return bool(self.versions)

    @property
    def clause(self) -> int:
        return BY_CODE[self.row.item].clause

    @property
    def short(self) -> str:
        return short(self.row.item)

    @property
    def letters(self) -> str:
        return ", ".join(self.row.forms)


def progress(plan: Plan, day: date) -> list[Progress]:
    published = Version.objects.exclude(published_at=None).select_related("publication").order_by("published_at")
    lines = plan.lines.select_related("body").prefetch_related(Prefetch("versions", published, to_attr="done"))
    found = []
    for row in lines:
        versions = tuple(row.done)
        came_late = bool(versions) and timezone.localdate(versions[0].published_at) > row.by_day
        found.append(Progress(row, versions, not versions and day > row.by_day, came_late))
    return found


def cells(found: Sequence[Progress]) -> list[tuple[str, ...]]:
    return [
        (str(at), f"{each.clause}. {each.short}", each.row.content, each.letters, f"{each.row.by_day:%d/%m/%Y}",
         each.row.term, str(each.row.body))
        for at, each in enumerate(found, start=1)
    ]  # fmt: skip


def plan_docx(plan: Plan, found: Sequence[Progress], body: Body, commune: Commune, day: date) -> bytes:
    """The plan as an official paper to be completed and signed: its table is the annex (Điều 14)."""
    table = Table(HEADINGS, tuple(cells(found)), widths=(1, 4, 7, 3, 3, 3, 4))
    place = str(commune)
    issuer = f"{body.name.removesuffix(place).strip()}\n{place}" if body.name.endswith(f" {place}") else body.name
    words = _(
        "Thực hiện Điều 14 Luật Thực hiện dân chủ ở cơ sở, %(body)s ban hành kế hoạch công khai năm %(year)d gồm "
        "%(count)d nội dung; hình thức (theo các điểm của khoản 1 Điều 12), thời gian, thời hạn và bộ phận chịu trách "
        "nhiệm nêu tại Phụ lục."
    ) % {"body": body.name, "year": plan.year, "count": len(found)}
    paper = OfficialPaper(
        system="state" if body.system == Body.System.STATE else "party", type_name="Kế hoạch", type_abbr="KH",
        number=None, organ_symbol=body.symbol or "UBND", superior=None, issuer=issuer, place=commune.name, day=None,
        drafted=day, subject=_("Công khai thông tin năm %(year)d") % {"year": plan.year},
        blocks=(Para.of(words),), signature=_signature(body, day),
        recipients=(_("Ủy ban MTTQ Việt Nam"), _("Các thôn, tổ dân phố")), archive="VT",
        annexes=(
            Annex(_("Phụ lục"), _("Nội dung công khai năm %(year)d") % {"year": plan.year}, (table,), landscape=True),
        ),
    )  # fmt: skip
    return to_docx(paper)


def _signature(body: Body, day: date) -> Signature:
    """Whoever heads the committee today; the name is left to the pen when nobody holds the post."""
    standing = bodies_on(day).filter(pk=body.pk).first()
    leading = next((post for post in posts_of(standing, day) if post.leads), None) if standing else None
    held = [holding for holding in getattr(leading, "now", []) if holding.begins <= day]
    committee = ("TM. ỦY BAN NHÂN DÂN",) if body.kind == Body.Kind.COMMITTEE else ()
    return Signature(committee, _("CHỦ TỊCH"), held[0].user.full_name if held else "")
