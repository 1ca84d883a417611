from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django_scopes import scope

from dinh.ground.actor import Actor
from dinh.ground.places.models import Commune
from dinh.house import env
from dinh.house.actions import note_backup
from dinh.house.backup import book, engines, keeping, key, making, places
from dinh.house.backup.progress import Progress

MB = 1_000_000


@contextmanager
def plain_errors() -> Iterator[None]:
    """What can go wrong, as sentences: 2 where the command was used wrongly, 1 where something is not as it should
    be."""
    try:
        yield
    except (key.KeyMissing, ImproperlyConfigured) as error:
        raise CommandError(str(error), returncode=2) from error
    except (book.Unfit, places.Busy, engines.DatabaseFailed) as error:
        raise CommandError(str(error), returncode=1) from error
    except key.Spoiled as error:
        raise CommandError("Bản sao lưu này đã hỏng hoặc bị sửa. Hãy chọn bản khác (--list, --id).") from error
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise CommandError(
            f"Không đọc hoặc ghi được{where}: {error.strerror or error}. Các bản sao lưu trước vẫn còn nguyên."
        ) from error


class Command(BaseCommand):
    requires_system_checks = ()  # a house that is out of order is backed up and put back all the same
    help = (
        "Sao lưu cơ sở dữ liệu, tệp và khóa của nhà này, niêm phong bằng DINH_BACKUP_KEY, vào một thư mục hoặc kho S3 "
        "(s3://kho/thư-mục, DINH_S3_*). Chỉ chép phần chưa có. Trang vẫn chạy trong lúc sao lưu."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "to", nargs="?", metavar="NƠI", help="thư mục hoặc s3://kho/thư-mục; mặc định DINH_BACKUP_TO"
        )
        todo = parser.add_mutually_exclusive_group()
        todo.add_argument("--list", action="store_true", help="liệt kê các bản sao lưu")
        todo.add_argument("--check", action="store_true", help="đọc và kiểm tra mọi thứ, không khôi phục")
        todo.add_argument("--new-key", metavar="TỆP", help="tạo khóa sao lưu mới vào tệp này (chỉ chủ tệp đọc được)")
        parser.add_argument("--id", help="chỉ kiểm tra bản này (với --check); mặc định là mọi bản")
        parser.add_argument("--keep", help="giữ bao nhiêu ngày,tuần,tháng; mặc định DINH_BACKUP_KEEP hoặc 14,8,12")
        parser.add_argument(
            "--no-identity-key",
            action="store_true",
            help="không kèm khóa niêm phong danh tính: phải tự cất riêng, mất nó thì đơn tố cáo không mở được nữa",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with plain_errors():
            if options["new_key"]:
                self._new_key(Path(options["new_key"]))
                return
            place = place_of(options["to"])
            if options["list"]:
                self._list(place)
            elif options["check"]:
                self._check(place, options["id"])
            else:
                self._make(place, options)

    def _new_key(self, path: Path) -> None:
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise CommandError(f"{path} đã có: không ghi đè khóa nào. Chọn tên khác.", returncode=2) from None
        with os.fdopen(handle, "w") as file:
            file.write(key.new_key() + "\n")
        self.stdout.write(
            f"Đã tạo khóa trong {path}. Đặt DINH_BACKUP_KEY_FILE={path.absolute()}.\n"
            "Hãy cất thêm một bản ở nơi khác, không để cùng chỗ với bản sao lưu: mất khóa thì không ai khôi phục được; "
            "ai có cả khóa và bản sao lưu thì đọc được mọi thứ, kể cả danh tính người tố cáo."
        )

    def _list(self, place: places.Place) -> None:
        backups = book.ids(place)
        for backup in reversed(backups):
            at = timezone.localtime(book.moment(backup))
            self.stdout.write(f"{backup}  {at:%d/%m/%Y %H:%M:%S}")
        if not backups:
            raise CommandError("Nơi này chưa có bản sao lưu nào.", returncode=1)

    def _check(self, place: places.Place, only: str | None) -> None:
        sealed_by = key.from_environment()
        book.open_place(place, sealed_by)
        backups = [only] if only else book.ids(place)
        if not backups:
            raise CommandError("Nơi này chưa có bản sao lưu nào.", returncode=1)
        manifests, wrong = {}, 0
        for backup in backups:
            try:
                manifests[backup] = book.read(place, sealed_by, backup)
            except book.Unfit as error:
                wrong += 1
                self.stderr.write(str(error))
        contents = list(dict.fromkeys(each for found in manifests.values() for each in found.contents()))
        going, bad = Progress("Kiểm tra", len(contents), "mảnh"), {}
        for sha256, fault in book.faults(place, sealed_by, contents):
            going.step()
            if fault:
                bad[sha256] = fault
        going.end()
        for backup, found in manifests.items():
            spoiled = [sha256 for sha256 in found.contents() if sha256 in bad]
            wrong += len(spoiled)
            for sha256 in spoiled:
                what = "tệp" if sha256 in found.files else "mảnh cơ sở dữ liệu"
                self.stderr.write(f"{backup}: {what} {sha256}: {bad[sha256]}")
            rows = sum(found.tables.values())
            self.stdout.write(
                f"{backup}: {len(found.tables)} bảng, {rows} dòng, {len(found.files)} tệp"
                + ("" if spoiled else ": đọc lại được toàn bộ")
            )
        if wrong:
            raise CommandError(f"{wrong} chỗ hỏng.", returncode=1)

    def _make(self, place: places.Place, options: dict[str, Any]) -> None:
        sealed_by = key.from_environment()
        try:
            keep = keeping.read(options["keep"] or env.text("DINH_BACKUP_KEEP", "14,8,12"))
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
        with places.alone(place, settings.VAR):
            book.open_place(place, sealed_by, make=True)
            made = making.make(place, sealed_by, keep, with_identity_key=not options["no_identity_key"])
            found = made.manifest
            for commune in Commune.objects.filter(here=True).order_by("code"):
                with scope(commune=commune):
                    note_backup(
                        by=Actor(commune), backup=made.backup, files=len(found.files), missing=len(found.missing)
                    )
        self.stdout.write(
            f"Đã sao lưu: {made.backup}. {len(found.tables)} bảng, {sum(found.tables.values())} dòng, "
            f"{len(found.files)} tệp; chép mới {made.sent} mảnh ({made.sent_bytes / MB:.1f} MB); "
            f"bỏ {len(made.old)} bản cũ."
        )
        self.stdout.write(f"Khóa kèm theo, trong niêm phong: {', '.join(sorted(found.secrets)) or 'không có'}.")
        for sha256 in found.missing:
            self.stderr.write(f"Tệp {sha256} thiếu hoặc hỏng ngay trong nhà này: không sao lưu được.")
        if found.missing:
            raise CommandError(f"Sao lưu xong nhưng thiếu {len(found.missing)} tệp.", returncode=1)


def place_of(given: str | None) -> places.Place:
    where = given or env.text("DINH_BACKUP_TO")
    if not where:
        raise CommandError("Sao lưu ở đâu? Ghi thư mục hoặc s3://kho/thư-mục, hoặc đặt DINH_BACKUP_TO.", returncode=2)
    return places.place_at(where)
