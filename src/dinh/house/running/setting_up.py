"""Opening a commune, step by step: what is entered by now and what is left, each step with its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Holding, Post
from dinh.ground.bodies.queries import bodies_on, holders_of
from dinh.ground.clock import today
from dinh.ground.gate import POWERS, may
from dinh.ground.households import permissions
from dinh.ground.households.models import Household
from dinh.ground.people.queries import must_set_up_factor
from dinh.ground.places.queries import groups_on
from dinh.house.running import state

SHOWN = 3  # powers that nobody holds, named; the others are counted


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to enter. `there` says what is entered by now; `left` what is missing, empty when the step is done."""

    title: str
    there: str
    left: str
    url: str
    table_url: str = ""
    optional: bool = False  # nothing is entered, and nothing need be

    @property
    def done(self) -> bool:
        return not self.left


def steps(by: Actor, day: date) -> list[Step]:
    """In the order they are best done. A fixed number of queries."""
    return [_second_factor(by), _bodies(day), _groups(day), _posts(day), _powers(day), _heads(day),
            _households(by, day), _emblem(by), _mail(), _backup(by)]  # fmt: skip


def _second_factor(by: Actor) -> Step:
    left = _("Đặt xác thực hai lớp cho tài khoản của chính mình.") if must_set_up_factor(by, today()) else ""
    return Step(_("Xác thực hai lớp"), _("Bắt buộc với người giữ chức danh."), left, reverse("mfa_index"))


def _bodies(day: date) -> Step:
    count = bodies_on(day).count()
    left = "" if count > 1 else _("Mới chỉ có một cơ quan. Nhập HĐND, Mặt trận, Đảng ủy, các phòng, đơn vị sự nghiệp.")
    there = _("%(count)s cơ quan, đơn vị") % {"count": count}
    return Step(_("Cơ quan, đơn vị"), there, left, reverse("bodies:list"), reverse("bodies:import"))


def _groups(day: date) -> Step:
    count = groups_on(day).count()
    left = "" if count else _("Chưa có thôn, tổ dân phố nào.")
    there = _("%(count)s thôn, tổ dân phố") % {"count": count}
    return Step(_("Thôn, tổ dân phố"), there, left, reverse("places:list"), reverse("places:import"))


def _posts(day: date) -> Step:
    held = set(Holding.objects.on(day).values_list("post", flat=True))
    posts = set(Post.objects.values_list("pk", flat=True))
    empty = len(posts - held)
    left = "" if len(posts) > 1 else _("Mới chỉ có chức danh quản trị.")
    if empty:
        left = _("%(count)s chức danh chưa có người giữ.") % {"count": empty}
    there = _("%(count)s chức danh, %(held)s có người giữ") % {"count": len(posts), "held": len(posts & held)}
    return Step(_("Chức danh và người giữ"), there, left, reverse("bodies:people"), reverse("bodies:import_posts"))


def _powers(day: date) -> Step:
    """A power nobody holds is a room nobody can work in."""
    given: set[str] = set()
    for powers in Post.objects.filter(holdings__in=Holding.objects.on(day)).values_list("powers", flat=True):
        given.update(powers)
    nobody = [_(title) for name, title in POWERS.items() if name not in given]
    left = _("Chưa ai được giao: %(names)s.") % {"names": "; ".join(nobody[:SHOWN])} if nobody else ""
    if len(nobody) > SHOWN:
        left += " " + _("Và %(count)s quyền nữa.") % {"count": len(nobody) - SHOWN}
    there = _("%(given)s trên %(all)s quyền đã có người giữ") % {"given": len(POWERS) - len(nobody), "all": len(POWERS)}
    return Step(_("Quyền theo chức danh"), there, left, reverse("bodies:list"))


def _heads(day: date) -> Step:
    groups = set(groups_on(day).values_list("pk", flat=True))
    headed = set(Holding.objects.on(day).filter(post__group__in=groups).values_list("post__group", flat=True))
    missing = len(groups - headed)
    left = _("%(count)s thôn, tổ chưa có trưởng thôn, tổ trưởng.") % {"count": missing} if missing else ""
    if not groups:
        left = _("Nhập thôn, tổ dân phố trước.")
    there = _("%(count)s trưởng thôn, tổ trưởng") % {"count": len(headed)}
    return Step(_("Trưởng thôn, tổ trưởng"), there, left, reverse("bodies:list"), reverse("bodies:import_posts"))


def _households(by: Actor, day: date) -> Step:
    """The register is not the manager's to read: for who may not open it, its keepers stand here instead of links."""
    count = Household.objects.aggregate(all=Count("pk"))["all"]
    left = "" if count else _("Chưa có hộ nào: chưa tính được tỷ lệ hộ tán thành.")
    there = _("%(count)s hộ gia đình") % {"count": count}
    if may(by, permissions.WRITE, by.commune):
        return Step(_("Sổ hộ gia đình"), there, left, reverse("households:list"), reverse("households:import"))
    if left:
        keepers = list(dict.fromkeys(str(each.user) for each in holders_of(permissions.WRITER, day)))
        told = _("Người nhập: %(names)s.") % {"names": "; ".join(keepers[:SHOWN])}
        left += " " + (told if keepers else _("Chưa ai giữ quyền lập sổ hộ: giao ở bước chức danh."))
    return Step(_("Sổ hộ gia đình"), there, left, "")


def _emblem(by: Actor) -> Step:
    there = _("Đã có biểu trưng riêng") if by.commune.emblem else _("Chưa có, dùng hình mái đình mặc định")
    if by.commune.greeting:
        there = _("%(there)s; có lời chào") % {"there": there}
    return Step(_("Biểu trưng, lời chào"), there, "", reverse("emblem:home"), optional=not by.commune.emblem)


def _mail() -> Step:
    left = "" if settings.DINH_EMAIL_URL else _("Người giữ máy đặt DINH_EMAIL_URL; rồi gửi thư thử ở trang Tin báo.")
    there = _("Máy gửi thư đã đặt") if settings.DINH_EMAIL_URL else _("Chưa có máy gửi thư")
    return Step(_("Thư điện tử"), there, left, reverse("alerts_desk:home"))


def _backup(by: Actor) -> Step:
    last = state.last_backup(by.commune)
    left = "" if last or by.commune.is_demo else _("Người giữ máy chạy dinh backup lần đầu.")
    there = _("Đã sao lưu") if last else _("Chưa sao lưu lần nào")
    return Step(_("Sao lưu"), there, left, reverse("running:now"))
