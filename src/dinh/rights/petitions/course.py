"""How a matter of each kind may go: its moves, from which states, with what in writing. Data and pure functions.

phản ánh, kiến nghị: Luật Tiếp công dân 2013, Điều 26–28. Khiếu nại: Luật Khiếu nại 2011, Nghị định 124/2020/NĐ-CP as
amended by Nghị định 155/2026/NĐ-CP. Tố cáo: Luật Tố cáo 2018, Nghị định 31/2019/NĐ-CP as amended by Nghị định
156/2026/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.law import rules
from dinh.law.due import due
from dinh.law.values import Count

Power = Literal["handle", "decide", "denunciation"]
Need = Literal["words", "ground", "paper", "until", "to", "body", "result", "file"]
REFORM = date(2026, 7, 1)
AGAIN = ("reopen", "recurred")
SENT_BACK = (("word", "not"), ("word", "partly"), ("review", "wrong"))  # (kind of step, its result)

STAYS = {
    "reflection": (), "proposal": (), "complaint": ("suspend", "resume", "withdraw"),
    "denunciation": ("suspend", "terminate"),
}  # fmt: skip
SEALED_STAY = ("denunciation", "withdraw", "ends")


@dataclass(frozen=True, slots=True)
class Passed:
    """A step that was taken, as the clocks and the rules see it."""

    kind: str
    on: date
    until: date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """A matter as the law sees it. `remote`: the commune lies in vùng sâu, vùng xa."""

    kind: str
    state: str
    received: date
    steps: tuple[Passed, ...] = ()
    remote: bool = False
    about_rules: bool = False

    def last(self, *kinds: str) -> Passed | None:
        return next((step for step in reversed(self.steps) if step.kind in kinds), None)

    def count(self, *kinds: str) -> int:
        return sum(step.kind in kinds for step in self.steps)

    def stay(self) -> tuple[Passed, Passed | None] | None:
        """The last decision that stopped the matter, let it go on or ended it, and the step that says it was sent;
        None when there was none that has to be sent."""
        found: tuple[Passed, Passed | None] | None = None
        for step in self.steps:
            if step.kind in STAYS[self.kind] or (self.kind, step.kind, step.result) == SEALED_STAY:
                found = step, None
            elif step.kind == "sent_stay" and found:
                found = found[0], step
        return found if found and self.count("accept") else None

    def sent_back(self) -> tuple[Passed, ...]:
        """The steps since the matter was last sent back to work (by the office, by a sender who is not satisfied, by
        the inspection board, by the same thing happening again), that step first; empty when it never was."""
        for at in range(len(self.steps) - 1, -1, -1):
            step = self.steps[at]
            if step.kind in AGAIN or (step.kind, step.result) in SENT_BACK:
                return self.steps[at:]
        return ()


Check = Callable[[Course, date], str | None]


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that can be done to a matter. `to` empty: its state stays. `results` are the choices where one is
    needed; `check` says why it cannot be done now, `when_due`: and then it is not offered either; `letter` names the
    paper it makes; `inside`: only the office sees the step."""

    key: str
    title: object
    came: tuple[str, ...]
    to: str = ""
    needs: tuple[Need, ...] = ()
    results: tuple[tuple[str, object], ...] = ()
    power: Power = "handle"
    check: Check | None = None
    when_due: bool = False
    letter: str = ""
    inside: bool = False
    help: object = ""


def _complex_once(course: Course, day: date) -> str | None:
    return _("Vụ việc này đã ghi là phức tạp.") if course.count("complex") else None


def _dialogue_when_it_differs(course: Course, day: date) -> str | None:
    """Điều 30 Luật Khiếu nại 2011: a dialogue is due when the demand differs from what was verified."""
    verified = course.last("verified")
    if verified is None:
        return _("Hãy ghi kết quả xác minh trước khi ra quyết định.")
    if verified.result == "differs" and not course.count("dialogue_held"):
        return _(
            "Yêu cầu của người khiếu nại khác kết quả xác minh: phải đối thoại trước khi ra quyết định "
            "(Điều 30 Luật Khiếu nại 2011)."
        )
    return None


def _forward_once(course: Course, day: date) -> str | None:
    if course.count("forward"):
        return _("Tố cáo chỉ được chuyển một lần (Điều 24 Luật Tố cáo 2018).")
    return None


def _extensions_left(course: Course, day: date) -> str | None:
    """Điều 30 Luật Tố cáo 2018: once when complex, twice when very complex."""
    most = rules.get("denunciation.extensions_very_complex").on(day)
    allowed = most.high if isinstance(most, Count) and most.high else 0
    done = course.count("extend")
    if done < allowed:
        return None
    return _("Đã gia hạn %(done)d lần, là mức nhiều nhất (Điều 30 Luật Tố cáo 2018).") % {"done": done}


def _reformed(course: Course, day: date) -> str | None:
    """Part withdrawal and suspension of complaints came with Luật 136/2025/QH15; they also serve what was accepted
    before (khoản 1 Điều 22 Nghị định 155/2026/NĐ-CP)."""
    if day >= REFORM:
        return None
    return _("Việc này chỉ có từ ngày 01/7/2026 (Luật 136/2025/QH15, Nghị định 155/2026/NĐ-CP).")


def _unsent(course: Course, day: date) -> str | None:
    stay = course.stay()
    return None if stay and stay[1] is None else _("Không còn quyết định nào chưa gửi.")


def _in_force(course: Course, day: date) -> str | None:
    decided = course.last("decide")
    if decided is None:
        return None
    rule = "complaint.effect_remote" if course.remote else "complaint.effect"
    last = due(rule, decided.on).due
    if day > last:
        return None
    return _("Quyết định có hiệu lực sau ngày %(day)s, khi không bị khiếu nại tiếp.") % {"day": f"{last:%d/%m/%Y}"}


N, A, S = "new", "accepted", "suspended"
OUTCOMES = (("resolved", gettext_lazy("đã giải quyết")), ("explained", gettext_lazy("giải thích")))
VERDICTS = (
    ("right", gettext_lazy("khiếu nại đúng toàn bộ")),
    ("partly", gettext_lazy("khiếu nại đúng một phần")),
    ("wrong", gettext_lazy("khiếu nại sai toàn bộ")),
)
FOUND = (
    ("right", gettext_lazy("tố cáo đúng")),
    ("partly", gettext_lazy("tố cáo đúng một phần")),
    ("wrong", gettext_lazy("tố cáo sai")),
)
SAME = (
    ("same", gettext_lazy("giống yêu cầu của người khiếu nại")),
    ("differs", gettext_lazy("khác yêu cầu của người khiếu nại")),
)
WEIGHT = (("complex", gettext_lazy("phức tạp")), ("very_complex", gettext_lazy("đặc biệt phức tạp")))
SIGNS = (
    ("ends", gettext_lazy("không có dấu hiệu vi phạm: đình chỉ")),
    ("goes_on", gettext_lazy("có dấu hiệu vi phạm, bị ép buộc, mua chuộc hoặc lợi dụng tố cáo: vẫn giải quyết")),
)

_SUPPLEMENT = Move(
    "supplement", gettext_lazy("Đề nghị bổ sung"), (N,), "supplement", ("words",), letter="supplement",
)  # fmt: skip
_ROUTE = Move(
    "route", gettext_lazy("Chuyển nơi giải quyết"), (N, A), "", ("body", "words"), inside=True,
    help=gettext_lazy("Chuyển trong phường, xã không làm lại từ đầu thời hạn."),
)  # fmt: skip
_FILE = Move("file", gettext_lazy("Lưu đơn"), (N,), "filed", ("ground", "words"), inside=True)
_FORWARD = Move("forward", gettext_lazy("Chuyển cơ quan có thẩm quyền"), (N, A), "forwarded", ("to", "paper"),
                letter="forward")  # fmt: skip
_SENT_STAY = Move(
    "sent_stay", gettext_lazy("Đã gửi quyết định tạm đình chỉ, tiếp tục, đình chỉ"),
    (A, S, "withdrawn", "terminated"), "", ("to",), check=_unsent, when_due=True,
)  # fmt: skip

VOICE_MOVES = (
    Move("accept", gettext_lazy("Tiếp nhận, giao xử lý"), (N,), A, ("body",)),
    _SUPPLEMENT,
    _ROUTE,
    Move("progress", gettext_lazy("Báo tiến độ"), (A,), "", ("words",)),
    Move("extend", gettext_lazy("Hẹn lại ngày trả lời"), (A,), "", ("words", "until")),
    Move("answer", gettext_lazy("Trả lời"), (N, A), "answered", ("words", "result"), OUTCOMES, letter="answer"),
    _FORWARD,
    Move("refuse", gettext_lazy("Không thụ lý"), (N, A), "refused", ("ground", "words", "to"), letter="refuse"),
    _FILE,
    Move("reopen", gettext_lazy("Mở lại"), ("answered", "closed", "refused", "forwarded", "filed"), A, ("words",)),
)
COMPLAINT_MOVES = (
    Move("accept", gettext_lazy("Thụ lý"), (N,), A, ("body", "paper"), power="decide", letter="accept"),
    _SUPPLEMENT,
    _ROUTE,
    Move("refuse", gettext_lazy("Không thụ lý"), (N,), "refused", ("ground", "words"), power="decide",
         letter="refuse"),
    _FORWARD,
    _FILE,
    Move("complex", gettext_lazy("Ghi là vụ việc phức tạp"), (A,), "", ("ground", "words"), power="decide",
         check=_complex_once),
    Move("verify", gettext_lazy("Giao xác minh"), (A,), "", ("body", "paper"), power="decide"),
    Move("verified", gettext_lazy("Kết quả xác minh"), (A,), "", ("words", "result"), SAME, inside=True),
    Move("dialogue", gettext_lazy("Mời đối thoại"), (A,), "", ("until", "words"), letter="dialogue"),
    Move("dialogue_held", gettext_lazy("Biên bản đối thoại"), (A,), "", ("words",), letter="minutes"),
    Move("suspend", gettext_lazy("Tạm đình chỉ"), (A,), S, ("ground", "paper"), power="decide", check=_reformed,
         letter="suspend"),
    Move("resume", gettext_lazy("Tiếp tục giải quyết"), (S,), A, ("paper",), power="decide", letter="resume"),
    _SENT_STAY,
    Move("withdraw_part", gettext_lazy("Rút một phần"), (A,), "", ("words",), check=_reformed),
    Move("withdraw", gettext_lazy("Rút khiếu nại"), (N, A, S), "withdrawn", ("words",), letter="terminate"),
    Move("decide", gettext_lazy("Ra quyết định giải quyết"), (A,), "decided", ("paper", "result", "words"), VERDICTS,
         power="decide", check=_dialogue_when_it_differs, letter="decide"),
    Move("send", gettext_lazy("Đã gửi quyết định"), ("decided",), "", ("to",)),
    Move("appeal", gettext_lazy("Bị khiếu nại lần hai, khởi kiện"), ("decided",), "appealed", ("words",)),
    Move("second", gettext_lazy("Có quyết định lần hai"), ("appealed",), "effective", ("paper", "words")),
    Move("effective", gettext_lazy("Quyết định có hiệu lực"), ("decided",), "effective", (), check=_in_force),
    Move("executed", gettext_lazy("Đã thi hành"), ("effective",), "closed", ("words",)),
)  # fmt: skip
DENUNCIATION_MOVES = (
    Move("many", gettext_lazy("Phải kiểm tra ở nhiều nơi"), (N,), "", ("words",), power="denunciation", inside=True),
    Move("accept", gettext_lazy("Thụ lý"), (N,), A, ("paper",), power="denunciation", letter="accept"),
    Move("refuse", gettext_lazy("Không thụ lý"), (N,), "refused", ("ground", "words"), power="denunciation",
         letter="refuse"),
    Move("forward", gettext_lazy("Chuyển cơ quan có thẩm quyền"), (N,), "forwarded", ("to", "paper"),
         power="denunciation", check=_forward_once, letter="forward"),
    Move("inspect", gettext_lazy("Chuyển thành thanh tra, kiểm tra"), (N,), "forwarded", ("to", "words"),
         power="denunciation", inside=True,
         help=gettext_lazy("Đơn không ghi tên nhưng nội dung rõ, có chứng cứ (Điều 25 Luật Tố cáo 2018).")),
    Move("file", gettext_lazy("Lưu đơn"), (N,), "filed", ("ground", "words"), power="denunciation", inside=True),
    Move("notify", gettext_lazy("Đã báo người tố cáo"), (A, "refused"), "", (), power="denunciation", inside=True),
    Move("verify", gettext_lazy("Giao xác minh"), (A,), "", ("paper", "words"), power="denunciation", inside=True,
         help=gettext_lazy("Giao bản trích nội dung, không giao bản chụp đơn.")),
    Move("extend", gettext_lazy("Gia hạn"), (A,), "", ("paper", "words", "result"), WEIGHT, power="denunciation",
         check=_extensions_left),
    Move("suspend", gettext_lazy("Tạm đình chỉ"), (A,), S, ("ground", "paper"), power="denunciation",
         letter="suspend"),
    Move("resume", gettext_lazy("Tiếp tục giải quyết"), (S,), A, ("paper",), power="denunciation", letter="resume"),
    replace(_SENT_STAY, power="denunciation"),
    Move("withdraw", gettext_lazy("Rút tố cáo"), (A, S), "", ("words", "result"), SIGNS, power="denunciation",
         inside=True),
    Move("terminate", gettext_lazy("Đình chỉ"), (A, S), "terminated", ("ground", "paper"), power="denunciation",
         letter="terminate"),
    Move("conclude", gettext_lazy("Kết luận nội dung tố cáo"), (A,), "concluded", ("paper", "result", "words"), FOUND,
         power="denunciation", letter="conclude"),
    Move("send", gettext_lazy("Đã gửi kết luận"), ("concluded", "handled"), "", ("to",), power="denunciation"),
    Move("handle", gettext_lazy("Xử lý theo kết luận"), ("concluded",), "handled", ("words",), power="denunciation"),
    Move("publish", gettext_lazy("Đã công khai kết luận"), ("concluded", "handled"), "", ("words",),
         power="denunciation"),
    Move("executed", gettext_lazy("Kết thúc"), ("handled",), "closed", (), power="denunciation"),
    Move("continued", gettext_lazy("Tố cáo tiếp"), ("closed", "handled", "concluded"), "", ("words",),
         power="denunciation"),
)  # fmt: skip
MOVES: dict[str, dict[str, Move]] = {
    kind: {move.key: move for move in moves}
    for kind, moves in {
        "reflection": VOICE_MOVES, "proposal": VOICE_MOVES, "complaint": COMPLAINT_MOVES,
        "denunciation": DENUNCIATION_MOVES,
    }.items()
}  # fmt: skip


def open_moves(course: Course) -> list[Move]:
    """What the state of a matter lets be done next, whoever asks and whatever else is still missing."""
    moves = [move for move in MOVES[course.kind].values() if course.state in move.came]
    return [move for move in moves if not (move.when_due and move.check and move.check(course, course.received))]


def pauses(course: Course) -> list[tuple[date, date | None]]:
    """Spans in which a suspension stopped the clock, `None` when it still does."""
    found: list[tuple[date, date | None]] = []
    for step in course.steps:
        if step.kind == "suspend":
            found.append((step.on, None))
        elif step.kind == "resume" and found and found[-1][1] is None:
            found[-1] = (found[-1][0], step.on)
    return found


def paused_days(spans: Sequence[tuple[date, date | None]]) -> timedelta | None:
    """How long the clock stood, None when it stands now."""
    total = timedelta()
    for begun, ended in spans:
        if ended is None:
            return None
        total += ended - begun
    return total
