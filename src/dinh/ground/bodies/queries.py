from __future__ import annotations

from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django_scopes import scopes_disabled

from dinh.ground.bodies.models import Body, Holding, PartyTerm, Post
from dinh.ground.fold import fold
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune


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
    """The body a paper means by `agency`: an exact name first, then the only body whose longest name it contains."""
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


def bodies_listed(day: date, *, q: str = "", ended: bool = False) -> list[Body]:
    """The bodies of the scoped commune for a list, each with `posts_count` and `held_count` (posts held on `day`).

    `q` is matched folded, against every name and the symbol; `ended` shows also those that no longer exist on `day`.
    """
    held = Q(posts__holdings__begins__lte=day) & (Q(posts__holdings__ends=None) | Q(posts__holdings__ends__gt=day))
    bodies = Body.objects.all() if ended else bodies_on(day)
    counted = bodies.annotate(
        posts_count=Count("posts", distinct=True), held_count=Count("posts", filter=held, distinct=True)
    ).order_by("order", "name")
    wanted = fold(q)
    return [body for body in counted if wanted in fold(" ".join([*body.all_names, body.symbol]))]


def posts_of(body: Body, day: date) -> list[Post]:
    """A body's posts, each with `now`: the holdings in force on `day` or yet to begin."""
    coming = Holding.objects.filter(Q(ends=None) | Q(ends__gt=day)).select_related("user").order_by("begins")
    posts = Post.objects.filter(body=body).prefetch_related(Prefetch("holdings", coming, to_attr="now"))
    return list(posts.order_by("order", "title"))


def officials() -> QuerySet[User]:
    """Those who hold or held a post in the scoped commune: all that one commune sees of accounts."""
    return User.objects.filter(pk__in=Holding.objects.values("user")).order_by("full_name", "pk")


def accounts_of_others() -> set[int]:
    """Keys of accounts that belong to other communes of the house alone: this one has no business with them."""
    here = set(Holding.objects.values_list("user_id", flat=True))
    with scopes_disabled():
        anywhere = set(Holding.objects.values_list("user_id", flat=True))
    return anywhere - here


def serves_elsewhere(user: User, here: Commune, day: date) -> bool:
    """Whether the person holds a post on a day in another commune."""
    with scopes_disabled():
        return bool(Holding.objects.on(day).filter(user=user).exclude(commune=here).exists())


def holders_of(power: str, day: date) -> list[Holding]:
    """The holdings in force on a day whose post carries a power. Filtered here: databases differ on lists in JSON."""
    held = Holding.objects.on(day).select_related("post")
    return [holding for holding in held if power in holding.post.powers]
