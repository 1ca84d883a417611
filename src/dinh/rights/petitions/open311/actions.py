"""Keys for other programs, and what those programs bring: a letter, and what its sender says later."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.common import keep, lock, needed, once, step
from dinh.rights.petitions.actions.receiving import Receipt, Sending, receive
from dinh.rights.petitions.actions.saying import complete, say
from dinh.rights.petitions.models import ApiClient, ApiLetter, ApiUpdate, Asking, Channel, Petition, Step
from dinh.rights.petitions.open311.clients import HINT, hashed, new_key
from dinh.rights.petitions.open311.permissions import POST

State = Petition.State
MOST_AN_HOUR = 10_000


@dataclass(frozen=True, slots=True)
class ClientGiven:
    """A program as typed. `hourly`: how much it may send in an hour."""

    name: str
    contact: str
    may_post: bool = True
    hourly: int = 120


@dataclass(frozen=True, slots=True)
class Saying:
    """What a client says for the sender of one of its letters. `word` met, partly or not, when the sender spoke of the
    answer; `theirs` the client's own number for this update."""

    words: str = ""
    word: str = ""
    theirs: str = ""


@act
def make_client(*, by: Actor, given: ClientGiven) -> tuple[ApiClient, str]:
    """A new key. It is returned here and never again: its row keeps a hash."""
    require(by, permissions.MANAGE, by.commune)
    name = needed("name", " ".join(given.name.split()), _("Hãy ghi tên ứng dụng."), 100)
    contact = needed(
        "contact", " ".join(given.contact.split()), _("Hãy ghi ai chịu trách nhiệm, điện thoại hoặc thư."), 200
    )
    if not 1 <= given.hourly <= MOST_AN_HOUR:
        words = _("Ghi số từ 1 đến %(most)d.") % {"most": MOST_AN_HOUR}
        raise ValidationError({"hourly": words})
    if ApiClient.objects.filter(name=name, ended_on=None).exists():
        raise ValidationError({"name": _("Ứng dụng tên này đang có khóa. Thu hồi khóa cũ trước, hoặc ghi tên khác.")})
    key = new_key()
    client = ApiClient(
        commune=by.commune, name=name, contact=contact, key_hash=hashed(key), hint=key[:HINT],
        may_post=given.may_post, hourly=given.hourly, created_on=today(),
    )  # fmt: skip
    client.save(force_insert=True)
    after = {"name": name, "may_post": given.may_post, "hourly": given.hourly}
    record(by, "petitions.make_client", client, after=after, personal={"contact": contact})
    return client, key


@act
def end_client(*, by: Actor, client: ApiClient) -> ApiClient:
    """Its key opens nothing from now on. What it sent stays."""
    require(by, permissions.MANAGE, by.commune)
    client = ApiClient.objects.select_for_update().get(pk=client.pk)
    if client.ended_on:
        raise ValidationError(_("Khóa này đã thu hồi rồi."))
    client.ended_on = today()
    client.save(update_fields=["ended_on"])
    record(by, "petitions.end_client", client)
    return client


@once
@act
def post_request(*, by: Actor, client: ApiClient, sending: Sending) -> Receipt:
    """A letter through a program: received as from the web, and known to have come through it."""
    require(by, POST, client)
    receipt = receive(by, sending, Channel.API)
    if not receipt.again:
        ApiLetter(commune=by.commune, client=client, letter=receipt.letter).save(force_insert=True)
        # Erasable: whoever knows the program may ask it who wrote.
        record(by, "petitions.via_client", receipt.letter, personal={"client": client.name})
    return receipt


@act
def post_update(*, by: Actor, client: ApiClient, asking: Asking, saying: Saying) -> Step:
    """What the sender says through the program about its own letter: how the answer is, what the office asked for, or
    something more to read. The same `theirs` again is the same update.

    Raises ValidationError on `words`, `word` or `status`; Refused where there is no answer to speak of.
    """
    client = ApiClient.objects.select_for_update().get(pk=client.pk)  # one update of a client after another
    require(by, POST, client)
    if saying.theirs and (known := _known(client, asking, saying)):
        record(by, "petitions.sent_again", asking.letter)
        return known
    if saying.word:
        petition = say(by=by, asking=asking, word=saying.word, words=saying.words, proven=True)
    elif asking.petition.state == State.SUPPLEMENT:
        petition = complete(by=by, asking=asking, words=saying.words, proven=True)
    else:
        petition = _add_words(by, asking, saying.words)
    made: Step = petition.steps.order_by("-at", "-pk")[0]
    ApiUpdate(
        commune=by.commune, client=client, letter=asking.letter, step=made, theirs=saying.theirs
    ).save(force_insert=True)  # fmt: skip
    return made


def _known(client: ApiClient, asking: Asking, saying: Saying) -> Step | None:
    found = ApiUpdate.objects.filter(client=client, theirs=saying.theirs).select_related("step").first()
    if found is None:
        return None
    if found.letter_id != asking.letter_id:
        raise ValidationError({"update_id": _("Số này đã dùng cho một phản ánh khác.")})
    return found.step


def _add_words(by: Actor, asking: Asking, words: str) -> Petition:
    """More to read for the office; it moves nothing."""
    petition = lock(asking.petition, None)
    if not petition.is_open and petition.state != State.ANSWERED:
        raise ValidationError({"status": _("Việc này đã kết thúc. Nếu vẫn còn, hãy gửi phản ánh mới.")})
    words = needed("words", words, _("Hãy viết phần bổ sung."), 4000)
    step(by, petition, "added", words=words, inside=True)
    return keep(by, petition, "add_words", personal={"words": words})
