from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error, connection
from django_scopes import scopes_disabled

from dinh.house.backup.progress import Progress
from dinh.house.distribute import catalogue, doing, plan, reasons
from dinh.house.distribute.tables import Kind, kind_of, models


class Command(BaseCommand):
    requires_system_checks = ()
    help = (
        "Chia dữ liệu các xã, phường ra nhiều máy chủ bằng Citus. Không có --yes: chỉ nói sẽ làm gì. Dừng Đình trên "
        "mọi máy và sao lưu trước khi chạy thật. Đứt giữa chừng thì gọi lại: làm tiếp phần còn lại."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="làm thật")
        parser.add_argument("--shards", type=int, default=plan.SHARDS, help="chia làm bao nhiêu mảnh (mặc định 32)")

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Chỉ chia được cơ sở dữ liệu PostgreSQL (DATABASE_URL).", returncode=2)
        if options["shards"] < 1:
            raise CommandError("--shards: một số từ 1 trở lên.", returncode=2)
        with scopes_disabled():  # the rows of all communes are counted and moved
            self._distribute(options)

    def _distribute(self, options: dict[str, Any]) -> None:
        found = catalogue.read(connection)
        refused = reasons.against(connection, found)
        todo = plan.make(connection, found, options["shards"])
        if not options["yes"]:
            self._tell(todo, refused)
            return
        if refused:
            raise CommandError("Chưa chia được:\n" + "\n".join(f"- {reason}" for reason in refused), returncode=1)
        if not todo.statements:
            self.stdout.write("Đã chia xong từ trước: không còn gì để làm.")
            return
        going = Progress("Chia dữ liệu", len(todo.statements), "lệnh")
        try:
            counted = doing.carry_out(connection, todo, lambda sql: going.step())
        except doing.Taken:
            raise CommandError("Đang có người khác chia cơ sở dữ liệu này.", returncode=1) from None
        except doing.Changed as error:
            raise CommandError(
                f"Số dòng khác lúc đầu: {error}. Đừng mở nhà; xem docs/scale.md.", returncode=1
            ) from error
        except Error as error:
            raise CommandError(
                f"PostgreSQL từ chối: {str(error).strip()}\nPhần đã làm còn nguyên; sửa xong, gọi lại để làm tiếp. "
                "Đừng mở nhà khi chưa xong.",
                returncode=1,
            ) from error
        going.end()
        self.stdout.write(
            f"Đã chia {len(counted)} bảng, {sum(counted.values())} dòng; số dòng từng bảng như lúc đầu. Chạy lại Đình."
        )

    def _tell(self, todo: plan.Plan, refused: list[str]) -> None:
        kinds = [kind_of(model) for model in models()]
        self.stdout.write(
            f"-- {kinds.count(Kind.DISTRIBUTED)} bảng chia theo xã, {kinds.count(Kind.REFERENCE)} bảng chép ra mọi "
            f"nút, {kinds.count(Kind.LOCAL)} bảng ở lại nút điều phối."
        )
        stages = (
            ("trong một giao dịch", todo.surgery),
            ("mỗi lệnh một giao dịch", todo.placing),
            ("mỗi lệnh một giao dịch", todo.after),
        )
        for number, (how, statements) in enumerate(stages, 1):
            self.stdout.write(f"\n-- Phần {number}, {how}: {len(statements)} lệnh")
            for sql in statements:
                self.stdout.write(f"{sql};")
        self.stdout.write("")
        for reason in refused:
            self.stdout.write(f"-- CHƯA ĐƯỢC: {reason}")
        self.stdout.write("-- Đây chỉ là chạy thử. Làm thật: ./dinh distribute --yes")
