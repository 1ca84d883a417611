from __future__ import annotations

import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from dinh.ground.clock import today
from dinh.house import env
from dinh.house.actions import NewCommune, found_commune

QUESTIONS = {
    "province_code": "Mã tỉnh, thành phố",
    "province_name": "Tên tỉnh, thành phố (không ghi chữ “tỉnh”)",
    "code": "Mã xã, phường",
    "kind": "Loại: xa, phuong, dac-khu; hoặc tinh, nuoc cho cơ quan xem số liệu nhiều xã",
    "name": "Tên xã, phường (không ghi chữ “xã”, “phường”)",
    "host": "Tên miền (để trống nếu máy này chỉ phục vụ một nơi)",
    "manager_username": "Tên đăng nhập của người quản trị",
    "manager_name": "Họ và tên người quản trị",
}


class Command(BaseCommand):
    help = "Mở một xã, phường, đặc khu thật: hỏi từng mục, hoặc nhận bằng tham số (mật khẩu: DINH_MANAGER_PASSWORD)."

    def add_arguments(self, parser: CommandParser) -> None:
        for name, question in QUESTIONS.items():
            parser.add_argument(f"--{name.replace('_', '-')}", help=question)

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        given = {name: options[name] for name in QUESTIONS}
        answers: dict[str, str] = {
            name: input(f"{QUESTIONS[name]}: ").strip() if value is None else value for name, value in given.items()
        }
        password = env.secret("DINH_MANAGER_PASSWORD") or getpass.getpass("Mật khẩu: ")
        new = NewCommune(password=password, **answers)
        try:
            validate_password(password)
            commune = found_commune(new, day=today())
        except ValidationError as error:
            raise CommandError("; ".join(error.messages), returncode=2) from error
        except IntegrityError as error:
            raise CommandError(
                "Mã, tên miền hoặc tên đăng nhập này đã có. Hãy chọn giá trị khác.", returncode=1
            ) from error
        self.stdout.write(
            f"Đã mở {commune.title}. Chạy trang (./dinh run, hoặc dịch vụ của ./dinh install), đăng nhập bằng "
            f"“{new.manager_username}”, đặt xác thực hai lớp, rồi vào Bàn làm việc › Mở đơn vị: từng bước còn lại ở đó."
        )
