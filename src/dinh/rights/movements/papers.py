"""The submission for commendation, ready to sign, with the list in an annex; the sheet of a model for the board."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, posts_of
from dinh.ground.clock import today
from dinh.rights.movements.models import Campaign, Entry, Examination, PracticeModel
from dinh.scribe.posters import Poster, notice_pdf
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, Block, Bullet, Heading, OfficialPaper, Para, Signature, Table

HEADER = ("Số TT", "Tập thể, cá nhân", "Đơn vị", "Đề nghị", "Thành tích", "Hội đồng đồng ý")
MOST = 700  # characters of a text on the board; the page says all
MOST_STEPS = 8


def submission(campaign: Campaign) -> bytes:
    """Tờ trình: who is submitted for what, by which rule and which vote; the list with achievements as annex.

    Raises ValidationError when nobody passed yet, or the ward has no committee to address.
    """
    chosen = list(
        campaign.entries.filter(state__in=("passed", "awarded")).select_related("body").prefetch_related("examinations")
    )
    if not chosen:
        raise ValidationError(_("Chưa có tập thể, cá nhân nào được hội đồng đồng ý nên chưa lập được tờ trình."))
    body = bodies_on(today()).filter(kind=Body.Kind.COMMITTEE).select_related("commune").order_by("order").first()
    if body is None:
        raise ValidationError(_("Địa phương chưa có Ủy ban nhân dân trong mục Đơn vị nên chưa lập được tờ trình."))
    council = campaign.council
    sittings = sorted({one.sitting.held_on for entry in chosen for one in _judged(entry)})
    days = ", ".join(f"{day:%d/%m/%Y}" for day in sittings)
    more = "trên" if council.pass_more else "từ"
    rule = (
        f"Quy tắc: đạt khi {more} {council.pass_top}/{council.pass_bottom} thành viên được biểu quyết đồng ý "
        f"({council.ground}). Thành viên cùng đơn vị được đề nghị không biểu quyết."
    )
    blocks: list[Block] = [
        Para.of(f"Căn cứ {campaign.ground};"),
        Para.of(f"Theo kết quả xét của {council.name} ({council.decision}), họp ngày {days}:"),
        Heading(2, "1", "Đề nghị khen"),
        *(Bullet.of(f"{award}: {words}.") for award, words in _by_award(campaign, chosen)),
        Para.of("Danh sách, thành tích và số phiếu của từng tập thể, cá nhân ở Phụ lục."),
        Heading(2, "2", "Cách xét"),
        Para.of(rule),
        Para.of(_posted(campaign)),
        Heading(2, "3", "Kiến nghị"),
        Para.of("Kính đề nghị xem xét, quyết định."),
    ]
    rows = tuple(_row(number, entry) for number, entry in enumerate(chosen, 1))
    content = Table(HEADER, rows, (1, 3, 3, 3, 7, 2), frozenset({0}))
    annex = Annex("Phụ lục", f"Danh sách đề nghị khen, {campaign}", (content,), landscape=True)
    place = str(body.commune)
    name = body.name
    broken = f"{name.removesuffix(place).strip()}\n{place}" if name.endswith(f" {place}") else name
    paper = OfficialPaper(
        system="state", type_name="Tờ trình", type_abbr="TTr", number=None, organ_symbol=body.symbol or "UBND",
        superior=None, issuer=broken, place=body.commune.name, day=None, drafted=today(),
        subject=f"Về việc khen thưởng {campaign}", blocks=tuple(blocks), signature=_signature(body),
        recipients=("Như trên", f"Ủy ban Mặt trận Tổ quốc Việt Nam {place}"), archive="VT", annexes=(annex,),
    )  # fmt: skip
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _judged(entry: Entry) -> list[Examination]:
    return list(entry.examinations.select_related("sitting"))


def _by_award(campaign: Campaign, chosen: list[Entry]) -> list[tuple[str, str]]:
    told = []
    for award in campaign.awards.splitlines():
        mine = [entry for entry in chosen if entry.award == award]
        kinds = [(label, sum(entry.kind == kind for entry in mine)) for kind, label in Entry.Kind.choices]
        if mine:
            told.append((award, ", ".join(f"{count} {label}" for label, count in kinds if count)))
    return told


def _posted(campaign: Campaign) -> str:
    if campaign.posted_on is None or campaign.posted_until is None:
        return f"Danh sách sẽ niêm yết {campaign.posted_days} ngày lấy ý kiến trước khi quyết định."
    comments = campaign.comments.count()
    said = f"{comments} ý kiến, đã trả lời {campaign.comments.exclude(answered_on=None).count()}" if comments else (
        "không có ý kiến"
    )  # fmt: skip
    return (
        f"Danh sách niêm yết từ ngày {campaign.posted_on:%d/%m/%Y} đến hết ngày {campaign.posted_until:%d/%m/%Y}: "
        f"{said}."
    )


def _row(number: int, entry: Entry) -> tuple[str, ...]:
    judged = entry.examinations.first()
    votes = f"{judged.agreed}/{judged.entitled}" if judged else ""
    return str(number), entry.name, entry.body.name, entry.award, entry.achievements, votes


def _signature(body: Body) -> Signature:
    leads = [post for post in posts_of(body, today()) if post.leads]
    now = [held for post in leads[:1] for held in getattr(post, "now", []) if held.begins <= today()]
    return Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", now[0].user.full_name if now else "")


def notice(model: PracticeModel, base: str) -> bytes:
    """PDF, A4, with the code that opens the page. `base` is where this reader found us, `https://dinhminh.example`."""
    url = f"{base}{model.path}"
    steps = [step.text for step in model.steps.all()]
    told = [f"{number}. {text}" for number, text in enumerate(steps[:MOST_STEPS], 1)]
    if len(steps) > MOST_STEPS:
        told.append(_("Còn %(count)d bước: xem ở trang.") % {"count": len(steps) - MOST_STEPS})
    texts = [_short(model.problem), *told, _short(model.story)]
    poster = Poster(
        commune=model.commune.title, title=model.title, url=url, address=url.split("://", 1)[-1],
        issuer=model.body.name, item=_("Mô hình Dân vận khéo"), number=_("Mã %(ref)s") % {"ref": model.ref},
        summary=tuple(filter(None, texts)), posted=_("Công nhận: %(decision)s") % {"decision": model.decision},
        asks=_("Muốn làm theo, hỏi: %(who)s") % {"who": model.holder_name or model.body.name},
    )  # fmt: skip
    return notice_pdf(poster)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST else f"{text[:MOST].rstrip()}…"
