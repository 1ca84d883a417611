"""Fields that forms of many rooms share, and how an act's refusal comes back to a form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dinh.ground.gate import Refused

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FORMATS, **options)


def read_form_day(text: str) -> date | None:
    """The day that a form sent, in any of the forms `day_field` takes; None for anything else."""
    for form in DAY_FORMATS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


def text_area(label: Any, rows: int = 5, **options: Any) -> forms.CharField:
    options = {"max_length": 8000, **options}
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


def line(label: Any, most: int = 200, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, **options)


def tick(label: Any, **options: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, **options)


def radios(label: Any, choices: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **options)


def one_of_rows(label: Any, rows: Any, **options: Any) -> forms.ModelChoiceField[Any]:
    nothing = _("Chọn…") if options.get("required", True) else _("Không chọn")
    return forms.ModelChoiceField(label=label, queryset=rows, **{"empty_label": nothing, **options})


def tried(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Run an act; what it refuses goes onto the form, so that nothing typed is lost. True when it was done."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused))
    except ValidationError as error:
        found = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
        for name, messages in found.items():
            form.add_error(name if name in form.fields else None, messages)
    return not form.errors
