"""The one style sheet of the program, built from the tokens once per theme.

Selectors name a dynamic property or an object, never a bare class that children would inherit by accident.
"""

from ui.kit.tokens import Radius, Size, Space, Theme


def style_sheet(look: Theme) -> str:
    """The application's style sheet for one theme."""
    return "\n".join((_sheets(look), _fields(look), _plain_buttons(look), _menus(look), _bars(look)))


def _sheets(look: Theme) -> str:
    c = look.colors
    return f"""
    QScrollArea[plain="true"], QAbstractScrollArea[plain="true"] {{ background: transparent; border: none; }}
    QTableView[rows="true"] {{ background: {c.base}; border: none; }}
    QSplitter::handle {{ background: transparent; }}
    QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; padding: {Space.XS}px; }}
    QStatusBar::item {{ border: none; }}
    """


def _fields(look: Theme) -> str:
    c = look.colors
    inner = look.px(Size.FIELD) - 2
    parts: list[str] = []
    for kind, side in (("QLineEdit", 9), ("QPlainTextEdit", 7)):
        height = f"min-height: {inner}px;" if kind == "QLineEdit" else ""
        parts.append(f"""
        {kind}[field="true"] {{ background: {c.base}; border: 1px solid {c.field}; border-radius: {Radius.CONTROL}px;
            padding: 0 {side}px; {height} color: {c.text};
            selection-background-color: {c.fill}; selection-color: {c.on_fill}; }}
        {kind}[field="true"]:focus {{ border: 2px solid {c.accent}; padding: 0 {side - 1}px; {_less(height)} }}
        {kind}[field="true"][wrong="true"] {{ border: 2px solid {c.error_fg}; padding: 0 {side - 1}px;
            {_less(height)} }}
        {kind}[field="true"]:disabled, {kind}[field="true"]:read-only {{ background: {c.raised}; color: {c.muted}; }}
        """)
    parts.append(f"""
    QLineEdit[inside="true"] {{ background: transparent; border: none; padding: 0; color: {c.text};
        selection-background-color: {c.fill}; selection-color: {c.on_fill}; }}
    """)
    return "\n".join(parts)


def _less(height: str) -> str:
    """The same height with a 2 px edge: the inner part gives the two pixels, so nothing moves."""
    if not height:
        return ""
    inner = int(height.removeprefix("min-height: ").removesuffix("px;"))
    return f"min-height: {inner - 2}px;"


def _plain_buttons(look: Theme) -> str:
    """Qt's own dialogs (files, printing, messages) hold plain QPushButtons; ours paint themselves."""
    c = look.colors
    return f"""
    QDialogButtonBox QPushButton, QMessageBox QPushButton {{ background: {c.base}; color: {c.text};
        border: 1px solid {c.field}; border-radius: {Radius.CONTROL}px; padding: 0 13px;
        min-height: {look.px(Size.BUTTON) - 2}px; min-width: {look.px(56)}px; }}
    QDialogButtonBox QPushButton:hover, QMessageBox QPushButton:hover {{ background: {c.hover};
        border-color: {c.accent}; }}
    QDialogButtonBox QPushButton:focus, QMessageBox QPushButton:focus {{ border: 2px solid {c.accent};
        padding: 0 12px; min-height: {look.px(Size.BUTTON) - 4}px; }}
    QDialogButtonBox QPushButton:disabled {{ background: {c.track}; color: {c.muted}; border: none; }}
    """


def _menus(look: Theme) -> str:
    c = look.colors
    return f"""
    QMenu {{ background: {c.base}; color: {c.text}; border: 1px solid {c.field}; padding: {Space.XS}px; }}
    QMenu::item {{ padding: 5px {Space.XL}px 5px {Space.M}px; border-radius: {Radius.CONTROL}px;
        min-height: {look.px(18)}px; }}
    QMenu::item:selected {{ background: {c.sel}; color: {c.text}; }}
    QMenu::item:disabled {{ color: {c.hint}; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: {Space.XS}px {Space.S}px; }}
    QMenu::icon {{ padding-left: {Space.S}px; }}
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.raised}; }}
    QCalendarWidget QToolButton {{ background: transparent; border: none; color: {c.text}; padding: {Space.XS}px;
        font-weight: 600; }}
    QCalendarWidget QToolButton:hover {{ background: {c.hover}; }}
    QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
    QListView[popup="true"] {{ background: {c.base}; color: {c.text}; border: 1px solid {c.field};
        padding: {Space.XS}px; outline: none; }}
    QListView[popup="true"]::item {{ padding: 0 {Space.S}px; min-height: {look.px(28)}px;
        border-radius: {Radius.CONTROL}px; color: {c.text}; }}
    QListView[popup="true"]::item:selected, QListView[popup="true"]::item:hover {{ background: {c.sel};
        color: {c.text}; }}
    """


def _bars(look: Theme) -> str:
    c = look.colors
    return f"""
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
    QScrollBar::handle {{ background: {c.field}; border-radius: 3px; min-height: 28px; min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {c.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
