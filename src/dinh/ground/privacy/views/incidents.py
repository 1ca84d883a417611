"""Incidents and drills: the list, one with its clock and steps, its papers, the print view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.acting import DOCX
from dinh.ground.clock import now, today
from dinh.ground.fields import tried
from dinh.ground.gate import may, require
from dinh.ground.http import Request, gated
from dinh.ground.privacy import actions, extent, forms_incident, papers_incident, permissions
from dinh.ground.privacy.models import Incident, Measure
from dinh.ground.sheets import attachment
from dinh.law.breach import HOURS, NOTICE


@require_safe
@gated(permissions.INCIDENT_READ)
def index(request: Request) -> HttpResponse:
    form = forms_incident.IncidentFilter(request.GET)
    form.is_valid()
    get = form.cleaned_data.get
    rows = extent.incidents(state=get("tinh_trang", ""), drill=get("loai", ""), words=get("q", ""))
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    for each in page:
        each.is_late = each.late(now())  # type: ignore[attr-defined]
    context = {
        "form": form, "page": page, "filtered": any(request.GET.values()), "here": "incidents", "hours": HOURS,
        "ground": NOTICE, "may_open": may(request.actor, permissions.INCIDENT),
    }  # fmt: skip
    return render(request, "privacy/incidents.html", context)


@require_http_methods(["GET", "POST"])
@gated(permissions.INCIDENT)
def new(request: Request) -> HttpResponse:
    first = {"found_at": localtime(now()).replace(second=0, microsecond=0), "begins": today(), "ends": today()}
    form = forms_incident.OpenForm(request.POST or None, initial=first)
    made: list[Incident] = []
    if request.method == "POST" and form.is_valid() and tried(form, lambda: made.append(actions.open_incident(
        by=request.actor, drill=form.cleaned_data["drill"] == "yes", story=form.told()
    ))):  # fmt: skip
        messages.success(request, _("Đã mở hồ sơ. Đồng hồ chạy từ lúc phát hiện; các bước thường làm đã xếp sẵn."))
        return redirect("privacy_desk:incident", made[0].ref)
    context = {"form": form, "hours": HOURS, "ground": NOTICE}
    return render(request, "privacy/incident_form.html", context, status=400 if form.errors else 200)


def fetch(request: Request, ref: str) -> Incident:
    found = Incident.objects.filter(ref=ref.upper()).first()
    if found is None:
        raise Http404(_("Không có hồ sơ sự cố nào mang mã này."))
    require(request.actor, permissions.INCIDENT_READ, found)
    return found


def told(incident: Incident) -> dict[str, Any]:
    """What every view of one incident shows."""
    steps, moment = list(incident.steps.select_related("owner__body")), now()
    for step in steps:
        step.is_late = step.late(moment)  # type: ignore[attr-defined]
    rooms = dict(extent.room_choices())
    found = list(extent.kept(incident.rooms))
    left = incident.due.due_at - moment
    return {
        "incident": incident, "steps": steps, "due": incident.due, "is_late": incident.late(moment),
        "hours_left": int(left.total_seconds() // 3600), "kept": found, "most": extent.people(found),
        "rooms": [rooms.get(each, each) for each in incident.rooms],
        "reads": extent.read(incident.rooms, incident.begins, incident.ends), "here": "incidents",
    }  # fmt: skip


@require_safe
@gated(permissions.INCIDENT_OPEN)
def item(request: Request, ref: str) -> HttpResponse:
    incident = fetch(request, ref)
    context = told(incident) | {"may": may(request.actor, permissions.INCIDENT, incident),
                                "may_list": may(request.actor, permissions.INCIDENT_READ)}  # fmt: skip
    for step in context["steps"]:
        step.may_do = not step.done_at and may(request.actor, permissions.STEP, step)
    return render(request, "privacy/incident.html", context)


@require_safe
@gated(permissions.INCIDENT_OPEN)
def printed(request: Request, ref: str) -> HttpResponse:
    return render(request, "privacy/incident_print.html", told(fetch(request, ref)))


def _act(
    request: Request, incident: Incident, form: Form, title: str, do: Callable[[], Any], lead: str = ""
) -> HttpResponse:
    """A form of one act; done, back to the incident."""
    if request.method == "POST" and form.is_valid() and tried(form, do):
        messages.success(request, _("Đã ghi."))
        return redirect("privacy_desk:incident", incident.ref)
    context = {"incident": incident, "form": form, "title": title, "lead": lead}
    return render(request, "privacy/incident_act.html", context, status=400 if form.errors else 200)


def _open(request: Request, ref: str) -> Incident:
    incident = fetch(request, ref)
    require(request.actor, permissions.INCIDENT, incident)
    return incident


@require_http_methods(["GET", "POST"])
@gated(permissions.INCIDENT)
def more(request: Request, ref: str) -> HttpResponse:
    incident = _open(request, ref)
    form = forms_incident.MoreForm.of(request.POST or None, incident)
    return _act(request, incident, form, _("Ghi thêm về việc này"), lambda: actions.tell_more(
        by=request.actor, incident=incident, story=form.told(), edition=form.cleaned_data["edition"]
    ))  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.INCIDENT)
def add_step(request: Request, ref: str) -> HttpResponse:
    incident = _open(request, ref)
    form = forms_incident.StepForm(request.POST or None)
    return _act(request, incident, form, _("Thêm một bước"), lambda: actions.add_step(
        by=request.actor, incident=incident, text=form.cleaned_data["text"], owner=form.cleaned_data["owner"],
        due_at=form.cleaned_data["until"],
    ))  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.INCIDENT)
def give(request: Request, ref: str, pk: int) -> HttpResponse:
    incident = _open(request, ref)
    step = get_object_or_404(Measure, incident=incident, pk=pk)
    form = forms_incident.GiveForm(request.POST or None, initial={"owner": step.owner_id, "until": step.due_at})
    return _act(request, incident, form, _("Giao bước này"), lambda: actions.give_step(
        by=request.actor, step=step, owner=form.cleaned_data["owner"], due_at=form.cleaned_data["until"]
    ), step.text)  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.INCIDENT_OPEN)
def done(request: Request, ref: str, pk: int) -> HttpResponse:
    incident = fetch(request, ref)
    step = get_object_or_404(Measure, incident=incident, pk=pk)
    require(request.actor, permissions.STEP, step)
    form = forms_incident.DoneForm(request.POST or None)
    return _act(request, incident, form, _("Báo xong bước này"), lambda: actions.step_done(
        by=request.actor, step=step, note=form.cleaned_data["note"]
    ), step.text)  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.INCIDENT)
def notify(request: Request, ref: str) -> HttpResponse:
    incident = _open(request, ref)
    first = {"at": localtime(now()).replace(second=0, microsecond=0), "edition": incident.edition}
    form = forms_incident.NotifyForm(request.POST or None, initial=first)
    return _act(request, incident, form, _("Ghi đã báo cơ quan chuyên trách"), lambda: actions.notify(
        by=request.actor, incident=incident, **form.cleaned_data
    ))  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.INCIDENT)
def tell(request: Request, ref: str) -> HttpResponse:
    incident = _open(request, ref)
    first = {"at": localtime(now()).replace(second=0, microsecond=0), "edition": incident.edition}
    form = forms_incident.TellForm(request.POST or None, initial=first)
    return _act(request, incident, form, _("Ghi đã báo người có dữ liệu"), lambda: actions.tell_people(
        by=request.actor, incident=incident, **form.cleaned_data
    ))  # fmt: skip


@require_http_methods(["GET", "POST"])
@gated(permissions.INCIDENT)
def close(request: Request, ref: str) -> HttpResponse:
    incident = _open(request, ref)
    form = forms_incident.CloseForm(request.POST or None, initial={"edition": incident.edition})
    return _act(request, incident, form, _("Đóng hồ sơ"), lambda: actions.close_incident(
        by=request.actor, incident=incident, **form.cleaned_data
    ))  # fmt: skip


@require_safe
@gated(permissions.INCIDENT_READ)
def paper(request: Request, ref: str, slug: str) -> HttpResponse:
    incident = fetch(request, ref)
    if slug not in papers_incident.PAPERS:
        raise Http404(_("Không có văn bản này."))
    return attachment(papers_incident.PAPERS[slug](incident), f"{slug}-{incident.ref}.docx", DOCX)
