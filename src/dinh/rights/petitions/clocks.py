"""Which days a matter must keep, and why: computed from its steps by the law of the day it was received."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from dinh.law import rules
from dinh.law.due import due as reckon
from dinh.law.workdays import spoken
from dinh.rights.petitions.course import REFORM, Course, Passed, paused_days, pauses

due = lru_cache(maxsize=4096)(reckon)  # lists of hundreds of matters share few rules and few days
WAITS = ("complaint.effect", "complaint.effect_remote", "complaint.appeal", "complaint.appeal_remote",
         "petition.silence")  # fmt: skip
OUTCOME = ("accept", "answer", "refuse", "forward", "file", "inspect")


@dataclass(frozen=True, slots=True)
class Clock:
    """One day to keep: `done` when it was met; `due` None while a suspension stops it. `alarm`: a warning, no term."""

    key: str
    title: str
    since: date
    due: date | None
    steps: tuple[str, ...]
    article: str
    verified: bool
    done: date | None = None
    alarm: bool = False

    def late(self, today: date) -> bool:
        """Whether it was missed: met too late, or not yet met and its day is over."""
        return self.due is not None and (self.done or today) > self.due

    @property
    def waits(self) -> bool:
        """A time to let pass, not a day to be early for."""
        return self.key in WAITS

    @property
    def over(self) -> int:
        """By how many days it was met too late."""
        return max((self.done - self.due).days, 0) if self.done and self.due and not self.waits else 0

    @property
    def running(self) -> bool:
        return self.done is None


def clocks(course: Course) -> list[Clock]:
    """Every clock of a matter that has started, met ones too, in the order they start."""
    made = {"complaint": _complaint, "denunciation": _denunciation}.get(course.kind, _voice)(course)
    return [*made, *_alarms(course)]


def next_due(course: Course) -> Clock | None:
    """The clock that presses most: the earliest day not yet kept; alarms only when nothing else runs."""
    running = [clock for clock in clocks(course) if clock.running and clock.due]
    return min(running, key=lambda clock: (clock.alarm, clock.due or date.max), default=None)


def _voice(course: Course) -> list[Clock]:
    """Answer within ten working days; then a promised day the office set itself counts, the first stays in view."""
    back = course.sent_back()
    start = back[0].on if back else course.received
    since = back or course.steps
    outcome = next((step for step in reversed(since) if step.kind in ("answer", "refuse", "forward", "file")), None)
    rule = "feedback.answer" if course.kind == "reflection" else "reception.answer"
    made = [_clock(rule, start, outcome)]
    if course.about_rules:
        made.append(_clock("feedback.forward", start, course.last(*OUTCOME)))
    promised = course.last("extend")
    if promised and promised.until and promised.on >= start:
        words = _("Ngày đã hẹn lại với người gửi, kèm lý do.")
        made.append(
            Clock("petition.promised", words, promised.on, promised.until, (words,), made[0].article, True,
                  outcome.on if outcome else None)
        )  # fmt: skip
    answered = course.last("answer")
    if answered and course.state in ("answered", "closed"):
        said = course.last("word", "silence")
        made.append(_clock("petition.silence", answered.on, said))
    return made


def _complaint(course: Course) -> list[Clock]:
    made = [_clock("complaint.accept", course.received, course.last("accept", "refuse", "forward", "file"))]
    accepted = course.last("accept")
    if accepted:
        rule = (
            "complaint.first" + ("_remote" if course.remote else "") + ("_complex" if course.count("complex") else "")
        )
        ended = course.last("decide", "withdraw")
        made.append(_shifted(rule, course, accepted.on, ended))
    made += _stay("complaint.suspension_sent", course)
    invited = course.last("dialogue")
    known = rules.get("complaint.dialogue_notice").values[0].since  # dialogues before it: no term was entered
    if invited and invited.until and invited.until >= known and not course.count("dialogue_held"):
        found = due("complaint.dialogue_notice", invited.until)
        made.append(
            Clock("complaint.dialogue_notice", _("Báo trước buổi đối thoại"), invited.on, found.due, found.steps,
                  found.article, found.verified, invited.on)
        )  # fmt: skip
    decided = course.last("decide")
    if decided:
        made.append(_clock("complaint.send_first", decided.on, course.last("send")))
        rule = "complaint.effect_remote" if course.remote else "complaint.effect"
        made.append(_clock(rule, decided.on, course.last("effective", "appeal", "second")))
        made += _appealing(course)
    return made


def _appealing(course: Course) -> list[Clock]:
    """Until when the complainant may go on, shown from the day the decision was sent: nobody tells when it arrived."""
    sent = course.last("send")
    if sent is None:
        return []
    rule = "complaint.appeal_remote" if course.remote else "complaint.appeal"
    plain = _clock(rule, sent.on, course.last("appeal", "effective", "second"))
    words = _("Ở đây tính từ ngày gửi; nhận được sau ngày ấy thì tính từ ngày nhận được.")
    return [replace(plain, steps=(*plain.steps, words))]


def _denunciation(course: Course) -> list[Clock]:
    rule = "denunciation.precheck_many" if course.count("many") else "denunciation.precheck"
    first = course.last(*OUTCOME)
    made = [_clock(rule, course.received, first), *_forwarding(course)]
    settled = course.last("accept", "refuse")
    if settled:
        made.append(_clock("denunciation.notify", settled.on, course.last("notify")))
    accepted = course.last("accept")
    if accepted:
        term = {0: "denunciation.resolve", 1: "denunciation.resolve_complex"}
        rule = term.get(course.count("extend"), "denunciation.resolve_very_complex")
        made.append(_shifted(rule, course, accepted.on, course.last("conclude", "terminate")))
    made += _stay("denunciation.suspension_sent", course)
    concluded = course.last("conclude")
    if concluded:
        for key, by in (("conclusion_sent", "send"), ("act", "handle"), ("publish", "publish")):
            made.append(_clock(f"denunciation.{key}", concluded.on, course.last(by)))
    again = course.last("continued")
    if again:
        made.append(_clock("denunciation.continued", again.on, course.last("executed")))
    return made


def _forwarding(course: Course) -> list[Clock]:
    """Whether it is not for this office to settle must be seen sooner than the rest: a warning while it is new."""
    if forwarded := course.last("forward"):
        return [_clock("denunciation.forward", course.received, forwarded)]
    return [_clock("denunciation.forward", course.received, None, alarm=True)] if course.state == "new" else []


def _stay(rule: str, course: Course) -> list[Clock]:
    """Sending the decision that stopped the matter, let it go on or ended it; no term was entered for older ones."""
    stay = course.stay()
    if stay is None or stay[0].on < rules.get(rule).values[0].since:
        return []
    return [_clock(rule, stay[0].on, stay[1])]


def _alarms(course: Course) -> list[Clock]:
    """Day 30, 40 and 45 of a letter nobody dealt with (điểm b khoản 3 Điều 41 Nghị định 154/2026/NĐ-CP)."""
    if course.last(*OUTCOME):
        return []
    keys = ("petition.alarm_first", "petition.alarm_last", "petition.unprocessed")
    since = max(course.received, REFORM)  # the decree began that day
    return [_clock(key, since, None, alarm=True) for key in keys]


def _clock(rule: str, start: date, ended: Passed | None, *, alarm: bool = False) -> Clock:
    """A clock of a rule that runs from a day, by the law of that day, until a step ends it."""
    found = due(rule, start)
    done = ended.on if ended and ended.on >= start else None
    title = rules.get(rule).title
    return Clock(rule, title, start, found.due, found.steps, found.article, found.verified, done, alarm)


def _shifted(rule: str, course: Course, start: date, ended: Passed | None) -> Clock:
    """A clock that suspensions stop: the days it stood are added."""
    spans = pauses(course)
    stood = paused_days(spans)
    plain = _clock(rule, start, ended)
    if stood is None:
        words = _("Đang tạm đình chỉ từ %(day)s: thời hạn ngừng tính.") % {"day": spoken(spans[-1][0])}
        return Clock(
            plain.key, plain.title, start, None, (*plain.steps, words), plain.article, plain.verified, plain.done
        )
    if not stood:
        return plain
    later = due(rule, start + stood)
    words = _("Thời gian tạm đình chỉ (%(days)d ngày) không tính: hạn lùi đến %(day)s.") % {
        "days": stood.days, "day": spoken(later.due),
    }  # fmt: skip
    return Clock(
        plain.key, plain.title, start, later.due, (*plain.steps, words), plain.article, plain.verified, plain.done
    )
