from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.gate import Refused
from dinh.rights.publish.models import Publication, Version


def lock_publication(publication: Publication) -> Publication:
    """The publication as it is now, its row locked to the end of the act."""
    locked: Publication = Publication.objects.select_for_update().get(pk=publication.pk)
    return locked


def lock_draft(version: Version, edition: int | None = None) -> Version:
    """A draft and its publication, locked. Raises Refused when it is no draft any more, or when someone has saved it
    since `edition` was shown."""
    lock_publication(version.publication)
    rows = Version.objects.select_for_update(of=("self",)).select_related("publication", "issuer", "post__body")
    locked: Version = rows.get(pk=version.pk)
    if locked.state != Version.State.DRAFT:
        raise Refused(_("Bản này không còn là bản soạn: có người vừa công khai hoặc bỏ nó. Hãy mở lại trang."))
    if edition is not None and edition != locked.edition:
        raise Refused(
            _("Có người vừa sửa bản này trong lúc bạn gõ. Nội dung bạn gõ còn nguyên dưới đây: hãy so rồi lưu.")
        )
    return locked
