"""What is remembered of people while rows are asked, and how it is let go."""

from thidua_desktop.domain.duplicates import Duplicates, KnownNominee, KnownPeople
from thidua_desktop.domain.nomination import Candidate, NomineeKind

PEOPLE = 250


def test_people_remembered_are_dropped_bit_by_bit() -> None:
    namesakes = [KnownNominee("Trần Thị Hoa", None, number, "") for number in range(PEOPLE)]
    known = KnownPeople({(NomineeKind.INDIVIDUAL, "tran thi hoa"): namesakes})
    duplicates = Duplicates(known, in_file=True)
    for row in range(PEOPLE):
        duplicates.find(
            Candidate(f"Người số {row}", NomineeKind.INDIVIDUAL, row, birth=f"1980-01-{row % 28 + 1:02}"), None
        )
    left: list[int] = []
    duplicates.forget(lambda: left.append(len(namesakes)))
    assert left[:3] == [150, 50, 0]  # a hundred at a time
    assert len(left) > PEOPLE
    assert not known.by_name
    assert duplicates.find(Candidate("Người số 1", NomineeKind.INDIVIDUAL, 1, birth="1980-01-02"), None) is None
