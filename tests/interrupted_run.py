"""A run to be killed: speaks a script with the stand-in and says so for each take.

interrupted_run.py CARD JOBS SENTENCES
"""

from __future__ import annotations

import sys

from speech_scripts import script_of

from briefing.speech import load_card, speak


def script(sentences: int):  # type: ignore[no-untyped-def]
    return script_of([f"Предложение номер {'о' * number} из многих." for number in range(1, sentences + 1)])


if __name__ == "__main__":
    try:
        for take in speak(script(int(sys.argv[3])), load_card(sys.argv[1]), jobs=int(sys.argv[2])):
            print(take.path.name, flush=True)
    except KeyboardInterrupt:
        sys.exit(130)
