"""What stands in each paper about a matter: subject, paragraphs, addressees, filled from its steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dinh.ground.clock import today
from dinh.law import rules
from dinh.law.rules.sources import (
    COMPLAINT_DETAILS,
    COMPLAINTS,
    DENUNCIATIONS,
    REFORM_2025,
)
from dinh.law.values import Clock as Term
from dinh.rights.petitions.course import MOVES
from dinh.rights.petitions.models import Kind, Letter, Petition, Sender, Step
from dinh.rights.petitions.queries.courses import clocks_of
from dinh.scribe.writing.model import Block, Bullet, Heading, Para

DOTS = "……………………"
SETTLING = ("feedback.answer", "reception.answer", "complaint.first", "denunciation.resolve")


@dataclass(frozen=True, slots=True)
class Content:
    """`to`: whom it is sent to."""

    subject: str
    blocks: tuple[Block, ...]
    to: tuple[str, ...]


def receipt(petition: Petition) -> Content:
    """Who gave what, when; what happens next, by when, why that day."""
    letter = _letter(petition)
    clocks = [clock for clock in clocks_of(petition) if clock.due and not clock.alarm and not clock.waits]
    blocks: list[Block] = [
        Para.of(f"{_office(petition)} đã nhận đơn của ông/bà như sau:"),
        Bullet.of(f"Số đến: {letter.number}/{letter.year}; mã theo dõi: {letter.ref}."),
        Bullet.of(f"Ngày nhận: {_day(letter.received_on)}, {letter.get_channel_display()}."),
        *([] if _secret(petition) else _fact("Nội dung", petition.title)),
        Bullet.of(f"Giấy tờ kèm theo: {'đã nhận, niêm phong' if _secret(petition) else _papers(letter)}."),
        *[Bullet.of(f"{_sentence(clock.title)}: chậm nhất ngày {_day(clock.due)} (căn cứ: {clock.article}).")
          for clock in clocks],
        Para.of(
            "Ông/bà theo dõi trên trang thông tin của địa phương, hoặc gọi, đến trụ sở, bằng mã nói trên và mã PIN đã "
            "được giao. Giấy này lập thành 02 bản, người gửi giữ 01 bản."
        ),
    ]  # fmt: skip
    return Content("Nhận đơn", tuple(blocks), (_who(petition),))


def proposal(petition: Petition) -> Content:
    letter = _letter(petition)
    blocks: list[Block] = [
        Para.of(f"Kính gửi: Chủ tịch {_office(petition)}."),
        Para.of(f"Ngày {_day(letter.received_on)}, {_office(petition)} nhận {_named(petition)}."),
        *_fact("Người gửi", _who(petition)),
        *_fact("Tóm tắt nội dung", petition.text or petition.title),
        *_fact("Người, cơ quan bị khiếu nại, bị tố cáo", DOTS),
        *_fact("Đã được cơ quan nào giải quyết chưa", DOTS),
        Para.of(
            f"Đối chiếu quy định, việc này thuộc thẩm quyền giải quyết của Chủ tịch {_office(petition)}. "
            "Đề xuất: thụ lý và giao đơn vị xác minh."
        ),
        *_fact("Phê duyệt của người có thẩm quyền", DOTS),
    ]
    return Content(f"Thụ lý {_kind(petition)}", tuple(blocks), (f"Chủ tịch {_office(petition)}",))


def supplement(petition: Petition) -> Content:
    step = _step(petition, "supplement")
    blocks = [
        Para.of(f"{_office(petition)} đã nhận {_named(petition)}. Để có căn cứ xử lý, đề nghị ông/bà bổ sung:"),
        *_lines(step),
        Para.of("Ông/bà bổ sung trên trang theo dõi bằng mã và mã PIN, hoặc gửi, mang đến trụ sở."),
    ]
    return Content(f"đề nghị bổ sung {_kind(petition)}", tuple(blocks), (_who(petition),))


def acceptance(petition: Petition) -> Content:
    step = _step(petition, "accept")
    verb = "thụ lý" if petition.kind == Kind.COMPLAINT else "tiếp nhận"
    blocks: list[Block] = [
        Para.of(f"Ngày {_day(step.on if step else None)}, {_office(petition)} đã {verb} {_named(petition)}."),
        *_fact("Nội dung", petition.title),
        Bullet.of(f"Đơn vị giải quyết: {petition.body or DOTS}."),
        *_terms(petition),
    ]
    return Content(f"{_sentence(verb)} {_kind(petition)}", tuple(blocks), (_who(petition), *_unit(petition)))


def accept_denunciation(petition: Petition) -> Content:
    blocks = [
        Heading(1, "Điều 1", f"Thụ lý tố cáo theo đơn số {_number(petition)}."),
        Para.of(f"Nội dung tố cáo được thụ lý: {petition.text or DOTS}"),
        Heading(1, "Điều 2", "Thời hạn giải quyết"),
        *_terms(petition),
        Heading(1, "Điều 3", f"Giao {petition.body or DOTS} và người có liên quan thi hành Quyết định này."),
    ]
    return Content("Thụ lý tố cáo", tuple(blocks), (_who(petition), *_unit(petition)))


def forwarding(petition: Petition) -> Content:
    step = _step(petition, "forward")
    to = step.to if step and step.to else DOTS
    blocks = [
        Para.of(f"{_office(petition)} nhận {_named(petition)}. Nội dung không thuộc thẩm quyền giải quyết tại đây."),
        *([] if _secret(petition) else _fact("Nội dung", petition.title)),
        Para.of(f"Chuyển đơn đến {to} để giải quyết theo quy định, và báo kết quả cho người gửi."),
        *_lines(step),
        *([Para.of("Thông tin người tố cáo gửi trong phong bì niêm phong kèm theo, giữ bí mật theo Luật Tố cáo.")]
          if _secret(petition) else []),
    ]  # fmt: skip
    return Content(f"Chuyển {_kind(petition)}", tuple(blocks), (to, _who(petition)))


def refusal(petition: Petition) -> Content:
    step = _step(petition, "refuse")
    blocks = [
        Para.of(f"Về {_named(petition)}, {_office(petition)} thông báo không thụ lý:"),
        Bullet.of(f"Căn cứ: {step.ground if step else DOTS}."),
        *_lines(step),
        *([Para.of(f"Nơi có thẩm quyền: {step.to}.")] if step and step.to else []),
        Para.of("Nếu không đồng ý, ông/bà có quyền khiếu nại, khởi kiện theo quy định của pháp luật."),
    ]
    return Content(f"Không thụ lý {_kind(petition)}", tuple(blocks), (_who(petition),))


def _attached(names: list[str]) -> list[Block]:
    return [Para.of("Gửi kèm:"), *[Bullet.of(name) for name in names]] if names else []


def answer(petition: Petition) -> Content:
    given = petition.answers.order_by("-number").first()
    files = [file.name for file in given.files.all()] if given else []
    blocks: list[Block] = [
        Para.of(f"Về {_named(petition)}, {_office(petition)} trả lời như sau:"),
        *_text(given.text if given else ""),
        *_attached(files),
        Para.of("Nếu thấy chưa đạt, ông/bà cho biết trên trang theo dõi hoặc tại trụ sở để được giải quyết tiếp."),
    ]
    return Content(f"trả lời {_kind(petition)}", tuple(blocks), (_who(petition),))


def invitation(petition: Petition) -> Content:
    step = _step(petition, "dialogue")
    blocks = [
        Para.of(f"{_office(petition)} mời ông/bà dự buổi đối thoại về {_named(petition)}."),
        Bullet.of(f"Thời gian: {DOTS} giờ, ngày {_day(step.until if step else None)}."),
        Bullet.of(f"Địa điểm: {DOTS}."),
        *_lines(step),
    ]
    return Content("Đối thoại giải quyết khiếu nại", tuple(blocks), (_who(petition), *_unit(petition)))


def minutes(petition: Petition) -> Content:
    step = _step(petition, "dialogue_held")
    held = step.on if step else None
    said = _lines(step) if step else [Para.of(DOTS)]
    blocks = [
        Para.of(f"Ngày {_day(held)}, tại {DOTS}, {_office(petition)} tổ chức đối thoại về {_named(petition)}."),
        Heading(1, "I", "Thành phần"),
        *_fact("Người giải quyết khiếu nại", DOTS),
        *_fact("Người khiếu nại", _who(petition)),
        *_fact("Người bị khiếu nại", DOTS),
        *_fact("Người có quyền, nghĩa vụ liên quan; đại diện tổ chức", DOTS),
        Heading(1, "II", "Nội dung"),
        *said,
        Heading(1, "III", "Kết quả"),
        *_fact("Nội dung đã thống nhất", DOTS),
        *_fact("Nội dung còn ý kiến khác nhau", DOTS),
        Para.of("Biên bản lập thành ít nhất 03 bản, đã đọc lại cho mọi người cùng nghe, cùng ký tên."),
    ]
    return Content("Đối thoại giải quyết khiếu nại", tuple(blocks), (_who(petition),))


def suspension(petition: Petition) -> Content:
    step = _step(petition, "suspend")
    blocks = [
        Heading(1, "Điều 1", f"Tạm đình chỉ giải quyết {_named(petition)} từ ngày {_day(step.on if step else None)}."),
        Para.of(f"Lý do, căn cứ: {step.ground if step else DOTS}."),
        *_lines(step),
        Heading(1, "Điều 2", "Thời hạn giải quyết ngừng tính cho đến ngày có quyết định tiếp tục giải quyết."),
    ]
    return Content(f"Tạm đình chỉ giải quyết {_kind(petition)}", tuple(blocks), (_who(petition), *_unit(petition)))


def resuming(petition: Petition) -> Content:
    step = _step(petition, "resume")
    blocks = [
        Heading(1, "Điều 1", f"Tiếp tục giải quyết {_named(petition)} từ ngày {_day(step.on if step else None)}."),
        *_lines(step),
        Heading(1, "Điều 2", "Thời hạn giải quyết tiếp tục tính như sau:"),
        *_terms(petition),
    ]
    return Content(f"Tiếp tục giải quyết {_kind(petition)}", tuple(blocks), (_who(petition), *_unit(petition)))


def termination(petition: Petition) -> Content:
    step = _step(petition, "terminate", "withdraw")
    reason = (step.ground or "người gửi rút đơn") if step else DOTS
    blocks = [
        Heading(1, "Điều 1", f"Đình chỉ giải quyết {_named(petition)}."),
        Para.of(f"Lý do, căn cứ: {reason}."),
        *_lines(step),
        Heading(1, "Điều 2", f"{petition.body or DOTS} và người có liên quan thi hành Quyết định này."),
    ]
    return Content(f"Đình chỉ giải quyết {_kind(petition)}", tuple(blocks), (_who(petition), *_unit(petition)))


def extension(petition: Petition) -> Content:
    step = _step(petition, "extend")
    blocks = [
        Heading(1, "Điều 1", f"Gia hạn giải quyết {_named(petition)}."),
        *_lines(step),
        Heading(1, "Điều 2", "Thời hạn mới"),
        *_terms(petition),
    ]
    return Content("Gia hạn giải quyết tố cáo", tuple(blocks), (_who(petition), *_unit(petition)))


def decision(petition: Petition) -> Content:
    """A skeleton: what was verified and found, to be finished by the one who decides."""
    step, verified = _step(petition, "decide"), _step(petition, "verified")
    result = dict(MOVES["complaint"]["decide"].results).get(step.result if step else "", DOTS)
    appeal = rules.get("complaint.appeal_remote" if petition.commune.remote else "complaint.appeal")
    value = appeal.on(step.on if step else today())
    term = f"thời hạn {value.days} ngày" if isinstance(value, Term) else "thời hạn luật định"
    blocks = [
        Para.of(f"Xét {_named(petition)}."),
        Heading(1, "I", "Nội dung khiếu nại"),
        Para.of(petition.text or petition.title),
        Heading(1, "II", "Kết quả xác minh, đối thoại"),
        *(_lines(verified) or [Para.of(DOTS)]),
        *_lines(_step(petition, "dialogue_held")),
        Heading(1, "III", "Kết luận"),
        Para.of(f"Nội dung: {result}."),
        *_lines(step),
        Heading(1, "Điều 1", f"Giữ nguyên, sửa đổi, hủy bỏ quyết định bị khiếu nại: {DOTS}."),
        Heading(1, "Điều 2", f"Giải quyết quyền lợi của người khiếu nại: {DOTS}."),
        Heading(
            1, "Điều 3", f"Trong {term} kể từ ngày nhận được Quyết định này, người khiếu nại có quyền khiếu nại lần "
            "hai hoặc khởi kiện tại Tòa án.",
        ),
    ]  # fmt: skip
    return Content("Giải quyết khiếu nại", tuple(blocks), (_who(petition), *_unit(petition)))


def conclusion(petition: Petition) -> Content:
    step = _step(petition, "conclude")
    result = dict(MOVES["denunciation"]["conclude"].results).get(step.result if step else "", DOTS)
    blocks = [
        Para.of(f"Về {_named(petition)}, đã xác minh và kết luận như sau:"),
        Heading(1, "I", "Nội dung tố cáo"),
        Para.of(petition.text or DOTS),
        Heading(1, "II", "Kết quả xác minh"),
        Para.of(DOTS),
        Heading(1, "III", "Kết luận"),
        Para.of(f"Kết luận: {result}."),
        *_lines(step),
        Heading(1, "IV", "Xử lý, kiến nghị"),
        Para.of(DOTS),
    ]
    return Content("Nội dung tố cáo", tuple(blocks), (_who(petition), "Người bị tố cáo", *_unit(petition)))


def complaint_grounds(petition: Petition) -> tuple[str, ...]:
    laws = [f"Căn cứ {COMPLAINTS}", "Căn cứ Nghị định 124/2020/NĐ-CP"]
    if today_law(petition):
        laws += [f"Căn cứ {REFORM_2025}", f"Căn cứ {COMPLAINT_DETAILS}"]
    return tuple(laws)


def denunciation_grounds(petition: Petition) -> tuple[str, ...]:
    laws = [f"Căn cứ {DENUNCIATIONS}", "Căn cứ Nghị định 31/2019/NĐ-CP"]
    return (*laws, "Căn cứ Nghị định 156/2026/NĐ-CP") if today_law(petition) else tuple(laws)


def today_law(petition: Petition) -> bool:
    """Whether the last step was taken under the law in force since 01/7/2026: it also serves what was accepted before
    (Nghị định 155/2026/NĐ-CP khoản 1 Điều 22; Nghị định 156/2026/NĐ-CP khoản 1 Điều 10)."""
    last = petition.steps.order_by("-on", "-pk").values_list("on", flat=True).first()
    return bool(last and last >= date(2026, 7, 1))


def _letter(petition: Petition) -> Letter:
    asking = petition.askings.select_related("letter").order_by("letter__received_on", "pk")[0]
    found: Letter = asking.letter
    return found


def _secret(petition: Petition) -> bool:
    return petition.kind == Kind.DENUNCIATION


def _who(petition: Petition) -> str:
    """The addressee. Never the name of a denouncer."""
    if _secret(petition):
        return "Người tố cáo"
    sender = Sender.objects.filter(letter=_letter(petition)).first()
    return f"Ông/bà {sender.name}" if sender and sender.name else "Người gửi đơn"


def _unit(petition: Petition) -> tuple[str, ...]:
    return (petition.body.name,) if petition.body else ()


def _office(petition: Petition) -> str:
    return f"Ủy ban nhân dân {petition.commune}"


def _kind(petition: Petition) -> str:
    return str(petition.get_kind_display())


def _number(petition: Petition) -> str:
    letter = _letter(petition)
    return f"{letter.number}/{letter.year}"


def _named(petition: Petition) -> str:
    what = "đơn tố cáo" if _secret(petition) else f"{_kind(petition)} “{petition.title}”"
    return f"{what} (đơn số {_number(petition)}, mã {petition.ref}), nhận ngày {_day(petition.received_on)}"


def _papers(letter: Letter) -> str:
    names = [each.file.name for each in letter.files.select_related("file")]
    return ", ".join(names) or "không có"


def _step(petition: Petition, *kinds: str) -> Step | None:
    found: Step | None = petition.steps.filter(kind__in=kinds).order_by("at", "pk").last()
    return found


def _terms(petition: Petition) -> list[Block]:
    """The terms that run; of a paper made again when all is over, the one for settling."""
    terms = [clock for clock in clocks_of(petition) if clock.due and not clock.alarm and not clock.waits]
    told = [clock for clock in terms if clock.running] or [clock for clock in terms if clock.key.startswith(SETTLING)]
    return [Bullet.of(f"{_sentence(c.title)}: chậm nhất ngày {_day(c.due)} (căn cứ: {c.article}).") for c in told]


def _fact(label: str, value: str) -> list[Block]:
    stop = "" if value.endswith((".", "?", "!", "…")) else "."
    return [Bullet.of(f"{label}: {value}{stop}")]


def _lines(step: Step | None) -> list[Block]:
    return _text(step.words if step else "")


def _text(text: str) -> list[Block]:
    return [Para.of(line.strip()) for line in text.splitlines() if line.strip()]


def _sentence(text: object) -> str:
    words = str(text)
    return words[:1].upper() + words[1:]


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else DOTS
