from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from dinh.ground.files import storage
from dinh.ground.files.models import StoredFile
from dinh.ground.http import Request, public
from dinh.ground.room import FILE_READERS


@public
def download(request: Request, pk: int) -> HttpResponse:
    """A file, for those whom one of the rooms that use it lets read it; for others it does not exist."""
    stored = get_object_or_404(StoredFile, pk=pk)
    if not any(reader(request.actor, stored.pk) for reader in FILE_READERS):
        raise Http404
    inline = stored.kind == StoredFile.Kind.IMAGE and "xem" in request.GET
    response = HttpResponse(storage.get(stored.sha256), content_type=stored.media_type)
    disposition = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(stored.name)}"
    response["Content-Security-Policy"] = "default-src 'none'; img-src 'self'; sandbox"
    response["Cache-Control"] = "private, max-age=3600"
    return response
