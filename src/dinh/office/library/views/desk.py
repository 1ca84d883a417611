"""The library for officials: the list, one model with its wordings, what two wordings differ in, the blanks known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.fillins import FILL_INS
from dinh.ground.gate import may
from dinh.ground.http import Request, gated
from dinh.ground.sheets import attachment
from dinh.law import documents, rules
from dinh.law.dated import RuleNotKnown
from dinh.office.library import differences, exports, filling, permissions, printing, queries, shelf, text
from dinh.office.library.queries import Wording
from dinh.office.library.shelf import GROUP, Sample
from dinh.office.library.views.common import DOCX, FORMS, chosen, fetch

KINDS = {**dict(Body.Kind.choices), GROUP: "thôn, tổ dân phố"}


def kinds_of(sample: Sample) -> str:
    """«cơ quan chuyên môn, phòng; đơn vị sự nghiệp công lập»"""
    return "; ".join(KINDS[one.kind] + (f" ({one.words})" if one.words else "") for one in sample.fits)


@require_safe
@gated(permissions.READ)
def index(request: Request) -> HttpResponse:
    """All models, with how many units have put each in force of those asked to."""
    get = request.GET.get
    wanted = queries.Wanted(q=get("q", "").strip()[:100], kind=get("loai", ""), state=get("dang", ""))
    found, used = queries.samples(wanted), queries.all_in_use()
    lines = queries.lines(today())
    made = Counter(one.sample.key for one in lines if one.adoption)
    asked = Counter(one.sample.key for one in lines if one.asked)
    of_asked = Counter(one.sample.key for one in lines if one.asked and one.adoption)
    rows = [
        {"sample": one, "used": used[one.key], "kinds": kinds_of(one), "made": made[one.key], "asked": asked[one.key],
         "of_asked": of_asked[one.key], "outdated": queries.outdated(used[one.key])}
        for one in found
    ]  # fmt: skip
    if get("xuat") == "xlsx":
        return attachment(exports.models(rows), "thu-vien-mau.xlsx")
    context = {
        "rows": rows, "wanted": wanted, "kinds": KINDS.items(), "forms": FORMS.items(),
        "filtered": any(request.GET.values()), "late": sum(one.state == "late" for one in lines),
    }  # fmt: skip
    return render(request, "library/desk/index.html", context)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a model rests on: its name, how it stands today, whether anyone has read it."""

    name: str
    says: str
    trouble: bool
    verified: bool


def grounds(wording: Wording) -> list[Ground]:
    """Documents the model cites and rules of law whose words it takes over, as they stand today."""
    day = today()
    made = []
    for known in wording.sample.documents:
        status = documents.status_of(known, day)
        made.append(Ground(f"{known.type} {known.number}", status.reason, status.state != "in_force", known.verified))
    for key in text.rule_keys(wording.body):
        rule = rules.get(key)
        try:
            entry = rule.entry(day)
        except RuleNotKnown as unknown:
            made.append(Ground(rule.title, str(unknown), trouble=True, verified=False))
        else:
            made.append(Ground(f"{rule.title}: {entry.value}", str(entry.cite), False, entry.provenance.verified))
    return made


@require_safe
@gated(permissions.READ)
def model(request: Request, key: str) -> HttpResponse:
    """One model: what it is for, its text, what it rests on, its wordings, who put it in force and who should."""
    sample = fetch(key)
    wording = chosen(key, request.GET.get("ban", ""))
    lines = {one.body.pk: one for one in queries.lines(today(), key=key)} if sample.adoptable else {}
    bodies = queries.units_for(sample, today()) if sample.adoptable else []
    units = [
        (body, lines.get(body.pk), may(request.actor, permissions.WRITE, body))
        for body in sorted(bodies, key=lambda body: (body.pk not in lines, body.order))
    ]  # fmt: skip
    context: dict[str, Any] = {
        "sample": sample, "wording": wording, "in_use": queries.in_use(key), "kinds": kinds_of(sample),
        "wordings": queries.wordings(key), "lines": filling.filled(wording.body, {}, today()),
        "grounds": grounds(wording), "units": units, "asked": queries.requirements().filter(key=key).first(),
        "outdated": queries.outdated(wording), "may_keep": may(request.actor, permissions.ADAPT, request.commune),
        "elsewhere": elsewhere(sample), "today": today(),
    }  # fmt: skip
    return render(request, "library/desk/model.html", context)


def elsewhere(sample: Sample) -> str:
    """The address of the room that carries such a paper through, if any."""
    try:
        return reverse(sample.printed_at) if sample.printed_at else ""
    except NoReverseMatch:
        return ""


@require_safe
@gated(permissions.READ)
def blank(request: Request, key: str) -> HttpResponse:
    """The model with all its blanks, as .docx."""
    sample = fetch(key)
    wording = chosen(key, request.GET.get("ban", ""))
    data = printing.docx(wording.sample, wording.body, None, {}, today(), request.commune)
    return attachment(data, f"{sample.key}-{wording.code}.docx", DOCX)


@require_safe
@gated(permissions.READ)
def compare(request: Request, key: str) -> HttpResponse:
    """Two wordings beside each other, clause by clause."""
    sample = fetch(key)
    everything = queries.wordings(key)
    by_code = {one.code: one for one in everything}
    old, new = _pair(key, everything)
    old = by_code.get(request.GET.get("tu", ""), old)
    new = by_code.get(request.GET.get("den", ""), new)
    if old is None or new is None:
        raise Http404(_("Mẫu này mới có một bản nên chưa có gì để so."))
    found = differences.between(old.body, new.body)
    news = [one for one in shelf.versions(key) if old.sample.number < one.number <= new.sample.number]
    context = {
        "sample": sample, "old": old, "new": new, "wordings": everything, "clauses": found,
        "news": [one for one in news if one.changed],
        "may_keep": may(request.actor, permissions.ADAPT, request.commune),
    }  # fmt: skip
    return render(request, "library/desk/compare.html", context)


def _pair(key: str, everything: list[Wording]) -> tuple[Wording | None, Wording | None]:
    """What one most likely wants to see: the house's old version beside its new one when the commune's own rests on the
    old; else the house's beside the commune's; else the last two of the house."""
    used = everything[0]
    house = [Wording(one) for one in shelf.versions(key)]
    if used.own:
        base = Wording(used.sample)
        return (base, house[-1]) if queries.outdated(used) else (base, used)
    return next(((a, b) for a, b in reversed(list(pairwise(house)))), (None, None))


@require_safe
@gated(permissions.READ)
def blanks(request: Request) -> HttpResponse:
    """How a model is written: the blanks that records fill, the rules of law that can be taken over."""
    day = today()
    known = []
    for rule in rules.ALL:
        try:
            known.append((rule.key, rule.title, str(rule.on(day)), str(rule.cite(day))))
        except RuleNotKnown:
            continue
    context = {"fill_ins": sorted(FILL_INS.values(), key=lambda one: (one.source, one.key)), "rules": known}
    return render(request, "library/desk/blanks.html", context)
