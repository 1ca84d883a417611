"""Lines of the year's plan that were not public by their day, by the body that answers for them."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Count, F, Min
from django.db.models.functions import TruncDate

from dinh.rights.publish.models import PlanLine


def missed_by_body(since: date, day: date) -> Counter[int]:
    """How many lines due from `since` to before `day` are not public yet, or became so after their day."""
    due = PlanLine.objects.filter(by_day__gte=since, by_day__lt=day)
    first = due.annotate(shown=TruncDate(Min("versions__published_at")))
    in_time = first.filter(shown__lte=F("by_day")).values("pk")
    rows = due.exclude(pk__in=in_time).values_list("body").annotate(Count("pk")).order_by()
    return Counter(dict(rows))
