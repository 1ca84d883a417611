"""The OpenAPI 3.1 document, made from the declarations that answer: it cannot tell of a column that is not there."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from dinh.ground.datasets import Column, DataSet, offered
from dinh.ground.places.models import Commune
from dinh.house.api import asking, licence, speaking
from dinh.house.api.openapi_writing import writing_paths
from dinh.house.api.problems import TYPE as PROBLEM

Node = dict[str, Any]
VERSION = "1.0.0"
# Each kind of problem with what to do about it; the addresses `/api/v1/#loi-…` lead to these words.
PROBLEMS: dict[str, Any] = {
    "wrong-parameter": gettext_lazy("Tham số không có, hoặc giá trị chưa đọc được. Mỗi lỗi nằm ở một dòng của errors."),
    "not-found": gettext_lazy("Không có bộ dữ liệu, địa chỉ hay hồ sơ này."),
    "method": gettext_lazy("Địa chỉ này không nhận phương thức ấy; header Allow nói nhận gì."),
    "too-often": gettext_lazy("Hỏi quá nhiều lần. Chờ số giây ở header Retry-After."),
    "no-key": gettext_lazy("Ghi thì cần khóa: header Authorization: Bearer KHÓA."),
    "refused": gettext_lazy("Khóa đã thu hồi, hết hạn, hoặc không được cấp cho việc này; detail nói vì sao."),
    "not-json": gettext_lazy("Nội dung phải là một đối tượng JSON, Content-Type: application/json."),
    "too-big": gettext_lazy("Nội dung quá lớn. Chia thành nhiều lần."),
    "no-idempotency-key": gettext_lazy("Thiếu header Idempotency-Key. Mỗi lần ghi một mã; gửi lại thì giữ mã cũ."),
    "key-reused": gettext_lazy("Idempotency-Key này đã dùng cho một nội dung khác."),
    "wrong-content": gettext_lazy("Nội dung gửi chưa đúng; mỗi lỗi nằm ở một dòng của errors. Chưa ghi gì."),
}
_OF: dict[str, Node] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "boolean": {"type": "boolean"},
    "path": {"type": "string", "format": "uri"},
}
URI: Node = {"type": "string", "format": "uri"}
NEXT: Node = {"type": ["string", "null"], "format": "uri", "description": "Trang sau; null: hết."}


def document(commune: Commune, base: str) -> Node:
    sets = offered(commune)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Đình, {commune.title}", "version": VERSION,
            "summary": "Dữ liệu mở về nhiều xã, phường." if commune.gathers else "Dữ liệu mở và API của cấp xã.",
            "description": "Đọc: ai cũng được, không cần khóa. Giới hạn "
                           f"{speaking.READS.times} lần hỏi một giờ từ một địa chỉ mạng.",
            "license": {"name": licence.NAME, "url": licence.URL},
        },
        "servers": [{"url": f"{base}/api/v1"}],
        "externalDocs": {"url": f"{base}/api/v1/"},
        "tags": [{"name": "catalogue", "description": "Mục lục"}, {"name": "data", "description": "Dữ liệu"},
                 *([] if commune.gathers else [{"name": "writing", "description": "Ghi, cần khóa"}])],
        "paths": {
            **_catalogue(sets), **({} if commune.gathers else writing_paths()),
            **{f"/datasets/{each.key}/rows": _rows(each) for each in sets.values()},
        },
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Problem": _problem(),
                **{schema_name(each): _schema(each) for each in sets.values()},
            },
            "responses": {"Problem": {
                "description": "Lỗi, theo RFC 9457.",
                "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }},
        },
    }  # fmt: skip


def schema_name(declared: DataSet) -> str:
    """`noi-dung-cong-khai` → `NoiDungCongKhai`"""
    return "".join(part.capitalize() for part in declared.key.split("-"))


def _schema(declared: DataSet) -> Node:
    return {
        "type": "object", "title": declared.title, "description": declared.about_en, "additionalProperties": False,
        "required": [column.key for column in declared.columns],
        "properties": {column.key: _property(column) for column in declared.columns},
    }  # fmt: skip


def _property(column: Column) -> Node:
    kind = _OF[column.kind]
    made: Node = {**kind, "type": [kind["type"], "null"], "title": column.title, "description": column.meaning}
    if column.unit:
        made["description"] += f" Đơn vị: {column.unit}."
    if column.choices:
        made["enum"] = [*(code for code, _words in column.choices), None]
        made["description"] += " " + "; ".join(f"{code}: {words}" for code, words in column.choices)
    return made


def _problem() -> Node:
    return {
        "type": "object", "required": ["type", "title", "status"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference"}, "title": {"type": "string"},
            "status": {"type": "integer"}, "detail": {"type": "string"},
            "errors": {"type": "array", "items": {
                "type": "object", "required": ["name", "reason"],
                "properties": {"name": {"type": "string"}, "reason": {"type": "string"}},
            }},
        },
    }  # fmt: skip


def parameter(name: str, schema: Node, description: str, **more: Any) -> Node:
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description, **more}


def _answers(schema: Node, *problems: int) -> Node:
    mark = {"schema": {"type": "string"}, "description": "Để hỏi lại bằng If-None-Match."}
    return {
        "200": {"description": "Được.", "headers": {"ETag": mark}, "content": {"application/json": {"schema": schema}}},
        "304": {"description": "Chưa có gì đổi từ lần hỏi có ETag ấy."},
        **{str(each): {"$ref": "#/components/responses/Problem"} for each in problems},
    }


def _reading(name: str, title: str, tag: str, schema: Node, parameters: list[Node], *problems: int) -> Node:
    return {"get": {
        "operationId": name, "summary": title, "tags": [tag], "parameters": parameters,
        "responses": _answers(schema, *problems, 405, 429), "security": [],
    }}  # fmt: skip


def _rows(declared: DataSet) -> Node:
    schema: Node = {
        "type": "object", "required": ["licence", "data", "next"],
        "properties": {
            "licence": URI, "next": NEXT,
            "data": {"type": "array", "items": {"$ref": f"#/components/schemas/{schema_name(declared)}"}},
        },
    }  # fmt: skip
    parameters = [_filter(column) for column in declared.filters]
    if declared.day:
        day: Node = {"type": "string", "format": "date"}
        parameters += [
            parameter(asking.SINCE, day, f"Từ ngày này, theo {declared.day}.", example="2026-01-01"),
            parameter(asking.UNTIL, day, f"Đến hết ngày này, theo {declared.day}.", example="2026-12-31"),
        ]
    limit = {"type": "integer", "minimum": 1, "maximum": asking.MOST, "default": asking.USUAL}
    mark = {"type": "string", "maxLength": 40, "pattern": "^[A-Za-z0-9_-]*$"}
    parameters += [
        parameter(asking.LIMIT, limit, "Số dòng một trang.", example=10),
        parameter(asking.CURSOR, mark, "Dấu trang, lấy từ next của trang trước."),
    ]
    name = f"rows{schema_name(declared)}"
    return _reading(name, declared.title, "data", schema, parameters, 400)


def _filter(column: Column) -> Node:
    schema: Node = {"type": "string", "maxLength": asking.LONGEST}
    if column.choices:
        schema["enum"] = [code for code, _words in column.choices]
    return parameter(column.key, schema, f"{column.title}: đúng giá trị này.")


def _catalogue(sets: dict[str, DataSet]) -> Node:
    text: Node = {"type": "string"}
    files = {"type": "object", "additionalProperties": URI}
    entry: Node = {
        "key": text, "title": text, "title_en": text, "about": text, "right": text, "rhythm": text,
        "basis": {"type": ["string", "null"]}, "page": URI, "rows": URI, "files": files,
    }  # fmt: skip
    listed: Node = {"type": "object", "required": ["licence", "data"], "properties": {
        "licence": URI,
        "data": {"type": "array", "items": {"type": "object", "required": sorted(entry), "properties": entry}},
    }}  # fmt: skip
    column: Node = {"type": "object", "properties": {
        "key": text, "title": text, "kind": text, "meaning": text, "unit": {"type": ["string", "null"]},
        "filter": {"type": "boolean"}, "choices": {"type": "array", "items": {"type": "object"}},
    }}  # fmt: skip
    one: Node = {"type": "object", "required": ["columns", "count", *sorted(entry)], "properties": {
        **entry, "count": {"type": "integer", "minimum": 0}, "columns": {"type": "array", "items": column},
    }}  # fmt: skip
    key = {"name": "key", "in": "path", "required": True, "description": "Khóa của bộ dữ liệu.",
           "schema": {"type": "string", "enum": list(sets)}, "example": next(iter(sets))}  # fmt: skip
    line = {"type": "integer", "minimum": 0, "maximum": 10**18 - 1}
    edition: Node = {"type": "object", "required": ["seq", "at", "dataset", "count"], "properties": {
        "seq": line, "at": {"type": "string", "format": "date-time"}, "dataset": text,
        "count": {"type": "integer", "minimum": 0},
    }}  # fmt: skip
    changed: Node = {"type": "object", "required": ["data", "last", "next"], "properties": {
        "data": {"type": "array", "items": edition}, "last": line, "next": NEXT,
    }}  # fmt: skip
    since = parameter("since", line, "Dòng nhật ký: last của lần hỏi trước.", example=0)
    return {
        "/datasets": _reading("datasets", "Các bộ dữ liệu", "catalogue", listed, [], 400),
        "/datasets/{key}": _reading("dataset", "Một bộ dữ liệu và các cột", "catalogue", one, [key], 400, 404),
        "/changes": _reading("changes", "Bộ nào vừa đổi", "catalogue", changed, [since], 400),
    }
