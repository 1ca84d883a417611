"""One message, one channel: hands it over and says how it ended."""

from __future__ import annotations

from dinh.ground.alerts.channels import email, push, sms, zalo
from dinh.ground.alerts.channels.outcome import Letterhead, Outcome
from dinh.ground.alerts.models import Channel

SENDERS = {Channel.EMAIL: email.send, Channel.SMS: sms.send, Channel.ZALO: zalo.send, Channel.PUSH: push.send}


def send(channel: str, to: str, letter: Letterhead) -> Outcome:
    return SENDERS[Channel(channel)](to, letter)
