"""A tờ trình with a list, as the services would hand it over."""

from datetime import date

import pytest

from exporters.report import (
    Letterhead,
    ListColumn,
    ListGroup,
    NomineeList,
    QuotaCell,
    QuotaRow,
    QuotaSheet,
    Signature,
    Submission,
    reference,
)

NAMES = ("Nguyễn Thị Hương Giang", "Trần Văn Đức", "Công Tằng Tôn Nữ Huyền Trang Anh Thư", "Vũ Đình Ưng")


@pytest.fixture
def letterhead():
    return Letterhead(
        superior="ỦY BAN NHÂN DÂN QUẬN CẦU GIẤY",
        issuer="PHÒNG NỘI VỤ",
        symbol="TTr-NV",
        place="Cầu Giấy",
        number=5,
        on=date(2024, 8, 5),
        year=2024,
    )


@pytest.fixture
def people(letterhead):
    rows = tuple((name, f"0{place}/02/1980", "001080012345") for place, name in enumerate(NAMES, start=1))
    return NomineeList(
        title="DANH SÁCH",
        summary="Đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân quận",
        columns=(
            ListColumn("Họ và tên", 40),
            ListColumn("Ngày sinh", 20, "center"),
            ListColumn("Số định danh", 40),
        ),
        groups=(
            ListGroup("II. CÁ NHÂN"),
            ListGroup("Phường Nghĩa Đô", rows[:3], 2),
            ListGroup("Phường Quan Hoa", rows[3:], 2),
        ),
        attached_to=reference("Tờ trình", letterhead, "Phòng Nội vụ"),
        total="Tổng cộng: 4 cá nhân",
    )


@pytest.fixture
def submission(letterhead, people):
    return Submission(
        letterhead=letterhead,
        title="Tờ trình",
        summary="Về việc đề nghị tặng Giấy khen",
        addressees=("Chủ tịch Ủy ban nhân dân quận Cầu Giấy",),
        bases=("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "Căn cứ Kế hoạch số 91/KH-UBND"),
        paragraphs=("Phòng Nội vụ đã thẩm định hồ sơ của 18 đơn vị.", "Kính trình Chủ tịch xem xét, quyết định."),
        recipients=("Như trên", "- Hội đồng Thi đua - Khen thưởng quận;", "Lưu: VT, NV"),
        signature=Signature(("TRƯỞNG PHÒNG",), "Nguyễn Văn Minh"),
        attached=people,
    )


@pytest.fixture
def quota():
    return QuotaSheet(
        title="Tình hình sử dụng chỉ tiêu",
        plan="Kế hoạch số 91/KH-UBND ngày 23/02/2024",
        as_of=date(2024, 8, 2),
        kinds=("Tập thể", "Cá nhân"),
        rows=(
            QuotaRow("Phường Nghĩa Đô", "Phường", (_cell(1, 3), _cell(4, 3))),
            QuotaRow("Phường Quan Hoa", "Phường", (_cell(3, 3), _cell(0, 3))),
            QuotaRow("Phòng Nội vụ", "Phòng, ban", (_cell(0, 1, "đúng"), None)),
        ),
        superior=(QuotaRow("Toàn quận", "", (_cell(2, 2), _cell(1, 3))),),
        sources=("Mỗi phường đề nghị tối đa 03 tập thể, 03 cá nhân.",),
    )


def _cell(used, allowed, limit="tối đa"):
    state = "over" if used > allowed else "met" if used == allowed else "under" if used else "none"
    words = {"over": f"Vượt {used - allowed}", "met": "Đủ", "under": f"Còn {allowed - used}", "none": "Chưa gửi"}
    return QuotaCell(used, allowed, f"{limit} {allowed}", state, words[state])
