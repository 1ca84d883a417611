"""The notice for the board: today's figures on one A4 sheet, with the way to the whole ledger."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from dinh.ground.alerts.links import full
from dinh.rights.works.amounts import dotted, money
from dinh.rights.works.models import Fund
from dinh.rights.works.queries import funds, ledger
from dinh.scribe.posters.notice import Poster, PosterTable, notice_pdf

COLUMNS = ("Khoản", "Dự toán", "Đã chi, cả hiện vật")
LINES = 12  # of the estimate that stand on the sheet; the page has all


def pdf(fund: Fund, day: date) -> bytes:
    sums = ledger.sums(fund)
    url = full(fund.commune, reverse("works:fund", args=[fund.ref]))
    rows = [(each.line.title, dotted(each.planned), dotted(each.spent)) for each in funds.budget(fund, sums.spent)]
    gave = funds.by_group(fund)
    summary = [
        f"Đến ngày {day:%d/%m/%Y}: đã thu {money(sums.in_money + sums.carried)}, đã chi {money(sums.spent_money)}, "
        f"còn {money(sums.left)}.",
    ]
    if gave:
        done, owing = sum(each.all for each in gave), sum(each.obliged for each in gave)
        summary.append(f"Hộ đã đóng góp đủ: {done}/{owing}.")
    if sums.in_kind:
        summary.append(f"Ngày công, hiện vật bà con góp, quy giá: {money(sums.in_kind)}.")
    return notice_pdf(Poster(
        commune=fund.commune.title, title=fund.name, url=url, address=full(fund.commune, f"/p/{fund.ref}").partition("://")[2],
        issuer=fund.where, item="Thu, chi do Nhân dân đóng góp", number=fund.ref, summary=tuple(summary),
        table=PosterTable(COLUMNS, tuple(rows[:LINES]), frozenset({1, 2})) if rows else None,
        asks=f"Căn cứ: {fund.decided.ground}.",
    ))  # fmt: skip
