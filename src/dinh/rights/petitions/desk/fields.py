"""Fields and helpers the desk's forms share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import QueryDict

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.files.actions import store_sent
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import Refused
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.petitions.models import Petition, Service
from dinh.rights.petitions.queries.ready import services

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"]


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FORMATS, **options)


def text_area(label: Any, rows: int = 5, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


class RowsField(forms.ModelChoiceField[Any]):
    """A choice among rows that are looked up when a form is made: before that there is no commune to look in."""

    def __init__(self, rows: Callable[[], QuerySet[Any]], model: type[Model], **options: Any) -> None:
        self.rows = rows
        super().__init__(queryset=model._default_manager.none(), empty_label="–", **options)

    def __deepcopy__(self, memo: dict[int, Any]) -> RowsField:
        copied: RowsField = super().__deepcopy__(memo)
        copied.queryset = self.rows()
        return copied


def body_field(label: Any, **options: Any) -> RowsField:
    return RowsField(lambda: bodies_on(today()).order_by("order", "name"), Body, label=label, **options)


def group_field(label: Any, **options: Any) -> RowsField:
    return RowsField(lambda: groups_on(today()), ResidentialGroup, label=label, **options)


def service_field(label: Any, **options: Any) -> RowsField:
    return RowsField(lambda: services(open_only=True), Service, label=label, **options)


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, each with its own bytes."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in chosen if each]


class SeenForm(forms.Form):
    """A form about one matter; `edition` says which state of it the official was looking at."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, petition: Petition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.petition = petition
        self.fields["edition"].initial = petition.edition


def newer(form: SeenForm) -> SeenForm:
    """The same form, now knowing the matter as it is: once read again, it may be sent again."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["edition"] = str(Petition.objects.values_list("edition", flat=True).get(pk=form.petition.pk))
    form.data = data
    return form


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


def stored(by: Actor, uploads: list[Any]) -> list[StoredFile]:
    """Uploads checked and kept under names that tell nothing: what someone called a file may name a person, and the
    journal keeps names for ever. Raises ValidationError naming the file."""
    return [store_sent(by=by, data=upload.read(), name=upload.name) for upload in uploads]
