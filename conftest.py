"""Fixtures for every test: the ward and its people (tests/people.py). Each runs inside the ward's scope."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import pytest_django
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django_scopes import scope
from tests import people
from tests.migrated import Migrated

from dinh.ground.actor import Actor
from dinh.ground.people.models import User


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--one-case", action="store_true", help="of each parametrised test, its first case only")
    parser.addoption("--short", action="store_true", help="without the tests marked `long`")


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes go by the name of their argument: a file made at collection holds the hour, and workers would differ."""
    return argname if isinstance(val, bytes) else None


@pytest.hookimpl(tryfirst=True)  # before xdist looks for groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if _shares(item) and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
    kept = items
    if config.getoption("--short"):
        kept = [item for item in kept if not item.get_closest_marker("long")]
    if config.getoption("--one-case"):
        # A second database learns nothing from a test's further cases: they differ in the law, not in the SQL.
        first: dict[str, pytest.Item] = {}
        for item in kept:
            first.setdefault(item.nodeid.partition("[")[0], item)
        kept = list(first.values())
    if kept is not items:
        left = set(kept)
        config.hook.pytest_deselected(items=[item for item in items if item not in left])
        items[:] = kept


def _shares(item: pytest.Item) -> bool:
    """Whether it uses what its module makes once, a server perhaps: of several workers one makes it."""
    made = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return any(fixture.scope == "module" for fixtures in made.values() for fixture in fixtures)


@pytest.fixture(scope="session")
def _migrated(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> Migrated:
    migrated = Migrated(request.config.rootpath / ".pytest_cache" / "migrated")
    migrated.lend()
    return migrated


@pytest.fixture(scope="session")
def django_db_setup(
    _migrated: Migrated, django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        _migrated.keep(connection)


@pytest.fixture
def ward(db: None, settings) -> Iterator[people.Ward]:
    settings.ALLOWED_HOSTS = ["*"]
    ward = people.Ward()
    with scope(commune=ward.commune):
        yield ward


@pytest.fixture
def lua(ward: people.Ward) -> Actor:
    return ward.official("lua", "Nguyễn Thị Lụa", "BXDĐ", "Phó Trưởng Ban Xây dựng Đảng", people.SECRETARY)


@pytest.fixture
def hung(ward: people.Ward) -> Actor:
    return ward.official("hung", "Trần Văn Hùng", "ĐU", "Phó Bí thư Thường trực", people.CHAIR, leads=True)


@pytest.fixture
def tu(ward: people.Ward) -> Actor:
    return ward.official("tu", "Lê Văn Tư", "UBND", "Công chức Văn hóa - Xã hội", people.CLERK)


@pytest.fixture
def binh(ward: people.Ward) -> Actor:
    """Chair of the UBND."""
    return ward.official("binh", "Hoàng Thanh Bình", "UBND", "Chủ tịch UBND", people.UBND_CHAIR, leads=True)


@pytest.fixture
def mai(ward: people.Ward) -> Actor:
    return ward.official("mai", "Phạm Thị Mai", "MTTQ-BTT", "Phó Chủ tịch Ủy ban MTTQ", people.FRONT)


@pytest.fixture
def ba(ward: people.Ward) -> Actor:
    """Head of residential group 1 (to-1)."""
    return ward.official("ba", "Đinh Văn Ba", "TDP", "Tổ trưởng tổ dân phố 1", people.HEAD, group="to-1")


@pytest.fixture
def tam(ward: people.Ward) -> Actor:
    """Head of residential group 2 (to-2)."""
    return ward.official("tam", "Mạc Thị Tám", "TDP", "Tổ trưởng tổ dân phố 2", people.HEAD, group="to-2")


@pytest.fixture
def thanh(ward: people.Ward) -> Actor:
    """Head of the people's inspection board."""
    return ward.official("thanh", "Ngô Văn Thành", "MTTQ-BTT", "Trưởng Ban Thanh tra nhân dân", people.INSPECTOR)


@pytest.fixture
def thu(ward: people.Ward) -> Actor:
    """Thu holds the cash of the UBND."""
    return ward.official("thu", "Vũ Thị Thu", "UBND", "Thủ quỹ", people.CASHIER)


@pytest.fixture
def chinh(ward: people.Ward) -> Actor:
    """Vice chair of the people's council."""
    return ward.official("chinh", "Phùng Quốc Chính", "UBND", "Phó Chủ tịch Hội đồng nhân dân", people.COUNCIL)


@pytest.fixture
def an(ward: people.Ward) -> Actor:
    """An manages bodies and accounts, and may do nothing else."""
    return ward.official("an", "Đỗ Văn An", "UBND", "Quản trị hệ thống", people.MANAGER)


@pytest.fixture
def lan(ward: people.Ward) -> Actor:
    """Bà Lan has an account and no post."""
    return Actor(
        commune=ward.commune, user=User.objects.create_user("lan", full_name="Vũ Thị Lan", password=people.PASSWORD)
    )


@pytest.fixture
def visitor(ward: people.Ward) -> Actor:
    return ward.visitor()


@pytest.fixture
def khanh(ward: people.Ward) -> Actor:
    """Khánh holds every power, in another commune."""
    other = people.Ward(name="Bến Thượng", code="90002", host="benthuong.example")
    powers = sorted(
        {
            *people.SECRETARY,
            *people.CHAIR,
            *people.CLERK,
            *people.UBND_CHAIR,
            *people.FRONT,
            *people.MANAGER,
            *people.INSPECTOR,
            *people.CASHIER,
            *people.COUNCIL,
        }
    )
    return other.official("khanh", "Hồ Quốc Khánh", "ĐU", "Phó Bí thư Thường trực", powers)


@pytest.fixture
def unlocked_journal():
    """Someone with the keys of the database takes the lock off: the chain must still tell."""

    def unlock():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL citus.enable_unsafe_triggers TO on")  # for where it runs on Citus
                cursor.execute("DROP TRIGGER journal_append_only ON journal_entry")
            else:
                cursor.execute("DROP TRIGGER journal_no_update")
                cursor.execute("DROP TRIGGER journal_no_delete")

    return unlock


@pytest.fixture(autouse=True)
def _quick(settings, tmp_path) -> None:
    """No manifest, passwords hashed cheaply, and each test's uploads in its own folder."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.DINH_FILES = tmp_path / "files"


@pytest.fixture
def quiet_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that count a page's own questions: the desk's menu, which counts once after each act, asks none."""
    monkeypatch.setattr("dinh.house.yard.context._counts", lambda actor, links: {})


@pytest.fixture
def connection_stays() -> Iterator[None]:
    """The test's transaction would end with the connection, which Django closes around each request."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)
