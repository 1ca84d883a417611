"""Names in WordprocessingML: the transitional namespace Word writes and the strict one of ISO 29500 read alike."""

from __future__ import annotations

from functools import lru_cache

_WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_OTHERS = {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
}


@lru_cache(maxsize=4096)
def short(name: str) -> str:
    """`p` for Word's own elements and attributes, `mc:Choice` and `m:t` for two neighbours, `?:name` for all others."""
    namespace, _, tag = name.rpartition(" ")
    if namespace in _WORD:
        return tag
    return _OTHERS.get(namespace, "?:") + tag


def attributes(given: dict[str, str]) -> dict[str, str]:
    """The element's attributes of Word's namespace by their bare names (producers differ in giving the namespace)."""
    return {name.rpartition(" ")[2]: value for name, value in given.items()}


def is_on(given: dict[str, str]) -> bool:
    """An on/off property: present means on, unless it says otherwise."""
    return attributes(given).get("val", "true") not in ("0", "false", "off", "none")


def number(text: str | None, default: int = 0) -> int:
    """A whole number within reason, or `default`: damaged files hold anything."""
    try:
        value = int(text or "")
    except ValueError:
        return default
    return value if -1 <= value <= 1_000_000_000 else default
