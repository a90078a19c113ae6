from dataclasses import fields

import pytest

from briefing.episode import Boundary
from briefing.errors import UsageError
from briefing.mixing import MixSettings


@pytest.mark.parametrize(
    ("key", "value"),
    [("pause_comma_s", -0.1), ("channels", 3), ("mp3_kbps", 8), ("true_peak_dbtp", 1.0), ("fade_s", float("nan"))],
)
def test_a_figure_out_of_range_is_refused_by_its_key(key: str, value: float) -> None:
    with pytest.raises(UsageError, match=rf"\[mix\] {key}"):
        MixSettings(**{key: value})  # type: ignore[arg-type]


def test_every_figure_has_a_range_and_every_boundary_a_pause() -> None:
    figures = [each.name for each in fields(MixSettings) if each.type in ("float", "int")]
    assert len(figures) == 24
    for key in figures:
        with pytest.raises(UsageError, match=key):
            MixSettings(**{key: 1e9})  # type: ignore[arg-type]
    assert all(MixSettings().pause_s(boundary) > 0 for boundary in Boundary)
