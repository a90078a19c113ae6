from __future__ import annotations

import pytest

from briefing.units import bytes_of, readable_bytes


@pytest.mark.parametrize(
    ("size", "text"), [(950_000, "950 KB"), (145_420_684, "145.4 MB"), (25_300_000_000, "25.3 GB"), (0, "0 KB")]
)
def test_sizes_are_written_for_people(size: int, text: str) -> None:
    assert readable_bytes(size) == text


@pytest.mark.parametrize(
    ("text", "size"), [("2GB", 2 * 10**9), ("1.5 G", 1_500_000_000), ("500mb", 5 * 10**8), ("1000 B", 1000), ("0", 0)]
)
def test_sizes_are_read(text: str, size: int) -> None:
    assert bytes_of(text) == size


@pytest.mark.parametrize("text", ["", "much", "2 GiB", "-1MB", "1", "1.5"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        bytes_of(text)
