"""Preparing what will be made public: from a paper or from nothing, alone or by two at once, with any files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.files import storage
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import Refused, may
from dinh.ground.http import Request, gated
from dinh.ground.places.saving import attempt
from dinh.office.papers import queries as papers
from dinh.rights.publish import actions, permissions
from dinh.rights.publish.desk import kept
from dinh.rights.publish.desk.common import did, find_draft, find_publication
from dinh.rights.publish.desk.forms import DraftForm, initial, items_help
from dinh.rights.publish.models import Attachment, Publication, Version

FORM = "publish/desk/draft.html"


@dataclass(slots=True)
class Sheet:
    """One showing of the form: the draft it edits (None: a new one), the paper it was begun from, files kept."""

    version: Version | None = None
    paper: Any = None
    files: list[StoredFile] = field(default_factory=list)
    read: kept.Proposal | None = None
    theirs: list[tuple[str, str]] = field(default_factory=list)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def new(request: Request) -> HttpResponse:
    """A new publication; `?van-ban=<ref>` begins from a registered paper, `?noi-dung=CK02` with an item chosen."""
    sheet = Sheet(paper=_paper(request, request.POST.get("paper_ref") or request.GET.get("van-ban", "")))
    if request.method == "POST":
        form = DraftForm(request.POST, request.FILES, day=today(), paper=sheet.paper)
        sheet.files = kept.taken(request.POST.get("kept", ""), request.actor)
        if "doc" in request.POST:
            return _read(request, sheet, form)
        if form.is_valid() and (version := attempt(form, lambda: _start(request, form, sheet))):
            return _with_files(request, version, form, sheet)
        _keep_files(request, sheet, form)
        return _show(request, form, sheet, 400)
    return _show(request, DraftForm(day=today(), paper=sheet.paper, initial=_begin(request, sheet)), sheet)


def _start(request: Request, form: DraftForm, sheet: Sheet) -> Version:
    return actions.start(by=request.actor, content=form.content(sheet.paper.pk if sheet.paper else None))


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def edit(request: Request, ref: str) -> HttpResponse:
    """The open draft of a publication. When someone saved it meanwhile, their words stand beside what was typed."""
    version = find_draft(ref)
    sheet = Sheet(version=version)
    if request.method == "GET":
        return _show(request, DraftForm(day=today(), version=version, initial=initial(version)), sheet)
    form = DraftForm(request.POST, request.FILES, day=today(), version=version)
    sheet.files = kept.taken(request.POST.get("kept", ""), request.actor)
    if form.is_valid() and (saved := attempt(form, lambda: _edit(request, version, form))):
        return _with_files(request, saved, form, sheet)
    _keep_files(request, sheet, form)
    if form.is_bound and str(version.edition) != request.POST.get("edition"):
        sheet.theirs = _differences(form, version)
    return _show(request, form, sheet, 409 if sheet.theirs else 400)


def _edit(request: Request, version: Version, form: DraftForm) -> Version:
    edition = form.cleaned_data["edition"] or 0
    return actions.edit(by=request.actor, version=version, edition=edition, content=form.content(version.paper_id))


def _with_files(request: Request, version: Version, form: DraftForm, sheet: Sheet) -> HttpResponse:
    """Take in every file that can be; the others are named, and the words are safe already."""
    problems = kept.attach_kept(request.actor, version, sheet.files)
    problems += kept.attach_sent(request.actor, version, form.cleaned_data["documents"])
    if sheet.paper and form.cleaned_data.get("with_paper"):
        problems += _attach_paper(request, version, sheet.paper)
    for problem in problems:
        messages.error(request, _("Tệp chưa nhận được. %(why)s") % {"why": problem})
    ref = version.publication.ref
    if problems:
        messages.success(request, _("Chữ và các tệp khác đã lưu."))
        return redirect("publish_desk:edit", ref)
    messages.success(request, _("Đã lưu bản soạn."))
    return redirect("publish_desk:check" if "tiep" in request.POST else "publish_desk:edit", ref)


def _attach_paper(request: Request, version: Version, paper: Any) -> list[str]:
    try:
        if paper.source:
            data, name = storage.get(paper.source.sha256), paper.source.name
        else:
            data, name = papers.pdf(paper), f"{paper.type_name} {paper.number.replace('/', '-')}.pdf".strip()
        actions.attach(by=request.actor, version=version, data=data, name=name)
    except (ValidationError, Refused) as error:
        return [str(error)]
    return []


def _read(request: Request, sheet: Sheet, form: DraftForm) -> HttpResponse:
    """“Đọc từ văn bản”: what was read fills the fields that are still empty; the files stay."""
    _keep_files(request, sheet, form)
    bodies = list(bodies_on(today()))
    sheet.read = kept.propose(sheet.files, bodies, request.commune.name)
    if sheet.read is None:
        words = _("Chưa đọc được gì từ tệp đã chọn. Hãy chọn tệp .docx hoặc .pdf có chữ, hoặc gõ vào các ô dưới đây.")
        messages.warning(request, words)
    typed: dict[str, Any] = {}
    for name, each in form.fields.items():
        many = isinstance(each, forms.ModelMultipleChoiceField)
        value = request.POST.getlist(name) if many else request.POST.get(name, "")
        if value and name not in ("kept", "documents"):
            typed[name] = value
    values = {**_begin(request, sheet), **(sheet.read.values if sheet.read else {}), **typed}
    if sheet.read and not request.POST.get("title") and "issuer" in sheet.read.values:
        values["issuer"] = sheet.read.values["issuer"]
    return _show(request, DraftForm(day=today(), paper=sheet.paper, initial=values), sheet)


def _keep_files(request: Request, sheet: Sheet, form: DraftForm) -> None:
    """The browser forgets chosen files when a form comes back: we keep them."""
    stored, problems = kept.keep(request.actor, request.FILES.getlist("documents"))
    known = {each.sha256 for each in sheet.files}
    sheet.files += [each for each in stored if each.sha256 not in known]
    for problem in problems:
        messages.error(request, _("Tệp chưa nhận được. %(why)s") % {"why": problem})


def _begin(request: Request, sheet: Sheet) -> dict[str, Any]:
    """What is known before anyone types."""
    paper = sheet.paper
    office = Body.objects.filter(kind=Body.Kind.COMMITTEE).order_by("order").first() or request.actor.body
    values: dict[str, Any] = {"item": request.GET.get("noi-dung", ""), "issuer": office}
    if paper:
        subject = (paper.subject or "").strip()
        values |= {
            "title": subject[:1].upper() + subject[1:400], "paper_number": paper.number[:60], "decided": paper.issued,
            "issuer": paper.body if paper.direction == "out" else office, "with_paper": True, "paper_ref": paper.ref,
        }  # fmt: skip
    return values


def _paper(request: Request, ref: str) -> Any:
    if not ref:
        return None
    paper = papers.find_paper(ref)
    if paper is None or not paper.in_register or not may(request.actor, "papers.view", paper):
        raise Http404(_("Không có văn bản này trong sổ, hoặc chức danh của bạn không được xem."))
    return paper


def _differences(form: DraftForm, version: Version) -> list[tuple[str, str]]:
    """What the other's version says in the fields where it differs from what was typed here."""
    found = []
    now = initial(version)
    for name in ("item", "title", "summary", "body", "paper_number", "decided", "change_note"):
        if name not in form.fields:
            continue
        typed, theirs = form.data.get(name, ""), now[name]
        shown = f"{theirs:%Y-%m-%d}" if name == "decided" else str(theirs)
        if " ".join(typed.split()) != " ".join(shown.split()):
            words = version.get_item_display() if name == "item" else shown
            words = f"{theirs:%d/%m/%Y}" if name == "decided" else words
            found.append((str(form.fields[name].label), words))
    return found


def _show(request: Request, form: DraftForm, sheet: Sheet, status: int = 200) -> HttpResponse:
    version = sheet.version
    conflict = bool(sheet.theirs)
    if conflict and version:  # saving again is then a decision, taken with both versions in sight
        form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        form.data["edition"] = str(version.edition)  # type: ignore[index]
    context = {
        "form": form, "version": version, "paper": sheet.paper, "kept": sheet.files, "read": sheet.read,
        "kept_token": kept.token(sheet.files, request.actor), "theirs": sheet.theirs, "items": items_help(),
        "attachments": list(version.attachments.select_related("file")) if version else [],
        "concerned": version.groups.exists() if version else False,
    }  # fmt: skip
    return render(request, FORM, context, status=status)


@require_POST
@gated(permissions.WRITE)
def attachment(request: Request, pk: int, what: str) -> HttpResponse:
    """Cover, uncover, read again or take out one document of a draft."""
    acts = {
        "che": (actions.mask, _("Đã che thông tin cá nhân. Bà con chỉ xem bản đã che.")),
        "bo-che": (actions.unmask, _("Đã trở lại bản chưa che.")),
        "doc-lai": (actions.read_attachment, _("Đã đọc lại tài liệu.")),
        "bo": (actions.detach, _("Đã bỏ tài liệu khỏi bản soạn.")),
    }
    if what not in acts:
        raise Http404
    rows = Attachment.objects.select_related("version__publication", "file")
    row = get_object_or_404(rows, pk=pk)
    ref = row.version.publication.ref
    act, words = acts[what]
    if did(request, lambda: act(by=request.actor, attachment=row)):
        messages.success(request, words)
    return redirect("publish_desk:check" if request.POST.get("ve") == "kiem-tra" else "publish_desk:edit", ref)


@require_POST
@gated(permissions.WRITE)
def take_title(request: Request, ref: str) -> HttpResponse:
    """Take the title that the check proposes, in one tap."""
    version = find_draft(ref)
    content = actions.Content(
        item=version.item, title=request.POST.get("title", "")[:400], issuer=version.issuer, decided=version.decided,
        summary=version.summary, body=version.body, paper_number=version.paper_number, personal=version.personal,
        groups=tuple(version.groups.all()), change_note=version.change_note, plan_line=version.plan_line,
        paper_id=version.paper_id,
    )  # fmt: skip
    edition = request.POST.get("edition", "")
    number = int(edition) if edition.isdecimal() else 0
    if did(request, lambda: actions.edit(by=request.actor, version=version, edition=number, content=content)):
        messages.success(request, _("Đã đổi tiêu đề."))
    return redirect("publish_desk:check", ref)


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def discard(request: Request, ref: str) -> HttpResponse:
    """Give up a draft, after asking; it can be taken up again."""
    version = find_draft(ref)
    if request.method == "POST" and did(request, lambda: actions.discard(by=request.actor, version=version)):
        back = reverse("publish_desk:discarded", args=[version.pk])
        return redirect(back)
    return render(
        request, "publish/desk/confirm.html",
        {
            "question": _("Bỏ bản soạn này?"),
            "consequence": _("“%(title)s” sẽ không còn trong mục bản soạn. Bỏ nhầm thì lấy lại được.")
            % {"title": version.title},
            "action": _("Bỏ bản soạn"),
            "back_url": reverse("publish_desk:edit", args=[ref]),
        },
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.WRITE)
def discarded(request: Request, pk: int) -> HttpResponse:
    """A draft that was given up, with the way back."""
    rows = Version.objects.select_related("publication")
    version = get_object_or_404(rows.filter(state=Version.State.DISCARDED), pk=pk)
    if request.method == "POST" and did(request, lambda: actions.take_up(by=request.actor, version=version)):
        messages.success(request, _("Đã lấy lại bản soạn."))
        return redirect("publish_desk:edit", version.publication.ref)
    return render(request, "publish/desk/discarded.html", {"version": version})


@require_POST
@gated(permissions.WRITE)
def revise(request: Request, ref: str) -> HttpResponse:
    """Open the next version of a publication."""
    publication: Publication = find_publication(ref)
    if did(request, lambda: actions.revise(by=request.actor, publication=publication)):
        words = _("Đã mở bản mới, chép từ bản đang công khai. Sửa nội dung, ghi ngày và thay đổi gì rồi công khai.")
        messages.success(request, words)
        return redirect("publish_desk:edit", ref)
    return redirect("publish_desk:matter", ref)
