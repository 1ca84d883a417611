"""What publicity offers to the floors above."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.alerts.topics import Topic, topic
from dinh.ground.room import FILE_READERS, PUBLIC, PUBLIC_PAGES, RIGHT_PAGES, SEARCH, SearchSource
from dinh.law.publicity import ITEMS
from dinh.rights.publish.public.files import public_file_readable
from dinh.rights.publish.public.portal import public_items
from dinh.rights.publish.public.searching import document, searchable
from dinh.rights.publish.public.views import listing, publication
from dinh.rights.publish.queries.files import proof_readable

for _item in ITEMS:
    topic(Topic(_item.code.casefold(), _item.title, _item.clause))
FILE_READERS += [public_file_readable, proof_readable]
SEARCH["publish"] = SearchSource("publish", _("Nội dung công khai"), searchable, document)
PUBLIC.append(public_items)
PUBLIC_PAGES["CK"] = publication
RIGHT_PAGES["biet"] = listing
