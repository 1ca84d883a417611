"""Dossiers and the papers in them."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from dinh.ground.fold import fold
from dinh.office.papers.models import Dossier, DossierItem, Paper

# The usual steps of a matter, offered where a step is named; anything else may be typed.
STEPS = ("chỉ đạo", "kế hoạch", "quyết định thành lập tổ soạn thảo", "dự thảo", "lấy ý kiến", "tờ trình", "thẩm định",
         "quyết định", "thông báo", "báo cáo")  # fmt: skip


def dossiers(text: str = "", state: str = "") -> list[Dossier]:
    """Dossiers with `papers`, their number: open ones first, newest first. `state` is `open`, `closed` or empty."""
    rows: QuerySet[Dossier] = Dossier.objects.select_related("body").annotate(papers=Count("items"))
    if state in {"open", "closed"}:
        rows = rows.filter(closed__isnull=state == "open")
    wanted = fold(text).split()
    found = [row for row in rows.order_by("-opened", "-pk") if all(word in fold(row.title) for word in wanted)]
    return sorted(found, key=lambda row: row.closed is not None)


def find_dossier(ref: str) -> Dossier | None:
    found: Dossier | None = Dossier.objects.select_related("body").filter(ref=ref).first()
    return found


def items_of(dossier: Dossier) -> list[DossierItem]:
    """The papers of a dossier in their order."""
    rows = DossierItem.objects.filter(dossier=dossier).select_related("paper__body")
    return list(rows.defer("paper__text", "paper__reading", "paper__draft").order_by("order", "pk"))


def dossiers_of(paper: Paper) -> list[DossierItem]:
    """The places of a paper in dossiers."""
    return list(DossierItem.objects.filter(paper=paper).select_related("dossier").order_by("-dossier__opened"))
