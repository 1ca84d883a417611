"""The decision document in words: its seven fields as they were signed (khoản 2 Điều 20), for pages and for paper."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.law.matters import DECISION_FIELDS
from dinh.rights.decide.models import Correction, Decision, RollEntry, Round
from dinh.rights.decide.numbers import Wanted, wanted
from dinh.rights.decide.queries import votings

ROLES = {
    "head": "Trưởng thôn (Tổ trưởng tổ dân phố)",
    "front": "Trưởng ban công tác Mặt trận",
    "household": "Đại diện hộ gia đình",
}


def fields_of(round: Round, words: str, signers: list[dict[str, str]]) -> dict[str, Any]:
    """The seven fields of a counted voting, keyed by the letters of khoản 2 Điều 20, with what pins them down."""
    result = votings.result(round)
    assert result is not None  # the act lets only counted votings through  # noqa: S101
    count, verdict = result.count, result.verdict
    return {
        "a": {"from": _moment(round.opens_at), "to": _moment(round.closes_at), "place": round.place},
        "b": {"total": count.total, "present": count.present, "absent": count.total - count.present},
        "c": {"code": round.matter.code, "title": round.matter.title, "question": round.question},
        "d": {"form": round.form, "label": round.get_form_display(), "secret": round.secret},
        "đ": {
            "lines": [[label, votes] for label, votes in result.lines],
            "spoiled": count.spoiled, "unused": count.unused,
            "passed": bool(verdict and verdict.passed), "short": votings.fell_short(round),
            "why": verdict.why if verdict else "",
        },
        "e": words,
        "g": signers,
        "reference": round.matter.ref, "group": str(round.group), "commune": round.commune.title,
        "record": round.record_head,
    }  # fmt: skip


def digest(fields: Mapping[str, Any], previous: str = "") -> str:
    """SHA-256 in hex of the fields, after that of the record they correct."""
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode() if previous else text.encode()).hexdigest()


def said(fields: Mapping[str, Any]) -> list[tuple[str, str, list[str]]]:
    """Each field as (letter, title, lines), in the law's order."""
    lines = {
        "a": _when(fields["a"]), "b": _who(fields["b"]), "c": [fields["c"]["title"], fields["c"]["question"]],
        "d": [_form(fields["d"])], "đ": _result(fields["đ"], secret=fields["d"]["secret"]),
        "e": fields["e"].splitlines(),
        "g": [f"{_role(each)}: {each['name']}" for each in fields["g"]],
    }  # fmt: skip
    kept = {letter: [line for line in found if line.strip()] for letter, found in lines.items()}
    return [(each.code, each.title, kept[each.code]) for each in DECISION_FIELDS]


def _role(signer: Mapping[str, str]) -> str:
    number = f" ({_('hộ')} {signer['number']})" if signer.get("number") else ""
    return f"{ROLES[signer['role']]}{number}"


def _when(field: Mapping[str, str]) -> list[str]:
    lines = [_("Từ %(start)s đến %(end)s.") % {"start": field["from"], "end": field["to"]}]
    return [*lines, _("Địa điểm: %(place)s.") % {"place": field["place"].rstrip(".")}] if field["place"] else lines


def _who(field: Mapping[str, int]) -> list[str]:
    words = _("Tổng số hộ: %(total)d. Đại diện hộ tham gia: %(present)d. Hộ vắng mặt: %(absent)d.")
    return [words % field]


def _form(field: Mapping[str, Any]) -> str:
    way = _("biểu quyết kín") if field["secret"] else _("biểu quyết công khai")
    return f"{str(field['label']).capitalize()}, {way}."


def _result(field: Mapping[str, Any], *, secret: bool) -> list[str]:
    if field["short"]:
        return [_("Không biểu quyết được vì không đủ đại diện hộ."), field["why"]]
    lines = [f"{label}: {votes}." for label, votes in field["lines"]]
    if field["spoiled"]:
        lines.append(_("Phiếu không hợp lệ: %(count)d.") % {"count": field["spoiled"]})
    if field["unused"]:
        words = _("Phiếu trắng, không nộp: %(count)d.") if secret else _("Không biểu quyết: %(count)d.")
        lines.append(words % {"count": field["unused"]})
    return [*lines, field["why"], _("Được thông qua.") if field["passed"] else _("Không được thông qua.")]


def kinds(round: Round) -> list[tuple[str, str]]:
    """The kinds of document this voting may end in: a meeting that decided nothing has its minutes alone."""
    kind = Decision.Kind
    return [(kind.MINUTES.value, str(kind.MINUTES.label))] if votings.fell_short(round) else list(kind.choices)


def may_sign(round: Round) -> list[RollEntry]:
    """The households that took part, of whom the law wants two to sign."""
    rows = RollEntry.objects.filter(round=round, cast__isnull=False).select_related("attendance")
    return list(rows.order_by("pk"))


def signing_households(round: Round) -> Wanted:
    """The law's number of households that sign."""
    return wanted("decide.signing_households", votings.day_of(round))


def standing(decision: Decision) -> Decision | Correction:
    """The signed record that stands: the decision, or its last correction."""
    return Correction.objects.filter(decision=decision).order_by("-pk").first() or decision


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
