"""Markup and pieces of templates in every text that anybody typed, then every page: none of it may come out as markup,
and nothing of it is worked out. And nobody who only reads changes anything."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import Error, transaction
from django.db.models import CharField, Field, Model, TextField, Value
from django.db.models.functions import Concat, Left
from django_scopes import scopes_disabled
from tests.addresses import signed_in
from tests.crawl import crawl

from dinh.ground.journal.models import Entry

pytestmark = pytest.mark.xdist_group("demo-year")  # of several workers one loads it
# Markup; then what Django's templates would work out to WORKED_OUT, and what Python's two ways of putting values into
# texts would fail at.
MARK = """<i zz="'>{{1|add:70706}}{zz}%(zz)s"""
WORKED_OUT = "70707"
STARTS = ["/", "/ban-lam-viec/", "/du-lieu/", "/tim?q=zz"]
READERS = ["hung", "tu", "binh", "mai", "thanh", "thu", "chinh", "lua", "an"]
# Names of columns that hold what the house made or looks things up by; nobody types them.
MADE = {
    "ref", "key", "code", "host", "username", "password", "hash", "head", "previous", "salt", "seed", "secret", "token",
    "sha256", "media_type", "period", "quarter", "duty", "section", "dataset", "template", "outline", "about_kind",
    "about_id", "canonical", "symbol", "url", "power", "scope", "topic_key", "look", "receipt", "record", "publication",
    "folded", "outcome", "said", "rule", "kind", "object_id", "marked", "folded_title", "register_key", "language",
    "what", "matter", "emblem",
}  # fmt: skip
PARTS = ("_hash", "_digest", "_ref", "_key", "_sealed", "_rule", "_head", "_id", "_cite")


def typed(model: type[Model]) -> list[Field]:
    """The text columns that people fill."""
    return [
        field
        for field in model._meta.concrete_fields
        if type(field) in (CharField, TextField)
        and not field.choices
        and not field.unique
        and (field.max_length or 999) >= 60
        and field.name not in MADE
        and not field.name.endswith(PARTS)
    ]


def mark_everything() -> int:
    """How many columns hold the mark now; the journal's and a ledger's the database itself keeps from being changed."""
    marked = 0
    with scopes_disabled():
        for model in apps.get_models():
            if not model.__module__.startswith("dinh."):
                continue
            for field in typed(model):
                text = Left(field.name, field.max_length - len(MARK)) if field.max_length else field.name
                rows = model._base_manager.exclude(**{field.name: ""})
                try:
                    with transaction.atomic():
                        marked += bool(rows.update(**{field.name: Concat(text, Value(MARK))}))
                except Error:
                    continue
    return marked


@pytest.mark.timeout(600)
def test_markup_somebody_typed_never_comes_out_as_markup(demo):
    marked = mark_everything()
    assert marked > 300, "too few columns hold anything"
    acts = Entry._base_manager.count()
    shown, wrong = 0, []
    for page in crawl(signed_in(READERS).values(), STARTS, 1):
        if not page.text.lstrip().startswith("<"):
            continue  # a table, a data set, a document: what is read as markup is meant here
        shown += "zz=" in page.text
        wrong += [f"{page.address}: …{page.text[max(0, at - 60) : at + 20]}…" for at in _found(page.text)]
    assert wrong == []
    assert shown > 200, "the mark stood on too few pages to prove anything"
    assert Entry._base_manager.count() == acts, "a page changed something by being read"


def _found(text: str) -> list[int]:
    """Where it became an element or was worked out, or where its quote ends an attribute (in XML it may stand)."""
    marks = ("<i zz", 'zz="') if text.lstrip()[:15].lower() == "<!doctype html>" else ("<i zz",)
    marks += (WORKED_OUT,)
    return [at for mark in marks if (at := text.find(mark)) >= 0][:1]
