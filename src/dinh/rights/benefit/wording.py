"""What lists and programmes say where they are made public: a name, a group, what is received, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dinh.rights.benefit.models import Beneficiary, BeneficiaryList, Programme


def money(value: int) -> str:
    """Whole đồng: `1.250.000 đồng`."""
    return f"{value:,} đồng".replace(",", ".")


def promised(amount: int, goods: str) -> str:
    return ", ".join(part for part in (money(amount) if amount else "", goods) if part)


def programme_body(programme: Programme) -> str:
    parts = [
        (_("Mức hỗ trợ"), [programme.level]),
        (_("Tiêu chí"), [f"– {line}" for line in programme.criteria_lines]),
        (_("Quy trình bình xét"), [f"{n}. {line}" for n, line in enumerate(programme.step_lines, start=1)]),
        (_("Ai quyết định"), [programme.decider]),
        (_("Căn cứ"), [programme.ground]),
    ]
    return "\n\n".join("\n".join([f"{title}:", *lines]) for title, lines in parts)


def list_body(people: Iterable[Beneficiary]) -> str:
    """One line a person, by group. Takes only what may be public (name, group, what is received)."""
    lines: list[str] = []
    group = ""
    for number, each in enumerate(people, start=1):
        if str(each.group) != group:
            group = str(each.group)
            lines += ["", f"{group[:1].upper()}{group[1:]}:"]
        lines.append(f"{number}. {each.name}: {promised(each.amount, each.goods)}")
    return "\n".join(lines).strip()


def list_title(found: BeneficiaryList, final: bool) -> str:
    words = _("Danh sách được hưởng: %(what)s") if final else _("Danh sách đề nghị, lấy ý kiến: %(what)s")
    return words % {"what": f"{found.programme.title}, {found.title}"}
