"""The office that the pictures show: a morning with lists taken in, some in order and some not."""

import shutil
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from tests.big_lists import AWARD
from thidua_desktop.domain.nomination import NomineeKind, Status
from thidua_desktop.services import dossier, intake, nominations, plans, samples, units, workspace
from thidua_desktop.services.dossier import Received
from thidua_desktop.services.nominations import Entry
from thidua_desktop.services.workspace import Store

SAMPLE = "cau-giay-2024"
TODAY = date(2024, 7, 26)
MESSY = (
    ("Tập thể", "Tổ dân phố số 6", None, None, "Xây dựng đô thị văn minh “Sáng - xanh - sạch - đẹp”"),
    ("Tập thể", "Chi hội Phụ nữ số 5", None, None, "Đền ơn đáp nghĩa, an sinh xã hội"),
    ("Cá nhân", "Nguyễn Thị Thu Hằng", "12/3/1984", "Chi hội trưởng Phụ nữ số 6", "Vận động phân loại rác tại nguồn"),
    ("Cá nhân", "Lê Quốc Hưng", "31/02/1985", "Công chức Văn hóa - Xã hội", "Cải cách hành chính tại bộ phận một cửa"),
    ("Cá nhân", "Bùi Thị Ngọc Ánh", "1963", "Tổ trưởng tổ dân phố số 9", "Chăm lo gia đình chính sách"),
    ("Cá nhân", "Phạm Văn Lợi", "05/09/1979", "Cảnh sát khu vực", "Giữ gìn an ninh trật tự ở tổ dân phố"),
)


def prepare_office(folder: Path) -> list[Path]:
    """Fill a folder and give the lists that are still to be taken in."""
    lists = samples.sample_lists(SAMPLE)
    with workspace.new_folder(folder) as store:
        samples.fill(store, SAMPLE)
        plan_id = plans.list_plans(store)[0].id or 0
        for path in lists[:-1]:
            plan = plans.by_code(store, "CG-2024")
            intake.commit(store, plan, intake.preview(store, plan, path, TODAY), backup_first=False)
        _add_by_hand(store, plan_id)
        _move_along(store, plan_id)
        _keep_copies(store)
    return [_messy_list(folder.with_name("De nghi khen P. Dich Vong.xlsx")), lists[-1]]


def _add_by_hand(store: Store, plan_id: int) -> None:
    entries = (
        ("Phường Nghĩa Đô", NomineeKind.COLLECTIVE, "Chi hội Phụ nữ số 5", "", "Đền ơn đáp nghĩa, an sinh xã hội"),
        ("Phòng Tư pháp", NomineeKind.INDIVIDUAL, "Đỗ Thị Thanh Huyền", "1990", "Tuyên truyền, phổ biến pháp luật"),
        ("Phòng Quản lý đô thị", NomineeKind.INDIVIDUAL, "Nguyễn Minh Đức", "12/03/1984", "Chỉnh trang tuyến phố"),
        ("Phòng Quản lý đô thị", NomineeKind.INDIVIDUAL, "Trần Quang Vinh", "1977", "Cải tạo công viên, vườn hoa"),
        ("Phòng Quản lý đô thị", NomineeKind.COLLECTIVE, "Tổ Quản lý hạ tầng", "", "Xây dựng đô thị văn minh"),
    )
    for unit, kind, name, birth, achievement in entries:
        unit_id = units.find(store, unit).id
        nominations.save_entry(
            store,
            plan_id,
            Entry(kind, name, unit_id, date(2024, 7, 24), birth=birth, award=AWARD, achievement=achievement),
        )


def _move_along(store: Store, plan_id: int) -> None:
    stored = sorted(nominations.of_plan(store, plan_id), key=lambda nomination: nomination.id)
    _receive_papers(store, [n.id for n in [*stored[3:8], *stored[11:13]]])
    nominations.set_status(store, [n.id for n in stored[4:8]], Status.COMPLETE)
    nominations.set_status(store, [stored[8].id], Status.NEEDS_SUPPLEMENT)
    nominations.set_status(store, [n.id for n in stored[11:13]], Status.VERIFIED)
    nominations.set_status(store, [stored[3].id], Status.FORWARDED)


def _receive_papers(store: Store, ids: list[int]) -> None:
    """What these need for their step has come; of the others in their units, only what serves a whole unit."""
    plan = plans.by_code(store, "CG-2024")
    for requirement in plan.dossier:
        if requirement.required:
            dossier.receive(store, plan, requirement, ids, Received(date(2024, 7, 24)))


def _keep_copies(store: Store) -> None:
    copy = workspace.daily_backup(store, TODAY)
    assert copy is not None
    morning = copy.rename(copy.with_name("thidua_2024-07-26_080200_hang-ngay.db"))
    for stem in ("thidua_2024-07-25_154210_truoc-nhap", "thidua_2024-07-25_080514_hang-ngay"):
        shutil.copy(morning, morning.with_name(f"{stem}.db"))


def _messy_list(place: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Danh sach"
    sheet.append(["UBND QUẬN CẦU GIẤY", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    sheet.append(["UBND PHƯỜNG DỊCH VỌNG", None, None, None, "Độc lập - Tự do - Hạnh phúc"])
    sheet.append([])
    sheet.append([None, None, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG ĐỢT THI ĐUA 70 NĂM GIẢI PHÓNG THỦ ĐÔ"])
    sheet.append([])
    sheet.append(["STT", "Đối tượng", "Họ và tên", "Ngày sinh", "Chức vụ", "Tóm tắt thành tích", "Hình thức khen"])
    for number, row in enumerate(MESSY, start=1):
        sheet.append([number, *row, AWARD])
    sheet.append([])
    sheet.append([None, None, "Danh sách ấn định 02 tập thể và 04 cá nhân./."])
    for letter, width in zip("ABCDEFG", (6, 11, 26, 14, 30, 44, 32), strict=True):
        sheet.column_dimensions[letter].width = width
    book.save(place)
    return place
