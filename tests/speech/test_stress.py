from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import torch
torch.set_num_threads(2)
from briefing.speech.stress import stressed
print(stressed("Молоко стоит на столе."), stressed("за+мок з+амок"), torch.get_num_threads())
"""


def test_stress_is_placed_marks_are_kept_and_torchs_threads_are_left_alone() -> None:
    if not os.environ.get("CI"):
        pytest.importorskip("silero_stress")
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True, env=environment)
    assert done.stdout.decode() == "Молок+о сто+ит н+а стол+е. за+мок з+амок 2\n"
