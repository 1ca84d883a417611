"""The gate: one place that says who may do what, and if not, why not.

A permission is a tuple of checks. Each check returns None («go on») or a Refusal with the reason a person can read.
The first refusal is the answer. A permission nobody declared is an error, never a yes. We do not ask `user.has_perm`:
Django answers yes for a superuser before it asks anyone else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor

if TYPE_CHECKING:
    from dinh.law.cite import Cite


@dataclass(frozen=True, slots=True)
class Refusal:
    reason: str
    cite: Cite | None = None

    def __str__(self) -> str:
        return f"{self.reason} ({self.cite})" if self.cite else self.reason


class Refused(PermissionDenied):
    """Raised when a person may not. Shown to them as it is: status 403, or an error on the form they sent."""

    def __init__(self, refusal: Refusal | str) -> None:
        self.refusal = Refusal(refusal) if isinstance(refusal, str) else refusal
        super().__init__(str(self.refusal))


Check = Callable[[Actor, Any], Refusal | None]
PERMISSIONS: dict[str, tuple[Check, ...]] = {}
POWERS: dict[str, str] = {}


def permission(name: str, *checks: Check) -> str:
    """Declare what must hold for `name`, checked from left to right."""
    if name in PERMISSIONS or not checks:
        raise ValueError(f"Permission {name!r} is declared twice or has no check.")
    PERMISSIONS[name] = checks
    return name


def power(name: str, title: str) -> str:
    """Declare something a post can be entrusted with; `title` is shown where posts are edited."""
    if name in POWERS:
        raise ValueError(f"Power {name!r} is declared twice.")
    POWERS[name] = title
    return name


def why_not(by: Actor, name: str, thing: Any = None) -> Refusal | None:
    return next((refusal for check in PERMISSIONS[name] if (refusal := check(by, thing))), None)


def may(by: Actor, name: str, thing: Any = None) -> bool:
    return why_not(by, name, thing) is None


def require(by: Actor, name: str, thing: Any = None) -> None:
    if refusal := why_not(by, name, thing):
        raise Refused(refusal)


def signed_in(by: Actor, thing: Any) -> Refusal | None:
    return None if by.signed_in else Refusal(_("Mời đăng nhập để tiếp tục."))


def holds_a_post(by: Actor, thing: Any) -> Refusal | None:
    """Also refuses a thing of another commune, so that a forgotten filter opens nothing."""
    if not by.signed_in:
        return signed_in(by, thing)
    if by.holding is None:
        return Refusal(_("Tài khoản này hiện không giữ chức danh nào ở đây. Hãy liên hệ văn phòng để được phân công."))
    return at_home(by, thing)


def at_home(by: Actor, thing: Any) -> Refusal | None:
    home = getattr(thing, "commune_id", by.commune.pk)
    return None if home == by.commune.pk else Refusal(_("Hồ sơ này thuộc đơn vị hành chính khác."))


def holds(name: str) -> Check:
    """A check: the post acted from carries the power `name`."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        if refusal := holds_a_post(by, thing):
            return refusal
        if by.has(name):
            return None
        return Refusal(
            _("Chức danh %(post)s không được giao quyền “%(power)s”. Người quản trị đơn vị có thể giao quyền này.")
            % {"post": by.post.title if by.post else "", "power": POWERS[name]}
        )

    return check
