from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dinh.ground.bodies.models import Body, Holding, PartyTerm
from dinh.ground.fold import fold
from dinh.ground.people.models import User


def holdings_of(user: User, day: date) -> QuerySet[Holding]:
    """The posts a person holds here on a day, the most senior first."""
    held: QuerySet[Holding] = Holding.objects.on(day).filter(user=user).select_related("post__body", "user")
    return held.order_by("post__body__order", "post__order", "pk")


def holding_to_act_from(user: User, chosen: int | None, day: date) -> Holding | None:
    """The post chosen for this session if still held, otherwise the most senior one."""
    held = list(holdings_of(user, day))
    return next((holding for holding in held if holding.pk == chosen), held[0] if held else None)


def bodies_on(day: date) -> QuerySet[Body]:
    alive = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))
    bodies: QuerySet[Body] = Body.objects.filter(alive)
    return bodies


def match_body(agency: str, bodies: list[Body]) -> Body | None:
    """The body a paper means by `agency`: an exact name first, otherwise the only body whose longest name it contains."""
    wanted = fold(agency)
    named = [(fold(name), body) for body in bodies for name in body.all_names]
    for name, body in named:
        if name == wanted:
            return body
    inside = sorted(((len(name), body) for name, body in named if name and name in wanted), key=lambda pair: -pair[0])
    if not inside or (len(inside) > 1 and inside[1][0] == inside[0][0] and inside[1][1] != inside[0][1]):
        return None
    return inside[0][1]


def term_on(body: Body, day: date) -> PartyTerm | None:
    terms = PartyTerm.objects.filter(body=body, begins__lte=day).filter(Q(ends=None) | Q(ends__gte=day))
    term: PartyTerm | None = terms.order_by("-begins").first()
    return term
