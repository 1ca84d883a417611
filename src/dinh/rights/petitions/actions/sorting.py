"""What a letter is about: its kind, its matters, whether it repeats another, whether everyone may read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.fold import fold
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.search import index
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.common import SEARCH_KIND, ask_about, keep, lock, needed, step
from dinh.rights.petitions.actions.receiving import Where, new_matter
from dinh.rights.petitions.models import Kind, Letter, LetterFile, Petition, Service

NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Sorted:
    """A matter in the office's words, which name nobody."""

    kind: str
    title: str
    text: str = ""
    where: Where = NOWHERE
    service: Service | None = None
    body: Body | None = None
    about_rules: bool = False


@act
def sort(*, by: Actor, petition: Petition, given: Sorted, edition: int) -> Petition:
    """Say what a new matter is, by its content and not by its title. Its clocks keep counting from the day of receipt.

    Raises ValidationError naming the field: nothing that names the sender may stand in what others read.
    """
    petition = lock(petition, edition)
    require(by, permissions.SORT, petition)
    if given.kind == Kind.DENUNCIATION and petition.kind != Kind.DENUNCIATION:
        raise ValidationError(
            {"kind": _("Nội dung là tố cáo: hãy bấm “Niêm phong là tố cáo”, để thông tin người gửi được giữ kín.")}
        )
    _set(petition, given)
    step(by, petition, "sorted", words=petition.get_kind_display(), inside=True)
    return keep(by, petition, "sort", kind=petition.kind, title=petition.title)


@act
def split(*, by: Actor, petition: Petition, given: Sequence[Sorted], edition: int) -> list[Petition]:
    """A letter with several matters: the first stays in `petition`, each other becomes a matter of its own, received
    the same day (điểm đ khoản 1 Điều 25 is for receptions; for letters Thông tư 05/2021/TT-TTCP)."""
    petition = lock(petition, edition)
    require(by, permissions.SORT, petition)
    if len(given) < 2:
        raise ValidationError(_("Hãy ghi ít nhất hai vụ việc để tách."))
    letter = petition.askings.select_related("letter").order_by("pk")[0].letter
    _set(petition, given[0])
    made = [petition]
    for one in given[1:]:
        other = ask_about(by, new_matter(by, letter, one.kind, one.title), letter)
        _set(other, one)
        made.append(keep(by, other, "split", ground=petition.ref))
    step(by, petition, "sorted", words=_("Tách thành %(n)d vụ việc") % {"n": len(made)}, inside=True)
    keep(by, petition, "split", into=[one.ref for one in made])
    return made


@act
def join(*, by: Actor, petition: Petition, into: Petition, edition: int) -> Petition:
    """One matter with many askers: `petition` joins `into`, whose answer its senders get too; each sees only their own
    letter. The older day of receipt stays the one that counts.

    What was answered before this letter came has happened again: the matter opens with its history, and its term runs
    from the day of this letter."""
    petition, into = lock(petition, edition), lock(into, None)
    require(by, permissions.JOIN, petition)
    require(by, permissions.JOIN, into)
    if petition.pk == into.pk:
        raise ValidationError({"into": _("Hãy chọn một vụ việc khác để gộp vào.")})
    have = set(into.askings.values_list("letter_id", flat=True))
    for asking in petition.askings.all():
        if asking.letter_id not in have:
            asking.petition = into
            asking.save(update_fields=["petition"])
    again = _happened_again(into, petition)
    if again:
        into.state, into.ending, into.ended_on = Petition.State.ACCEPTED, "", None
        into.outcome, into.answered_on, petition.recurs = "", None, into
        into.askings.update(word="", word_on=None)
    into.received_on = min(into.received_on, petition.received_on)
    petition.state, petition.joined, petition.public = Petition.State.JOINED, into, False
    step(by, petition, "joined", words=into.ref, inside=True)
    step(by, into, "recurred" if again else "asker", on=petition.received_on if again else None)
    keep(by, into, "gain_asker", askers=into.askings.count(), again=again)
    return keep(by, petition, "join", into=into.ref)


def _happened_again(into: Petition, petition: Petition) -> bool:
    """Whether `petition` came after `into` was answered. What was only passed on or turned away stays so."""
    if into.state not in (Petition.State.ANSWERED, Petition.State.CLOSED) or into.answered_on is None:
        return False
    return petition.received_on >= (into.ended_on or into.answered_on)


@act
def show(*, by: Actor, petition: Petition, public: bool, files: Sequence[int] = (), edition: int) -> Petition:
    """Let everyone read a reflection or proposal, with the photos chosen, or take it back."""
    petition = lock(petition, edition)
    require(by, permissions.SHOW, petition)
    if public:
        _names_nobody(petition, title=petition.title, text=petition.text)
    petition.public = public
    theirs = LetterFile.objects.filter(letter__askings__petition=petition)
    for each in theirs:
        each.public = public and each.pk in files
        each.save(update_fields=["public"])
    return keep(by, petition, "show" if public else "hide", files=list(files))


@act
def hold(*, by: Actor, letter: Letter, why: str) -> Letter:
    """Keep a letter aside (abuse, a flood): nothing of it is lost, its sender sees why and may ask for another look."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    require(by, permissions.HOLD, letter)
    letter.held = needed("why", why, _("Hãy ghi vì sao tạm giữ đơn này."), 300)
    letter.save(update_fields=["held"])
    for asking in letter.askings.select_related("petition"):
        if asking.petition.public and asking.petition.askings.count() == 1:
            asking.petition.public = False
            asking.petition.save(update_fields=["public"])
            index.put(by.commune, SEARCH_KIND, asking.petition)
    record(by, "petitions.hold", letter, after={"held": letter.held})
    return letter


@act
def release(*, by: Actor, letter: Letter) -> Letter:
    """Take a held letter up again."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    require(by, permissions.RELEASE, letter)
    before, letter.held, letter.appealed_on = letter.held, "", None
    letter.save(update_fields=["held", "appealed_on"])
    record(by, "petitions.release", letter, before={"held": before})
    return letter


def _set(petition: Petition, given: Sorted) -> None:
    if given.kind not in Kind.values:
        raise ValidationError({"kind": _("Hãy chọn loại theo nội dung đơn.")})
    petition.kind = given.kind
    petition.title = needed("title", " ".join(given.title.split()), _("Hãy tóm tắt vụ việc trong một dòng."), 200)
    petition.text = given.text.strip()
    petition.group, petition.place = given.where.group, given.where.place.strip()[:300]
    petition.lon, petition.lat = given.where.lon, given.where.lat
    petition.service = given.service
    petition.body = given.body or petition.body
    petition.about_rules = given.about_rules
    petition.public = petition.public and petition.kind in (Kind.REFLECTION, Kind.PROPOSAL)
    _names_nobody(petition, title=petition.title, text=petition.text)


def _names_nobody(petition: Petition, **texts: str) -> None:
    """Raises ValidationError when a text that others will read still holds a sender's name, address or contacts."""
    for asking in petition.askings.select_related("letter__sender"):
        sender = getattr(asking.letter, "sender", None)
        if sender is None:
            continue
        for value in (sender.name, sender.phone, sender.email, sender.address, sender.citizen_id):
            for name, text in texts.items():
                if len(value.strip()) > 3 and fold(value) in fold(text):
                    words = _("Còn ghi “%(value)s” của người gửi. Hãy bỏ đi: chỗ này người khác sẽ đọc.")
                    raise ValidationError({name: words % {"value": value}})
