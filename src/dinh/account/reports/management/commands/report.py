from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_scopes import scope

from dinh.account.reports import facts, output, queries
from dinh.account.reports.models import Draft, Regime
from dinh.account.reports.periods import due_of, with_cut
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, match_body
from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import GATHERING
from dinh.law.periods import Period, PeriodError


class Command(BaseCommand):
    help = "Lập báo cáo từ sổ sách ra tệp .docx hoặc .pdf; không ghi gì vào dữ liệu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--period", required=True, help="2026-H1 hoặc 2026")
        parser.add_argument("--out", required=True, help="tệp .docx hoặc .pdf")
        parser.add_argument("--commune", help="mã xã, phường (khi có nhiều)")
        parser.add_argument("--line", choices=Regime.Line.values, help="tuyến, khi kỳ có báo cáo ở nhiều tuyến")
        parser.add_argument("--body", help="tên hoặc ký hiệu cơ quan; mặc định: nơi tổng hợp hoặc nơi duy nhất báo cáo")

    def handle(self, *args: Any, **options: Any) -> None:
        out = Path(options["out"])
        if out.suffix not in (".docx", ".pdf"):
            raise CommandError("--out phải là tệp .docx hoặc .pdf.", returncode=2)
        try:
            period = Period.parse(options["period"])
        except PeriodError as error:
            raise CommandError(str(error), returncode=2) from error
        with scope(commune=self._commune(options["commune"])):
            draft = self._draft(period, options["body"], options["line"])
            out.write_bytes(output.docx(draft) if out.suffix == ".docx" else output.pdf(draft))
            for made, gap in queries.gaps(facts.composed(draft)) if draft.state != Draft.State.SIGNED else []:
                self.stderr.write(f"Còn thiếu, mục {made.label}. {made.section.title}: {gap.text}")
        self.stdout.write(f"Đã ghi {out}")

    def _commune(self, code: str | None) -> Commune:
        here = Commune.objects.filter(here=True).exclude(kind__in=GATHERING)
        found = here.filter(code=code) if code else here
        if found.count() != 1:
            listed = ", ".join(f"{commune.code} {commune.title}" for commune in here.order_by("code")[:20])
            raise CommandError(
                f"Hãy chọn một xã, phường bằng --commune MÃ. Hiện có: {listed or 'chưa có'}.", returncode=2
            )
        return found.get()

    def _draft(self, period: Period, named: str | None, line: str | None) -> Draft:
        """The draft already begun, or one composed for the occasion and never stored."""
        regime: Regime | None = next(
            (
                one for one in queries.regimes(today())
                if line in (None, one.line) and due_of(one, with_cut(one, str(period)))
            ),
            None,
        )  # fmt: skip
        if regime is None:
            raise CommandError(
                f"Không có chế độ báo cáo nào cho kỳ {period.label}. Đặt ở Bàn làm việc › Báo cáo.", returncode=1
            )
        body = self._body(named) if named else self._reporting(regime)
        begun = Draft.objects.filter(regime=regime, body=body, period=str(period)).first()
        return begun or Draft(commune=regime.commune, regime=regime, body=body, period=str(period), ref="BC-NHÁP")

    @staticmethod
    def _reporting(regime: Regime) -> Body:
        """Who merges what is reported; where the receiver only reads it, the one that owes it."""
        owing = [] if regime.merged else list(regime.owes.all()[:2])
        return owing[0] if len(owing) == 1 else regime.receiver

    def _body(self, named: str) -> Body:
        bodies = list(bodies_on(today()))
        body = next((item for item in bodies if item.symbol == named), None) or match_body(named, bodies)
        if body is None:
            raise CommandError(f"Không có cơ quan “{named}”. Hiện có: {', '.join(map(str, bodies))}.", returncode=2)
        return body
