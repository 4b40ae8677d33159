"""What goes back to the sender of a list is true of the list as the sender knows it."""

from tests.office import IN_TIME
from tests.services.test_intake import a_list, collective, individual
from thidua_desktop.domain.findings import Code
from thidua_desktop.services import intake, nominations, sender_words


def test_a_sender_whose_individuals_only_need_mending_is_not_told_that_there_are_none(store, plan, tmp_path):
    rows = [collective("Tổ dân phố số 6"), individual("Lê Văn An", "31/02/1985")]
    shown = intake.preview(store, plan, a_list(tmp_path / "x.xlsx", rows), IN_TIME)
    told = [finding.code for row in shown.rows for finding in sender_words.told(shown, row)]
    assert told == [Code.IMPOSSIBLE_DATE]
    alone = intake.preview(store, plan, a_list(tmp_path / "y.xlsx", rows[:1]), IN_TIME)
    assert [f.code for f in sender_words.told(alone, alone.rows[0])] == [Code.COLLECTIVE_NEEDS_INDIVIDUAL]


def test_the_records_say_it_of_the_collective_once_the_faulty_individual_stayed_out(store, plan, tmp_path):
    rows = [collective("Tổ dân phố số 6"), individual("Lê Văn An", "31/02/1985")]
    intake.commit(store, plan, intake.preview(store, plan, a_list(tmp_path / "x.xlsx", rows), IN_TIME))
    (stored,) = nominations.of_plan(store, plan.id)
    assert [finding.code for finding in stored.findings] == [Code.COLLECTIVE_NEEDS_INDIVIDUAL]
