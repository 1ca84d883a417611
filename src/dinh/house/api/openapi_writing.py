"""The part of the OpenAPI document that tells how entitled programs write."""

from __future__ import annotations

from typing import Any

from dinh.house.api.bodies import schema
from dinh.house.api.contents import MOST_FILES, PETITION, SERVICE_FILE
from dinh.house.api.scopes import PETITIONS, SCOPES, SERVICES

Node = dict[str, Any]
_TEXT: Node = {"type": "string"}
_DAY: Node = {"type": ["string", "null"], "format": "date"}
_COUNT: Node = {"type": "integer", "minimum": 0}
_KEY: Node = {
    "name": "Idempotency-Key", "in": "header", "required": True,
    "description": "Mã riêng của mỗi lần ghi. Gửi lại cùng mã và nội dung: không ghi hai lần, trả lời như cũ.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 100, "pattern": "^[!-~]+$"},
    "example": "tong-dai-2026-000917",
}  # fmt: skip
_MATTER: Node = {
    "type": "object", "required": ["ref", "kind", "state"],
    "properties": {
        "ref": _TEXT, "kind": _TEXT, "state": _TEXT, "ending": {"type": ["string", "null"]}, "due_on": _DAY,
        "answered_on": _DAY, "ended_on": _DAY, "url": {"type": ["string", "null"], "format": "uri"},
    },
}  # fmt: skip
_RECEIPT: Node = {
    "type": "object", "required": ["reference", "pin", "number", "status_url"],
    "properties": {
        "reference": {**_TEXT, "description": "Mã đơn, đưa cho người gửi."},
        "pin": {**_TEXT, "description": "Mã riêng để người gửi theo dõi; chỉ trả ở đây."},
        "number": {**_TEXT, "description": "Số đến trong sổ."}, "status_url": {"type": "string", "format": "uri"},
    },
}  # fmt: skip
_STATUS: Node = {
    "type": "object", "required": ["reference", "received_on", "matters"],
    "properties": {
        "reference": _TEXT, "received_on": {"type": "string", "format": "date"},
        "matters": {"type": "array", "items": _MATTER},
    },
}  # fmt: skip
_IMPORT: Node = {
    "type": "object", "required": ["import", "new", "changed", "same"],
    "properties": {"import": {**_COUNT, "description": "Số của lần nhập, để hoàn tác ở bàn làm việc."},
                   "new": _COUNT, "changed": _COUNT, "same": _COUNT},
}  # fmt: skip


def writing_paths() -> Node:
    files: Node = {
        "type": "object", "required": ["files"], "additionalProperties": False,
        "properties": {"files": {
            "type": "array", "minItems": 1, "maxItems": MOST_FILES, "items": schema(SERVICE_FILE, "Hồ sơ một cửa"),
        }},
    }  # fmt: skip
    ref = {"name": "reference", "in": "path", "required": True, "description": "Mã đơn.",
           "schema": {"type": "string", "pattern": "^[A-Za-z0-9-]{1,16}$"}, "example": "DT-7K3M-9QXT"}  # fmt: skip
    return {
        "/petitions": {"post": _writing("enterPetition", PETITIONS, schema(PETITION, "Phản ánh, kiến nghị"), _RECEIPT)},
        "/petitions/{reference}": {"get": {
            "operationId": "petitionStatus", "summary": "Đơn do phần mềm này nhập đã đến đâu", "tags": ["writing"],
            "security": [{"key": []}], "parameters": [ref],
            "responses": {"200": _json("Tình trạng.", _STATUS), **_problems(401, 403, 404, 405, 429)},
        }},
        "/service-files": {"post": _writing("writeServiceFiles", SERVICES, files, _IMPORT)},
    }  # fmt: skip


def _writing(name: str, scope: str, body: Node, answer: Node) -> Node:
    return {
        "operationId": name, "summary": str(SCOPES[scope].title), "tags": ["writing"], "security": [{"key": []}],
        "description": f"Cần khóa được cấp việc {scope}.", "parameters": [_KEY],
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "201": _json("Đã ghi.", answer), "200": _json("Đã ghi từ lần gửi trước.", answer),
            **_problems(400, 401, 403, 405, 413, 415, 422, 429),
        },
    }  # fmt: skip


def _json(words: str, schema: Node) -> Node:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _problems(*statuses: int) -> Node:
    return {str(each): {"$ref": "#/components/responses/Problem"} for each in statuses}
