"""For everyone: the models to read and take, and which bodies here have put a regulation in force. The same page for
every visitor."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.ground.sheets import attachment
from dinh.office.library import filling, printing, queries
from dinh.office.library.views.common import DOCX, FORMS, fetch
from dinh.office.library.views.desk import KINDS, grounds, kinds_of

PAGE = 30


@public
@require_safe
def index(request: Request) -> HttpResponse:
    get = request.GET.get
    wanted = queries.Wanted(q=get("q", "").strip()[:100], kind=get("loai", ""))
    rows = [(one, kinds_of(one), FORMS[one.form]) for one in queries.samples(wanted)]
    context = {"rows": rows, "wanted": wanted, "kinds": KINDS.items(), "made": queries.adoptions(today()).count()}
    return render(request, "library/index.html", context)


@public
@require_safe
def model(request: Request, key: str) -> HttpResponse:
    sample, wording = fetch(key), queries.in_use(key)
    context = {
        "sample": sample, "wording": wording, "kinds": kinds_of(sample), "grounds": grounds(wording),
        "lines": filling.filled(wording.body, {}, today()),
        "units": queries.adoptions(today()).filter(key=key) if sample.adoptable else (),
    }  # fmt: skip
    return render(request, "library/model.html", context)


@public
@require_safe
def take(request: Request, key: str) -> HttpResponse:
    """The model with its blanks, as .docx."""
    fetch(key)
    wording = queries.in_use(key)
    data = printing.docx(wording.sample, wording.body, None, {}, today(), request.commune)
    return attachment(data, f"{key}.docx", DOCX)


@public
@require_safe
def made(request: Request) -> HttpResponse:
    """Bodies with a regulation in force: what, by which decision, since when."""
    titles = {one.key: one.title for one in queries.samples(queries.Wanted())}
    page = Paginator(queries.adoptions(today()), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [(one, titles.get(one.key, one.key)) for one in page], "day": today()}
    return render(request, "library/made.html", context)
