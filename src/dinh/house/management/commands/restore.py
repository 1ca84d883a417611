from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_scopes import scope

from dinh.ground.actor import Actor
from dinh.ground.places.models import Commune
from dinh.house.actions import note_restore
from dinh.house.backup import book, key, places, restoring
from dinh.house.management.commands.backup import place_of, plain_errors


class Command(BaseCommand):
    requires_system_checks = ()  # a house that is out of order is backed up and put back all the same
    help = (
        "Khôi phục một bản sao lưu vào DATABASE_URL, DINH_FILES và DINH_VAR đang đặt, rồi kiểm tra: mã băm từng tệp, "
        "số dòng từng bảng, chuỗi nhật ký. Nơi đến phải trống. SQLite khôi phục vào SQLite, PostgreSQL vào PostgreSQL."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="?", metavar="NƠI", help="thư mục hoặc s3://kho/thư-mục đã sao lưu")
        parser.add_argument("--id", help="bản nào (xem ./dinh backup NƠI --list); mặc định là bản mới nhất")
        parser.add_argument("--replace", action="store_true", help="thay hẳn dữ liệu đang có ở đây (dừng Đình trước)")

    def handle(self, *args: Any, **options: Any) -> None:
        with plain_errors():
            place, sealed_by = place_of(options["source"]), key.from_environment()
            book.open_place(place, sealed_by)
            backups = book.ids(place)
            backup = options["id"] or (backups[-1] if backups else "")
            if not backup:
                raise CommandError("Nơi này chưa có bản sao lưu nào trọn vẹn.", returncode=1)
            with places.alone(place, settings.VAR):
                done = self._restore(place, sealed_by, backup, replace=options["replace"])
        for fault in done.faults:
            self.stderr.write(fault)
        self.stdout.write(
            f"Đã khôi phục {backup}: {done.tables} bảng, {done.rows} dòng, {done.files} tệp, "
            f"{done.entries} dòng nhật ký."
        )
        if options["replace"]:
            self.stdout.write("Dữ liệu SQLite và khóa cũ, nếu có, còn ở các tệp *.before-restore: xem xong thì xóa.")
        if done.faults:
            raise CommandError(f"{len(done.faults)} chỗ không khớp với lúc sao lưu.", returncode=1)
        self.stdout.write("Mọi thứ khớp với lúc sao lưu; chuỗi nhật ký toàn vẹn.")

    def _restore(self, place: places.Place, sealed_by: key.Key, backup: str, *, replace: bool) -> restoring.Restored:
        try:
            done = restoring.restore(place, sealed_by, backup, replace=replace)
        except (restoring.NotEmpty, restoring.OtherKey) as error:
            raise CommandError(str(error), returncode=2) from error
        for commune in Commune.objects.filter(here=True).order_by("code"):
            with scope(commune=commune):
                note_restore(by=Actor(commune), backup=backup, faults=len(done.faults))
        return done
