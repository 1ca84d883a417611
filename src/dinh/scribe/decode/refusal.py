"""Why a file cannot be read, said once: each code with its cause and the way out, in Vietnamese and in English.

The sentences name no file: the caller puts the file's name in front.
"""

from __future__ import annotations

from dinh.scribe.decode.limits import MAX_INPUT, MAX_PAGES, MAX_TEXT, MEGABYTE
from dinh.scribe.decoded import Unreadable

_SAVE_AS_DOCX = "Hãy mở bằng Word hoặc LibreOffice, chọn “Lưu thành” (Save As) kiểu .docx rồi gửi lại."
_SAVE_AS_DOCX_EN = "Open it in Word or LibreOffice, save it as .docx and send it again."
_READABLE = "Đình đọc được .docx, .pdf có chữ, .txt, .html và .edxml."
_READABLE_EN = "Đình reads .docx, .pdf with text, .txt, .html and .edxml."

REASONS: dict[str, tuple[str, str]] = {
    "empty": (
        "Tệp rỗng, không có chữ nào. Hãy kiểm tra lại tệp gốc và gửi lại.",
        "The file is empty: it has no words. Check the original and send it again.",
    ),
    "too_large": (
        f"Tệp lớn hơn {MAX_INPUT // MEGABYTE} MB. Hãy giảm cỡ ảnh hoặc tách phụ lục thành tệp riêng rồi gửi lại.",
        f"The file is larger than {MAX_INPUT // MEGABYTE} MB. Shrink its pictures or split off the annexes.",
    ),
    "too_long": (
        f"Văn bản dài hơn {MAX_TEXT:,} ký tự (khoảng 1.000 trang). Hãy tách thành nhiều tệp rồi gửi từng tệp.".replace(
            f"{MAX_TEXT:,}", f"{MAX_TEXT:,}".replace(",", ".")
        ),
        f"The text is longer than {MAX_TEXT:,} characters (about 1,000 pages). Split it and send the parts.",
    ),
    "too_many_pages": (
        f"Tệp PDF có hơn {MAX_PAGES:,} trang. Hãy tách thành nhiều tệp rồi gửi từng tệp.".replace(",", "."),
        f"The PDF has more than {MAX_PAGES:,} pages. Split it and send the parts.",
    ),
    "bomb": (
        "Tệp nén bung ra lớn bất thường (có thể là “bom nén”) nên Đình dừng đọc để bảo vệ máy. "
        "Hãy mở tệp gốc bằng Word, lưu lại thành .docx mới rồi gửi lại.",
        "The package unpacks to an abnormal size (it may be a zip bomb), so reading stopped. "
        "Open the original in Word, save it as a new .docx and send that.",
    ),
    "unsafe_paths": (
        "Gói tệp chứa đường dẫn không an toàn (ra ngoài thư mục của gói), không phải do Word tạo ra. "
        "Hãy mở tệp gốc, lưu lại thành .docx mới rồi gửi lại.",
        "The package holds paths that leave it; Word does not write such files. Save the original as a new .docx.",
    ),
    "macros": (
        "Tệp có chứa macro (mã chạy được) nên bị từ chối để giữ an toàn. "
        "Hãy chọn “Lưu thành” kiểu .docx (không phải .docm) rồi gửi lại.",
        "The file holds macros (code that runs) and is refused. Save it as .docx, not .docm.",
    ),
    "encrypted": (
        "Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu (lưu một bản không khóa) rồi gửi lại.",
        "The file is protected by a password. Save a copy without the password and send that.",
    ),
    "entities": (
        "Tệp XML khai báo DTD hoặc thực thể ngoài, có thể dùng để lấy trộm tệp, nên bị từ chối. "
        "Hãy xuất lại văn bản từ phần mềm gốc, không kèm khai báo DOCTYPE.",
        "The XML declares a DTD or external entities and is refused. Export it again without a DOCTYPE.",
    ),
    "corrupt": (
        "Tệp bị hỏng hoặc thiếu một phần ({detail}). Hãy mở thử bằng phần mềm gốc, lưu lại rồi gửi lại.",
        "The file is damaged or incomplete. Open it in its own program, save it again and send that.",
    ),
    "scanned": (
        "PDF này là bản quét (chỉ có ảnh, không có chữ) nên máy không đọc được. "
        "Hãy nhận dạng chữ (OCR) rồi gửi lại, hoặc gõ nội dung vào ô soạn thảo; tốt nhất là xin bản .docx gốc.",
        "This PDF is a scan: it has pictures and no text. Run OCR on it, type the text in, or ask for the .docx.",
    ),
    "garbled": (
        "PDF có chữ nhưng phông chữ không kèm bảng mã nên chữ lấy ra bị sai. "
        "Hãy gửi bản .docx gốc, hoặc nhận dạng chữ (OCR) tệp PDF rồi gửi lại.",
        "The PDF's fonts do not say which letters they draw, so its text is unusable. Send the .docx, or run OCR.",
    ),
    "slow": (
        "PDF quá phức tạp hoặc bị hỏng: đọc mãi không xong một trang nên đã dừng. "
        "Hãy in lại ra PDF (Print to PDF) hoặc gửi bản .docx gốc.",
        "The PDF is too complex or damaged: a page took too long. Print it to PDF again or send the .docx.",
    ),
    "crashed": (
        "PDF bị hỏng đến mức trình đọc PDF phải dừng. Hãy in lại ra PDF (Print to PDF) hoặc gửi bản .docx gốc.",
        "The PDF is so damaged that the PDF reader stopped. Print it to PDF again or send the .docx.",
    ),
    "old_word": (
        f"Đây là tệp Word đời cũ (.doc, Word 97–2003). {_SAVE_AS_DOCX}",
        f"This is an old Word file (.doc). {_SAVE_AS_DOCX_EN}",
    ),
    "other_office": (
        "Đây là {detail}, không phải văn bản .docx. " + _SAVE_AS_DOCX,
        f"This is another kind of text document. {_SAVE_AS_DOCX_EN}",
    ),
    "spreadsheet": (
        "Đây là bảng tính ({detail}), không phải văn bản. Hãy gửi văn bản chính; bảng tính thì đính kèm trong hồ sơ "
        "hoặc nhập ở mục nhập số liệu.",
        "This is a spreadsheet, not a paper. Send the paper itself and attach the sheet to its dossier.",
    ),
    "presentation": (
        "Đây là bài trình chiếu ({detail}), không phải văn bản. Hãy gửi văn bản chính; bài trình chiếu thì đính kèm "
        "trong hồ sơ.",
        "This is a presentation, not a paper. Send the paper itself and attach the slides to its dossier.",
    ),
    "image": (
        "Đây là ảnh ({detail}), máy không đọc được chữ trong ảnh. Hãy nhận dạng chữ (OCR) rồi gửi lại, "
        "hoặc gõ nội dung; tốt nhất là xin bản .docx gốc.",
        "This is a picture. Run OCR on it, type the text in, or ask for the .docx.",
    ),
    "archive": (
        "Đây là tệp nén ({detail}). Hãy giải nén rồi gửi từng văn bản bên trong.",
        "This is an archive. Unpack it and send the papers inside one by one.",
    ),
    "not_document": (
        "Nội dung tệp là {detail}, không phải văn bản. " + _READABLE,
        f"The content is not a document. {_READABLE_EN}",
    ),
    "encoding": (
        "Không xác định chắc chắn được bảng mã chữ của tệp (không phải Unicode, TCVN3, VNI hay Windows-1258). "
        "Hãy mở bằng phần mềm gốc, lưu lại với mã UTF-8 rồi gửi lại.",
        "The file's letters are in an unknown encoding. Open it in its own program and save it as UTF-8.",
    ),
    "no_body": (
        "Gói .edxml không có nội dung đọc được: {detail} Hãy xin lại văn bản dạng .docx hoặc .pdf có chữ.",
        "The .edxml envelope has no readable content. Ask for the paper as .docx or as a PDF with text.",
    ),
    "missing": (
        "Không tìm thấy tệp. Hãy kiểm tra lại đường dẫn và tên tệp.",
        "No such file. Check the path and the name.",
    ),
    "directory": (
        "Đây là thư mục, không phải tệp. Hãy nêu từng tệp bên trong, ví dụ: thu-muc/*.docx.",
        "This is a folder. Name the files inside it, for example folder/*.docx.",
    ),
    "forbidden": (
        "Không có quyền đọc tệp này. Hãy xin quyền đọc hoặc chép tệp sang nơi đọc được.",
        "You may not read this file. Ask for the right to, or copy it to where you may.",
    ),
    "disk": (
        "Máy không đọc được tệp ({detail}). Hãy kiểm tra ổ đĩa hoặc kết nối mạng rồi thử lại.",
        "The machine cannot read the file. Check the disk or the network and try again.",
    ),
    "internal": (
        "Chương trình gặp lỗi khi đọc tệp này ({detail}); các tệp khác không bị ảnh hưởng. "
        "Hãy báo cho người quản trị kèm tệp này.",
        "The program failed on this file; the others are not affected. Please report it with the file.",
    ),
    "nested": (
        "Tệp đính kèm lại là một gói .edxml khác; Đình chỉ mở một lớp. Hãy lưu gói bên trong ra tệp riêng rồi gửi lại.",
        "The attachment is another .edxml envelope; only one layer is opened. Save the inner one and send it.",
    ),
}


def refuse(code: str, detail: str = "") -> Unreadable:
    """The exception to raise for `code`; `detail` is Vietnamese and goes where the sentence has room for it."""
    return Unreadable(code, REASONS[code][0].replace("{detail}", detail))


def in_english(code: str) -> str:
    """The English sentence of a code, for `--lang en`."""
    return REASONS[code][1] if code in REASONS else code
