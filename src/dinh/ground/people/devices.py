"""What a browser says of itself, as a person would say it: «Chrome trên máy tính Windows». Nothing else is kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

# The first that a browser names itself by; those built on another's engine come before it.
BROWSERS = [
    ("coc_coc_browser", "Cốc Cốc"), ("zalo", "Zalo"), ("edg", "Edge"), ("samsungbrowser", "Samsung Internet"),
    ("opr/", "Opera"), ("firefox", "Firefox"), ("fxios", "Firefox"), ("crios", "Chrome"), ("chrome", "Chrome"),
    ("safari", "Safari"),
]  # fmt: skip
SYSTEMS = ["iphone", "ipad", "android", "windows", "mac os", "linux"]


@dataclass(frozen=True, slots=True)
class Device:
    """`browser` is a name, `system` one of SYSTEMS or «tablet»; empty where it is not told."""

    browser: str
    system: str

    def __str__(self) -> str:
        system = {
            "iphone": _("điện thoại iPhone"),
            "ipad": _("máy tính bảng iPad"),
            "android": _("điện thoại Android"),
            "tablet": _("máy tính bảng Android"),
            "windows": _("máy tính Windows"),
            "mac os": _("máy tính Mac"),
            "linux": _("máy tính Linux"),
        }.get(self.system, "")
        if self.browser and system:
            return _("%(browser)s trên %(system)s") % {"browser": self.browser, "system": system}
        return self.browser or system or _("Một thiết bị không rõ loại")


def device_of(user_agent: str) -> Device:
    told = user_agent.lower()[:500]
    browser = next((name for mark, name in BROWSERS if mark in told), "")
    system = next((mark for mark in SYSTEMS if mark in told), "")
    return Device(browser, "tablet" if system == "android" and "mobile" not in told else system)
