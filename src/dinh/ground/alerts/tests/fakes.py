"""Gateways on this machine that behave as the real ones do, failures included. Each answers as it is told to beforehand
(`plan`), then as usual; each keeps what it received."""

from __future__ import annotations

import base64
import json
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Answer = tuple[int, dict[str, str], Any]


class Gateway:
    """One HTTP gateway. `plan`: answers for the next requests; "silent" outlasts the client's patience, "cut" closes
    the line after having read everything."""

    def __init__(self) -> None:
        self.plan: list[Answer | str] = []
        self.received: list[Any] = []
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                gateway.answer(self, body)

            def log_message(self, *_args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        planned = self.plan.pop(0) if self.plan else None
        if planned == "silent":
            time.sleep(1.2)
            return
        if planned == "cut":
            self.usual(handler, body)
            handler.connection.shutdown(2)
            return
        status, headers, said = planned or self.usual(handler, body)  # type: ignore[misc]
        data = said if isinstance(said, bytes) else json.dumps(said).encode()
        handler.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    def usual(self, handler: BaseHTTPRequestHandler, body: bytes) -> Answer:
        raise AssertionError


class Sms(Gateway):
    """Asks for its token, refuses numbers it does not know as numbers, and sends one `id` once."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def usual(self, handler: BaseHTTPRequestHandler, body: bytes) -> Answer:
        if handler.headers["Authorization"] != "Bearer khoa-sms":
            return 401, {}, {"code": "unauthorized"}
        sent = json.loads(body)
        if not (sent["to"].startswith("84") and len(sent["to"]) == 11):
            return 422, {}, {"code": "invalid_number"}
        if sent["id"] not in self.seen:
            self.seen.add(sent["id"])
            self.received.append(sent)
        return 200, {}, {"id": f"sms-{sent['id']}", "status": "accepted"}


class Zalo(Gateway):
    """HTTP 200 whatever happens. Tokens end; a refresh token works once and brings the next."""

    def __init__(self) -> None:
        super().__init__()
        self.access, self.refresh, self.refreshed = "access-0", "refresh-0", 0
        self.errors: dict[str, int] = {}  # by phone

    def usual(self, handler: BaseHTTPRequestHandler, body: bytes) -> Answer:
        if handler.path == "/oauth":
            return self.token(handler, body)
        if handler.headers["access_token"] != self.access:
            return 200, {}, {"error": -124, "message": "Access token invalid"}
        sent = json.loads(body)
        error = self.errors.get(sent["phone"], 0)
        if error:
            return 200, {}, {"error": error, "message": "no"}
        self.received.append(sent)
        return 200, {}, {"error": 0, "message": "Success", "data": {"msg_id": f"zns-{len(self.received)}"}}

    def token(self, handler: BaseHTTPRequestHandler, body: bytes) -> Answer:
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        known = form.get("app_id") == "app" and handler.headers["secret_key"] == "bi-mat"
        if not known or form.get("refresh_token") != self.refresh or form.get("grant_type") != "refresh_token":
            return 200, {}, {"error": -14014, "error_name": "Invalid refresh token"}
        self.refreshed += 1
        self.access, self.refresh = f"access-{self.refreshed}", f"refresh-{self.refreshed}"
        said = {"access_token": self.access, "refresh_token": self.refresh, "expires_in": "90000"}
        return 200, {}, said


class Push(Gateway):
    """A push service with one browser behind it, who opens what was sealed for it."""

    def __init__(self) -> None:
        super().__init__()
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = b"0123456789abcdef"
        self.headers: list[Any] = []

    @property
    def subscription(self) -> dict[str, Any]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": _text(point), "auth": _text(self.auth)}
        return {"endpoint": f"{self.url}/send/abc", "expirationTime": None, "keys": keys}

    def usual(self, handler: BaseHTTPRequestHandler, body: bytes) -> Answer:
        self.headers.append(dict(handler.headers))
        opened = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm")
        self.received.append(json.loads(opened))
        return 201, {"Location": f"{self.url}/m/1"}, b""


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Smtp:
    """A mail server: takes letters, refuses boxes it does not have (550), is busy for `busy@` (451)."""

    def __init__(self) -> None:
        self.received: list[tuple[str, str]] = []
        smtp = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.say("220 thu.example")
                to = ""
                for raw in self.rfile:
                    line = raw.decode().strip()
                    word = line.split(":")[0].upper()
                    if word.startswith("EHLO"):
                        self.say("250 thu.example")
                    elif word == "RCPT TO":
                        to = line.split("<")[1].split(">")[0]
                        self.say({"khong-co": "550 no such box", "busy": "451 later"}.get(to.split("@")[0], "250 ok"))
                    elif word == "DATA":
                        self.say("354 go on")
                        lines = []
                        for more in self.rfile:
                            if more == b".\r\n":
                                break
                            lines.append(more.decode())
                        smtp.received.append((to, "".join(lines)))
                        self.say("250 taken")
                    elif word == "QUIT":
                        self.say("221 bye")
                        return
                    else:
                        self.say("250 ok")

            def say(self, line: str) -> None:
                self.wfile.write(f"{line}\r\n".encode())

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def running(kind: type[Any]) -> Iterator[Any]:
    gateway = kind()
    try:
        yield gateway
    finally:
        gateway.close()
