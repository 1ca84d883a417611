"""Papers come in: one file, two thousand, or a pasted text."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import TooManyFieldsSent, TooManyFilesSent, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.http import Request, gated
from dinh.office.papers import actions, permissions, spool
from dinh.office.papers.forms.intake import IntakeForm
from dinh.office.papers.jobs import read_waiting
from dinh.office.papers.models import Batch, BatchItem
from dinh.office.papers.queries.batches import progress
from dinh.office.papers.uploads import Spooled, SpoolHandler
from dinh.office.papers.views.common import complain, paged

AT_ONCE = 20  # more files than this are read in the background


@require_http_methods(["GET", "POST"])
@gated(permissions.REGISTER)
@csrf_exempt
def intake(request: Request) -> HttpResponse:
    """The upload handler must be set before anything reads the body, so the check of the token follows inside."""
    handler = SpoolHandler(request)
    request.upload_handlers = [handler]
    try:
        answer: HttpResponse = _intake(request)
    except (TooManyFilesSent, TooManyFieldsSent):
        handler.forget()
        form = IntakeForm()
        problem = _("Mỗi lượt nhận tối đa 2.000 tệp nên lượt này chưa được nhận. Hãy chia thành nhiều lượt.")
        return render(request, "papers/intake.html", {"form": form, "problem": problem}, status=400)
    if answer.status_code >= 400:  # a wrong form, a missing token: the files will be sent again
        handler.forget()
    return answer


@csrf_protect
def _intake(request: Request) -> HttpResponse:
    form = IntakeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        files = _files(request, form)
        try:
            batch = actions.open_batch(
                by=request.actor, body=form.cleaned_data["body"], arrived=form.cleaned_data["arrived"], files=files
            )
        except ValidationError as error:
            _forget(files)
            complain(form, error)
        else:
            return _read(request, batch)
    return render(request, "papers/intake.html", {"form": form}, status=400 if form.errors else 200)


def _files(request: Request, form: IntakeForm) -> list[actions.Sent]:
    sent: list[Any] = request.FILES.getlist("files")
    files = [actions.Sent(file.name or "", file.size or 0, file.spooled) for file in sent if isinstance(file, Spooled)]
    text = form.cleaned_data["text"]
    if text.strip():
        data = text.encode()
        files.append(actions.Sent(_("Văn bản dán.txt"), len(data), spool.put(data)))
    return files


def _forget(files: list[actions.Sent]) -> None:
    for file in files:
        spool.drop(file.spooled)


def _read(request: Request, batch: Batch) -> HttpResponse:
    if batch.items.count() > AT_ONCE:
        actions.send_to_reading(by=request.actor, batch=batch)
        return redirect("papers:batch", batch.ref)
    read_waiting(request.actor, batch)
    settled = list(batch.items.select_related("paper"))
    only = settled[0] if len(settled) == 1 else None
    if only and only.paper and only.state == BatchItem.State.READ:
        messages.success(request, _("Đã đọc “%(name)s”. Hãy xem lại rồi xác nhận để vào sổ.") % {"name": only.name})
        return redirect("papers:reading", only.paper.ref)
    return redirect("papers:batch", batch.ref)


@require_safe
@gated(permissions.REGISTER)
def batch(request: Request, ref: str) -> HttpResponse:
    """How far the reading of a batch is, and what became of each file; refreshes itself while files wait."""
    found = Batch.objects.filter(ref=ref).select_related("body").first()
    if found is None:
        raise Http404(_("Không có lượt nhập này."))
    state = request.GET.get("ket-qua", "")
    items = BatchItem.objects.filter(batch=found).select_related("paper")
    if state in BatchItem.State.values:
        items = items.filter(state=state)
    context = {
        "batch": found,
        "progress": progress(found),
        "page": paged(request, items.order_by("order")),
        "state": state,
        "states": BatchItem.State.choices,
    }
    return render(request, "papers/batch.html", context)
