"""What the views of this room share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils.translation import gettext as _

from dinh.ground.gate import require
from dinh.ground.http import Request
from dinh.office.papers import permissions
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.papers import find_paper

PAGE = 25


def fetch(request: Request, ref: str, permission: str = permissions.READ) -> Paper:
    """The paper of that reference, for those whom `permission` lets at it; for a wrong reference a page saying so."""
    paper = find_paper(ref)
    if paper is None:
        raise Http404(_("Không có văn bản mã %(ref)s. Hãy xem lại mã, hoặc tìm trong sổ.") % {"ref": ref})
    require(request.actor, permission, paper)
    return paper


def complain(form: forms.BaseForm, error: ValidationError) -> None:
    """Put what an act refused on the form, each message at its field where the form has it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def paged(request: Request, rows: Any) -> Page[Any]:
    """25 rows of a list; a page number that is none gives the nearest page."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))
