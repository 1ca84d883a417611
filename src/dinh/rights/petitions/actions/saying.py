"""What a sender does with their own letter: adds what was missing, says whether the answer is met, withdraws."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.journal.models import Personal
from dinh.ground.journal.queries import about as entries_about
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.common import keep, lock, needed, step
from dinh.rights.petitions.models import Asking, Letter, Petition, Sender, Step
from dinh.rights.petitions.permissions import Following
from dinh.rights.petitions.queries.courses import clocks_of

State, Ending, Word = Petition.State, Petition.Ending, Asking.Word


@act
def say(*, by: Actor, asking: Asking, word: str, words: str = "", proven: bool = False) -> Petition:
    """The sender says whether the matter is met. «Chưa», or «một phần», sends it back to work with what is missing;
    one sender's «đạt» does not speak for the others."""
    petition = lock(asking.petition, None)
    asking = Asking.objects.select_related("letter", "petition").get(pk=asking.pk)
    require(by, permissions.SAY, Following(asking.letter, proven))
    require(by, permissions.WAITS, asking)
    if word not in Word.values:
        raise ValidationError({"word": _("Hãy chọn đạt, đạt một phần hay chưa đạt.")})
    if word != Word.MET:
        words = needed("words", words, _("Hãy viết chỗ nào chưa được, để làm tiếp."), 2000)
    asking.word, asking.word_on, asking.words = word, today(), words.strip()[:2000]
    asking.save(update_fields=["word", "word_on", "words"])
    step(by, petition, "word", result=word, words=words.strip()[:2000])
    if word == Word.MET:
        if not petition.askings.exclude(word=Word.MET).exists() or petition.state == State.CLOSED:
            petition.state, petition.ended_on = State.CLOSED, petition.ended_on or today()
            petition.ending = Ending.EXPLAINED if petition.outcome == "explained" else Ending.CONFIRMED
    else:
        petition.state, petition.ending, petition.ended_on = State.ACCEPTED, "", None
    return keep(by, petition, "say", personal={"words": words}, word=word)


@act
def close_in_silence(*, by: Actor, petition: Petition, edition: int | None = None) -> Petition:
    """Nobody said anything in the time to wait: closed, and counted apart from what senders confirmed. Periodic work
    does it too: the rule decides, nobody's power."""
    petition = lock(petition, edition)
    require(by, permissions.CLOSE_IN_SILENCE, petition)
    clock = next((each for each in clocks_of(petition) if each.key == "petition.silence"), None)
    if petition.state != State.ANSWERED or clock is None or not clock.late(today()):
        raise ValidationError(_("Chưa hết thời gian chờ người gửi nhận xét."))
    petition.state, petition.ended_on = State.CLOSED, today()
    petition.ending = Ending.EXPLAINED if petition.outcome == "explained" else Ending.UNCONFIRMED
    step(by, petition, "silence")
    return keep(by, petition, "close_in_silence", ending=petition.ending)


@act
def complete(*, by: Actor, asking: Asking, words: str, proven: bool = False) -> Petition:
    """The sender adds what the office asked for."""
    petition = lock(asking.petition, None)
    require(by, permissions.COMPLETE, Following(asking.letter, proven))
    if petition.state != State.SUPPLEMENT:
        raise ValidationError(_("Vụ việc này không chờ bổ sung."))
    words = needed("words", words, _("Hãy viết phần bổ sung."), 4000)
    petition.state = State.NEW
    step(by, petition, "completed", words=words, inside=True)
    return keep(by, petition, "complete", personal={"words": words})


@act
def appeal_hold(*, by: Actor, letter: Letter, proven: bool = False) -> Letter:
    """The sender of a held letter asks for another look."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    require(by, permissions.SAY, Following(letter, proven))
    if not letter.held or letter.appealed_on:
        raise ValidationError(_("Đơn này không bị tạm giữ, hoặc bà con đã xin xem lại rồi."))
    letter.appealed_on = today()
    letter.save(update_fields=["appealed_on"])
    record(by, "petitions.appeal_hold", letter)
    return letter


@act
def erase(*, by: Actor, letter: Letter) -> Letter:
    """Remove who sent a letter and their own words, when all its matters are over. The matters stay."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    require(by, permissions.ERASE, letter)
    if any(asking.petition.is_open for asking in letter.askings.select_related("petition")):
        raise ValidationError(_("Còn vụ việc chưa kết thúc nên chưa xóa được thông tin người gửi."))
    for sender in Sender.objects.filter(letter=letter):
        sender.delete()
    Personal.objects.filter(entry__in=entries_about(letter)).delete()
    Step.objects.filter(api__letter=letter).update(words="")
    letter.words, letter.erased_on = "", today()
    letter.save(update_fields=["words", "erased_on"])
    record(by, "petitions.erase", letter)
    return letter


def empty_updates(letter: Letter) -> None:
    """Within the act of an erasure: what its sender added through another program goes."""
    Step.objects.filter(api__letter=letter).update(words="")
