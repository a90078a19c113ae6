"""The normalizer by itself, for those who make no podcasts: what it needs of others, and in several processes."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

from briefing.normalization import Normalizer

NEEDED = {"briefing-ru", "pymorphy3", "pymorphy3-dicts-ru", "dawg2", "dawg2-python", "click"}
"""What docs/normalizer.md installs for `briefing normalize`; `--explain` asks rich, too."""
IMPORTING = """
import sys
before = set(sys.modules)
from click.testing import CliRunner
from briefing.__main__ import main
from briefing.cli.normalize import command
done = CliRunner().invoke(command, input="ЩЦК: 350 женщин, Michael Ballack, замок, в 1990 г.")
assert done.exit_code == 0, done.output
from importlib.metadata import packages_distributions
packages = packages_distributions()
print(*{one for name in set(sys.modules) - before for one in packages.get(name, ())})
"""


def test_it_asks_for_no_package_that_only_podcasts_need() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORTING], capture_output=True, text=True, timeout=60, check=True)
    assert set(done.stdout.lower().split()) <= NEEDED


def test_it_goes_to_another_process_with_all_that_was_set(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon.toml"
    lexicon.write_text('[words]\n"Щукодар" = "Щукод+ар"\n\n[[acronyms]]\nacronym = "ЩЦК"\nreading = "щецка"\n', "utf-8")
    sent = pickle.loads(pickle.dumps(Normalizer("expand", [lexicon], whole_addresses=True)))
    assert sent.speak("Щукодар: ЩЦК, МИД, https://a.ru/b") == (
        "Щукод+ар: щецка, Министерство иностранных дел, а точка ру слэш бэ"
    )
