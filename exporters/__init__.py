"""Report data becomes Word and Excel files; no SQL, no Qt; writes are atomic.

What services call:

- `report`: the values of every paper (`Submission`, `NomineeList`, `QuotaSheet` …) and `reference`, how a list names
  the paper it goes with.
- `word.write_submission`, `word.write_list_docx`: tờ trình and danh sách after NĐ 30/2020.
- `excel.write_list_xlsx`, `excel.write_quota_xlsx`: danh sách and bảng chỉ tiêu as workbooks.
- `files.write_atomically`, `files.safe_file_name`: for every other file that leaves the program.
- `cells.write_text`: a stranger's text into a workbook cell, always as text.
- `templates.template`: which Word template is used; the office's own copy wins.

How it is made: `template_styles`, `template_parts` and `build_templates` make the Word templates; `list_table` gives
the model table its columns; `columns` and `metrics` measure Times New Roman; `rules` draws the lines under headings;
`sheets` holds what workbooks share; `ooxml` the pieces of Word's XML that have no other name.
"""
