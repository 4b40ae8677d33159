"""What is remembered of people while rows are asked, and how it is let go."""

from thidua_desktop.domain.duplicates import Duplicates, KnownNominee, KnownPeople
from thidua_desktop.domain.nomination import Candidate, NomineeKind

PEOPLE = 250


def test_people_remembered_are_dropped_bit_by_bit() -> None:
    by_number = {str(number): [KnownNominee("Trần Thị Hoa", None, number, "")] for number in range(PEOPLE)}
    known = KnownPeople(by_number=by_number)
    duplicates = Duplicates(known, in_file=True)
    one = Candidate("Người số 1", NomineeKind.INDIVIDUAL, row=1, birth="1980-01-02")
    assert duplicates.find(one, None) is None
    assert duplicates.find(one._replace(row=2), None) is not None
    left: list[int] = []
    duplicates.forget(lambda: left.append(len(by_number)))
    assert set(left) == {250, 150, 50, 0}  # a hundred at a time
    assert duplicates.find(one, None) is None
