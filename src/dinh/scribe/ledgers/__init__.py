"""Old books as spreadsheets hold them: tables under title rows, merged cells, several sheets, days as words.

open_book(data, name) -> Book            `opening`: .xlsx, .ods, .csv; raises Unreadable
find_head(lines, spans, known) -> Head   `heads`: the row, or rows, that name the columns
below(sheet, head) -> Row | Skipped      `rows`: what stands under the head, and what was left out and why
read_day, words, proper, phone, whole    `days`, `cells`: what is in a cell
read_spread(value, year) -> Spread       `spreads`: from when to when, or for how long, in one cell
"""
