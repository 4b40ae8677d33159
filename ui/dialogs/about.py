"""What the program is: versions, where its data lie, whose work it stands on."""

import platform
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QHBoxLayout, QWidget

from thidua_desktop import __version__
from thidua_desktop.services import workspace
from ui.dialogs.reading import ReadingDialog
from ui.header import Mark
from ui.kit.base import Label
from ui.kit.panel import FactRow, Section
from ui.kit.tokens import Size, Space, Type
from ui.works import WORKS, version_of


class AboutDialog(ReadingDialog):
    """Read only."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Giới thiệu", parent, width=560)
        head = QHBoxLayout()
        head.setSpacing(Space.L)
        head.addWidget(Mark(Size.MARK_LARGE))
        words = Section().add(
            Label("Thi đua - Khen thưởng", Type.TITLE),
            Label("Kế hoạch, chỉ tiêu, đề nghị và giấy tờ của một văn phòng. Không cần mạng.", role="muted", wrap=True),
        )
        head.addWidget(words, 1)
        self.body.addLayout(head)
        self.body.addWidget(
            Section("Bản đang dùng").add(
                FactRow("Phần mềm", f"Bản {__version__}, giấy phép MIT"),
                FactRow("Dữ liệu", str(folder)),
                FactRow("Máy", f"{platform.system()} {platform.release()}"),
            )
        )
        works = Section("Dùng các phần mềm nguồn mở")
        drawings = "Fluent UI System Icons, Microsoft, giấy phép MIT"
        works.add(FactRow("Hình vẽ", drawings, name_width=Size.LABEL_WIDE))
        for package, licence in WORKS:
            said = " · ".join(part for part in (version_of(package), licence) if part)
            works.add(FactRow(package, said, name_width=Size.LABEL_WIDE))
        for name, said in (
            ("Python", f"{platform.python_version()} · PSF"),
            ("Qt", f"{qVersion()} · LGPL 3"),
            ("SQLite", f"{workspace.engine_version()} · Phạm vi công cộng"),
        ):
            works.add(FactRow(name, said, name_width=Size.LABEL_WIDE))
        self.body.addWidget(works)
