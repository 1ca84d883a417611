"""What a client sends: a reflection with its place, answers and photos; and later words about one of its own.

`media_url` is never fetched: a server that opens any address it is told can be led into the office's own network. It
stands in the letter as a line of text; photos come as files (`media`). `device_id` is not kept: nothing here needs to
know a telephone. `account_id` is told back, as the standard has it, and not kept either.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import replace
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, ValidationError
from django.http import HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.files.actions import Taken, let_go, take_sent
from dinh.ground.gate import Refused, require
from dinh.ground.http import Request
from dinh.rights.petitions.accusing import accuses
from dinh.rights.petitions.actions import Receipt, Sending, Who
from dinh.rights.petitions.actions.receiving import check_sending
from dinh.rights.petitions.clocks import Clock
from dinh.rights.petitions.models import ApiClient, Kind, Service
from dinh.rights.petitions.open311 import actions, showing
from dinh.rights.petitions.open311.answers import answers_to
from dinh.rights.petitions.open311.clients import client_of, count_post
from dinh.rights.petitions.open311.params import jurisdiction, text
from dinh.rights.petitions.open311.permissions import POST
from dinh.rights.petitions.open311.places import where
from dinh.rights.petitions.open311.speech import Wrong, clean, say, sentences
from dinh.rights.petitions.open311.tokens import token_of
from dinh.rights.petitions.public.limits import COMMUNE
from dinh.rights.petitions.queries.courses import first_pressing, pressing

MOST_FILES = 8
HEAVIEST = 170 * 1024 * 1024  # bytes of one request with its photos
PICTURED = "Gửi bằng ảnh: xem ảnh kèm theo."
_URL = re.compile(r"https?://[^\s<>\"]{3,480}")


def posted(request: Request) -> QueryDict:
    """The form that was sent. Raises Wrong for a body that is no form, is broken off, or is too heavy to read."""
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if length.isdecimal() and int(length) > HEAVIEST:
        raise Wrong(413, _("media: các tệp nặng quá %(most)d MB cộng lại.") % {"most": HEAVIEST // 1024 // 1024})
    if request.content_type not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise Wrong(400, _("Content-Type: gửi dạng application/x-www-form-urlencoded hoặc multipart/form-data."))
    try:
        return request.POST
    except RequestDataTooBig as error:
        raise Wrong(413, _("Chữ trong biểu mẫu quá dài; ảnh gửi dạng tệp ở media.")) from error
    except (SuspiciousOperation, MultiPartParserError) as error:
        raise Wrong(400, _("Biểu mẫu gửi đến bị đứt hoặc sai dạng. Hãy gửi lại.")) from error


def _client(request: Request, data: QueryDict) -> tuple[Actor, ApiClient]:
    """Whoever posts acts as a visitor: a session that a browser brings along counts for nothing."""
    by = Actor(commune=request.commune)
    client = client_of(request, data)
    require(by, POST, client)
    return by, client


def post_request(request: Request, fmt: str) -> HttpResponse:
    data = posted(request)
    by, client = _client(request, data)
    jurisdiction(request, data)
    service = _service(data)
    sending = _sending(request, data, service, client)
    count_post(request, client)
    receipt = _send(request, by, client, sending)
    if not receipt.again:
        COMMUNE.count(str(request.commune.pk))
    row = {
        **_named(receipt),
        "service_notice": _notice(request, receipt),
        "account_id": text(data, "account_id") or None,
    }
    return say(fmt, "service_requests", [row], private=True)


def _named(receipt: Receipt) -> dict[str, Any]:
    """The matter's own reference; a token while the letter waits for a look."""
    if receipt.petition is None or receipt.letter.held:
        return {"token": token_of(receipt.letter)}
    return {"service_request_id": receipt.petition.ref}


def _notice(request: Request, receipt: Receipt) -> str:
    """What the person who wrote must be told: reference and PIN to follow with, and by when."""
    letter, clock = receipt.letter, _clock(receipt)
    follow = request.build_absolute_uri(f"{reverse('petitions:follow')}?ma={letter.ref}")
    words = _("%(commune)s đã nhận. Mã đơn %(ref)s, mã PIN %(pin)s: giữ lại để theo dõi tại %(url)s.") % {
        "commune": request.commune.title, "ref": letter.ref, "pin": receipt.pin, "url": follow,
    }  # fmt: skip
    if letter.held:
        return " ".join([words, _("Đơn chờ cán bộ xem trước khi xử lý: %(why)s") % {"why": letter.held}])
    if clock and clock.due:
        words += " " + _("Trả lời chậm nhất ngày %(day)s (%(article)s).") % {
            "day": f"{clock.due:%d/%m/%Y}", "article": clock.article,
        }  # fmt: skip
    return words


def _clock(receipt: Receipt) -> Clock | None:
    if receipt.petition is None:
        return None
    return pressing(receipt.petition) if receipt.again else first_pressing(receipt.petition)


def _service(data: QueryDict) -> Service:
    code = text(data, "service_code")
    if not code:
        raise Wrong(400, _("service_code: thiếu. Các lĩnh vực ở services.json, services.xml."))
    found = showing.offered_as(code=code)
    if not found:
        raise Wrong(404, _("service_code: không có lĩnh vực “%(code)s”, hoặc hiện không nhận.") % {"code": code})
    return found[0]


def _sending(request: Request, data: QueryDict, service: Service, client: ApiClient) -> Sending:
    """The letter, all its fields looked at together. Raises Wrong with a sentence for each that is wrong."""
    wrong: list[str] = []
    place = where(request, data, wrong)
    answers = answers_to(service, data, wrong)
    files = request.FILES.getlist("media") + request.FILES.getlist("media[]")
    if len(files) > MOST_FILES:
        wrong.append(_("media: nhiều nhất %(most)d tệp.") % {"most": MOST_FILES})
    words = _description(data, wrong) or (PICTURED if files else "")
    if any(accuses(part) for part in (words, *answers, place.place)):
        raise Wrong(400, _(
            "description: nội dung giống tố cáo (báo người làm sai pháp luật). Tố cáo có trang riêng, giữ kín người "
            "viết: %(url)s. Chưa có gì được lưu."
        ) % {"url": request.build_absolute_uri(reverse("petitions:denounce"))})  # fmt: skip
    held = _("Trong một giờ có rất nhiều đơn gửi đến cùng lúc.") if COMMUNE.spent(str(request.commune.pk)) else ""
    sending = Sending(
        key=_key(request, client), kind=Kind.REFLECTION, where=place, service=service, who=_who(data), held=held,
        words="\n".join([words, *answers, *_media_urls(data, wrong)]).strip(),
    )  # fmt: skip
    try:
        check_sending(sending)
    except ValidationError as error:
        wrong += sentences(error)
    if not words:
        wrong.append(_("description: hãy viết chuyện gì, từ khi nào; hoặc gửi ảnh ở media."))
    if wrong:
        raise Wrong(400, *wrong)
    return sending


def _key(request: Request, client: ApiClient) -> str:
    """The letter's own key: the same `Idempotency-Key` of a client is the same letter, sent again after a broken
    line."""
    told = request.headers.get("Idempotency-Key", "").strip()
    if not told:
        return f"o311-{secrets.token_urlsafe(24)}"
    return f"o311-{hashlib.sha256(f'{client.key_hash}:{told}'.encode()).hexdigest()[:48]}"


def _description(data: QueryDict, wrong: list[str]) -> str:
    words = clean(data.get("description", "")).strip()
    if len(words) > showing.LONGEST:
        told = _("description: dài %(length)d ký tự, nhiều nhất %(most)d.")
        wrong.append(told % {"length": len(words), "most": showing.LONGEST})
    return words


def _who(data: QueryDict) -> Who:
    """Vietnamese names begin with the family's."""
    name = f"{text(data, 'last_name')} {text(data, 'first_name')}".strip()
    return Who(name=name, phone=text(data, "phone"), email=text(data, "email", 300))


def _media_urls(data: QueryDict, wrong: list[str]) -> list[str]:
    """Addresses as lines of text, for an official to open or not."""
    urls = [clean(url).strip() for name in ("media_url", "media_url[]") for url in data.getlist(name) if url.strip()]
    if len(urls) > MOST_FILES or not all(_URL.fullmatch(url) for url in urls):
        wrong.append(_("media_url: ghi địa chỉ http:// hoặc https://, nhiều nhất %(most)d.") % {"most": MOST_FILES})
        return []
    return [_("Liên kết người gửi kèm: %(url)s") % {"url": url} for url in urls]


def _send(request: Request, by: Actor, client: ApiClient, sending: Sending) -> Receipt:
    """Take the photos, then the letter with them; when the letter is not received, its photos go too."""
    taken: list[Taken] = []
    try:
        for number, upload in enumerate(request.FILES.getlist("media") + request.FILES.getlist("media[]"), start=1):
            taken.append(_taken(upload, number))
        receipt = actions.post_request(by=by, client=client, sending=replace(sending, taken=taken))
    except Exception:
        let_go(taken)
        raise
    if receipt.again:
        let_go(taken)
    return receipt


def _taken(upload: Any, number: int) -> Taken:
    try:
        return take_sent(upload.read(), clean(upload.name or "")[-100:] or f"media-{number}")
    except ValidationError as error:
        raise Wrong(400, *(f"media: {words}" for words in error.messages)) from error


def post_update(request: Request, fmt: str) -> HttpResponse:
    """A client's later words. Another's matter, and one that does not exist, are answered alike."""
    data = posted(request)
    by, client = _client(request, data)
    jurisdiction(request, data)
    ref = text(data, "service_request_id")
    if not ref:
        raise Wrong(400, _("service_request_id: thiếu."))
    asking = showing.asking_of(client, ref)
    if asking is None:
        raise Wrong(404, _("service_request_id: ứng dụng này không gửi việc nào mang mã “%(ref)s”.") % {"ref": ref})
    wrong: list[str] = []
    words = "\n".join([_description(data, wrong), *_media_urls(data, wrong)]).strip()
    if accuses(words):
        wrong.append(_("description: nội dung giống tố cáo. Mời sang trang riêng, giữ kín người viết: %(url)s.") % {
            "url": request.build_absolute_uri(reverse("petitions:denounce"))})  # fmt: skip
    if request.FILES:
        wrong.append(_("media: bổ sung không kèm tệp; ảnh mới thì gửi thành phản ánh mới."))
    if wrong:
        raise Wrong(400, *wrong)
    count_post(request, client)
    saying = actions.Saying(words, text(data, "word", 10), text(data, "update_id", 100))
    try:
        step = actions.post_update(by=by, client=client, asking=asking, saying=saying)
    except Refused as refused:  # the key is right; it is the matter that does not wait for this
        raise Wrong(400, str(refused)) from refused
    return say(fmt, "service_request_updates", [showing.update_row(step)], private=True)
