"""What publicity offers to the floors above."""

from __future__ import annotations

from dinh.ground.alerts.topics import Topic, topic
from dinh.law.publicity import ITEMS

for _item in ITEMS:
    topic(Topic(_item.code.casefold(), _item.title, _item.clause))
