from __future__ import annotations

from html import escape
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import GATHERING
from dinh.ground.prepared import Prepared
from dinh.ground.room import PORTAL_LINKS, SEARCH
from dinh.ground.search.highlight import Piece
from dinh.ground.search.queries import BOUND, Filters, Hit, kinds_found, search
from dinh.ground.search.suggest import suggestion

PAGE = 20
YEARS = 5  # this one and those before, offered to choose from


class FilterForm(forms.Form):
    """What narrows the results. A value that is not offered is left out: an old link still finds something."""

    loai = forms.ChoiceField(label=_("Loại"), required=False)
    nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    xep = forms.ChoiceField(
        label=_("Xếp"), required=False, choices=[("", _("Đúng nhất trước")), ("moi", _("Mới nhất trước"))]
    )
    moi_noi = forms.BooleanField(label=_("Tìm ở mọi xã, phường"), required=False)

    def __init__(self, data: QueryDict, kinds: list[str], many_communes: bool) -> None:
        super().__init__(data)
        year = today().year
        choices = {
            "loai": [("", _("Tất cả")), *((kind, gettext(SEARCH[kind].label)) for kind in kinds)],
            "nam": [("", _("Mọi năm")), *((str(y), str(y)) for y in range(year, year - YEARS, -1))],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        if len(kinds) < 2:
            del self.fields["loai"]
        if not many_communes:
            del self.fields["moi_noi"]

    @property
    def shows(self) -> list[tuple[str, Any, str]]:
        """Each field with what it offers and what is chosen: all that the form on the page depends on."""
        return [(field.name, getattr(field.field, "choices", ""), field.data or "") for field in self]

    @property
    def filters(self) -> Filters:
        self.is_valid()
        wanted = self.cleaned_data
        return Filters(
            wanted.get("loai", ""), wanted.get("nam"), wanted.get("xep") == "moi", bool(wanted.get("moi_noi"))
        )


@public
@require_safe
def page(request: Request) -> HttpResponse:
    """Search for everyone: visitors find what is public, officials also what their post may open."""
    text = " ".join(request.GET.get("q", "").split())[:200]
    if not text:
        return render(request, "search/page.html", {"text": ""})
    form = FilterForm(request.GET, kinds_found(request.actor), bool(_second_commune()))
    filters = form.filters
    wanted = request.GET.get("page", "1")
    number = min(max(int(wanted), 1), BOUND // PAGE) if wanted.isascii() and wanted.isdigit() else 1
    results = search(request.actor, text, PAGE, (number - 1) * PAGE, filters=filters)
    context = {
        "text": text,
        "form": form,
        "filters": filters,
        "results": results,
        "hits": mark_safe("".join(_row(request, hit) for hit in results.hits)),  # noqa: S308  escaped in `_row`
        "meant": suggestion(request.actor, text, results.total, filters),
        "page": Paginator(range(results.total), PAGE).get_page(number),
    }
    if not results.total:
        links = sorted(PORTAL_LINKS, key=lambda link: link.order)
        context["links"] = [(link.title, reverse(link.url_name)) for link in links[:1]]  # asking comes first
    response = render(request, "search/page.html", context)
    if filters.everywhere:
        patch_cache_control(response, private=True)  # other communes' acts do not move this one's public version
    return response


_second_commune: Prepared[int] = Prepared(
    lambda: (
        Commune.objects.filter(here=True).exclude(kind__in=GATHERING).order_by("pk").values_list("pk", flat=True)[1:2]
    ),
    everywhere=True,
)


def _row(request: Request, hit: Hit) -> str:
    """A hit as the page shows it, escaped: written here, for twenty of them in a template take a millisecond."""
    address, title = _address(request, hit), _marked(hit.title)
    place = f"<b>{escape(hit.commune.title)}</b> · " if hit.commune else ""
    meta = " · ".join(filter(None, [hit.label, hit.meta, f"{hit.day:%d/%m/%Y}" if hit.day else ""]))
    heading = f'<a href="{escape(address)}">{title}</a>' if address else title
    passage = f"<p>{_marked(hit.passage)}</p>" if hit.passage else ""
    return f'<li>\n<h2>{heading}</h2>\n<p class="meta">{place}{escape(meta)}</p>\n{passage}\n</li>\n'


def _marked(pieces: list[Piece]) -> str:
    return "".join(f"<mark>{escape(words)}</mark>" if found else escape(words) for words, found in pieces)


def _address(request: Request, hit: Hit) -> str:
    """Where a hit opens: on its own commune's host when that is another; nowhere when that commune has no host."""
    if hit.commune is None:
        return hit.url
    if not hit.commune.host:
        return ""
    port = request.get_host().rpartition(":")[2]
    return f"{request.scheme}://{hit.commune.host}{f':{port}' if port.isdigit() else ''}{hit.url}"
