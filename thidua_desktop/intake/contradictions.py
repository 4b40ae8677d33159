"""What a row says of one nominee in two places that cannot both be right. The clerk is told; nothing is guessed."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat

from thidua_desktop.domain.findings import Code, Severity
from thidua_desktop.domain.nomination import NomineeKind
from thidua_desktop.domain.text import fold
from thidua_desktop.intake.births import Births, says_something
from thidua_desktop.intake.cells import NameParts, read_gender, read_kind, split_name
from thidua_desktop.intake.drafts import Draft
from thidua_desktop.intake.headers import ColumnMeaning
from thidua_desktop.intake.words import looks_like_collective, looks_like_person, looks_like_post

_M = ColumnMeaning
_WORDS = {"M": "Nam", "F": "Nữ"}
_CALLED = {"M": "nam", "F": "nữ"}
_PERSON_AT_LEAST = 3  # syllables: "Mai Dịch" and "Lý Thái" are places as well
_MIDDLE_OF_NAMES = frozenset({"van", "thi"})
_MANY_PEOPLE = ("cán bộ và", "cán bộ, ", "nhân dân ")
_PLACES = ("truong", "phuong", "xa", "don vi", "co quan", "to dan pho", "thon")


def note_genders(draft: Draft, names: Sequence[NameParts], kinds: Sequence[NomineeKind], births: Births) -> None:
    """A gender told by its column against the Nam | Nữ columns, the title before the name, and "Thị" in the name."""
    written, salutations = draft.of(_M.GENDER), draft.of(_M.SALUTATION)
    halves = [texts for meaning in (_M.BIRTH_MALE, _M.BIRTH_FEMALE) if (texts := draft.of(meaning))]
    in_two = len(halves) > 1
    told_by_column = {text: read_gender(text) for text in set(written or ())}
    for place, (part, kind, ticked) in enumerate(zip(names, kinds, births.genders, strict=True)):
        if kind is not NomineeKind.INDIVIDUAL:
            continue
        if in_two and all(says_something(texts[place]) for texts in halves):
            says = "cả cột Nam và cột Nữ đều có ghi. Hãy để một cột theo đúng giới tính."
            _tell(draft, place, Severity.WARNING, _M.BIRTH_FEMALE, says)
        column = told_by_column[written[place]] if written else None
        meaning = _M.GENDER if column else _M.BIRTH_MALE if ticked == "M" else _M.BIRTH_FEMALE
        if (told := column or ticked) is None:
            continue
        called = read_gender(salutations[place]) if salutations else None
        if column and ticked and column != ticked:
            where = _place(draft, place, _M.BIRTH_MALE if ticked == "M" else _M.BIRTH_FEMALE)
            says = f"ghi giới tính {_WORDS[told]} nhưng {where} ở cột {_WORDS[ticked]}."
        elif part.gender and part.gender != told:
            says = f"ghi giới tính {_WORDS[told]} nhưng {_place(draft, place, _M.NAME)} gọi là {_CALLED[part.gender]}."
        elif called and called != told:
            says = f"ghi giới tính {_WORDS[told]} nhưng {_place(draft, place, _M.SALUTATION)} gọi là {_CALLED[called]}."
        else:
            if told == "M" and _has_thi(part.name):
                says = "ghi giới tính Nam mà tên đệm là “Thị”. Xem lại nếu gõ nhầm."
                _tell(draft, place, Severity.NOTE, meaning, says)
            continue
        kept = f"chương trình đang giữ {_WORDS[told]} như cột giới tính."
        _tell(draft, place, Severity.WARNING, meaning, f"{says} Sửa chỗ sai; {kept}")


def _tell(draft: Draft, place: int, severity: Severity, meaning: ColumnMeaning, says: str) -> None:
    draft.find(place, severity, Code.GENDER_CONTRADICTS, meaning, "gender", says)


def _place(draft: Draft, place: int, meaning: ColumnMeaning) -> str:
    return f"ô {draft.cell(meaning, place)}"


def _has_thi(name: str) -> bool:
    """True for "Lê Thị Lan", false for "Lê Văn Thị": the middle of a name, typed with its marks or wholly without."""
    middle = name.lower().split(" ")[1:-1]
    return "thị" in middle or (name.isascii() and "thi" in middle)


def note_kinds(draft: Draft, names: Sequence[NameParts], kinds: Sequence[NomineeKind]) -> None:
    """A collective named like a person and a person named like a collective, where the list itself says the kind."""
    size = len(kinds)
    written = draft.of(_M.KIND) or repeat("", size)
    texts = draft.of(_M.NAME) or repeat("", size)
    of_places = any(_is_about_places(column.header) for column in draft.table.columns if column.meaning is _M.NAME)
    sections = draft.table.sections
    if _M.KIND not in draft.texts and all(section.kind is None for section in sections):
        return
    for place, (part, kind, said, text) in enumerate(zip(names, kinds, written, texts, strict=True)):
        by_column = read_kind(said) is not None if said else False
        if not by_column and sections[place].kind is None:
            continue
        if kind is NomineeKind.COLLECTIVE and not of_places and _named_like_person(text):
            other = "giống tên người"
        elif kind is NomineeKind.COLLECTIVE and not named_like_collective(part.name) and _is_of_a_gender(draft, place):
            other = "là của một người vì có ghi giới tính"
        elif kind is NomineeKind.INDIVIDUAL and named_like_collective(part.name) and not _has_gender(draft, place):
            other = "giống tên tập thể"
        else:
            continue
        meaning = _M.KIND if by_column else _M.NAME
        name = part.name.replace("\n", " ")
        says = f"ghi là {kind.label.lower()} nhưng “{name}” {other}. Chọn lại đối tượng nếu nhầm."
        draft.find(place, Severity.WARNING, Code.KIND_DOUBTFUL, meaning, "kind", says)


def _is_about_places(header: str) -> bool:
    """True for a header like "Tên trường": schools and wards are named after people."""
    folded = fold(header)
    return any(word in folded for word in _PLACES) and "ho" not in folded.split()


def _named_like_person(text: str) -> bool:
    part = split_name(text.replace("\n", " "), False)
    return looks_like_person(part.name) and (part.gender is not None or len(part.name.split(" ")) >= _PERSON_AT_LEAST)


@lru_cache(maxsize=65_536)  # asked twice of every row
def named_like_collective(name: str) -> bool:
    """True for what only a collective is called, whatever the list says that it is."""
    begins = name.lower().startswith(_MANY_PEOPLE) or (looks_like_collective(name) and not looks_like_post(name))
    if not begins:
        return False
    words = fold(name).split(" ")
    return not (len(words) > 1 and words[1] in _MIDDLE_OF_NAMES and len(words) <= 4)  # "Đội Văn Cấn"


def _is_of_a_gender(draft: Draft, place: int) -> bool:
    """True if the gender column says Nam or Nữ; under Nam | Nữ a collective may have numbers of people."""
    written = draft.of(_M.GENDER)
    return written is not None and read_gender(written[place]) is not None


def _has_gender(draft: Draft, place: int) -> bool:
    """True if the row says a gender, which no collective has."""
    return any(
        texts is not None and says_something(texts[place])
        for texts in (draft.of(_M.GENDER), draft.of(_M.BIRTH_MALE), draft.of(_M.BIRTH_FEMALE))
    )
