"""The promise: a consultation with four hundred opinions ends with every group answered and the summary as .docx."""

from __future__ import annotations

import io
import random

from docx import Document

from dinh.ground.clock import today
from dinh.rights.consult import actions, papers, queries
from dinh.rights.consult.actions import Line, Minutes, Reply, Ruling, Said
from dinh.rights.consult.models import Opinion, OpinionGroup
from dinh.rights.consult.tests.conftest import AFTER, DAY, fresh, on
from dinh.rights.consult.views.groups import title_of
from dinh.scribe.decode import decode
from dinh.scribe.findings import check
from dinh.scribe.reading import read

# Eight things people say, each in several wordings, to three clauses: what grouping must find again.
SAYINGS = {
    "Điều 2": [
        ["Mức đóng góp {n} nghìn là cao, đề nghị giảm xuống cho bà con dễ đóng.", "Đề nghị giảm mức đóng góp, "
         "{n} nghìn một hộ là cao quá.", "Muc dong gop cao qua, de nghi giam xuong {n} nghin thoi."],
        ["Hộ nghèo, hộ cận nghèo nên được miễn hoàn toàn khoản này.", "Đề nghị miễn cho hộ nghèo và hộ cận nghèo trong "
         "tổ {n}.", "Nên miễn hẳn cho hộ nghèo, cận nghèo."],
        ["Cho phép nộp làm hai đợt trong năm để đỡ vất vả.", "Nên thu làm hai đợt, đợt đầu vào tháng {m}.",
         "Đề nghị chia khoản nộp thành hai đợt trong năm."],
    ],
    "Điều 1": [
        ["Quy chế nên áp dụng cả với người tạm trú lâu năm.", "Đề nghị ghi rõ người tạm trú cũng được áp dụng quy chế.",
         "Người tạm trú trên {m} tháng cũng phải được áp dụng quy chế này."],
        ["Câu chữ khó hiểu, đề nghị viết ngắn lại cho người già đọc.", "Viết khó hiểu quá, nên ngắn gọn dễ đọc hơn.",
         "Đề nghị viết lại cho dễ hiểu, câu ngắn."],
    ],
    "Điều 3": [
        ["Nên có hiệu lực từ đầu năm sau cho kịp chuẩn bị.", "Đề nghị lùi ngày hiệu lực sang tháng {m} năm sau.",
         "Hiệu lực nên lùi sang đầu năm sau."],
    ],
}  # fmt: skip
CHANNELS = ["web", "web", "web", "phone", "paper", "box"]


def _fill(one, tu, visitor, count: int) -> None:
    """`count` opinions from every channel, the minutes of two meetings among them."""
    chance = random.Random(7)
    clauses = {clause.label: clause for clause in queries.clauses(one)}
    minutes = Minutes("b", today(), "Nhà văn hóa tổ 1", 60)
    lines = [Line("Đề nghị giảm mức đóng góp xuống, hai trăm nghìn là cao.", 41, clauses["Điều 2"], "change"),
             Line("Nên miễn hẳn cho hộ nghèo, hộ cận nghèo.", 55, clauses["Điều 2"])]  # fmt: skip
    actions.record_gathering(by=tu, consultation=one, key="bien-ban", minutes=minutes, lines=lines)
    for number in range(count - len(lines)):
        label = chance.choices(list(SAYINGS), [3, 2, 1])[0]
        words = chance.choice(chance.choice(SAYINGS[label])).format(n=number % 9 + 1, m=number % 12 + 1)
        said = Said(words, clauses[label], chance.choice(["", "change", "for"]))
        channel = CHANNELS[number % len(CHANNELS)]
        if channel == "web":
            actions.opine(by=visitor, consultation=one, key=f"k{number}", said=said)
        else:
            actions.type_in(
                by=tu, consultation=one, key=f"k{number}", said=said, channel=channel, received_on=today()
            )  # fmt: skip


def test_four_hundred_opinions_end_with_every_group_answered_and_the_summary(one, tu, binh, visitor):
    _fill(one, tu, visitor, 400)
    assert queries.opinions(one).count() == 400
    with on(AFTER):
        _group_all(one, tu)
        one = actions.summarise(by=tu, consultation=one, edition=fresh(one).edition)
        groups = list(queries.groups(one))
        assert 6 <= len(groups) <= 60, "people of like mind lie together, not each alone"
        assert sum(group.opinion_count for group in groups) == 400
        for at, group in enumerate(groups):
            kind = ("taken_in", "partly", "explained")[at % 3]
            changed = "" if kind == "explained" else group.clause.label
            reply = Reply(kind, f"Ủy ban nhân dân đã xem xét việc “{group.title}” và trả lời như vậy.", changed)
            actions.answer(by=tu, group=group, reply=reply)
        assert not OpinionGroup.objects.filter(answer="").exists()
        one = actions.explain(by=binh, consultation=one, edition=one.edition, overview="Bà con góp ý sôi nổi.")
        ruling = Ruling("changed", "Ban hành quy chế sau khi sửa.", AFTER, differs=True, reasons="Cân đối ngân sách.")
        one = actions.decide(by=binh, consultation=one, ruling=ruling, edition=one.edition)
        data = papers.summary(one)
        _is_the_summary(data, one, groups)
        one = actions.publish_result(
            by=tu, consultation=one, summary="Bốn trăm ý kiến, nhóm nào cũng có trả lời.", edition=one.edition,
            looked=True,
        )  # fmt: skip
    assert one.stage(AFTER) == "published"


def _group_all(one, tu) -> None:
    """As the official does it: take up what is suggested until nothing lies loose."""
    rows = {row.pk: row for row in Opinion.objects.select_related("clause").filter(consultation=one)}
    for _round in range(3):
        found = queries.suggestions(one)
        if not found:
            break
        clusters = [[rows[key] for key in cluster.keys] for cluster in found]
        actions.gather_all(by=tu, consultation=one, clusters=[(title_of(c[0]), c[0].clause, c) for c in clusters])
    assert not queries.loose(one).exists()


def _is_the_summary(data: bytes, one, groups) -> None:
    document = Document(io.BytesIO(data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Tổng hợp, tiếp thu, giải trình" in text
    assert f"xếp thành {len(groups)} nhóm" in text
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    answered = [row for row in cells if len(row) == 5][1:]
    assert len(answered) == len(groups)
    assert sum(int(row[2]) for row in answered) == 400
    assert ["Cộng", "400", "494"] in cells
    for group in groups:
        assert any(group.title == row[1] for row in answered)
    found = check(read(decode(data, "tong-hop.docx")), today=today())
    assert [finding.message for finding in found] == []
    assert one.published_on == DAY
