"""The catalogue for harvesters: DCAT-AP as JSON-LD and as Turtle, from the same statements."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dinh.ground.datasets import DataSet, offered
from dinh.ground.places.models import Commune
from dinh.house.api.files import TYPES
from dinh.house.api.licence import URL as LICENCE
from dinh.house.api.queries import Ended

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip
MEDIA = "https://www.iana.org/assignments/media-types/"
LANGUAGE = "http://publications.europa.eu/resource/authority/language/VIE"
GOVERNMENT = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
DAILY = "http://publications.europa.eu/resource/authority/frequency/DAILY"
Node = dict[str, Any]


def catalogue(commune: Commune, base: str, ended: Ended) -> Node:
    """The catalogue with its data sets and their files, as JSON-LD without its context."""
    publisher = {
        "@id": f"{base}/", "@type": "foaf:Agent", "foaf:name": _vi(commune.title),
    }  # fmt: skip
    stamp = {"@value": ended.at.isoformat(timespec="seconds"), "@type": "xsd:dateTime"}
    return {
        "@id": f"{base}/du-lieu", "@type": "dcat:Catalog",
        "dct:title": [_vi(f"Dữ liệu mở của {commune.title}"), _en(f"Open data of {commune.title}")],
        "dct:description": [_vi("Mọi thứ công khai trên trang này, ở dạng bảng."),
                            _en("Everything public on this site, as tables.")],
        "dct:publisher": publisher, "dct:language": {"@id": LANGUAGE}, "dct:license": {"@id": LICENCE},
        "dct:modified": stamp, "foaf:homepage": {"@id": f"{base}/du-lieu"},
        "dcat:dataset": [_dataset(each, base, stamp, commune) for each in offered(commune).values()],
    }  # fmt: skip


def _dataset(declared: DataSet, base: str, stamp: Node, commune: Commune) -> Node:
    at = f"{base}/du-lieu/{declared.key}"
    files = [
        {
            "@id": f"{at}.{kind}", "@type": "dcat:Distribution", "dct:title": _en(kind.upper()),
            "dcat:accessURL": {"@id": at}, "dcat:downloadURL": {"@id": f"{at}.{kind}"},
            "dcat:mediaType": {"@id": MEDIA + media.split(";")[0]}, "dct:license": {"@id": LICENCE},
        }
        for kind, media in TYPES.items()
    ]  # fmt: skip
    return {
        "@id": at, "@type": "dcat:Dataset", "dct:identifier": declared.key,
        "dct:title": [_vi(declared.title), _en(declared.title_en)],
        "dct:description": [_vi(declared.about), _en(declared.about_en)],
        "dct:publisher": {"@id": f"{base}/"}, "dcat:landingPage": {"@id": at}, "dct:modified": stamp,
        "dct:language": {"@id": LANGUAGE}, "dcat:theme": {"@id": GOVERNMENT}, "dct:accrualPeriodicity": {"@id": DAILY},
        "dct:spatial": {"@id": f"{base}/#commune", "@type": "dct:Location", "dct:identifier": commune.code},
        "dcat:distribution": files,
    }  # fmt: skip


def _vi(text: str) -> Node:
    return {"@value": text, "@language": "vi"}


def _en(text: str) -> Node:
    return {"@value": text, "@language": "en"}


def as_json_ld(node: Node) -> bytes:
    return json.dumps({"@context": CONTEXT, **node}, ensure_ascii=False, indent=1).encode()


def as_turtle(node: Node) -> bytes:
    """The same statements, a subject at a time."""
    subjects: dict[str, list[str]] = {}
    _walk(node, subjects)
    heads = [f"@prefix {prefix}: <{address}> ." for prefix, address in CONTEXT.items()]
    blocks = [f"<{subject}>\n    " + " ;\n    ".join(dict.fromkeys(said)) + " ." for subject, said in subjects.items()]
    return "\n\n".join(["\n".join(heads), *blocks, ""]).encode()


def _walk(node: Node, subjects: dict[str, list[str]]) -> str:
    """Adds what is said of a node and of those within it; returns how it is written where it is named."""
    if "@value" in node:
        text = json.dumps(node["@value"], ensure_ascii=False)
        return f"{text}@{node['@language']}" if "@language" in node else f"{text}^^{node['@type']}"
    said = subjects.setdefault(node["@id"], []) if len(node) > 1 else []
    for name, value in node.items():
        if name == "@type":
            said.append(f"a {value}")
        elif name != "@id":
            said.append(f"{name} {', '.join(_walked(each, subjects) for each in _listed(value))}")
    return f"<{node['@id']}>"


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [value]


def _walked(value: Any, subjects: dict[str, list[str]]) -> str:
    return _walk(value, subjects) if isinstance(value, dict) else json.dumps(value, ensure_ascii=False)
