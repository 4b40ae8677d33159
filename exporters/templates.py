"""Word templates: where they lie, how they are filled, and what to say when the office's own copy is broken."""

import re
from pathlib import Path
from typing import Any, cast
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate  # pyright: ignore[reportMissingTypeStubs]
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError  # pyright: ignore[reportUnknownVariableType]

import resources
from thidua_desktop.domain.errors import UserError

OFFICE_FOLDER = "mau-van-ban"
_NAME_IN_ERROR = re.compile(r"'([^']+)'(?!.*')")
_XML_ERROR = cast(type[Exception], LxmlError)
_UNREADABLE = (BadZipFile, OpcError, _XML_ERROR, KeyError, ValueError, AttributeError)


def template(name: str, office_folder: Path | None) -> Path:
    """The file of a template ("to-trinh"): the office's own, in `office_folder`/mau-van-ban, wins."""
    if office_folder is not None:
        own = office_folder / OFFICE_FOLDER / f"{name}.docx"
        if own.is_file():
            return own
    return resources.path("templates", f"{name}.docx")


class OpenTemplate:
    """A template being filled. What is wrong with the file is told as a `UserError` naming it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._template: Any = DocxTemplate(str(path))
            self._template.init_docx()
        except PermissionError as error:
            raise UserError(
                f"Không đọc được mẫu “{path.name}” vì tệp đang mở trong Word. Hãy đóng tệp rồi thử lại."
            ) from error
        except (OSError, *_UNREADABLE) as error:
            raise self.broken("bị hỏng hoặc không phải tệp Word (.docx)") from error

    @property
    def document(self) -> Document:
        """The document behind the template; after `fill` the finished paper."""
        document: Any = self._template.docx
        return document

    def fill(self, context: dict[str, Any]) -> None:
        """Put the values in. They are escaped: `&`, `<` and braces in a name stay text."""
        environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        try:
            self._template.render(context, environment, autoescape=True)
        except UndefinedError as error:
            raise self.broken(f"có chỗ điền lạ {_field_in(error)}") from error
        except TemplateSyntaxError as error:
            raise self.broken(f"có lệnh viết chưa đúng{_near(error)}") from error
        except (TemplateError, TypeError, *_UNREADABLE) as error:
            raise self.broken("có chỗ điền hoặc lệnh không dùng được") from error

    def save(self, path: Path) -> None:
        """Write the finished paper."""
        self._template.save(str(path))

    def broken(self, what: str) -> UserError:
        """The sentence for a template that cannot be used."""
        return UserError(
            f"Mẫu văn bản “{self._path.name}” {what}. "
            f"Hãy sửa tệp trong thư mục “{self._path.parent}”, hoặc xóa tệp để dùng mẫu có sẵn."
        )


def _field_in(error: UndefinedError) -> str:
    found = _NAME_IN_ERROR.search(str(error))
    return f"“{{{{ {found.group(1)} }}}}”" if found else "trong dấu {{ }}"


def _near(error: TemplateSyntaxError) -> str:
    """The paragraph of the mistake: docxtpl keeps a few around it, three of them before."""
    context: Any = getattr(error, "docx_context", ())
    lines = [text.strip() for text in context]
    place = min(3, error.lineno - 1)
    return f" gần “{lines[place]}”" if place < len(lines) and lines[place] else ""
