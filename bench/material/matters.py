"""A hundred thousand matters as people type them, and among them those of the labelled pairs."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

DAY = date(2026, 11, 20)
GROUPS = 20
BATCH = 2_000
SYLLABLES = [
    "An",
    "Bình",
    "Cát",
    "Châu",
    "Dương",
    "Đa",
    "Đông",
    "Giang",
    "Hà",
    "Hải",
    "Hòa",
    "Hưng",
    "Khánh",
    "Kim",
    "Lam",
    "Long",
    "Mai",
    "Minh",
    "Nam",
    "Ngọc",
    "Phong",
    "Phúc",
    "Quang",
    "Sơn",
    "Tân",
    "Thái",
    "Thạnh",
    "Thủy",
    "Tiến",
    "Trung",
    "Trường",
    "Tú",
    "Vân",
    "Vinh",
    "Xuân",
    "Yên",
]
TAILS = (
    "mong phường cho người kiểm tra", "mấy hôm nay rồi", "đề nghị xử lý sớm", "bà con rất bức xúc", "đi lại khó khăn",
    "đã báo tổ trưởng mà chưa ai làm", "trẻ con và người già khổ nhất", "nhờ ủy ban xem giúp", "từ tuần trước đến giờ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """Asked by one whose matter is already there as `petition_id`."""

    text: str
    group_id: int | None
    petition_id: int


_groups: list[int] = []


@cache
def _same() -> list[Any]:
    from dinh.rights.petitions.near.tests.pairs import every

    return [pair for pair in every() if pair.same]


def questions() -> list[Question]:
    """The second of each pair that is the same; the first of it stands among the matters."""
    numbers = {pair.a: number for number, pair in enumerate(_same(), start=1)}
    return [Question(pair.b, _group(pair.groups[1]), numbers[pair.a]) for pair in _same()]


@cache
def _invented(count: int) -> tuple[tuple[str, int], ...]:
    """(text, number of the group): a matter in one of the lexicon's ways, at a place, with a tail; three in ten typed
    without diacritics."""
    from dinh.ground.fold import fold
    from dinh.rights.petitions.near.lexicon import MATTERS

    chance = random.Random(4)
    ways = [phrase.replace("~", " ") for text in MATTERS.values() for phrase in text.split("|")]
    weights = [1 / (8 + place) for place in range(len(ways))]
    chance.shuffle(ways)
    made = []
    for matter in chance.choices(ways, weights, k=count):
        name = " ".join(chance.sample(SYLLABLES, 2))
        place = chance.choice([f"hẻm {chance.randint(1, 200)}", f"số {chance.randint(1, 400)} đường {name}",
                               f"đường {name}", f"trước chợ {name}", f"ngã tư {name}", ""])  # fmt: skip
        text = " ".join(filter(None, [matter, place and f"ở {place}", chance.choice(TAILS)]))
        made.append((fold(text) if chance.random() < 0.3 else text, chance.randint(1, GROUPS)))
    return tuple(made)


_texts: dict[int, str] = {}


def texts() -> dict[int, str]:
    """Petition id → text, of the large commune."""
    return _texts


def _group(number: int | None) -> int | None:
    return _groups[number - 1] if number else None


def one_commune(count: int) -> Any:
    """The large commune: the labelled matters and as many invented ones as make `count`."""
    from django.db import transaction
    from django_scopes import scopes_disabled

    from dinh.ground.places.models import Commune, Province, ResidentialGroup

    with scopes_disabled(), transaction.atomic():
        province = Province.objects.create(name="Lam Giang", code="90")
        commune = Commune.objects.create(province=province, name="Đình Minh", kind="phuong", code="C0")
        for number in range(1, GROUPS + 1):
            group = ResidentialGroup(commune=commune, code=f"g{number}", name=str(number), valid_from=date(2025, 7, 1))
            group.save()
            _groups.append(group.pk)
        known = [(pair.a, pair.groups[0]) for pair in _same()]
        rows = known + list(_invented(count - len(known)))
        _texts.update(enumerate((text for text, _group in rows), start=1))
        numbered = [
            (number, text, _group(group), number <= len(known)) for number, (text, group) in enumerate(rows, start=1)
        ]
        _write(commune.pk, numbered)
    _analyze()
    return commune


def the_country(communes: int, each: int = 10) -> None:
    """All the other communes, of `each` matters."""
    from django.db import transaction
    from django_scopes import scopes_disabled

    from dinh.ground.places.models import Commune, Province

    with scopes_disabled(), transaction.atomic():
        province = Province.objects.get()
        made = [Commune(province=province, name=f"Xã {n}", code=f"C{n}") for n in range(1, communes)]
        Commune.objects.bulk_create(made)
        invented = [text for text, _group in _invented(max(each, 1_000))]
        number = len(_texts)
        for place, commune in enumerate(made):
            rows = []
            for at in range(each):
                number += 1
                rows.append((number, invented[(place * each + at) % len(invented)], None, False))
            _write(commune.pk, rows)
    _analyze()


def _write(commune_id: int, rows: list[tuple[int, str, int | None, bool]]) -> None:
    """(petition id, text, group, fresh): the fresh ones were received this week and are open."""
    from dinh.rights.petitions.models_near import NearKey, NearMatter
    from dinh.rights.petitions.near.index import made

    matters, keys = [], []
    for number, text, group_id, fresh in rows:
        day = DAY - timedelta(days=number % 7 if fresh else number * 7919 % 700)
        matter, found = made(commune_id, number, text, group_id, "", day, is_open=fresh or number % 5 < 2)
        matters.append(matter)
        keys += [NearKey(commune_id=commune_id, key=key, petition_id=number) for key in found]
        if len(matters) == BATCH:
            NearMatter.objects.bulk_create(matters, batch_size=BATCH)
            NearKey.objects.bulk_create(keys, batch_size=10_000)
            matters, keys = [], []
    NearMatter.objects.bulk_create(matters, batch_size=BATCH)
    NearKey.objects.bulk_create(keys, batch_size=10_000)


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
