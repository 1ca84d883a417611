"""Who is sent where, without a replica: the tests' own database stands in for one."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import RequestFactory

from dinh.ground import replicas
from dinh.ground.act import act
from dinh.ground.journal.actions import record
from dinh.ground.journal.models import Entry
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune
from dinh.ground.replicas import PRIMARY, Routed, Writes, within
from dinh.house import reading
from dinh.house.reading import COOKIE, ReplicaMiddleware


@pytest.fixture
def outside(monkeypatch):
    """As if no transaction were open: each test runs in one."""
    monkeypatch.setattr(replicas, "connections", {PRIMARY: type("Line", (), {"in_atomic_block": False})})


@act
def _note(by) -> None:
    record(by, "test.note", by.commune)


def test_only_what_asks_for_it_is_routed(ward, outside):
    assert replicas.alias(Commune) == PRIMARY
    with within(Routed("replica1")):
        assert replicas.alias(Commune) == "replica1"
        assert replicas.alias(User) == PRIMARY, "accounts are the primary's"
    assert replicas.alias(Commune) == PRIMARY


def test_within_a_transaction_the_primary_is_read(ward):
    one = Routed("replica1")
    with within(one):
        assert replicas.alias(Commune) == PRIMARY
    assert not one.read


def test_whoever_has_read_a_replica_writes_nothing_and_whoever_has_not_goes_on(ward, tu, outside):
    before = Entry.objects.count()
    one = Routed("replica1")
    with within(one):
        replicas.alias(Commune)
        for _twice in range(2):
            with pytest.raises(Writes):
                _note(tu)
        with pytest.raises(Writes):
            replicas.Router().db_for_write(Commune)
    assert Entry.objects.count() == before
    one = Routed("replica1")
    with within(one):
        _note(tu)
        assert replicas.alias(Commune) == PRIMARY, "and reads what it wrote"
    assert Entry.objects.count() == before + 1


class _Stage:
    """The middleware around one view, as Django calls it, with a replica that may always be read."""

    def __init__(self, view, settings, monkeypatch) -> None:
        settings.DINH_REPLICAS = ("replica1",)
        self.replica, self.calls, self.view = replicas.Replica("replica1"), 0, view
        monkeypatch.setattr(replicas, "usable", lambda needed=0: None if needed else self.replica)
        monkeypatch.setattr(replicas, "position", lambda: 0xABC)
        monkeypatch.setattr(reading, "connections", {PRIMARY: type("Line", (), {"in_atomic_block": False})})
        monkeypatch.setattr(self.replica, "fail", lambda why: setattr(self.replica, "away", 1.0))
        self.middleware = ReplicaMiddleware(self._inner)

    def _inner(self, request):
        request.resolver_match = type("Match", (), {"view_name": "test:view"})
        self.middleware.process_view(request, self.view, (), {})
        self.calls += 1
        try:
            return self.view(request)
        except replicas.Writes as error:
            return self.middleware.process_exception(request, error) or HttpResponse(status=500)

    def get(self, method="get", **more):
        self.calls = 0
        return self.middleware(getattr(RequestFactory(), method)("/", **more))


def test_a_page_that_writes_is_begun_anew_and_next_time_stays_with_the_primary(
    ward, tu, settings, monkeypatch, outside
):
    read = []

    def view(request):
        read.append(replicas.alias(Commune))
        _note(tu)
        return HttpResponse("done")

    view.access = "public"
    stage, before = _Stage(view, settings, monkeypatch), Entry.objects.count()
    answer = stage.get()
    assert (answer.content, stage.calls, read) == (b"done", 2, ["replica1", PRIMARY])
    assert answer.cookies[COOKIE].value == "abc"
    assert Entry.objects.count() == before + 1, "once"
    stage.get()
    assert (stage.calls, read[2:]) == (1, [PRIMARY])


def test_an_error_of_the_replica_is_its_own_and_one_of_ours_is_not(ward, settings, monkeypatch, outside):
    def lame(request):
        return HttpResponse(status=503 if replicas.alias(Commune) != PRIMARY else 200)

    def broken(request):
        replicas.alias(Commune)
        return HttpResponse(status=500)

    lame.access = broken.access = "public"
    stage = _Stage(lame, settings, monkeypatch)
    assert (stage.get().status_code, stage.calls, stage.replica.away) == (200, 2, 1.0)
    stage = _Stage(broken, settings, monkeypatch)
    assert stage.get().status_code == 500
    assert stage.replica.away == float("-inf")


@pytest.mark.parametrize(
    ("access", "may_lag", "more", "where"),
    [
        ("public", None, {}, "replica1"),
        ("public", False, {}, PRIMARY),
        ("public", None, {"HTTP_COOKIE": "sessionid=x"}, PRIMARY),
        ("public", None, {"HTTP_COOKIE": f"{COOKIE}=1f"}, PRIMARY),
        ("public", None, {"HTTP_AUTHORIZATION": "Bearer x"}, PRIMARY),
        ("public", None, {"method": "post"}, PRIMARY),
        ("petitions.read", None, {"HTTP_COOKIE": "sessionid=x"}, PRIMARY),
        ("province.read", True, {"HTTP_COOKIE": "sessionid=x"}, "replica1"),
    ],
)
def test_who_may_lag(ward, settings, monkeypatch, outside, access, may_lag, more, where):
    read = []

    def view(request):
        read.append(replicas.alias(Commune))
        return HttpResponse()

    view.access = access
    if may_lag is not None:
        view.may_lag = may_lag
    answer = _Stage(view, settings, monkeypatch).get(**more)
    assert read == [where]
    assert (COOKIE in answer.cookies) == ("method" in more)


def test_the_lag_is_told_by_positions_and_one_that_has_never_been_near_is_not_read(settings, monkeypatch):
    settings.DINH_REPLICAS, settings.DINH_REPLICA_LAG = ("replica1",), 10
    stood, clock = {"primary": 100, "replica": 100}, [1000.0]
    monkeypatch.setattr(replicas.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(replicas, "position", lambda: stood["primary"])
    monkeypatch.setattr(replicas, "connections", {"replica1": _Line(stood)})
    monkeypatch.setattr(replicas, "_primary", replicas._Primary())
    one = replicas.Replica("replica1")
    assert one.fits(0)
    assert one.fits(100)
    assert not one.fits(101)
    for second in range(1, 16):
        clock[0], stood["primary"] = 1000.0 + second, 100 + second
        assert one.fits(0) == (second <= 10), second
    stood["replica"] = 115
    clock[0] += 1
    assert one.fits(115)
    clock[0], stood["primary"] = 9_000.0, 500  # nobody asked meanwhile: it may be hours behind
    assert not one.fits(0)
    stood["follows"] = False
    stood["replica"], clock[0] = 500, 9_002.0
    assert not one.fits(0), "it is no longer a replica"


class _Line:
    """A connection to a replica that stands where it is told."""

    connection = None

    def __init__(self, stood) -> None:
        self._stood = stood

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return None

    def execute(self, sql):
        return None

    def fetchone(self):
        return self._stood.get("follows", True), self._stood["replica"]

    def close(self):
        return None


def test_replicas_need_postgresql_and_a_bound(tmp_path):
    import os
    import subprocess
    import sys

    from dinh.house.testing import ROOT

    for more, words in (
        ({"DATABASE_URL": "", "DINH_REPLICA_URL": "postgres://a/b"}, "DINH_REPLICA_URL"),
        ({"DATABASE_URL": "postgres://a/b", "DINH_REPLICA_URL": "postgres://c/d", "DINH_REPLICA_LAG": "90"}, "LAG"),
    ):
        environment = {**os.environ, "DINH_VAR": str(tmp_path), "PYTHONPATH": str(ROOT / "src"), **more}
        done = subprocess.run(
            [sys.executable, "-c", "import dinh.house.settings"], env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert words in done.stderr.splitlines()[-1]
    assert ImproperlyConfigured.__name__ in done.stderr
