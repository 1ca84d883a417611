"""The six digits read out by phone and printed beside the QR code: `/k/482913`, and a page to type them."""

from __future__ import annotations

import re

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.http import Request, public
from dinh.rights.publish.public.readable import by_code, digits

MOST = 40  # characters of what was typed that are shown again
_REFERENCE = re.compile(r"\s*([A-Za-z]{2})[\s-]*([A-Za-z0-9]{4})[\s-]*([A-Za-z0-9]{4})\s*", re.ASCII)


@public
@require_safe
def code(request: Request) -> HttpResponse:
    """`/k`: the form; with `?ma=` what it sends."""
    typed = request.GET.get("ma", "")
    return _lead(request, typed) if typed.strip() else render(request, "publish/public/code.html")


@public
@require_safe
def by_its_code(request: Request, code: str) -> HttpResponse:
    """`/k/482913`, also with blanks or dashes."""
    return _lead(request, code)


def _lead(request: Request, typed: str) -> HttpResponse:
    """On to the page. Someone may also type the whole reference, `CK-7K3M-9QXT`: its own page answers then."""
    found = by_code(typed)
    if found:
        return HttpResponseRedirect(f"/p/{found.ref}")
    if whole := _REFERENCE.fullmatch(typed):
        return HttpResponseRedirect(f"/p/{'-'.join(whole.groups()).upper()}")
    count = len(digits(typed))
    if count == 6:
        said = _("Không có nội dung nào mang mã số này. Hãy nghe hoặc xem lại từng chữ số.")
    else:
        said = _("Mã số có 6 chữ số; ở đây mới có %(count)d.") % {"count": count}
    return render(request, "publish/public/code.html", {"typed": typed[:MOST], "said": said}, status=404)
