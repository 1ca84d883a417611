"""The office's papers about a matter, ready to sign: number and day are left to the pen, the rest from the records.

Of a denunciation no paper names who wrote: the addressee is «người tố cáo», filled in by the post entrusted with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, posts_of
from dinh.ground.clock import today
from dinh.rights.petitions import papers as p
from dinh.rights.petitions.models import Kind, Petition
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, OfficialPaper, Para, Signature


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper. `after`: the steps that call for it, none when it is wanted from the start; `kinds`: of which
    matters; `form`: the form's number as law names it, printed small on top."""

    slug: str
    title: object
    type_name: str
    abbr: str
    make: Callable[[Petition], p.Content]
    kinds: tuple[str, ...] = tuple(Kind.values)
    after: tuple[str, ...] = ()
    form: str = ""
    grounds: Callable[[Petition], tuple[str, ...]] | None = None


VOICES, C, D = (Kind.REFLECTION.value, Kind.PROPOSAL.value), (Kind.COMPLAINT.value,), (Kind.DENUNCIATION.value,)
PAPERS = {
    paper.slug: paper
    for paper in (
        Paper("giay-bien-nhan", gettext_lazy("Giấy biên nhận"), "Giấy biên nhận", "GBN", p.receipt,
              form="Mẫu số 02/TCD"),
        Paper("phieu-de-xuat", gettext_lazy("Phiếu đề xuất thụ lý"), "Phiếu đề xuất", "PĐX", p.proposal, C + D,
              form="Mẫu số 01, Thông tư 05/2021/TT-TTCP"),
        Paper("bo-sung", gettext_lazy("Công văn đề nghị bổ sung"), "Công văn", "CV", p.supplement,
              after=("supplement",)),
        Paper("tiep-nhan", gettext_lazy("Thông báo tiếp nhận"), "Thông báo", "TB", p.acceptance, VOICES, ("accept",)),
        Paper("thu-ly", gettext_lazy("Thông báo thụ lý khiếu nại"), "Thông báo", "TB", p.acceptance, C, ("accept",)),
        Paper("thu-ly-to-cao", gettext_lazy("Quyết định thụ lý tố cáo"), "Quyết định", "QĐ", p.accept_denunciation, D,
              ("accept",), grounds=p.denunciation_grounds),
        Paper("chuyen-don", gettext_lazy("Phiếu chuyển đơn"), "Phiếu chuyển", "PC", p.forwarding, VOICES + C,
              ("forward",)),
        Paper("chuyen-to-cao", gettext_lazy("Phiếu chuyển đơn tố cáo"), "Phiếu chuyển", "PC", p.forwarding, D,
              ("forward",), form="Mẫu số 03, Thông tư 05/2021/TT-TTCP"),
        Paper("khong-thu-ly", gettext_lazy("Thông báo không thụ lý"), "Thông báo", "TB", p.refusal,
              after=("refuse",)),
        Paper("tra-loi", gettext_lazy("Công văn trả lời"), "Công văn", "CV", p.answer, VOICES, ("answer",)),
        Paper("moi-doi-thoai", gettext_lazy("Giấy mời đối thoại"), "Giấy mời", "GM", p.invitation, C, ("dialogue",)),
        Paper("bien-ban-doi-thoai", gettext_lazy("Biên bản đối thoại"), "Biên bản", "BB", p.minutes, C,
              ("dialogue", "dialogue_held"), form="Mẫu số 14, Nghị định 155/2026/NĐ-CP"),
        Paper("tam-dinh-chi", gettext_lazy("Quyết định tạm đình chỉ giải quyết khiếu nại"), "Quyết định", "QĐ",
              p.suspension, C, ("suspend",), form="Mẫu số 14a, 14b, Nghị định 155/2026/NĐ-CP",
              grounds=p.complaint_grounds),
        Paper("tam-dinh-chi-to-cao", gettext_lazy("Quyết định tạm đình chỉ giải quyết tố cáo"), "Quyết định", "QĐ",
              p.suspension, D, ("suspend",), grounds=p.denunciation_grounds),
        Paper("tiep-tuc", gettext_lazy("Quyết định tiếp tục giải quyết"), "Quyết định", "QĐ", p.resuming, C,
              ("resume",), grounds=p.complaint_grounds),
        Paper("tiep-tuc-to-cao", gettext_lazy("Quyết định tiếp tục giải quyết tố cáo"), "Quyết định", "QĐ", p.resuming,
              D, ("resume",), grounds=p.denunciation_grounds),
        Paper("dinh-chi", gettext_lazy("Quyết định đình chỉ giải quyết khiếu nại"), "Quyết định", "QĐ", p.termination,
              C, ("withdraw",), form="Mẫu số 14a, 14b, Nghị định 155/2026/NĐ-CP", grounds=p.complaint_grounds),
        Paper("dinh-chi-to-cao", gettext_lazy("Quyết định đình chỉ giải quyết tố cáo"), "Quyết định", "QĐ",
              p.termination, D, ("terminate",), grounds=p.denunciation_grounds),
        Paper("gia-han", gettext_lazy("Quyết định gia hạn giải quyết tố cáo"), "Quyết định", "QĐ", p.extension, D,
              ("extend",), grounds=p.denunciation_grounds),
        Paper("quyet-dinh", gettext_lazy("Quyết định giải quyết khiếu nại"), "Quyết định", "QĐ", p.decision, C,
              ("verified", "decide"), grounds=p.complaint_grounds),
        Paper("ket-luan", gettext_lazy("Kết luận nội dung tố cáo"), "Kết luận", "KL", p.conclusion, D,
              ("verify", "conclude"), grounds=None),
    )
}  # fmt: skip


def letters_of(petition: Petition) -> list[Paper]:
    """The papers this matter has come to need."""
    taken = set(petition.steps.values_list("kind", flat=True))
    fits = [paper for paper in PAPERS.values() if petition.kind in paper.kinds]
    return [
        paper for paper in fits
        if (not paper.after and (paper.slug != "phieu-de-xuat" or petition.state == "new"))
        or taken & set(paper.after)
    ]  # fmt: skip


def docx(petition: Petition, slug: str) -> bytes:
    """One paper as .docx. Raises ValidationError when something it needs is missing (the body has no symbol…)."""
    body = committee()
    if body is None:
        raise ValidationError("Địa phương chưa có Ủy ban nhân dân trong mục Đơn vị nên chưa lập được văn bản.")
    paper = PAPERS[slug]
    try:
        return to_docx(_official(petition, paper, paper.make(petition), body))
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _official(petition: Petition, paper: Paper, content: p.Content, body: Body) -> OfficialPaper:
    form: list[Block] = [Para.of(f"({paper.form})", italic=True, centred=True)] if paper.form else []
    letter, decides = paper.abbr == "CV", paper.abbr == "QĐ"
    return OfficialPaper(
        system="state", type_name=paper.type_name, type_abbr=paper.abbr, number=None, organ_symbol=body.symbol,
        superior=None, issuer=broken(body.name, str(petition.commune)), place=petition.commune.name, day=None,
        drafted=today(), subject=content.subject, blocks=(*form, *content.blocks), signature=signature(body),
        addressees=content.to if letter else (), recipients=() if letter else content.to, archive="VT",
        enactor=f"Chủ tịch {body.name}" if decides else "", enacts="Quyết định:" if decides else "",
        grounds=paper.grounds(petition) if decides and paper.grounds else (),
    )  # fmt: skip


def committee() -> Body | None:
    """The people's committee as it is today: it signs, whichever unit does the work."""
    found: Body | None = bodies_on(today()).filter(kind=Body.Kind.COMMITTEE).order_by("order", "pk").first()
    return found


def broken(name: str, place: str) -> str:
    """ỦY BAN NHÂN DÂN / PHƯỜNG ĐÌNH MINH"""
    return f"{name.removesuffix(place).strip()}\n{place}" if name.endswith(f" {place}") else name


def signature(body: Body) -> Signature:
    """The head of the committee, if someone holds that post today; otherwise the name is left to the pen."""
    leads = [post for post in posts_of(body, today()) if post.leads]
    now = [held for post in leads[:1] for held in getattr(post, "now", []) if held.begins <= today()]
    return Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", now[0].user.full_name if now else "")
