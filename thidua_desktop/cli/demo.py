"""The main job without a window: sample data, lists taken in, the quota table, the papers, and their names."""

from datetime import datetime
from pathlib import Path

from thidua_desktop.cli.output import say
from thidua_desktop.services import intake, papers, plans, quota, samples, workspace

NAME = "cau-giay-2024"


def demo(place: Path) -> int:
    """Do the main job on the sample data in a new folder below `place`; 0 when done."""
    folder = place / f"mau-{datetime.now():%Y%m%d-%H%M%S}"
    say("Máy này không có màn hình nên không mở được cửa sổ. Làm thử công việc chính với dữ liệu mẫu:")
    with workspace.new_folder(folder) as store:
        samples.fill(store, NAME)
        plan = plans.list_plans(store)[0]
        for path in samples.sample_lists(NAME):
            preview = intake.preview(store, plan, path, samples.sample_received(NAME))
            done = intake.commit(store, plan, preview, backup_first=False)
            unit = preview.unit.short_name if preview.unit else "chưa rõ đơn vị"
            say(f"  Nhập “{path.name}”: {unit}, {done.saved} đề nghị, kiểu chữ {preview.encoding}.")
        say(f"Chỉ tiêu của {plan.code}:")
        for row in quota.grid(store, plan).rows:
            cells = ", ".join(
                f"{c.line.kind.label.lower()} {c.used}/{c.line.count} {c.words(row.sent)}" for c in row.cells if c
            )
            say(f"  {row.unit.short_name}: {cells}")
        for kind in papers.KINDS:
            if kind in papers.OF_UNITS:
                continue
            for written in papers.export(store, kind, plan.code, store.folder.exports):
                say(f"Đã ghi {papers.KINDS[kind][0].lower()}: {written}")
    say(f"Dữ liệu ở “{folder}”. Xem các lệnh: thidua-desktop --help")
    return 0
