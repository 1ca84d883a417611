"""What publicity offers to the floors above."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.alerts.topics import Topic, topic
from dinh.ground.room import FILE_READERS, SEARCH, SearchSource
from dinh.law.publicity import ITEMS
from dinh.rights.publish.public.files import public_file_readable
from dinh.rights.publish.public.searching import document, searchable
from dinh.rights.publish.queries.files import proof_readable

for _item in ITEMS:
    topic(Topic(_item.code.casefold(), _item.title, _item.clause))
FILE_READERS += [public_file_readable, proof_readable]
SEARCH["publish"] = SearchSource("publish", gettext_lazy("Nội dung công khai"), searchable, document)
