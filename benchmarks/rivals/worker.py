"""Run one normalizer over texts: `python -m rivals.worker NAME`, a JSON list of strings in, a JSON object out.

`start_s`: the processor's seconds for import and a first sentence; `speak_s`: for all texts after it; `failed`: how
many texts raised an exception (they count as empty).
"""

from __future__ import annotations

import importlib
import json
import sys
import time

FIRST_SENTENCE = "К 5 марта 2024 года в МЧС России работали 3,5 тысячи человек."


def main() -> None:
    texts = json.load(sys.stdin)
    began = time.process_time()
    normalize = importlib.import_module(f"rivals.{sys.argv[1]}").load()
    normalize(FIRST_SENTENCE)
    started = time.process_time()
    spoken, failed = [], 0
    for text in texts:
        try:
            spoken.append(normalize(text))
        except Exception:  # whatever a rival raises, its reading of this text is missing, and the next text goes on
            spoken.append("")
            failed += 1
    ended = time.process_time()
    result = {"spoken": spoken, "failed": failed, "start_s": started - began, "speak_s": ended - started}
    sys.stdout.buffer.write(json.dumps(result).encode("utf-8"))


if __name__ == "__main__":
    main()
