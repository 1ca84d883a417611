"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.lapsing import lapses
from dinh.ground.personal import BLANK, MASK, ROOM, ROW, Why, holds, plain
from dinh.rights.petitions.actions import empty_updates
from dinh.rights.petitions.models import OPEN, Asking, Kind


def letter_waits(letter: Any) -> str:
    waits = any(asking.petition.is_open for asking in letter.askings.select_related("petition"))
    return _("Đơn này đang giải quyết.") if waits else ""


def sender_waits(sender: Any) -> str:
    return letter_waits(sender.letter)


def part_waits(part: Any) -> str:
    return letter_waits(part.letter)


def asked_by_sender() -> QuerySet[Asking]:
    found: QuerySet[Asking] = Asking.objects.filter(letter=OuterRef("letter"))
    return found


def all_ended() -> Subquery:
    """The day on which the last matter of a letter ended."""
    return Subquery(asked_by_sender().order_by("-petition__ended_on").values("petition__ended_on")[:1])


def never_kept() -> Q:
    """Of letters all of whose matters are reflections or proposals and are over: what complains or denounces stays."""
    stays = ~Q(petition__kind__in=(Kind.REFLECTION, Kind.PROPOSAL)) | Q(petition__ended_on=None)
    return Q(~Exists(asked_by_sender().filter(stays | Q(petition__state__in=OPEN))))


def opens_letter(pk: int, _ref: str) -> str:
    asking = Asking.objects.filter(letter=pk).select_related("petition").order_by("pk").first()
    return reverse("petitions_desk:item", args=[asking.petition.ref]) if asking else ""


SENDER = Why("người gửi đơn, phản ánh", "nhận, giải quyết, trả lời", "letters", "chức danh được giao xử lý đơn thư",
             "asked")  # fmt: skip
MATTER = Why("người được nhắc đến trong vụ việc", "giải quyết, trả lời", "letters",
             "chức danh được giao xử lý đơn thư; ai cũng xem được phần công khai", "kept")  # fmt: skip
DENOUNCER = Why("người tố cáo", "giải quyết tố cáo, giữ bí mật", "denouncer",
                "một chức danh được giao mở niêm phong, mỗi lần có lý do và để lại dấu", "kept")  # fmt: skip
BY = Why("người giải quyết", "biết ai đã làm", "duty", "chức danh được giao xử lý đơn thư", "kept")
PROGRAM = Why("người phụ trách phần mềm khác", "liên hệ khi phần mềm ấy gửi sai", "duty", "chức danh xử lý đơn thư",
              "standing")  # fmt: skip

holds("petitions.Sender", SENDER, "name address phone email citizen_id:id", ROW, until=sender_waits)
holds("petitions.Letter", SENDER, "words place:words lon:place lat:place on_behalf:words held:words", BLANK,
      of="sender", until=letter_waits, marks="erased_on")  # fmt: skip
holds("petitions.Letter", SENDER, "place:words", ROOM, of="sender", until=letter_waits, room=empty_updates)
holds("petitions.Letter", MATTER, "words place:words on_behalf:words held:words", MASK)
holds("petitions.Letter", SENDER, "pin_hash:derived key:derived", "letters", of="sender")
holds("petitions.LetterFile", SENDER, "file", ROW, of="letter", until=part_waits)
holds("petitions.Asking", SENDER, "words", BLANK, of="letter", until=part_waits)
holds("petitions.Asking", MATTER, "words told_at:words", MASK)
holds("petitions.Petition", MATTER, "title:words text:words folded place:words", MASK)
holds("petitions.NearMatter", MATTER, "said:words where:data", MASK)
holds("petitions.Step", MATTER, "words to:words", MASK)
holds("petitions.Step", BY, "by:label", "act")
holds("petitions.Answer", MATTER, "text:words", MASK)
holds("petitions.Answer", BY, "by:label", "act")
holds("petitions.Review", MATTER, "words", MASK)
holds("petitions.Review", BY, "by:label", "act")
holds("petitions.Ready", MATTER, "text:words", MASK)
holds("petitions.ApiClient", PROGRAM, "name contact:words", MASK)
holds("petitions.ApiClient", PROGRAM, "key_hash:derived hint:derived", "act")
holds("petitions.SealedLetter", DENOUNCER, "box:sealed", "sealed", secret=True)
holds("petitions.SealedFile", DENOUNCER, "box:sealed", "sealed", secret=True)
holds("petitions.Opening", DENOUNCER, "by:label reason:words", "act", secret=True)

lapses(
    "petition-senders", "petitions.Sender", about="letter", label="letter__ref", since=all_ended, only=never_kept,
    opens=opens_letter, texts={"petitions.Letter": "sender", "petitions.Asking": "letter__sender"},
)  # fmt: skip

plain("petitions", """
ApiClient: created_on ended_on
ApiUpdate: theirs
Questions: lines
NearMatter: day
Ready: name
Lot: secret
Review: closed_on on
Opening: at
Service: code name description group keywords
Letter: book ref received_on received_at appealed_on slip erased_on
Petition: ref received_on outcome ended_on answered_on due_on alarm_on outcome_due outcome_on
Asking: word_on told_on
Step: kind on at ground paper until result
Answer: outcome on
""")  # fmt: skip
