"""The imports that were made: what was decided and changed is told, the original is at hand, the marked list too."""

from tests.office import IN_TIME
from tests.services.test_intake_matching import AN, BINH, TEAM, a_list, first_list, look, with_
from thidua_desktop.intake.corrections import Corrections
from thidua_desktop.services import intake, intake_batches

CUC = ("Cá nhân", "Lê Thị Cúc", "31/2/1985", "Hội viên", "Giúp đỡ hộ nghèo")


def second_list(store, plan, tmp_path):
    """AN's post is another, BINH is gone and withdrawn, CUC is new with an impossible birth that is put right."""
    again = look(store, plan, tmp_path / "lan-2.xlsx", with_(AN, position="Tổ phó tổ 5"), TEAM, CUC)
    gone = again.comparison.missing[0].id
    cell = ("Sheet", again.rows[2].candidate.row, 3)
    told = Corrections().with_cells({cell: "28/2/1985"}).with_withdrawn(frozenset({gone}))
    return intake.commit(store, plan, intake.revise(store, plan, again, told))


def test_what_an_import_did_is_told_with_the_clerks_decisions(store, plan, tmp_path):
    first_list(store, plan, tmp_path)
    done = second_list(store, plan, tmp_path)
    told = intake_batches.story(store, done.batch_id)
    assert told.decisions == ("Sửa 1 ô", "Rút 1 đề nghị không còn trong danh sách")
    assert told.added == 1
    assert [(one.name, one.field, one.old, one.new) for one in told.altered] == [
        ("Nguyễn Văn An", "Chức vụ", "Tổ trưởng tổ 5", "Tổ phó tổ 5")
    ]
    assert told.withdrawn == ("Trần Thị Bình",)


def test_a_list_taken_as_it_came_has_no_decisions_and_an_unknown_number_no_story(store, plan, tmp_path):
    done = first_list(store, plan, tmp_path)
    told = intake_batches.story(store, done.batch_id)
    assert (told.decisions, told.added, told.altered, told.withdrawn) == ((), 3, (), ())
    assert intake_batches.story(store, 99) is None


def test_every_kind_of_decision_has_its_words():
    told = (
        Corrections(award="Giấy khen", fields={("S", 3, "kind"): "Cá nhân"})
        .with_skipped(frozenset({("S", 1), ("S", 2)}))
        .with_accepted(frozenset({("S", 4)}), "phường đã xin ý kiến")
        .with_unit("P. Nghĩa Đô", 3, remember=True)
        .with_separate(("S", 5))
    )
    assert intake_batches.decisions_in_words(told) == (
        "Sửa 1 ô",
        "Bỏ qua 2 dòng",
        "Chọn đơn vị cho 1 tên gọi",
        "Nhận 1 dòng là người khác",
        "Hình thức cho cả danh sách: Giấy khen",
        "Nhận 1 dòng có lỗi, lý do: phường đã xin ý kiến",
    )


def test_the_original_is_shown_under_its_own_name_and_cannot_be_written_on(store, plan, tmp_path):
    done = first_list(store, plan, tmp_path)
    place = intake_batches.original(store, done.batch_id, tmp_path / "xem")
    assert place.name == "lan-1.xlsx"
    assert place.read_bytes() == (tmp_path / "lan-1.xlsx").read_bytes()
    assert not place.stat().st_mode & 0o222
    assert intake_batches.original(store, done.batch_id, tmp_path / "xem") == place


def test_the_slip_and_the_marked_list_are_written_together_and_told_in_the_history(store, plan, tmp_path):
    shown = look(store, plan, tmp_path / "lan-1.xlsx", AN, CUC)
    written = intake_batches.give_back(store, plan, shown, IN_TIME)
    assert [place.suffix for place in written] == [".docx", ".xlsx"]
    assert all(place.parent == store.folder.exports for place in written)
    assert "lan-1.xlsx" in store.value("SELECT summary FROM history ORDER BY id DESC LIMIT 1")


def test_a_list_taken_in_before_can_be_given_back_later(store, plan, tmp_path):
    done = intake.commit(store, plan, look(store, plan, tmp_path / "lan-1.xlsx", AN, CUC))
    written = intake_batches.give_batch_back(store, plan, done.batch_id, IN_TIME)
    assert [place.suffix for place in written] == [".docx", ".xlsx"]


def test_with_nothing_to_put_right_nothing_is_written(store, plan, tmp_path):
    shown = intake.preview(store, plan, a_list(tmp_path / "dung.xlsx", AN, BINH), IN_TIME)
    assert intake_batches.give_back(store, plan, shown, IN_TIME) == []
    assert not list(store.folder.exports.glob("*"))
