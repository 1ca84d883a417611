"""What messages say. Plain words, the newest and nearest first, and always the way out."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinh.ground.alerts import links
from dinh.ground.alerts.channels.outcome import Letterhead
from dinh.ground.alerts.models import Announcement, Follower, Message, Notice
from dinh.ground.alerts.sealing import code
from dinh.ground.alerts.timing import CODE_LIVES, LINK_LIVES
from dinh.ground.places.models import Commune

MOST_LISTED = 30  # news in one e-mail; the rest is read on the site


def compose(commune: Commune, message: Message) -> Letterhead:
    """The words of a message, in its reader's language; its deliveries and their news are read here."""
    reader = message.follower or message.address_code
    language = reader.language if reader else "vi"
    with translation.override(language):
        return _COMPOSERS[Message.Kind(message.kind)](commune, message)


def news_of(message: Message) -> list[Announcement]:
    return list(Announcement.objects.filter(deliveries__message=message).order_by("announced_at", "pk"))


def _follower(message: Message) -> Follower:
    if message.follower is None:
        raise RuntimeError("A message to a follower has one.")
    return message.follower


def _news(commune: Commune, message: Message) -> Letterhead:
    follower, news = _follower(message), news_of(message)
    stop = links.full(commune, links.follower_path("stop", follower))
    manage = links.full(commune, links.follower_path("manage", follower))
    count = ngettext("%(count)s tin mới", "%(count)s tin mới", len(news)) % {"count": len(news)}
    subject = news[0].title if len(news) == 1 else f"{count}: {news[-1].title}"
    lines = [_("Kính gửi bà con,"), "", _("%(commune)s có %(news)s.") % {"commune": commune.title, "news": count}, ""]
    for number, item in enumerate(news[:MOST_LISTED], start=1):
        lines += [
            f"{number}. {item.title}",
            *([item.summary] if item.summary else []),
            links.full(commune, item.url),
            "",
        ]
    if len(news) > MOST_LISTED:
        more = _("Còn %(count)s tin nữa, xem tại: %(where)s")
        lines += [more % {"count": len(news) - MOST_LISTED, "where": links.full(commune, "/")}, ""]
    lines += [
        "--",
        _("Thư này đến vì địa chỉ này đã đăng ký theo dõi tin của %(commune)s.") % {"commune": commune},
        _("Thôi theo dõi (bấm một lần): %(link)s") % {"link": stop},
        _("Đổi nhóm tin, đổi giờ nhận, tạm ngừng: %(link)s") % {"link": manage},
    ]
    link = links.full(
        commune, news[0].url if message.channel == "push" and len(news) == 1 else links.message_path(message)
    )
    return _letter(commune, message, subject, "\n".join(lines), subject, link, stop=stop)


def _confirm(commune: Commune, message: Message) -> Letterhead:
    follower = _follower(message)
    if follower.channel != "email":
        digits = code(follower.code_salt)
        minutes = int(CODE_LIVES / timedelta(minutes=1))
        brief = _("%(code)s là mã xác nhận theo dõi tin, dùng trong %(minutes)s phút. Đừng đưa mã cho người khác.")
        brief = brief % {"code": digits, "minutes": minutes}
        return _letter(commune, message, brief, brief, brief, "", code=digits)
    until = message.created_at + LINK_LIVES
    link = links.full(commune, links.follower_path("confirm", follower, until))
    text = _(
        "Kính gửi bà con,\n\n"
        "Có người (mong là chính bà con) vừa đăng ký địa chỉ này để theo dõi tin của %(commune)s.\n\n"
        "Nếu đúng, hãy mở đường dẫn sau và bấm “Xác nhận”, trong vòng %(hours)s giờ:\n%(link)s\n\n"
        "Nếu không phải, xin bỏ qua thư này: sẽ không có tin nào gửi đến, và địa chỉ này được xóa sau 7 ngày."
    ) % {"commune": commune, "hours": int(LINK_LIVES / timedelta(hours=1)), "link": link}
    return _letter(commune, message, _("Xác nhận theo dõi tin"), text, _("Xác nhận theo dõi tin"), link)


def _manage(commune: Commune, message: Message) -> Letterhead:
    follower = _follower(message)
    link = links.full(commune, links.follower_path("manage", follower))
    stop = links.full(commune, links.follower_path("stop", follower))
    text = _(
        "Kính gửi bà con,\n\nĐịa chỉ này đang theo dõi tin của %(commune)s rồi, nên không cần đăng ký lại.\n\n"
        "Xem và đổi lựa chọn tại đây:\n%(link)s\n\nThôi theo dõi (bấm một lần): %(stop)s"
    ) % {"commune": commune, "link": link, "stop": stop}
    brief = _("Bà con đang theo dõi tin rồi. Xem, đổi lựa chọn ở đường dẫn này.")
    return _letter(commune, message, _("Đường dẫn quản lý việc theo dõi"), text, brief, link, stop=stop)


def _code(commune: Commune, message: Message) -> Letterhead:
    """No link that opens anything: it is typed where it was asked for, a scanner of mail finds nothing to spend."""
    if message.address_code is None:
        raise RuntimeError("A message with a code has one.")
    digits = code(message.address_code.code_salt)
    minutes = int(CODE_LIVES / timedelta(minutes=1))
    brief = _("%(code)s là mã mở Việc của tôi, dùng trong %(minutes)s phút. Đừng đọc mã cho ai, kể cả cán bộ.")
    brief = brief % {"code": digits, "minutes": minutes}
    text = _(
        "Kính gửi bà con,\n\n"
        "Mã mở trang “Việc của tôi” của %(commune)s:\n\n%(code)s\n\n"
        "Gõ 6 chữ số này vào trang vừa xin mã, trong vòng %(minutes)s phút. Mã dùng một lần.\n\n"
        "Đừng đọc mã cho ai, kể cả cán bộ: có mã là xem được những gì bà con đã gửi.\n\n"
        "Nếu không phải bà con xin mã, xin bỏ qua thư này: không có mã thì không ai mở được gì."
    ) % {"commune": commune, "code": digits, "minutes": minutes}
    subject = _("Mã mở trang “Việc của tôi”")
    return _letter(commune, message, subject, text, brief, "", code=digits)


def _notice(commune: Commune, message: Message) -> Letterhead:
    notices = list(Notice.objects.filter(deliveries__message=message).order_by("created_at", "pk"))
    count = ngettext("%(count)s tin mới", "%(count)s tin mới", len(notices)) % {"count": len(notices)}
    subject = notices[0].title if len(notices) == 1 else f"{count}: {notices[-1].title}"
    lines: list[str] = []
    for notice in notices:
        lines += [notice.title, *([notice.text] if notice.text else []), links.full(commune, notice.url), ""]
    mine = links.full(commune, reverse("alerts_desk:mine"))
    lines += ["--", _("Mọi tin gửi cho anh, chị: %(link)s") % {"link": mine}]
    link = links.full(commune, notices[0].url) if len(notices) == 1 else mine
    return _letter(commune, message, subject, "\n".join(lines), subject, link)


def _letter_of_week(commune: Commune, message: Message) -> Letterhead:
    letter = message.letter
    if letter is None:
        raise RuntimeError("A weekly letter has its items.")
    stop = links.full(commune, links.stop_letters_path(letter.holding.user_id))
    many = len(letter.items)
    subject = ngettext("%(count)s việc đang chờ anh, chị tuần này", "%(count)s việc đang chờ anh, chị tuần này", many)
    subject = subject % {"count": many}
    lines = [
        _("Kính gửi %(name)s,") % {"name": letter.holding.user},
        "",
        _("Với chức danh %(post)s, tuần này có những việc sau chờ anh, chị:") % {"post": letter.holding.post.title},
        "",
    ]
    for index, item in enumerate(letter.items):
        said = ". ".join(filter(None, [item["when"], item["detail"]]))  # two works may have one title
        lines += [f"{index + 1}. {item['title']}" + (f" ({said})" if said else "")]
        lines += [links.full(commune, links.item_path(letter, index)), ""]
    lines += [
        "--",
        _("Mỗi đường dẫn mở được trong 8 ngày, không cần đăng nhập để xem; muốn làm việc thì đăng nhập như thường."),
        _("Thôi nhận thư tuần (bấm một lần): %(link)s") % {"link": stop},
    ]
    mine = links.full(commune, reverse("alerts_desk:mine"))
    return _letter(commune, message, subject, "\n".join(lines), subject, mine, stop=stop)


def _test(commune: Commune, message: Message) -> Letterhead:
    text = _("Đây là tin thử từ trang tin báo của %(commune)s. Nhận được tin này tức là kênh gửi đã thông.")
    text = text % {"commune": commune}
    return _letter(commune, message, _("Tin thử"), text, _("Tin thử: kênh gửi đã thông."), links.full(commune, "/"))


_COMPOSERS = {
    Message.Kind.NEWS: _news,
    Message.Kind.CONFIRM: _confirm,
    Message.Kind.MANAGE: _manage,
    Message.Kind.CODE: _code,
    Message.Kind.NOTICE: _notice,
    Message.Kind.LETTER: _letter_of_week,
    Message.Kind.TEST: _test,
}


def _letter(
    commune: Commune,
    message: Message,
    subject: str,
    text: str,
    brief: str,
    link: str,
    *,
    stop: str = "",
    code: str = "",
) -> Letterhead:
    one_line = " ".join(subject.split())
    return Letterhead(f"dinh-{commune.code}-{message.pk}", commune.title, one_line, text, brief, link, stop, code)
