"""Where a person stands in all rooms: by what each room declares (`ground.personal`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from dinh.ground.bodies.queries import accounts_of_others
from dinh.ground.personal import INVENTORY, Data
from dinh.ground.privacy.matching import MAYBE, SURE, Matcher

# Tables of accounts, which belong to no commune, with the path to the account
OF_ACCOUNTS = {"account.EmailAddress": "user", "account.EmailConfirmation": "email_address__user",
               "mfa.Authenticator": "user"}  # fmt: skip
MACHINE = frozenset({"search.Document", "search.Word"})  # made of the others; written anew, never asked about


@dataclass(slots=True)
class Found:
    """The rows of one declaration: key → `SURE` or `MAYBE`."""

    key: str
    data: Data
    rows: dict[Any, str] = field(default_factory=dict)

    @property
    def sure(self) -> list[Any]:
        return [pk for pk, how in self.rows.items() if how == SURE]


def keyed() -> Iterator[tuple[str, Data]]:
    """Every declaration under a key that stays while the room's file does: `petitions.Sender#0`."""
    for model, several in INVENTORY.items():
        for number, data in enumerate(several):
            yield f"{model}#{number}", data


def model_of(data: Data) -> type[Model]:
    model: type[Model] = apps.get_model(data.model)
    return model


def rows_of(data: Data) -> QuerySet[Any]:
    """The rows of the scoped commune. Of models that belong to none, all: accounts, sessions, jobs."""
    model = model_of(data)
    if hasattr(model, "objects"):
        rows: QuerySet[Any] = model.objects.all()
    else:
        rows = model._default_manager.all()
    if data.model == "people.User":
        rows = rows.exclude(pk__in=accounts_of_others())
    elif data.model in OF_ACCOUNTS:
        rows = rows.exclude(**{f"{OF_ACCOUNTS[data.model]}__in": accounts_of_others()})
    elif data.model == "journal.Personal":
        rows = rows.filter(entry__commune=_commune())
    return rows


def _commune() -> Any:
    from django_scopes.state import get_scope

    return get_scope()["commune"]


def find(matcher: Matcher, told: Callable[[int], object] = lambda percent: None) -> list[Found]:
    """Everything the scoped commune holds on a person, kept or not, machine-made left out. `told` hears how far it is,
    of 100."""
    found = [Found(key, data) for key, data in keyed() if data.model not in MACHINE]
    for number, each in enumerate(found):
        each.rows = dict(matching(each.data, matcher))
        if number % 40 == 0:
            told(number * 100 // len(found))
    _spread(found)
    return [each for each in found if each.rows]


def matching(data: Data, matcher: Matcher) -> Iterator[tuple[Any, str]]:
    """Keys of one declaration's rows that are this person's, each `SURE` or `MAYBE`."""
    if data.find:
        yield from ((pk, SURE) for pk in data.find(matcher))
        return
    compared = data.compared
    people = [name for name, role in data.columns.items() if role == "account" and data.model != "bodies.Holding"]
    names = {column.name for column in model_of(data)._meta.local_fields}
    receipts = data.own and "ref" in names and bool(matcher.identity.receipts)
    account = data.model == "people.User" and bool(matcher.identity.users)
    if not compared and not receipts and not account and not (people and matcher.identity.users):
        return
    attnames = {name: f"{name}_id" for name in people}
    asked = ["pk", *compared, *attnames.values(), *(["ref"] if receipts else [])]
    for row in rows_of(data).order_by().values_list(*asked).iterator(chunk_size=500):
        pk, values = row[0], dict(zip(asked[1:], row[1:], strict=True))
        how = {_of(role, values[name], matcher) for name, role in compared.items() if values[name]}
        if (receipts and matcher.is_receipt(values["ref"])) or (account and matcher.is_user(pk)):
            how.add(SURE)
        if any(matcher.is_user(values[attname]) for attname in attnames.values()):
            how.add(SURE)
        if how - {""}:
            yield pk, SURE if SURE in how else MAYBE


def _of(role: str, value: Any, matcher: Matcher) -> str:
    if role == "data":
        return matcher.inside(value)
    return matcher.folded(str(value)) if role == "folded" else matcher(str(value))


def _spread(found: Iterable[Found]) -> None:
    """What belongs to a row that was found is the same person's: the letter's files, the account's keys; and the other
    way, whoever sent a letter known by its receipt."""
    by_model: dict[str, list[Found]] = {}
    for each in found:
        by_model.setdefault(each.data.model, []).append(each)
    moved = True
    while moved:
        moved = False
        for each in found:
            if each.data.of:
                column = model_of(each.data)._meta.get_field(each.data.of)
                theirs = by_model.get(column.related_model._meta.label, [])  # type: ignore[union-attr]
                moved |= _down(each, [one for one in theirs if one.data.own])
                moved |= _up(each, [one for one in theirs if one.data.own])


def _down(each: Found, theirs: list[Found]) -> bool:
    moved = False
    for how in (SURE, MAYBE):
        keys = {pk for one in theirs for pk, said in one.rows.items() if said == how}
        new = _pks(rows_of(each.data), f"{each.data.of}__in", keys)
        moved |= _add(each, new, how)
    return moved


def _up(each: Found, theirs: list[Found]) -> bool:
    if each.data.find or "account" in each.data.columns.values():
        return False
    owners = {pk for pk in _values(each.data, each.sure) if pk is not None}
    moved = False
    for one in theirs:  # each of them, whatever the first said
        moved |= _add(one, owners, SURE)
    return moved


def _values(data: Data, pks: list[Any]) -> set[Any]:
    found: set[Any] = set()
    for at in range(0, len(pks), 500):
        found |= set(rows_of(data).order_by().filter(pk__in=pks[at : at + 500]).values_list(data.of, flat=True))
    return found


def _pks(rows: QuerySet[Any], lookup: str, keys: set[Any]) -> list[Any]:
    listed, found = sorted(keys, key=str), list[Any]()
    for at in range(0, len(listed), 500):
        found += rows.order_by().filter(**{lookup: listed[at : at + 500]}).values_list("pk", flat=True)
    return found


def _add(each: Found, pks: Iterable[Any], how: str) -> bool:
    new = [pk for pk in pks if each.rows.get(pk) not in (SURE, how)]
    each.rows |= dict.fromkeys(new, how)
    return bool(new)
