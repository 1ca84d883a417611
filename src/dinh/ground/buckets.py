"""A bucket of an S3-compatible store: names in, bytes out; a name is there whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import obstore
from django.core.exceptions import ImproperlyConfigured
from obstore.exceptions import BaseError
from obstore.store import S3Store

if TYPE_CHECKING:
    from obstore.store import S3Config

SCHEME = "s3://"


@dataclass(frozen=True, slots=True)
class Access:
    """How a store is reached: `endpoint` empty for Amazon's own."""

    endpoint: str
    region: str
    key_id: str
    secret: str


class Bucket:
    """Every call may raise OSError when the store does not answer."""

    def __init__(self, address: str, access: Access, patience: timedelta = timedelta(minutes=3)) -> None:
        """`address` as `s3://bucket/prefix`; `patience` for a store that does not answer, all attempts together.
        Raises ImproperlyConfigured."""
        parts = urlsplit(address)
        if not parts.netloc:
            raise ImproperlyConfigured(f"{address}: cần tên kho, như s3://ten-kho/dinh. / a bucket is needed.")
        if not access.key_id or not access.secret:
            raise ImproperlyConfigured("Kho S3: đặt DINH_S3_KEY_ID và DINH_S3_SECRET. / set both for the S3 store.")
        config: S3Config = {
            "region": access.region,
            "access_key_id": access.key_id,
            "secret_access_key": access.secret,
        }
        if access.endpoint:
            config["endpoint"] = access.endpoint
        self._store = S3Store(
            parts.netloc,
            prefix=parts.path.strip("/") or None,
            config=config,
            client_options={"allow_http": access.endpoint.startswith("http://"), "connect_timeout": "3s"},
            retry_config={"retry_timeout": patience},
        )

    def put(self, name: str, data: bytes) -> None:
        with _failing_as_disks_do(name):
            obstore.put(self._store, name, data)

    def get(self, name: str) -> bytes:
        with _failing_as_disks_do(name):
            return bytes(obstore.get(self._store, name).bytes())

    def put_at(self, name: str) -> datetime:
        """When it was last put. Raises FileNotFoundError."""
        with _failing_as_disks_do(name):
            return obstore.head(self._store, name)["last_modified"]

    def names(self, prefix: str) -> Iterator[str]:
        """Full names below `prefix/`."""
        with _failing_as_disks_do(prefix):
            for some in obstore.list(self._store, prefix):
                yield from (each["path"] for each in some)

    def drop(self, name: str) -> None:
        with _failing_as_disks_do(name):
            obstore.delete(self._store, name)


@contextmanager
def _failing_as_disks_do(about: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:  # of the object, or of the whole bucket
        raise FileNotFoundError(errno.ENOENT, "không có trong kho S3", about) from error
    except BaseError as error:
        raise OSError(errno.EIO, f"kho S3: {str(error).splitlines()[0][:300]}", about) from error
