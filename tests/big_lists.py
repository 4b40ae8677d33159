"""Large lists and folders of invented people, the same each time, for the bench and for tests of size."""

import random
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from db import nominations as rows
from thidua_desktop.domain.checks import Checked
from thidua_desktop.domain.nomination import Candidate, NomineeKind
from thidua_desktop.domain.plan import Plan
from thidua_desktop.domain.text import fold
from thidua_desktop.services import units
from thidua_desktop.services.facts import award_finder
from thidua_desktop.services.intake import row_columns
from thidua_desktop.services.workspace import Store

FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh".split()
MIDDLES = "Văn Thị Đức Hữu Minh Ngọc Quang Thanh Thu Xuân Hồng Bích Kim Tuấn Công Duy Gia Khánh Mai Phương".split()
GIVENS = "An Anh Ánh Bình Châu Cường Dũng Đạt Giang Hà Hạnh Hằng Hiếu Hoa Hòa Huệ Hùng Hương Khoa Lan Linh Long".split()
POSTS = ("Chuyên viên", "Phó Chủ tịch UBND phường", "Giáo viên", "Tổ trưởng tổ dân phố", "Công chức Văn hóa - Xã hội")
DEEDS = (
    "Có sáng kiến trong cải cách hành chính",
    "Đảm bảo an ninh trật tự, an toàn xã hội trên địa bàn",
    "Tích cực vận động quyên góp quỹ “Vì người nghèo”",
    "Hoàn thành tốt công tác đền ơn đáp nghĩa, an sinh xã hội",
)
AWARD = "Giấy khen của Chủ tịch UBND quận"
HEADER = (
    "STT",
    "Đối tượng",
    "Họ và tên / Tên tập thể",
    "Ngày, tháng, năm sinh",
    "Giới tính",
    "Chức vụ",
    "Đơn vị công tác",
    "Thành tích đạt được",
    "Đề nghị khen thưởng",
)


def person(chance: random.Random, number: int) -> tuple[str, str, str, str, str]:
    """(name, birth, gender, post, deed) of an invented person; the deed is told apart by a number."""
    name = " ".join((chance.choice(FAMILIES), chance.choice(MIDDLES), chance.choice(MIDDLES), chance.choice(GIVENS)))
    born = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/{chance.randint(1960, 2000)}"
    deed = f"{chance.choice(DEEDS)} (việc số {number})"
    return name, born, chance.choice(("Nam", "Nữ")), chance.choice(POSTS), deed


def write_list(place: Path, count: int, unit: str = "UBND phường Nghĩa Đô") -> Path:
    """A ward's Excel list of so many people, with letterhead, title and header."""
    chance = random.Random(count)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["ỦY BAN NHÂN DÂN"])
    sheet.append([unit.removeprefix("UBND ").upper()])
    sheet.append([])
    sheet.append(["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"])
    sheet.append([])
    sheet.append(list(HEADER))
    for number in range(1, count + 1):
        name, born, gender, post, deed = person(chance, number)
        sheet.append([number, "Cá nhân", name, born, gender, post, unit, deed, AWARD])
    book.save(place)
    return place


def fill_nominations(store: Store, plan: Plan, count: int) -> None:
    """Put so many nominations of invented people into a plan, over all its units, in one go."""
    chance = random.Random(count)
    award = award_finder(store).find(AWARD)
    all_units = units.list_units(store)
    checked: list[Checked] = []
    days: list[str] = []
    for number in range(1, count + 1):
        name, born, gender, post, deed = person(chance, number)
        unit = all_units[number % len(all_units)]
        candidate = Candidate(
            name=name,
            kind=NomineeKind.INDIVIDUAL,
            row=number,
            birth="-".join(reversed(born.split("/"))),
            gender="M" if gender == "Nam" else "F",
            position=post,
            workplace=unit.name,
            award=AWARD,
            achievement=deed,
        )
        checked.append(Checked(candidate, unit, award, ()))
        days.append(date(2024, 7, 1 + number % 28).isoformat())
    columns = row_columns(checked, [fold(row.candidate.name) for row in checked])
    columns |= {"received": days, "created_at": [f"{day}T08:00:00" for day in days]}
    rows.insert_many(store, columns, {"plan_id": plan.id, "lane": "sum_up", "status": "received"})
