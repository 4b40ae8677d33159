"""Which unit a file means, however it writes the name."""

from datetime import date

import pytest

from thidua_desktop.domain.units import Unit, UnitFinder, unit_key


def unit(number: int, name: str, *aliases: str) -> Unit:
    return Unit(number, 1, "Nhóm", name, name.removeprefix("UBND ").capitalize(), aliases)


DICH_VONG = unit(1, "UBND phường Dịch Vọng")
DICH_VONG_HAU = unit(2, "UBND phường Dịch Vọng Hậu", "P. DV Hậu")
NGHIA_DO = unit(3, "UBND phường Nghĩa Đô")
NGHIA_TAN = unit(4, "UBND phường Nghĩa Tân")
TRUNG_HOA = unit(5, "UBND phường Trung Hòa")
QUAN_HOA = unit(6, "UBND phường Quan Hoa")
HOME_AFFAIRS = unit(7, "Phòng Nội vụ")
FINANCE = unit(8, "Phòng Tài chính - Kế hoạch")
WELFARE = unit(9, "Phòng Lao động - Thương binh và Xã hội")
POLICE = unit(10, "Công an quận")
MILITARY = unit(11, "Ban Chỉ huy Quân sự quận")
FRONT = unit(12, "Ủy ban Mặt trận Tổ quốc Việt Nam quận")
YOUTH = unit(13, "Đoàn TNCS Hồ Chí Minh quận", "Quận đoàn")
CULTURE = unit(14, "Phòng Văn hóa và Thông tin")
ALL = [
    DICH_VONG,
    DICH_VONG_HAU,
    NGHIA_DO,
    NGHIA_TAN,
    TRUNG_HOA,
    QUAN_HOA,
    HOME_AFFAIRS,
    FINANCE,
    WELFARE,
    POLICE,
    MILITARY,
    FRONT,
    YOUTH,
    CULTURE,
]


@pytest.fixture
def finder() -> UnitFinder:
    return UnitFinder(ALL)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("ỦY BAN NHÂN DÂN PHƯỜNG NGHĨA ĐÔ", "Phường Nghĩa Đô"),
        ("UỶ BAN NHÂN DÂN\nPHƯỜNG NGHĨA ĐÔ", "Phường Nghĩa Đô"),
        ("UBND P. Nghĩa Đô", "Phường Nghĩa Đô"),
        ("P.Nghĩa Đô", "Phường Nghĩa Đô"),
        ("Phường Trung Hoà", "Phường Trung Hòa"),
        ("Q. Ba Đình", "UBND quận Ba Đình"),
        ("TX. Sơn Tây", "Thị xã Sơn Tây"),
        ("P.12", "Phường 12"),
        ("Phường 05", "Phường 5"),
        ("Phòng TC-KH", "Phòng Tài chính - Kế hoạch"),
        ("Phòng Tài chính và Kế hoạch", "Phòng Tài chính - Kế hoạch"),
        ("Phòng LĐ-TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
        ("Phòng LĐTBXH", "Phòng Lao động - Thương binh và Xã hội"),
        ("Phòng QLĐT", "Phòng Quản lý đô thị"),
        ("Phòng TN&MT", "Phòng Tài nguyên và Môi trường"),
        ("Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"),
        ("VP HĐND-UBND", "Văn phòng HĐND và UBND"),
        ("UBMTTQ Việt Nam quận", "Ủy ban Mặt trận Tổ quốc Việt Nam quận"),
        ("Hội LHPN quận", "Hội Liên hiệp Phụ nữ quận"),
        ("Đoàn Thanh niên quận", "Đoàn TNCS Hồ Chí Minh quận"),
        ("Ban CHQS quận", "Ban Chỉ huy Quân sự quận"),
        ("BCH Đoàn quận", "Đoàn TNCS Hồ Chí Minh quận"),
        ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
    ],
)
def test_one_unit_written_in_two_ways_has_one_key(written, same):
    assert unit_key(written) == unit_key(same)


def test_keys_keep_apart_what_differs():
    assert unit_key("Phường 1") != unit_key("Phường 10")
    assert unit_key("Phòng Nội vụ") != unit_key("Sở Nội vụ")
    assert unit_key("Công an quận") != unit_key("UBND quận")
    assert len({unit_key(f"{body} quận") for body in ("Đoàn", "Công đoàn", "Liên đoàn Lao động")}) == 3


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("UBND QUẬN CẦU GIẤY\nUBND PHƯỜNG NGHĨA ĐÔ", NGHIA_DO),
        ("Nghia Tan_70 nam.xlsx", NGHIA_TAN),
        ("danh sach khen thuong - nghia do (sua lan 2).docx", NGHIA_DO),
        ("phuong-quan-hoa-tcvn3.xls", QUAN_HOA),
        ("Dich Vong.xlsx", DICH_VONG),
        ("Dich Vong Hau.xlsx", DICH_VONG_HAU),
        ("UBND phường Dịch Vọng Hậu, quận Cầu Giấy", DICH_VONG_HAU),
        ("P. DV Hậu", DICH_VONG_HAU),
        ("PHƯỜNG TRUNG HOÀ", TRUNG_HOA),
        ("Phòng Nội vụ quận", HOME_AFFAIRS),
        ("P. Nội vụ", HOME_AFFAIRS),
        ("Phòng Lao động - Thương binh và Xã hội quận Cầu Giấy", WELFARE),
        ("CÔNG AN QUẬN CẦU GIẤY", POLICE),
        ("Ban chỉ huy Quân sự quận", MILITARY),
        ("ỦY BAN MTTQ VIỆT NAM QUẬN CẦU GIẤY", FRONT),
        ("Quận đoàn Cầu Giấy", YOUTH),
        ("Phòng VH&TT", CULTURE),
        ("ds_PhuongNghiaTan_2024.xlsx", NGHIA_TAN),
        ("DSKT DichVongHau", DICH_VONG_HAU),
    ],
)
def test_a_letterhead_or_a_file_name_tells_the_unit(finder, text, meant):
    assert finder.find(text) is meant


@pytest.mark.parametrize(
    "text",
    ["", "UBND QUẬN CẦU GIẤY", "Phường Mai Dịch", "Danh sách đề nghị khen thưởng.xlsx", "Hòa", "Phòng"],
)
def test_a_text_without_a_known_unit_finds_none(finder, text):
    assert finder.find(text) is None


def test_a_text_that_names_two_units_names_none(finder):
    assert finder.find("Phường Nghĩa Đô và phường Nghĩa Tân") is None
    assert finder.find("Nghia Tan - Phong Noi vu.xlsx") is None


def test_one_unit_named_twice_is_one_unit(finder):
    assert finder.find("UBND phường Dịch Vọng - danh sách của phường Dịch Vọng") is DICH_VONG


def test_exact_takes_the_name_whole(finder):
    assert finder.exact("phường nghĩa đô") is NGHIA_DO
    assert finder.exact("Danh sách phường Nghĩa Đô") is None
    assert finder.exact("") is None


def test_an_exact_hint_wins_over_an_earlier_one_that_only_contains_a_name(finder):
    hints = ("Kính gửi: Phòng Nội vụ quận", "UBND phường Nghĩa Tân")
    assert finder.first(hints) == (NGHIA_TAN, "UBND phường Nghĩa Tân")


def test_without_an_exact_hint_the_first_that_tells_is_taken(finder):
    hints = ("Danh sách", "Tờ trình của phường Quan Hoa", "Nghia Do.xlsx")
    assert finder.first(hints) == (QUAN_HOA, "Tờ trình của phường Quan Hoa")
    assert finder.first(("Danh sách", "")) is None


def test_a_room_and_a_ward_of_one_name_keep_their_own_short_form():
    room, ward = unit(1, "Phòng Kinh tế"), unit(2, "UBND phường Kinh Tế")
    assert UnitFinder([room, ward]).find("P. Kinh tế") is ward
    assert UnitFinder([room, ward]).find("Phòng Kinh tế") is room


def test_a_unit_is_in_use_between_its_two_days():
    ward = Unit(1, 1, "Phường", "UBND phường", "Phường", active_from=date(2024, 1, 1), active_to=date(2025, 6, 30))
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1))
    assert [ward.active_on(day) for day in days] == [False, True, True, False]
    assert NGHIA_DO.active_on(date(1990, 1, 1))
