"""When messages go out: quiet hours, digests, how long to wait before trying again. Pure: moments in, moments out."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

from dinh.ground.alerts.models import Channel, Follower

# Nobody's phone rings while the house sleeps: villages rise early, and loudspeakers too begin after half past six.
QUIET_FROM, QUIET_UNTIL = time(21, 0), time(6, 30)
# An e-mail lies in its box until it is opened, so it need not wait for the morning.
NEVER_QUIET = {Channel.EMAIL}
DAILY_AT = time(18, 0)  # after the day's work and before supper
WEEKLY_AT, WEEKLY_ON = time(8, 0), 5  # Saturday morning (Monday is 0)
LETTERS_FROM, LETTERS_UNTIL_DAY = time(6, 30), 2  # Monday morning; a machine that was off catches up until Wednesday

CODE_LIVES = timedelta(minutes=15)
CODE_COUNTED = timedelta(days=1)  # so long an address' codes are counted; then its hash goes
LINK_LIVES = timedelta(hours=48)
UNCONFIRMED_LIVES = timedelta(days=7)
STOPPED_LIVES = timedelta(
    days=30
)  # a dead address is kept so long, in case the gateway and not the address was at fault
LETTER_LINK_LIVES = timedelta(days=8)
NEWS_LIVES = timedelta(days=30)  # news nobody could be told in a month is no news
CLAIM_LIVES = timedelta(minutes=15)  # a message claimed longer ago was left by a process that died
BACKOFF = (1, 5, 30, 120, 360, 720)  # minutes before the second try, the third, …; then it has failed


def quiet(channel: str, at: datetime) -> bool:
    clock = timezone.localtime(at).time()
    return channel not in NEVER_QUIET and (clock >= QUIET_FROM or clock < QUIET_UNTIL)


def after_quiet(channel: str, at: datetime) -> datetime:
    """`at`, or the end of the quiet hours it falls in."""
    if not quiet(channel, at):
        return at
    here = timezone.localtime(at)
    day = here.date() + timedelta(days=1) if here.time() >= QUIET_FROM else here.date()
    return _moment(here, day, QUIET_UNTIL)


def slot_before(frequency: str, at: datetime) -> datetime:
    """The latest digest hour not after `at`; for those told at once, `at` itself."""
    if frequency == Follower.Frequency.NOW:
        return at
    here = timezone.localtime(at)
    hour = DAILY_AT if frequency == Follower.Frequency.DAILY else WEEKLY_AT
    day = here.date()
    if here.time() < hour:
        day -= timedelta(days=1)
    if frequency == Follower.Frequency.WEEKLY:
        day -= timedelta(days=(day.weekday() - WEEKLY_ON) % 7)
    return _moment(here, day, hour)


def slot_after(frequency: str, at: datetime) -> datetime:
    """The first digest hour after `at`."""
    step = {Follower.Frequency.DAILY: 1, Follower.Frequency.WEEKLY: 7}.get(frequency, 0)  # type: ignore[call-overload]
    before = slot_before(frequency, at)
    return _moment(
        before, timezone.localtime(before).date() + timedelta(days=step), before.timetz().replace(tzinfo=None)
    )


def next_try(attempts: int, at: datetime, asked: int | None = None) -> datetime | None:
    """When to try again after `attempts` tries; None when it was tried enough. `asked` (seconds): what the other side
    said (Retry-After), kept to within a day."""
    if attempts > len(BACKOFF):
        return None
    wait = timedelta(minutes=BACKOFF[attempts - 1])
    return at + max(wait, timedelta(seconds=min(asked or 0, 86_400)))


def letters_due(at: datetime) -> bool:
    here = timezone.localtime(at)
    return here.weekday() <= LETTERS_UNTIL_DAY and not (here.weekday() == 0 and here.time() < LETTERS_FROM)


def next_letters(at: datetime) -> datetime:
    """The first Monday morning after `at`."""
    here = timezone.localtime(at)
    monday = _moment(here, here.date() - timedelta(days=here.weekday()), LETTERS_FROM)
    return monday if monday > at else monday + timedelta(days=7)


def _moment(like: datetime, day: object, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=timezone.get_default_timezone())  # type: ignore[arg-type]
