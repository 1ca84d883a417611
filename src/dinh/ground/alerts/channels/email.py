"""E-mail by SMTP. What the receiving server says at once is heard; a bounce that comes back by letter is not."""

from __future__ import annotations

import smtplib
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage

from dinh.ground.alerts.channels.outcome import Letterhead, Outcome


def send(to: str, letter: Letterhead) -> Outcome:
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    headers = {"Auto-Submitted": "auto-generated"}
    if letter.stop:  # RFC 2369, and RFC 8058: the mail program's own button ends it with one POST
        headers |= {"List-Unsubscribe": f"<{letter.stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = EmailMessage(
        letter.subject, letter.text, formataddr((letter.sender, address)), [to], headers=headers
    )  # fmt: skip
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refusal:
        status = next(iter(refusal.recipients.values()), (0, b""))[0]
        if 500 <= status < 600:
            return Outcome("gone", f"hộp thư không nhận ({status})")
        return Outcome("later", f"hộp thư tạm không nhận ({status})")
    except smtplib.SMTPDataError as refusal:
        ended = "refused" if 500 <= refusal.smtp_code < 600 else "later"
        return Outcome(ended, f"máy chủ thư từ chối nội dung ({refusal.smtp_code})")  # type: ignore[arg-type]
    except smtplib.SMTPAuthenticationError:
        return Outcome("later", "máy chủ thư không cho đăng nhập")
    except smtplib.SMTPResponseException as refusal:
        return Outcome("later", f"máy chủ thư báo lỗi ({refusal.smtp_code})")
    except smtplib.SMTPServerDisconnected:
        return Outcome("unclear", "máy chủ thư ngắt giữa chừng")
    except TimeoutError:
        return Outcome("unclear", "máy chủ thư không trả lời kịp")
    except (smtplib.SMTPException, OSError):
        return Outcome("later", "không kết nối được máy chủ thư")
    return Outcome("sent")
