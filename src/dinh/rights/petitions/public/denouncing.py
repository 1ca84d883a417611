"""Tố cáo: what it is, how it is made by law, how whoever makes it is kept secret, and a sealed sending.

What is sent here is read into memory, sealed, and never written anywhere in the open: no stored file, no file name, no
session, no page that anyone keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from dinh.ground.files.checks import MB, check_sent
from dinh.ground.http import Request, public
from dinh.ground.pins import key_of, new_key
from dinh.ground.throttle import address
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions.receiving import SALT
from dinh.rights.petitions.public.forms import SealForm, tried
from dinh.rights.petitions.public.limits import FLOOD, count_letter, why_held
from dinh.rights.petitions.public.receipts import receipt_page

FILES = 8
HEAVIEST = 80 * MB  # one sending with its files: it lies in memory until it is sealed


class InMemory(MemoryFileUploadHandler):
    """Files stay in memory, whatever their size: the usual handler would write larger ones to the disk in the open."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        super().handle_raw_input(*args, **kwargs)
        self.activated = True
        self.taken, self.too_heavy = 0, False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """What is too much is not kept, and the view says so; the other fields of the form still come through."""
        self.taken += len(raw_data)
        if self.taken > HEAVIEST:
            self.too_heavy = True
            return None
        return super().receive_data_chunk(raw_data, start)


def in_memory(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Set before anything reads the form, the check of its token included, which therefore runs inside."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [InMemory(request)]
        checked: HttpResponse = csrf_protect(view)(request, *args, **kwargs)
        return checked

    return guarded


@public
@require_safe
def about(request: Request) -> HttpResponse:
    """The same page for every visitor."""
    return render(request, "petitions/public/denounce.html")


@public
@in_memory
@never_cache
@require_http_methods(["GET", "POST"])
def send(request: Request) -> HttpResponse:
    """Seal what was written and show the receipt."""
    if request.method != "POST":
        return _form(request, SealForm(initial={"key": new_key(SALT)}))
    key = key_of(request.POST.get("key", ""), SALT)
    data = request.POST.copy()
    if key is None:
        data["key"] = new_key(SALT)
    form = SealForm(data, request.FILES)
    if key is None:
        form.add_error(None, _("Trang này mở đã lâu. Chữ vẫn còn đây: hãy xem lại, chọn lại tệp rồi bấm Gửi lần nữa."))
    files = _files(request, form)
    if not form.is_valid() or key is None:
        return _form(request, form, 400)
    if FLOOD.spent(address(request)):
        form.add_error(None, _("Từ địa chỉ mạng này vừa có quá nhiều đơn. Hãy gửi lại sau một giờ, hoặc đến trụ sở."))
        return _form(request, form, 429)
    sealing = actions.Sealing(
        key=key, words=form.cleaned_data["words"], who=form.who, waives=form.cleaned_data["waives"], files=files,
        held=why_held(request, trapped=form.trapped),
    )  # fmt: skip
    made: list[actions.Receipt] = []
    if not tried(form, lambda: made.append(actions.send_sealed(by=request.actor, sealing=sealing))):
        return _form(request, form, 400)
    if not made[0].again:
        count_letter(request)
    return receipt_page(request, made[0], sealed=True)


def _files(request: Request, form: SealForm) -> list[tuple[str, str, bytes]]:
    """Checked and cleaned, in memory. Names tell whose they are: each becomes a number before anything is sealed."""
    uploads = request.FILES.getlist("attached")
    if len(uploads) > FILES:
        form.add_error("attached", _("Nhiều nhất %(most)d tệp một đơn.") % {"most": FILES})
        return []
    if any(getattr(handler, "too_heavy", False) for handler in request.upload_handlers):
        words = _("Các tệp nặng quá %(most)d MB cộng lại. Hãy gửi ít tệp hơn, hoặc mang đến trụ sở.")
        form.add_error("attached", words % {"most": HEAVIEST // MB})
        return []
    found = []
    for number, upload in enumerate(uploads, start=1):
        try:
            checked = check_sent(upload.read(), upload.name or f"tep-{number}")
        except ValidationError as error:
            form.add_error("attached", error.messages)
            continue
        found.append((f"tep-{number}", checked.media_type, checked.data))
    return found


def led_here(request: Request) -> HttpResponse:
    """From the general form: the words typed there stand in this page's form, and nowhere else."""
    typed = {name: request.POST.get(name, "") for name in ("name", "phone", "address")}
    words = [request.POST.get("words", ""), request.POST.get("place", "")]
    initial = {**typed, "words": "\n".join(part for part in words if part.strip()), "key": new_key(SALT)}
    return _form(request, SealForm(initial=initial), led=True)


def _form(request: Request, form: SealForm, status: int = 200, *, led: bool = False) -> HttpResponse:
    response = render(request, "petitions/public/denounce_send.html", {"form": form, "led": led}, status=status)
    response["Cache-Control"] = "no-store, private"
    return response
