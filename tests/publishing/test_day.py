"""The day of a show, from the docs alone."""

from __future__ import annotations

import os

import pytest
from a_day import a_day, readers_are_here
from quick_voice import QUICK
from studio import missing


@pytest.mark.skipif(os.name == "nt", reason="a shell's script")
def test_a_day_goes_as_the_docs_tell_it(tmp_path) -> None:
    if not readers_are_here():
        missing("node with tests/node/node_modules")
    with a_day(tmp_path, QUICK) as day:
        day.sets_up()
        day.has_a_morning()
        day.corrects()
        day.makes_a_second()
        day.holds_back(wait=False)
        day.takes_down()
        day.opens_a_second_show()
