"""A house of two wards and their province on a primary: run where Django stands, `python -m …stage STEP`."""

from __future__ import annotations

import json
import sys
from typing import Any

A, B, PROVINCE = "a.localhost", "b.localhost", "tinh.localhost"
LETTERS = (6, 8)  # of A and B: fewer are not counted out in public
WORDS = "Trước cổng chợ có ổ gà sâu, xe máy hay ngã khi trời mưa."


def furnish() -> dict[str, Any]:
    from django.core.management import call_command
    from django_scopes import scope
    from tests.people import CLERK, Ward

    from dinh.account.province.tests.conftest import staffed
    from dinh.ground.actor import Actor
    from dinh.ground.places.models import Commune
    from dinh.rights.petitions import actions

    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    ward = Ward(host=A)
    ward.official("tu", "Lê Văn Tư", "UBND", "Công chức Văn phòng", CLERK)
    wards = [ward.commune, _other("Cẩm Sơn", B)]
    for letters, commune in zip(LETTERS, wards, strict=True):
        with scope(commune=commune):
            for turn in range(letters):
                sending = actions.Sending(key=f"before-{turn}", kind="reflection", words=WORDS)
                actions.send(by=Actor(commune=commune), sending=sending)
    staffed(Commune.objects.create(province=wards[0].province, name="Lam Giang", kind="tinh", code="90",
                                   host=PROVINCE, is_demo=True), "quyen", "Tạ Thị Quyên")  # fmt: skip
    return {}


def _other(name: str, host: str) -> Any:
    """Another ward, without people: the cast's names are taken."""
    from dinh.ground.places.models import Commune, Province

    return Commune.objects.create(
        province=Province.objects.get(), name=name, kind="phuong", code="90002", host=host, is_demo=True
    )


def show() -> dict[str, Any]:
    """A matter comes in and is made public at once."""
    from django_scopes import scope

    from dinh.ground.actor import Actor
    from dinh.ground.bodies.models import Holding
    from dinh.ground.places.models import Commune
    from dinh.rights.petitions import actions

    commune = Commune.objects.get(host=A)
    with scope(commune=commune):
        sending = actions.Sending(key="shown", kind="reflection", words=WORDS)
        petition = actions.send(by=Actor(commune=commune), sending=sending).petition
        holding = Holding.objects.get(user__username="tu")
        by = Actor(commune, holding.user, holding)
        assert petition
        petition = actions.show(by=by, petition=petition, public=True, edition=petition.edition)
        return {"ref": petition.ref}


def held() -> dict[str, Any]:
    """What is seen of all letters on the replica, asked without a word about the commune, in each scope."""
    from django.db import connections
    from django_scopes import scope, scopes_disabled

    from dinh.ground.places.models import Commune
    from dinh.ground.replicas import Routed, within
    from dinh.rights.petitions.models import Letter

    def letters() -> int:
        with connections["replica1"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM petitions_letter")
            return int(cursor.fetchone()[0])

    found = {"nowhere": letters()}
    with scopes_disabled():
        found["everywhere"] = letters()
    for name, host in (("a", A), ("b", B)):
        with scope(commune=Commune.objects.get(host=host)):
            found[name] = letters()
            with within(Routed("replica1")):
                rows = Letter._base_manager.all()
                found[f"{name}_through_django"] = len(rows)
                found[f"{name}_database"] = rows.db
                found[f"{name}_says_it"] = str(rows.query.get_compiler("replica1").as_sql()[0]).count('commune_id" = ')
    return found


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({"furnish": furnish, "held": held, "show": show}[sys.argv[1]]()))
