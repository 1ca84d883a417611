"""What changes about bodies, posts and who holds them. Nothing is deleted: things end on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies import permissions
from dinh.ground.bodies.models import Body, Holding, PartyTerm, Post
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import today
from dinh.ground.gate import POWERS, require
from dinh.ground.journal.actions import record
from dinh.ground.people.actions import open_account

BODY_FIELDS = (
    "kind", "system", "name", "short_name", "symbol", "organ_code", "aliases", "parent", "order", "valid_from"
)  # fmt: skip
POST_FIELDS = ("title", "group", "powers", "leads", "order")
LAST_MANAGER = "last_manager"


@act
def add_body(*, by: Actor, fields: dict[str, Any], ground: str = "") -> Body:
    """`fields` are BODY_FIELDS, `parent` a Body or None. Raises ValidationError by field; Refused."""
    require(by, permissions.MANAGE)
    body = Body(commune=by.commune, **{name: fields[name] for name in BODY_FIELDS if name in fields})
    body.full_clean()
    body.save(force_insert=True)
    record(by, "bodies.add", body, ground=ground, after=_values(body, BODY_FIELDS))
    return body


@act
def edit_body(*, by: Actor, body_id: int, fields: dict[str, Any], ground: str = "") -> Body:
    body = Body.objects.select_for_update().get(pk=body_id)
    require(by, permissions.MANAGE, body)
    before = _values(body, BODY_FIELDS)
    _assign(body, fields, BODY_FIELDS)
    if body.parent_id is not None and body.pk in _line_above(body.parent_id):
        raise ValidationError({"parent": _("Một cơ quan không thể trực thuộc chính nó hoặc cấp dưới của nó.")})
    body.full_clean()
    body.save()
    record(by, "bodies.edit", body, ground=ground, before=before, after=_values(body, BODY_FIELDS))
    return body


@act
def end_body(*, by: Actor, body_id: int, valid_to: date | None, ground: str = "") -> Body:
    """The body no longer exists from `valid_to`; None brings it back. Its papers and tasks stay where they are.

    Raises ValidationError while someone still holds a post in it on that day or later.
    """
    body = Body.objects.select_for_update().get(pk=body_id)
    require(by, permissions.MANAGE, body)
    if valid_to is not None:
        staying = Holding.objects.filter(post__body=body).exclude(ends__lte=valid_to).count()
        if staying:
            raise ValidationError(
                _("Còn %(count)s người giữ chức danh ở đây sau ngày đó. Hãy cho thôi giữ chức danh trước.")
                % {"count": staying}
            )
    before = {"valid_to": body.valid_to}
    body.valid_to = valid_to
    body.full_clean()
    body.save(update_fields=["valid_to"])
    record(by, "bodies.end", body, ground=ground, before=before, after={"valid_to": valid_to})
    return body


@act
def add_post(*, by: Actor, body_id: int, fields: dict[str, Any]) -> Post:
    """`fields` are POST_FIELDS; `powers` names declared with `gate.power`."""
    body = Body.objects.get(pk=body_id)
    require(by, permissions.MANAGE, body)
    post = Post(commune=by.commune, body=body)
    _assign(post, fields, POST_FIELDS)
    _check_powers(post)
    post.full_clean()
    post.save(force_insert=True)
    record(by, "bodies.add_post", post, after=_values(post, POST_FIELDS))
    return post


@act
def edit_post(*, by: Actor, post_id: int, fields: dict[str, Any], sure: bool = False) -> Post:
    """Raises ValidationError with code LAST_MANAGER, unless `sure`, when nobody would be left to manage the house."""
    post = Post.objects.select_for_update().get(pk=post_id)
    require(by, permissions.MANAGE, post)
    before = _values(post, POST_FIELDS)
    _assign(post, fields, POST_FIELDS)
    _check_powers(post)
    post.full_clean()
    post.save()
    if "house.manage" in before["powers"] and "house.manage" not in post.powers:
        _somebody_still_manages(sure)
    record(by, "bodies.edit_post", post, before=before, after=_values(post, POST_FIELDS))
    return post


@act
def appoint(
    *, by: Actor, post_id: int, user_id: int, begins: date, ends: date | None = None, ground: str = ""
) -> Holding:
    """From `begins` until before `ends` the person holds the post. Raises ValidationError when they hold it already."""
    post = Post.objects.select_for_update().get(pk=post_id)
    require(by, permissions.APPOINT, post)
    held = Holding.objects.filter(post=post, user_id=user_id).exclude(ends__lte=begins)
    if (held.filter(begins__lt=ends) if ends else held).exists():
        raise ValidationError(_("Người này đã giữ chức danh ấy trong thời gian đó. Hãy xem lại ngày."))
    holding = Holding(commune=by.commune, post=post, user_id=user_id, begins=begins, ends=ends, ground=ground)
    holding.full_clean()
    holding.save(force_insert=True)
    after = {"begins": begins, "ends": ends, "user_id": user_id}
    record(by, "bodies.appoint", post, ground=ground, after=after, personal={"full_name": str(holding.user)})
    return holding


@act
def appoint_newcomer(
    *, by: Actor, post_id: int, account: dict[str, str], begins: date, ends: date | None = None, ground: str = ""
) -> Holding:
    """Open an account (`account`: username, full_name, email, phone) and appoint its holder, or do neither."""
    user = open_account(by=by, **account)
    holding = appoint(by=by, post_id=post_id, user_id=user.pk, begins=begins, ends=ends, ground=ground)
    record(by, "bodies.appoint_newcomer", holding.post, ground=ground, after={"user_id": user.pk})
    return holding


@act
def end_holding(*, by: Actor, holding_id: int, ends: date | None, ground: str = "", sure: bool = False) -> Holding:
    """From `ends` the post gives its holder nothing; None takes an end back. LAST_MANAGER as in `edit_post`."""
    holding = Holding.objects.select_for_update().select_related("post", "user").get(pk=holding_id)
    require(by, permissions.APPOINT, holding.post)
    before = {"ends": holding.ends, "user_id": holding.user_id}
    holding.ends = ends
    holding.full_clean()
    holding.save(update_fields=["ends"])
    if ends is not None and "house.manage" in holding.post.powers:
        _somebody_still_manages(sure, max(ends, today()))
    after = {"ends": ends, "user_id": holding.user_id}
    personal = {"full_name": str(holding.user)}
    record(by, "bodies.end_holding", holding.post, ground=ground, before=before, after=after, personal=personal)
    return holding


@act
def add_term(*, by: Actor, body_id: int, label: str, begins: date, ends: date | None = None) -> PartyTerm:
    """A term of a party committee; its papers are numbered anew from `begins`. Terms of a body may not overlap."""
    body = Body.objects.select_for_update().get(pk=body_id)
    require(by, permissions.MANAGE, body)
    others = PartyTerm.objects.filter(body=body).exclude(ends__lt=begins)
    if (others.filter(begins__lte=ends) if ends else others).exists():
        raise ValidationError(_("Nhiệm kỳ này trùng ngày với một nhiệm kỳ khác của cùng cơ quan. Hãy xem lại ngày."))
    term = PartyTerm(commune=by.commune, body=body, label=label, begins=begins, ends=ends)
    term.full_clean()
    if ends is not None and ends <= begins:
        raise ValidationError({"ends": _("Ngày kết thúc phải sau ngày bắt đầu.")})
    term.save(force_insert=True)
    record(by, "bodies.add_term", term, after={"label": label, "begins": begins, "ends": ends})
    return term


@act
def import_bodies(*, by: Actor, rows: list[dict[str, Any]]) -> list[Body]:
    """Add every row (BODY_FIELDS, `parent` the name of a body) or, when one cannot be added, none."""
    require(by, permissions.MANAGE)
    known = {body.name: body for body in Body.objects.all()}
    added: list[Body] = []
    for row in rows:
        parent = known.get(row["parent"]) if row.get("parent") else None
        body = add_body(by=by, fields={**row, "parent": parent})
        known[body.name] = body
        added.append(body)
    record(by, "bodies.import", by.commune, after={"added": [body.name for body in added]})
    return added


@act
def import_posts(*, by: Actor, rows: list[dict[str, Any]]) -> list[Holding]:
    """Add the post of every row, open its holder's account and appoint them; when one row cannot be, none is.

    `rows`: name, title, body (a Body), role (powers), leads, group (a ResidentialGroup or None), username, email,
    phone, begins. Raises ValidationError, Refused.
    """
    require(by, permissions.MANAGE)
    made: list[Holding] = []
    for row in rows:
        fields = {"title": row["title"], "group": row["group"], "powers": row["role"], "leads": row["leads"]}
        post = add_post(by=by, body_id=row["body"].pk, fields=fields)
        account = {
            "username": row["username"], "full_name": row["name"], "email": row["email"], "phone": row["phone"]
        }  # fmt: skip
        made.append(appoint_newcomer(by=by, post_id=post.pk, account=account, begins=row["begins"]))
    record(by, "bodies.import_posts", by.commune, after={"posts": [each.post_id for each in made]})
    return made


def _somebody_still_manages(sure: bool, day: date | None = None) -> None:
    if not sure and not holders_of("house.manage", day or today()):
        raise ValidationError(
            _("Sau việc này sẽ không còn ai quản trị đơn vị: muốn giao lại quyền phải nhờ người vận hành máy chủ."),
            code=LAST_MANAGER,
        )


def _check_powers(post: Post) -> None:
    unknown = sorted(set(post.powers) - set(POWERS))
    if unknown:
        raise ValidationError({"powers": _("Không có quyền nào tên là %(names)s.") % {"names": ", ".join(unknown)}})


def _line_above(parent_id: int) -> set[int]:
    """The keys of a body and of all above it, as stored; stops at a ring."""
    parents = dict(Body.objects.values_list("pk", "parent"))
    above: set[int] = set()
    step: int | None = parent_id
    while step is not None and step not in above:
        above.add(step)
        step = parents.get(step)
    return above


def _assign(thing: Any, fields: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if name in fields:
            setattr(thing, name, fields[name])


def _values(thing: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}
