"""The walks over every screen in dark at 125 %, beside those of `test_walks`."""

import pytest

from tests.ui.test_walks import faults
from tests.walks.run import LOOKS

pytestmark = pytest.mark.timeout(400)  # one process walks over all screens: 20 s on a PC at rest


@pytest.mark.parametrize("walk", LOOKS["toi-125"].walks)
def test_a_walk_over_every_dark_screen_finds_nothing(walk: str) -> None:
    assert faults("toi-125")[walk] == []
