"""Old code pages are decoded exactly, and nothing else is touched."""

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.building import brief, take_in, workbook
from tests.intake.charts import LETTERS, TCVN3, VNI, syllables, to_tcvn3, to_vni
from thidua_desktop.domain.text import fold
from thidua_desktop.intake.encodings import to_unicode
from thidua_desktop.intake.legacy import decode_tcvn3, decode_vni
from thidua_desktop.intake.raw import RawDocument, RawSheet
from thidua_desktop.intake.syllables import is_syllable

SENTENCE = "Tích cực vận động quyên góp quỹ “Vì người nghèo”, đền ơn đáp nghĩa - an sinh xã hội"
NAMES = ["Nguyễn Thị Hương", "Trần Đức Vượng", "Quách Ngọc Ưng", "Lê Thúy Hằng", "Phạm Quỳnh Mỵ"]


def document(*rows: tuple[str, ...], fonts: tuple[tuple[int, int, str], ...] = ()) -> RawDocument:
    return RawDocument("xlsx", "", (RawSheet("Sheet1", rows, fonts=fonts),))


def texts(read: RawDocument) -> list[str]:
    return [str(cell) for row in read.sheets[0].rows for cell in row]


def test_the_chart_has_every_vietnamese_letter():
    assert len(LETTERS) == len(set(LETTERS)) == 67
    assert len(set(TCVN3.values())) == 74
    assert len(set(VNI.values())) == 134


def test_tcvn3_is_exact_in_both_directions_on_every_syllable():
    wrong = [word for word in syllables() if decode_tcvn3(f"x {to_tcvn3(word)}") != f"x {word}"]
    assert wrong == []
    back = {code: letter for letter, code in TCVN3.items()}
    for code, letter in back.items():
        assert to_tcvn3(decode_tcvn3(f"x{code}")[1:]) == code, letter


def test_vni_is_exact_in_both_directions_on_every_syllable_in_both_cases():
    for word in syllables():
        for written in (word, word.upper(), word.capitalize()):
            spelled = to_vni(written)
            assert decode_vni(spelled) == written
            assert to_vni(decode_vni(spelled)) == spelled


def test_vni_reads_two_signs_before_one():
    assert decode_vni("Nguyeãn Thò Höông, phöôøng Quan Hoa") == "Nguyễn Thị Hương, phường Quan Hoa"
    assert decode_vni("ÑOAØN THANH NIEÂN") == "ĐOÀN THANH NIÊN"


def test_tcvn3_capitals_come_back():
    assert decode_tcvn3(to_tcvn3("NGUYỄN THỊ HÒA")) == "NGUYỄN THỊ HÒA"
    assert decode_tcvn3(to_tcvn3("TẬP THỂ")) == "TẬP THỂ"
    assert decode_tcvn3(to_tcvn3("UBND phường Nghĩa Đô")) == "UBND phường Nghĩa Đô"
    assert decode_tcvn3(to_tcvn3("Ủy ban nhân dân phường")) == "Ủy ban nhân dân phường"
    assert decode_tcvn3("nguyÔn v¨n hµ", capitals=True) == "NGUYỄN VĂN HÀ"


def test_a_hyphen_stays_a_hyphen_and_u_horn_is_never_lost():
    assert decode_tcvn3("ph­êng X©y dùng - §« thÞ") == "phường Xây dựng - Đô thị"
    read, _ = to_unicode(document((to_tcvn3("an sinh - xã hội"), to_tcvn3("phường, tưởng, đường"))))
    assert texts(read) == ["an sinh - xã hội", "phường, tưởng, đường"]


@pytest.mark.parametrize("signs", [("\u00b5", "\u03bc"), ("\u00ad", "\u2212")])
def test_signs_that_programs_replace_are_still_read(signs: tuple[str, str]):
    sent = tuple(
        to_tcvn3(text).replace(*signs) for text in ("Hoàng Quang Hà", "phường Hàng Gai", "thi đua khen thưởng")
    )
    assert texts(to_unicode(document(sent))[0]) == ["Hoàng Quang Hà", "phường Hàng Gai", "thi đua khen thưởng"]


@pytest.mark.parametrize(("encode", "named"), [(to_tcvn3, "tcvn3"), (to_vni, "vni")])
def test_a_whole_document_is_recognised(encode, named: str):
    rows = [(name, SENTENCE, "Chuyên viên", "Nữ") for name in NAMES]
    read, encoding = to_unicode(document(*(tuple(map(encode, row)) for row in rows)))
    assert encoding == named
    assert [tuple(row) for row in read.sheets[0].rows] == rows


def test_pasted_rows_of_three_code_pages_are_told_apart_cell_by_cell():
    rows = [(name, SENTENCE) for name in NAMES]
    sent = [
        tuple(map(encode, row)) for row, encode in zip(rows, (str, to_tcvn3, to_vni, to_tcvn3, to_vni), strict=True)
    ]
    read, encoding = to_unicode(document(*sent))
    assert encoding == "mixed"
    assert [tuple(row) for row in read.sheets[0].rows] == rows


def test_the_font_speaks_where_the_letters_cannot():
    one_word = document((to_vni("Mỹ"),), (to_tcvn3("hà"),), fonts=((0, 0, "VNI-Times"), (1, 0, ".VnTimeH")))
    assert texts(to_unicode(one_word)[0]) == ["Mỹ", "HÀ"]


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn Hà",
        "Hoà, Thuý, Hoàng Quân, Lê Lâm, Đỗ Mai",
        "Toàn, Hòa, Hà, Tô, Lý, Hân",
        "The naïve café of Zoë and Chloë, déjà vu, façade, Müller © 2024 ® § 5",
        "Où est le père Noël ? « Très bien », répondit Loïc à l'élève, bientôt sûr.",
        "Sáng - xanh - sạch - đẹp",
        "Nguyê~n Va˘n A, Trâ`n Thi. B, cô\u00adng tác",
        "phấn dấu cơng tac thi dua khcn thuòng cùa quàn, nãm 2024, dề nghj tăng",
    ],
)
def test_other_writing_is_left_alone(text: str):
    read, encoding = to_unicode(document((text, "Tổ dân phố số 5", "Giấy khen"), (text, "Trần Thị Hà", "Bằng khen")))
    assert encoding == "unicode"
    assert texts(read)[0] == text
    alone, encoding = to_unicode(document((text,)))
    assert (texts(alone), encoding) == ([text], "unicode")


@given(st.lists(st.sampled_from([w for w in syllables()[::97] if w]), min_size=1, max_size=12))
def test_unicode_vietnamese_is_never_converted(words: list[str]):
    text = " ".join(["Đề nghị", *words])
    read, encoding = to_unicode(document((text,), *((word,) for word in words)))
    assert encoding == "unicode"
    assert texts(read) == [text, *words]


def test_short_names_in_capitals_and_letters_common_to_both():
    assert decode_tcvn3(to_tcvn3("VŨ ĐỨC Ý")) == "VŨ ĐỨC Ý"
    read, _ = to_unicode(document(*((to_tcvn3(name),) for name in ("Lý Thị Thu Ý", *NAMES))))
    assert texts(read)[0] == "Lý Thị Thu ý"


OCR = [
    ("Nguyên Vãn Hùng", "Tố truờng tố dân phố", "phấn dấu hoàn thành tôt công tac thi dua khcn thuòng cùa quàn"),
    ("Trân Thị Hucmg", "Giáo vièn Trưòng Tiểu hpc", "nãm 2024 dề nghj tăng giay khcn vi co thành tỉch xuât săc"),
    ("Lê Vàn Tuẩn", "Bi thư Chi bộ sổ 5", "xây dưng nẻp sống văn mỉnh, giu gin vê sinh môi truòng"),
]


def test_text_that_a_machine_misread_from_paper_is_left_as_it_is_and_said_to_be(tmp_path: Path):
    header = ["STT", "Họ và tên", "Chức vụ", "Thành tích"]
    read = take_in(workbook(tmp_path / "a.xlsx", [header, *([n, *row] for n, row in enumerate(OCR, 1))]))
    assert brief(read.candidates, "name", "achievement") == [(name, did) for name, _, did in OCR]
    assert (read.encoding, [note.code.value for note in read.notes]) == ("unicode", ["unreadable-text"])


@pytest.mark.parametrize("encode", [str, to_tcvn3, to_vni, fold])
def test_sound_text_of_any_kind_is_not_called_misread(tmp_path: Path, encode):
    header = ["STT", "Họ và tên", "Chức vụ", "Thành tích"]
    names = [*NAMES, "H'Hen Niê", "Y Blok Êban", "K'Brơi", "Đinh Hrưng", "Rơ Châm Tlă"]
    rows = [
        header,
        *([n, name, "PCT HĐND, BTV ĐU", f"{SENTENCE} (QĐ 12/QĐ-UBND, KPI)"] for n, name in enumerate(names)),
    ]
    sent = [[encode(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    assert take_in(workbook(tmp_path / "a.xlsx", sent)).notes == ()


ENGLISH = ["Software", "Cty TNHH ABC", "2024", "online", "COVID-19", "05/8/2024", "QĐ 12/QĐ-UBND", "- ", "(KPI)", "5%"]


@pytest.mark.parametrize("encode", [to_tcvn3, to_vni])
@pytest.mark.parametrize("seed", range(20))
def test_every_syllable_among_english_words_and_numbers(encode, seed: int):
    """All syllables that the language can have, in sentences of a document, dealt out over the seeds."""
    chance = random.Random(seed)
    mine = [word for word in syllables() if is_syllable(word)][seed::20]
    rows: list[tuple[str, ...]] = []
    for start in range(0, len(mine), 8):
        words = [w for word in mine[start : start + 8] for w in (word, *chance.sample(ENGLISH, chance.random() < 0.4))]
        rows.append((f"x {' '.join(words)}", str(start)))
    read, _ = to_unicode(document(*(tuple(map(encode, row)) for row in rows)))
    assert [tuple(row) for row in read.sheets[0].rows] == rows


def test_small_letters_under_a_capitals_font_are_capitals_for_every_syllable():
    wrong = [word for word in syllables() if decode_tcvn3(to_tcvn3(word), capitals=True) != word.upper()]
    assert wrong == []


def test_columns_of_different_code_pages_in_one_document():
    rows = [(name, SENTENCE, "Chuyên viên Phòng Nội vụ", unicodedata.normalize("NFD", SENTENCE)) for name in NAMES]
    sent = [(to_tcvn3(name), to_vni(did), post, taken) for name, did, post, taken in rows]
    read, encoding = to_unicode(document(*sent))
    assert encoding == "mixed"
    assert [tuple(row) for row in read.sheets[0].rows] == [(a, b, c, sent[0][3]) for a, b, c, _ in rows]
