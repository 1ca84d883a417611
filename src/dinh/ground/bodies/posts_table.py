"""Posts and who holds them, from a table: the form of one row, and a name to sign in by where none is given."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground import clock
from dinh.ground.bodies import roles
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.fold import fold
from dinh.ground.people.models import User
from dinh.ground.places.forms import day_field
from dinh.ground.places.importing import Trial, try_lines
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.ground.places.sheets import Line

COLUMNS = {
    "name": ("Họ và tên", "Người giữ", "Họ tên"),
    "title": ("Chức danh", "Chức vụ"),
    "body": ("Cơ quan", "Cơ quan, đơn vị", "Đơn vị"),
    "role": ("Vai trò",),
    "leads": ("Đứng đầu", "Là người đứng đầu"),
    "group": ("Thôn, tổ phụ trách", "Thôn, tổ dân phố"),
    "username": ("Tên đăng nhập",),
    "email": ("Thư điện tử", "Email"),
    "phone": ("Điện thoại", "Số điện thoại"),
    "begins": ("Từ ngày",),
}
_YES = {"x", "co", "dung", "1", "yes"}


class PostLineForm(forms.Form):
    """One row. `body` and `group` are found by name; `role` is one of `roles.ROLES` or empty for no power."""

    name = forms.CharField(label=_("Họ và tên"), max_length=150)
    title = forms.CharField(label=_("Chức danh"), max_length=200)
    body = forms.CharField(label=_("Cơ quan"))
    role = forms.CharField(label=_("Vai trò"), required=False)
    leads = forms.CharField(label=_("Đứng đầu"), required=False)
    group = forms.CharField(label=_("Thôn, tổ phụ trách"), required=False)
    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]{2,29}$", label=_("Tên đăng nhập"), required=False,
        error_messages={"invalid": _("Chỉ dùng chữ thường không dấu, số, chấm, gạch; 3 đến 30 ký tự.")},
    )  # fmt: skip
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    begins = day_field(_("Từ ngày"))

    def __init__(self, data: dict[str, str], known: Known) -> None:
        super().__init__(data)
        self.known = known

    def clean_body(self) -> Body:
        found = self.known.bodies.get(fold(self.cleaned_data["body"]))
        if found is None:
            raise forms.ValidationError(
                _now("không có cơ quan nào tên “%(name)s”. Nhập cơ quan trước, hoặc sửa tên.")
                % {"name": self.cleaned_data["body"]}
            )
        return found

    def clean_role(self) -> list[str]:
        words = self.cleaned_data["role"]
        role = roles.named(words)
        if words and role is None:
            names = ", ".join(str(each.title) for each in roles.ROLES.values())
            raise forms.ValidationError(
                _now("không có vai trò “%(name)s”. Chọn một trong: %(names)s.") % {"name": words, "names": names}
            )
        return sorted(role.powers) if role else []

    def clean_leads(self) -> bool:
        return fold(self.cleaned_data["leads"]) in _YES

    def clean_group(self) -> ResidentialGroup | None:
        words = self.cleaned_data["group"]
        if words and fold(words) not in self.known.groups:
            raise forms.ValidationError(_now("không có thôn, tổ nào tên “%(name)s”") % {"name": words})
        return self.known.groups.get(fold(words))

    def clean_username(self) -> str:
        given = str(self.cleaned_data["username"])
        if given and given in self.known.usernames:
            raise forms.ValidationError(_now("đã có tài khoản mang tên “%(name)s”. Chọn tên khác.") % {"name": given})
        return given

    def clean(self) -> dict[str, Any]:
        """A name to sign in by is kept for its row, so that no later row gets the same."""
        data = super().clean() or {}
        if not self.errors:
            data["username"] = data["username"] or self.known.free_name(data["name"])
            self.known.usernames.add(data["username"])
        return data


class Known:
    """What rows may name: bodies and groups of today by folded name, names to sign in by that are taken."""

    def __init__(self) -> None:
        day = clock.today()
        self.bodies = {fold(name): body for body in bodies_on(day) for name in (*body.all_names, body.symbol) if name}
        self.groups = {fold(name): group for group in groups_on(day) for name in (str(group), group.code)}
        self.usernames = set(User.objects.values_list("username", flat=True))

    def free_name(self, full_name: str) -> str:
        """`lua.nguyen` of «Nguyễn Thị Lụa»; with a number where it is taken."""
        plain = unicodedata.normalize("NFD", full_name.lower().replace("đ", "d"))
        words = re.sub(r"[^a-z0-9 ]", "", plain).split() or ["nguoi"]
        base = (words[-1] if len(words) == 1 else f"{words[-1]}.{words[0]}")[:25].ljust(3, "0")
        name, number = base, 2
        while name in self.usernames:
            name, number = f"{base}{number}", number + 1
        return name


def tried(lines: list[Line]) -> tuple[list[Trial], list[dict[str, Any]]]:
    """Each row through its form. Someone who holds two posts stands in the table once; the second post is given on its
    own page."""
    known = Known()
    today = f"{clock.today():%d/%m/%Y}"

    def form_of(cells: dict[str, str]) -> PostLineForm:
        return PostLineForm({**cells, "begins": cells.get("begins") or today}, known)

    return try_lines(lines, form_of, key=lambda row: f"{row['name']}, {row['title']}, {row['body']}", taken=set())
