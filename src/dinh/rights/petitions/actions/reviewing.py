"""The inspection board looks again at what the office closed; what was not so goes back to work."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.common import keep, lock, needed, step
from dinh.rights.petitions.drawing import fingerprint
from dinh.rights.petitions.models import Lot, Petition, Review

State, Verdict = Petition.State, Review.Verdict


@act
def draw_lots(*, by: Actor) -> Lot:
    """Begin the drawing of this year: a secret that nobody chose. The journal keeps its fingerprint, so that nobody
    can put another in its place. Periodic work does it; once a year, the rule decides."""
    require(by, permissions.CLOSE_IN_SILENCE, by.commune)
    year = today().year
    lot, made = Lot.objects.get_or_create(commune=by.commune, year=year, defaults={"secret": secrets.token_hex(16)})
    if not made:
        raise ValidationError(_("Đợt rút ngẫu nhiên năm %(year)d đã mở rồi.") % {"year": year})
    record(by, "petitions.draw_lots", lot, after={"fingerprint": fingerprint(lot.secret)})
    return lot


@act
def review(*, by: Actor, petition: Petition, verdict: str, words: str, edition: int) -> Petition:
    """Say whether it was as the office answered. «Chưa đúng» sends the matter back to work with what was found.

    Raises Refused when the lot did not draw it or this closing was looked at already; ValidationError on a field.
    """
    petition = lock(petition, edition)
    require(by, permissions.REVIEW, petition)
    require(by, permissions.DRAWN, petition)
    if verdict not in Verdict.values:
        raise ValidationError({"verdict": _("Hãy chọn đúng hay chưa đúng.")})
    words = needed("words", words, _("Hãy ghi đã xem ở đâu, hỏi ai, thấy gì."), 4000)
    post = by.post
    made = Review(
        commune=by.commune, petition=petition, closed_on=petition.ended_on or today(), verdict=verdict, words=words,
        on=today(), by=f"{post.title}, {post.body.name}"[:300] if post else "",
    )  # fmt: skip
    made.save(force_insert=True)
    step(by, petition, "review", result=verdict, words=words)
    if verdict == Verdict.WRONG:
        petition.state, petition.ending, petition.ended_on = State.ACCEPTED, "", None
        petition.outcome, petition.answered_on = "", None
        petition.askings.update(word="", word_on=None)
    return keep(by, petition, "review", verdict=verdict)
