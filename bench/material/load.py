"""Petitions with a photo, sent at a set pace to a server that is killed on the way: what was received, and how fast."""

from __future__ import annotations

import http.client
import io
import itertools
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from bench.material.http import ROOT, _free_port, _get

HOST = "dinhminh.localhost"
SENDERS = 32  # connections; each waits for its answer before it sends the next
PATIENCE = 60.0  # seconds for which a sender tries again
PHOTOS = 200
SIZE = (1280, 960)  # pixels
BORDER = "dinh-bench-border"


def prepare() -> dict[str, Any]:
    """Run where Django stands: a new database, and in it what `found` makes."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    return found()


def found() -> dict[str, Any]:
    """Run where Django stands: a commune that receives, and a program with a key. Returns the key."""
    from datetime import date

    from django_scopes import scope

    from dinh.ground.bodies.models import Body
    from dinh.ground.places.models import Commune, Province, ResidentialGroup
    from dinh.rights.petitions.models import ApiClient, Service
    from dinh.rights.petitions.open311.clients import HINT, hashed, new_key

    province = Province.objects.create(name="Lam Giang", code="90")
    commune = Commune.objects.create(province=province, name="Đình Minh", kind="phuong", code="C0", host=HOST)
    begun, key = date(2025, 7, 1), new_key()
    with scope(commune=commune):
        body = Body(commune=commune, kind=Body.Kind.COMMITTEE, name="Ủy ban", symbol="UBND", valid_from=begun)
        body.save()
        for number in range(1, 11):
            ResidentialGroup(commune=commune, code=f"to-{number}", name=str(number), valid_from=begun).save()
        Service(commune=commune, code="duong-sa", name="Đường sá", body=body).save()
        ApiClient(
            commune=commune, name="Bench", contact="bench", key_hash=hashed(key), hint=key[:HINT], hourly=10_000,
            created_on=begun,
        ).save()  # fmt: skip
    return {"key": key}


def count() -> dict[str, Any]:
    """Run where Django stands: what is there afterwards, each in its own table, and whether the journal still holds."""
    from django_scopes import scopes_disabled

    from dinh.ground.files import storage
    from dinh.ground.files.models import StoredFile
    from dinh.ground.journal.queries import verify
    from dinh.ground.places.models import Commune
    from dinh.rights.petitions.models import Letter, LetterFile, Petition

    with scopes_disabled():
        readable = sum(1 for file in StoredFile.objects.all() if len(storage.get(file.sha256)) == file.size)
        numbers = list(Letter.objects.order_by("number").values_list("number", flat=True))
        return {
            "letters": len(numbers),
            "keys": Letter.objects.values("key").distinct().count(),
            "gaps": sum(1 for a, b in itertools.pairwise(numbers) if b != a + 1),
            "matters": list(Petition.objects.values_list("ref", flat=True)),
            "refs": list(Letter.objects.values_list("ref", flat=True)),
            "photos": LetterFile.objects.count(),
            "readable": readable,
            "journal": not verify(Commune.objects.get())[1],
        }


class Server:
    """A server in a group of processes of its own, so that all of it can be killed at once: `./dinh serve`, or another
    module with its arguments."""

    def __init__(self, folder: Path, url: str, *command: str) -> None:
        self.port, self._command = _free_port(), command or ("dinh", "serve")
        self._log = (folder / "serve.log").open("ab")
        self._environment = {
            **os.environ, "DINH_VAR": str(folder), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "DATABASE_URL": url,
            "DINH_BEHIND_PROXY": "1",  # each sender has an address of its own
        }  # fmt: skip
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", *self._command, "--port", str(self.port)],
            env=self._environment, cwd=ROOT, stdout=self._log, stderr=self._log, start_new_session=True,
        )  # fmt: skip
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:  # until something answers: a port that is being closed still takes a connection
            with suppress(OSError, http.client.HTTPException):
                if _get(self.port, HOST, "/suc-khoe")[0] < 500:
                    return
            time.sleep(0.05)
        raise SystemExit(f"Nothing answers on port {self.port}.")

    def kill(self) -> None:
        """As a power cut would: nothing is asked, nothing is finished."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def photos() -> list[bytes]:
    """JPEGs of SIZE, each another, with noise as a telephone's have."""
    from PIL import Image, ImageFilter

    noise = Image.effect_noise(SIZE, 12).convert("RGB")
    made = []
    for number in range(PHOTOS):
        width, height = SIZE[0] // 16, SIZE[1] // 16
        small = Image.frombytes("RGB", (width, height), random.Random(number).randbytes(width * height * 3))
        whole = small.filter(ImageFilter.GaussianBlur(1)).resize(SIZE)
        out = io.BytesIO()
        Image.blend(whole, noise, 0.12).save(out, "JPEG", quality=80)
        made.append(out.getvalue())
    return made


def send(server: Server, key: str, rate: int, seconds: int, *, kill: bool) -> dict[str, Any]:
    """`rate` petitions a second for `seconds`; with `kill` the server is killed halfway and started again. A sender
    whose line breaks sends the same again, under the same `Idempotency-Key`, until it has its answer."""
    pictures, total = photos(), rate * seconds
    waits: list[float] = []
    told: list[dict[str, Any]] = []
    again, turn, lock = [0], iter(range(total)), threading.Lock()
    begin = time.monotonic() + 0.5

    def work() -> None:
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        while True:
            with lock:
                number = next(turn, None)
            if number is None:
                return
            at = begin + number / rate
            time.sleep(max(0.0, at - time.monotonic()))
            body, headers = form(key, number, pictures[number % PHOTOS])
            while True:
                try:
                    line.request("POST", "/open311/v2/requests.json", body, headers)
                    answer = line.getresponse()
                    words = answer.read()
                    if answer.status == 200:
                        break
                    if answer.status < 500:
                        raise SystemExit(f"{answer.status}: {words.decode()}")
                except (OSError, http.client.HTTPException):
                    line.close()
                if time.monotonic() > at + PATIENCE:
                    raise SystemExit("A petition found no ear for a minute.")
                with lock:
                    again[0] += 1
                time.sleep(0.2)
            with lock:
                waits.append(time.monotonic() - at)
                told.append(json.loads(words)[0])

    workers = [threading.Thread(target=work) for _ in range(SENDERS)]
    for worker in workers:
        worker.start()
    down = 0.0
    if kill:
        time.sleep(max(0.0, begin + seconds / 2 - time.monotonic()))
        server.kill()
        down = time.monotonic()
        server.start()
        down = time.monotonic() - down
    for worker in workers:
        worker.join()
    took = time.monotonic() - begin
    ranked = sorted(waits)
    return {
        "sent": total, "answered": len(told), "again": again[0], "down_s": round(down, 1), "took_s": round(took, 1),
        "per_second": round(total / took, 1), "median_ms": round(statistics.median(ranked) * 1000),
        "p99_ms": round(ranked[int(len(ranked) * 0.99)] * 1000),
        "kb": round(statistics.mean(map(len, pictures)) / 1000),
        "refs": [row["service_request_id"] for row in told if row.get("service_request_id")],
    }  # fmt: skip


def form(key: str, number: int, photo: bytes) -> tuple[bytes, dict[str, str]]:
    fields = {
        "api_key": key, "service_code": "duong-sa", "address_id": f"to-{number % 10 + 1}",
        "description": f"Ổ gà sâu trước nhà số {number} đường Bến Đá, xe máy hay ngã khi trời mưa.",
    }  # fmt: skip
    part = f"--{BORDER}\r\nContent-Disposition: form-data; name="
    body = "".join(f'{part}"{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()).encode()
    if photo:
        body += f'{part}"media"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'.encode() + photo + b"\r\n"
    body += f"--{BORDER}--\r\n".encode()
    return body, {
        "Host": HOST, "Content-Type": f"multipart/form-data; boundary={BORDER}", "Idempotency-Key": f"n{number}",
        "X-Forwarded-For": f"10.0.{number // 250 % 250}.{number % 250}", "X-Forwarded-Proto": "https",
    }  # fmt: skip
