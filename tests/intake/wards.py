"""Lists of wards of the same world, made by chance from a seed: what is true, and one of many ways to write it."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.intake.building import word, workbook
from tests.intake.charts import to_tcvn3, to_vni

WARDS = ["Dịch Vọng Hậu", "Mai Dịch", "Trung Hòa", "Bách Khoa", "Đống Mác", "Quỳnh Lôi", "Vĩnh Tuy", "Phố Huế"]
FAMILY = ["Nguyễn", "Trần", "Lê", "Đoàn", "Hồ", "Vũ", "Đặng", "Tô", "Trương", "Quách", "Ngô", "Lý", "Hà"]
MIDDLE = ["Văn", "Thị", "Đức", "Thị Thu", "Hữu", "Ngọc", "Quang"]
GIVEN = ["An", "Bình", "Hương", "Hội", "Ánh", "Phượng", "Sơn", "Đoàn", "Ý", "Yến", "Tổ", "Uyên", "Vượng"]
POSTS = ["Tổ trưởng", "Công chức Văn hóa - Xã hội", "Phó Chủ tịch UBND phường", "Bí thư Chi bộ", "Giáo viên",
         "Chủ tịch Hội Cựu chiến binh", "Trưởng ban Công tác Mặt trận", "Cảnh sát khu vực", "Kế toán"]  # fmt: skip
COLLECTIVES = ["Tổ dân phố số {n}", "Chi bộ {n}", "Hội Phụ nữ phường", "Ban Công tác Mặt trận khu dân cư số {n}",
               "Đoàn Thanh niên phường", "Công an phường", "Trường Tiểu học số {n}", "Trạm Y tế phường"]  # fmt: skip
ACHIEVEMENTS = ["Giữ gìn an ninh trật tự trên địa bàn", "Vận động quỹ “Vì người nghèo”, đền ơn đáp nghĩa",
                "Xây dựng đô thị văn minh “Sáng - xanh - sạch - đẹp”", "Hoàn thành tốt nhiệm vụ"]  # fmt: skip
AWARDS = ["Giấy khen của Chủ tịch UBND quận", "Giấy khen", "Bằng khen của UBND Thành phố"]
HEADERS = {
    "ordinal": ["STT", "TT", "Số TT", "Số thứ tự"],
    "name": ["Họ và tên", "HỌ TÊN", "Tên tập thể, cá nhân", "Họ và tên / Tên tập thể", "Ho va ten"],
    "birth": ["Ngày sinh", "Năm sinh", "Ngày, tháng,\nnăm sinh", "Sinh ngày", "NGÀY THÁNG NĂM SINH"],
    "gender": ["Giới tính", "GIỚI TÍNH", "Nam/Nữ"],
    "position": ["Chức vụ", "Chức danh", "Chức vụ, chức danh"],
    "workplace": ["Đơn vị công tác", "Đơn vị", "Nơi công tác", "Cơ quan, đơn vị"],
    "both": ["Chức vụ, đơn vị công tác", "Chức vụ, nơi công tác", "Chức danh, đơn vị", "Chức vụ - Đơn vị"],
    "achievement": ["Thành tích", "Tóm tắt thành tích", "Nội dung khen thưởng", "Thành tích đạt được"],
    "award": ["Hình thức khen thưởng", "Đề nghị khen thưởng", "Hình thức đề nghị", "Danh hiệu, hình thức KT"],
    "note": ["Ghi chú", "GHI CHÚ"],
}
_PAGES: list[Callable[[str], str]] = [str, str, lambda text: unicodedata.normalize("NFD", text), to_tcvn3, to_vni]


@dataclass(frozen=True)
class Truth:
    """What a careful clerk would read out of one row."""

    kind: str
    name: str
    birth: str | None
    gender: str | None
    position: str | None
    workplace: str | None
    award: str
    achievement: str


def nominees(chance: random.Random, ward: str) -> list[Truth]:
    """A few collectives, then a few people."""
    shared = {"award": chance.choice(AWARDS)}
    groups = [
        Truth("collective", text, None, None, None, f"phường {ward}", achievement=chance.choice(ACHIEVEMENTS), **shared)
        for text in (c.format(n=chance.randint(1, 40)) for c in chance.sample(COLLECTIVES, 3))
    ]
    people = [_person(chance, ward, shared["award"]) for _ in range(chance.randint(2, 6))]
    return groups + people


def _person(chance: random.Random, ward: str, award: str) -> Truth:
    middle = chance.choice(MIDDLE)
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1950, 2003)
    birth = chance.choice([f"{year}-{month:02d}-{day:02d}", f"{year}"])
    return Truth(
        "individual",
        f"{chance.choice(FAMILY)} {middle} {chance.choice(GIVEN)}",
        birth,
        "F" if middle.startswith("Thị") else "M",
        chance.choice(POSTS),
        chance.choice([f"UBND phường {ward}", f"Tổ dân phố số {chance.randint(1, 30)}", f"phường {ward}"]),
        award,
        chance.choice(ACHIEVEMENTS),
    )


@dataclass(frozen=True)
class Layout:
    """One way to write a list: which columns in which order, how the halves are told apart, in which code page."""

    columns: list[str]
    halves: bool  # births under Nam | Nữ
    sections: str  # "roman", "letter", "bare", "wide", "none"
    numbering: bool
    blank_rows: bool
    capitals: bool
    page: Callable[[str], str]


def layout(chance: random.Random) -> Layout:
    middle = ["birth", *chance.choice([["position", "workplace"], ["both"]]), "achievement", "award"]
    halves = chance.random() < 0.3
    if not halves:
        middle.append("gender")
    chance.shuffle(middle)
    return Layout(
        ["ordinal", "name", *middle, *chance.choice([[], ["note"]])],
        halves,
        chance.choice(["roman", "letter", "bare", "wide", "none"]),
        chance.random() < 0.4,
        chance.random() < 0.4,
        chance.random() < 0.3,
        chance.choice(_PAGES),
    )


def rows_of(chance: random.Random, truths: list[Truth], how: Layout, ward: str) -> tuple[list[list[Any]], list[int]]:
    """The sheet's rows in the layout, and the row numbers (from 1) where the truths stand."""
    titles = {column: chance.choice(HEADERS[column]) for column in how.columns}
    rows: list[list[Any]] = [["ỦY BAN NHÂN DÂN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]
    rows += [[f"PHƯỜNG {ward.upper()}", None, "Độc lập - Tự do - Hạnh phúc"], [], ["DANH SÁCH"], []]
    top: list[Any] = []
    for column in how.columns:
        top += ["Năm sinh", None] if column == "birth" and how.halves else [titles[column]]
    rows.append(top)
    if how.halves:
        at = how.columns.index("birth")
        rows.append([None] * at + ["Nam", "Nữ"] + [None] * (len(top) - at - 2))
    if how.numbering:
        rows.append([f"({n})" for n in range(1, len(top) + 1)])
    places: list[int] = []
    seen = ""
    for number, truth in enumerate(truths, 1):
        if truth.kind != seen:
            seen = truth.kind
            rows += _section(how.sections, truth.kind, len(places) > 0)
        rows.append([value for column in how.columns for value in _cells(column, number, truth, how)])
        places.append(len(rows))
        if how.blank_rows and chance.random() < 0.3:
            rows.append([])
    rows += [["Tổng cộng", f"{len(truths)} tập thể, cá nhân"], [], ["Danh sách ấn định: tập thể, cá nhân./."]]
    rows += [[None, "NGƯỜI LẬP BIỂU", None, "CHỦ TỊCH"], [], [None, "Trần Thị Lập", None, "Nguyễn Văn Ký"]]
    return [[how.page(v) if isinstance(v, str) else v for v in row] for row in rows], places


def _section(style: str, kind: str, second: bool) -> list[list[Any]]:
    title = "TẬP THỂ" if kind == "collective" else "CÁ NHÂN"
    mark = {"roman": ["I", "II"], "letter": ["A", "B"], "wide": ["I.", "II."]}.get(style, ["", ""])[second]
    if style == "none":
        return []
    if style == "wide":
        return [[f"{mark} {title.capitalize()}"]]
    return [[None, title] if style == "bare" else [mark, title]]


def _cells(column: str, number: int, truth: Truth, how: Layout) -> list[Any]:
    """The cell of one column (two for births under Nam | Nữ)."""
    if column == "ordinal":
        return [number]
    if column == "birth":
        parts = (truth.birth or "").split("-")
        written: Any = int(parts[0]) if len(parts) == 1 and parts[0] else "/".join(reversed(parts)) or None
        return ([written, None] if truth.gender == "M" else [None, written]) if how.halves else [written]
    if column == "both":
        return [", ".join(part for part in (truth.position, truth.workplace) if part)]
    if column == "gender":
        return [{"M": "Nam", "F": "Nữ", None: None}[truth.gender]]
    if column == "name" and how.capitals:
        return [truth.name.upper() if truth.kind == "individual" else truth.name]
    return [getattr(truth, column, None)]


def write(path: Path, seed: int) -> tuple[Path, str, list[Truth], list[int]]:
    """One list of a seed as a workbook, or as a Word file for every fourth seed."""
    chance = random.Random(seed)
    ward = chance.choice(WARDS)
    truths, how = nominees(chance, ward), layout(chance)
    rows, places = rows_of(chance, truths, how, ward)
    if seed % 4:
        return workbook(path / f"{seed}.xlsx", rows), ward, truths, places
    lines = [text for row in rows[:4] for text in row[:1] if text]
    return (
        word(path / f"{seed}.docx", *lines, [["" if v is None else v for v in row] for row in rows[5:]]),
        ward,
        truths,
        [place - 5 for place in places],
    )
