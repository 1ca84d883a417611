"""Biên bản niêm yết and biên bản kết thúc niêm yết, as .docx: filled from what is known, with lines for the pen where
it is not. One file for one place, or one for every place with each on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Body
from dinh.ground.places.models import ResidentialGroup
from dinh.law import rules
from dinh.law.due import Due
from dinh.law.publicity import Channel, item
from dinh.rights.publish import outputs
from dinh.rights.publish.models import Posting, Version
from dinh.rights.publish.queries.heads import heads_by_group
from dinh.rights.publish.queries.standing import means, seat_name, standing
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Bullet, Heading, OfficialPaper, PageBreak, Para, Signature, Table

DOTS = "." * 30
SHORT_DOTS = "." * 12


@dataclass(frozen=True, slots=True)
class At:
    """What is known of the posting at one place: None where nobody has recorded it yet."""

    group: ResidentialGroup | None
    place: str
    head: str = ""
    posting: Posting | None = None
    term: Due | None = None


def one_place(version: Version, group: ResidentialGroup | None, day: date, *, ending: bool = False) -> bytes:
    """The record of the seat (`group` None) or of one group. Raises what `scribe.writing` raises for a body without a
    symbol."""
    at = next(
        at for at in _places(version, day) if (at.group.pk if at.group else None) == (group.pk if group else None)
    )
    return to_docx(_paper(version, [at], day, ending=ending))


def every_place(version: Version, day: date, *, ending: bool = False) -> bytes:
    """The records of the seat and of every group, each from a new page."""
    return to_docx(_paper(version, _places(version, day), day, ending=ending))


def _places(version: Version, day: date) -> list[At]:
    duties = {duty.place.group: duty for duty in standing(version, day).duties if duty.place and duty.proof}
    proofs = {
        row.pk: row for row in Posting.objects.filter(version=version).select_related("post", "end_post", "photo", "by")
    }
    heads = heads_by_group(day)
    found = []
    for group in [None, *version.posted_at.order_by("code")]:
        duty = duties.get(group.pk if group else None)
        posting = proofs.get(duty.proof) if duty and duty.proof else None
        usual = (group.meeting_place or str(group)) if group else seat_name(means())
        held = heads.get(group.pk, []) if group else []
        head = "; ".join(f"{holding.user}, {holding.post.title}" for holding in held)
        found.append(At(group, posting.place if posting else usual, head, posting, duty.term if duty else None))
    return found


def _paper(version: Version, places: Sequence[At], day: date, *, ending: bool) -> OfficialPaper:
    body = _body(version)
    blocks: list[Block] = []
    for at in places:
        if blocks:
            blocks.append(PageBreak())
        blocks += _record(version, at, body, ending=ending, alone=len(places) == 1)
    what = _("Kết thúc niêm yết") if ending else _("Niêm yết")
    return OfficialPaper(
        system="state", type_name="Biên bản", type_abbr="BB", number=None, organ_symbol=body.symbol or "UBND",
        superior=None, issuer=_issuer(version, body), place=version.commune.name, day=None, drafted=day,
        subject=_("%(what)s: %(title)s") % {"what": what, "title": version.title}, blocks=tuple(blocks),
        signature=Signature((), "", ""),
        recipients=(_("Như thành phần"),), archive="VT",
    )  # fmt: skip


def _body(version: Version) -> Body:
    """The people's committee posts; another body of the State does where it publishes itself."""
    if version.issuer.system == Body.System.STATE:
        return version.issuer
    return Body.objects.filter(kind=Body.Kind.COMMITTEE).order_by("order").first() or version.issuer


def _issuer(version: Version, body: Body) -> str:
    """ỦY BAN NHÂN DÂN / PHƯỜNG ĐÌNH MINH: the name breaks before the name of its place."""
    place = str(version.commune)
    if body.kind in (Body.Kind.COMMITTEE, Body.Kind.COUNCIL) and body.name.endswith(f" {place}"):
        return f"{body.name.removesuffix(place).strip()}\n{place}"
    return body.name


def _record(version: Version, at: At, body: Body, *, ending: bool, alone: bool) -> list[Block]:
    """One place, one page: when, where, who, what, from when to when, the proof, the signatures."""
    posting = at.posting
    day = posting and (posting.ended_on if ending else posting.posted_on)
    when = f"{day:%d/%m/%Y}" if day else f"{SHORT_DOTS}/{SHORT_DOTS}/{version.decided.year}"
    named = at.group is None or str(at.group).casefold() in at.place.casefold()
    where = at.place if named else f"{at.place}, {at.group}"
    done = _("kết thúc niêm yết") if ending else _("niêm yết")
    blocks: list[Block] = []
    if not alone:
        blocks.append(Para.of(str(at.group or seat_name(means())), bold=True, centred=True))
    words = _(
        "Hôm nay, ngày %(day)s, tại %(where)s, theo %(item)s và %(rule)s, chúng tôi lập biên bản %(done)s như sau:"
    ) % {"day": when, "where": where, "item": item(version.item).cite, "rule": _article(version, at), "done": done}
    what = _("%(number)s của %(issuer)s: %(title)s; gồm %(dots)s trang; mã nội dung %(ref)s.")
    return [
        *blocks,
        Para.of(words),
        Heading(1, "1", _("Thành phần")),
        *_people(at, body, ending=ending),
        Heading(1, "2", _("Nội dung niêm yết")),
        Para.of(
            what
            % {
                "number": outputs.numbered(version),
                "issuer": version.issuer,
                "title": version.title.rstrip("."),
                "dots": SHORT_DOTS,
                "ref": version.publication.ref,
            }
        ),
        Heading(1, "3", _("Thời gian, bằng chứng")),
        *_time(version, at, ending=ending),
        Para.of(_proof(posting, ending=ending)),
        Para.of(_("Biên bản được đọc lại cho mọi người cùng nghe, nhất trí và ký tên.")),
        _signatures(at),
    ]


def _people(at: At, body: Body, *, ending: bool) -> list[Block]:
    """Who recorded it at the seat, who heads the group; lines for the pen where nobody is known."""
    posting = at.posting
    post = posting and ((posting.end_post if ending else None) or posting.post)
    office = f"{posting.by}, {posting.post.title}" if posting and post == posting.post and not post.group_id else DOTS
    found: list[Block] = [Bullet.of(_("Đại diện %(body)s: ông (bà) %(who)s") % {"body": body.name, "who": office})]
    if at.group:
        found.append(Bullet.of(_("Đại diện %(group)s: ông (bà) %(who)s") % {"group": at.group, "who": at.head or DOTS}))
    return [*found, Bullet.of(_("Người chứng kiến: ông (bà) %(dots)s, ông (bà) %(dots)s") % {"dots": DOTS[:20]})]


def _article(version: Version, at: At) -> str:
    if at.term:
        return at.term.article
    channels = item(version.item).channels
    permanent = Channel.POSTING_PERMANENT in channels
    key = "publish.list" if version.publication.is_list else f"publish.posting{'_permanent' if permanent else ''}"
    return str(rules.get(key).entry(version.decided).cite)


def _time(version: Version, at: At, *, ending: bool) -> list[Block]:
    posting = at.posting
    since = f"{posting.posted_on:%d/%m/%Y}" if posting else f"{SHORT_DOTS}/{SHORT_DOTS}/{SHORT_DOTS}"
    if Channel.POSTING not in item(version.item).channels or version.publication.is_list:
        kept = _("đến khi có danh sách quý sau") if version.publication.is_list else _("thường xuyên")
        return [Para.of(_("Niêm yết từ ngày %(since)s, %(kept)s.") % {"since": since, "kept": kept})]
    days = outputs.posting_days(version)
    until = f"{at.term.due:%d/%m/%Y}" if at.term else f"{SHORT_DOTS}/{SHORT_DOTS}/{SHORT_DOTS}"
    words = _("Niêm yết từ ngày %(since)s, liên tục %(days)d ngày, đến hết ngày %(until)s.")
    found: list[Block] = [Para.of(words % {"since": since, "days": days, "until": until})]
    if ending:
        ended = f"{posting.ended_on:%d/%m/%Y}" if posting and posting.ended_on else DOTS
        words = _("Kết thúc ngày %(ended)s. Ý kiến của người dân trong thời gian niêm yết: %(dots)s")
        found.append(Para.of(words % {"ended": ended, "dots": DOTS}))
    return found


def _proof(posting: Posting | None, *, ending: bool) -> str:
    if posting is None:
        return _("Ảnh chụp bảng niêm yết kèm theo biên bản: %(dots)s") % {"dots": DOTS}
    photo = (posting.end_photo if ending else None) or posting.photo
    return _("Ảnh chụp “%(name)s” lưu trong sổ theo dõi công khai, mã tệp %(hash)s.") % {
        "name": photo.name, "hash": photo.sha256[:12],
    }  # fmt: skip


def _signatures(at: At) -> Table:
    """Cells to sign in: the group or the seat, two witnesses, who drew up the record."""
    first = _("Đại diện %(group)s") % {"group": at.group} if at.group else _("Đại diện trụ sở")
    names = [first, _("Người chứng kiến"), _("Người chứng kiến"), _("Người lập biên bản")]
    cell = f"({_('ký, ghi rõ họ tên')})\n\n\n{'.' * 24}"
    return Table(tuple(names), ((cell,) * len(names),), widths=(1,) * len(names))
