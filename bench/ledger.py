"""The ledger of a fund with ten thousand entries: `./dinh bench ledger [--entries 10000]`.

What the server does for one page of it, from request to bytes, without any cache: the newest page, one in the middle,
the oldest; the same at the desk; and the fund's own page with its sums. Beside it, in the same run, the ledger as one
would write it without carried balances: every entry is fetched to know what was left after each of the fifty shown.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
BAR = 50.0  # milliseconds
ROUNDS = 15


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench ledger")
    parser.add_argument("--entries", type=int, default=10_000)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DINH_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dinh.house.settings")
        import django

        django.setup()
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["*"]
        plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}  # nothing is collected here
        return _run(options.entries)


def _run(entries: int) -> int:
    from django.core.management import call_command
    from django.test import Client
    from django_scopes import scope

    call_command("migrate", verbosity=0, skip_checks=True)
    fund, user = _filled(entries)
    public, desk = Client(), Client()
    desk.force_login(user)
    at, inside = f"/cong-trinh/{fund.ref}", f"/ban-lam-viec/cong-trinh/{fund.ref}"
    pages = {
        "newest": (public, f"{at}/so"), "middle": (public, f"{at}/so?truoc={entries // 2}"),
        "oldest": (public, f"{at}/so?truoc=51"), "one line": (public, f"{at}/so?tk=spent"),
        "at the desk": (desk, f"{inside}/so?truoc={entries // 2}"),
        "balance of a day": (desk, f"{inside}/so?ngay=2026-06-30"), "the fund's page": (public, at),
    }  # fmt: skip
    found = {name: _median(lambda client=client, url=url: _got(client, url)) for name, (client, url) in pages.items()}
    with scope(commune=fund.commune):
        naive = _median(lambda: _naive(fund, public, at))
    for name, (median, worst) in found.items():
        print(f"{name:<18} median {median:6.1f} ms, slowest {worst:6.1f} ms")
    print(f"{'all entries read':<18} median {naive[0]:6.1f} ms, slowest {naive[1]:6.1f} ms")
    slowest = max(median for name, (median, _worst) in found.items() if name != "the fund's page")
    metrics = {
        "bars": {"ms": BAR}, "entries": entries, "slowest_median_ms": round(slowest, 2),
        **{f"{name}_ms": round(median, 2) for name, (median, _worst) in found.items()},
    }  # fmt: skip
    line = {
        "bench": "ledger", "metrics": metrics, "baseline": {"all_entries_read_ms": round(naive[0], 2)},
        "ratios": {
            "of_the_bar": round(slowest / BAR, 3), "to_all_entries_read": round(found["middle"][0] / naive[0], 3)
        },
    }  # fmt: skip
    print(json.dumps(line, ensure_ascii=False))
    return 0 if slowest <= BAR or entries > 10_000 else 1


def _median(run: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds: the median and the slowest of some rounds, after two that warm up."""
    times = []
    for turn in range(ROUNDS + 2):
        began = perf_counter()
        run()
        if turn > 1:
            times.append((perf_counter() - began) * 1000)
    return statistics.median(times), max(times)


def _got(client: object, url: str) -> bytes:
    response = client.get(url)
    if response.status_code != 200:
        raise SystemExit(f"{url}: {response.status_code}")
    return response.content


def _naive(fund: object, client: object, at: str) -> None:
    """The balances of the fifty in the middle, added up from the first entry on; then the same page is rendered."""
    from dinh.rights.works.models import Entry

    held = {"cash": 0, "bank": 0, "kind": 0}
    shown = []
    rows = list(Entry.objects.filter(fund=fund).order_by("seq"))
    for entry in rows:
        for side, sign in ((entry.debit, 1), (entry.credit, -1)):
            if side in held:
                held[side] += sign * entry.amount
        shown.append(dict(held))
    _got(client, f"{at}/so?truoc={len(rows) // 2}")


def _filled(entries: int) -> tuple[object, object]:
    """A fund of 3 000 households whose ledger has so many entries: nine receipts, then a payment."""
    from django_scopes import scope

    from dinh.ground.bodies.models import Body, Holding, Post
    from dinh.ground.households.models import Household
    from dinh.ground.people.models import User
    from dinh.ground.places.models import Commune, Province, ResidentialGroup
    from dinh.rights.works.models import Decided, Estimate, EstimateItem, Fund, Line

    province = Province.objects.create(name="Lam Giang", code="90")
    commune = Commune.objects.create(province=province, is_demo=True, name="Đình Minh", kind="phuong", code="90001")
    began = date(2025, 7, 1)
    with scope(commune=commune):
        group = ResidentialGroup(commune=commune, code="to-1", name="1", label="tổ dân phố", households=3000,
                                 valid_from=began)  # fmt: skip
        group.save()
        body = Body(
            commune=commune, name="UBND phường", symbol="UBND", kind="committee", system="state", valid_from=began
        )
        body.save()
        post = Post(commune=commune, body=body, title="Kế toán", powers=["works.read", "works.write"])
        post.save()
        user = User.objects.create_user("bench", password=None)
        Holding(commune=commune, post=post, user=user, begins=began).save()
        fund = Fund(commune=commune, ref="CT-BENC-HAAA", kind="standing", name="Quỹ", purpose="Quỹ", group=group,
                    state="open", opened_on=date(2026, 1, 1))  # fmt: skip
        fund.save()
        decided = Decided(commune=commune, fund=fund, number=1, ground="Họp", on=date(2026, 1, 1), level=500_000)
        decided.save()
        line = Line(commune=commune, fund=fund, order=1, title="Chi chung")
        line.save()
        estimate = Estimate(commune=commune, fund=fund, decided=decided, number=1, on=date(2026, 1, 1), total=0)
        estimate.save()
        EstimateItem(commune=commune, estimate=estimate, line=line, amount=0).save()
        Household.objects.bulk_create([
            Household(commune=commune, number=str(at), order=f"{at:06d}", valid_from=began) for at in range(3000)
        ])  # fmt: skip
        _entries(fund, group, line, user, entries)
    return fund, user


def _entries(fund: object, group: object, line: object, user: object, count: int) -> None:
    from uuid import uuid4

    from dinh.ground.households.models import Household
    from dinh.rights.works.models import Due, Entry, Receipt, Voucher

    commune = fund.commune
    households = list(Household.objects.order_by("order"))
    Due.objects.bulk_create([
        Due(commune=commune, fund=fund, household=each, group=group, order=at, number=each.number,
            representative=f"Đại diện {at}", owed=10_000_000, folded=each.number)
        for at, each in enumerate(households)
    ])  # fmt: skip
    dues = list(Due.objects.order_by("order"))
    held, entries, now = {"cash": 0, "bank": 0}, [], datetime(2026, 11, 1, tzinfo=UTC)
    for seq in range(1, count + 1):
        pays, channel = seq % 10 == 0, "bank" if seq % 3 == 0 else "cash"
        if pays:
            channel = max(held, key=lambda name: held[name])
        amount = 400_000 if pays else 100_000 + seq % 7 * 10_000
        held[channel] += -amount if pays else amount
        entries.append(Entry(
            commune=commune, fund=fund, seq=seq, on=date(2026, 1, 2) + timedelta(days=seq * 300 // count), at=now,
            kind="voucher" if pays else "receipt", number=f"{'PC' if pays else 'BL'} {seq}/2026",
            words="Chi chung" if pays else "hộ: tiền", debit="spent" if pays else channel,
            credit=channel if pays else "people", amount=amount, line=line if pays else None, cash=held["cash"],
            bank=held["bank"], kind_left=0, by_label="Kế toán",
        ))  # fmt: skip
    Entry.objects.bulk_create(entries, batch_size=500)
    stored = list(Entry.objects.filter(fund=fund).order_by("seq"))
    Receipt.objects.bulk_create([
        Receipt(commune=commune, fund=fund, year=2026, number=each.seq, on=each.on, due=dues[each.seq % len(dues)],
                source="people", payer="Đại diện", group=group, amount=each.amount, channel=each.debit,
                taken_by="Kế toán", code=f"BL-{each.seq:08d}", key=uuid4(), entry=each)
        for each in stored if each.kind == "receipt"
    ], batch_size=500)  # fmt: skip
    Voucher.objects.bulk_create([
        Voucher(commune=commune, fund=fund, year=2026, number=each.seq, on=each.on, line=line, payee="Cửa hàng",
                words="Chi", business=True, amount=each.amount, channel=each.credit, writer=user,
                writer_label="Kế toán", entry=each)
        for each in stored if each.kind == "voucher"
    ], batch_size=500)  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
