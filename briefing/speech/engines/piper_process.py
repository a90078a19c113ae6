"""The process in which Piper (GPL-3) runs: a JSON object a line on stdin, samples on stdout.

    piper_process.py MODEL CONFIG

A request is {"text", "rate", "speaker"}; the answer {"bytes": N} in a line and N bytes of 16-bit mono samples, or
{"error": …}. It imports nothing of this program.
"""

from __future__ import annotations

import json
import sys
from typing import Any

_SEED = 1  # any: what counts is that each utterance begins with the same


def main(model: str, config: str) -> None:
    """Answer requests until stdin ends."""
    import onnxruntime
    from piper import PiperVoice, SynthesisConfig

    voice = PiperVoice.load(model, config)
    answer(b"")  # ready
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # sums in the same order, and a core for every worker
    for line in sys.stdin.buffer:
        try:
            request: dict[str, Any] = json.loads(line)
            # A session carries its noise on to the next utterance: a fresh one gives the same bytes every time.
            onnxruntime.set_seed(_SEED)
            voice.session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
            asked = SynthesisConfig(
                speaker_id=request["speaker"], length_scale=request["rate"] * voice.config.length_scale
            )
            answer(b"".join(chunk.audio_int16_bytes for chunk in voice.synthesize(request["text"], asked)))
        except Exception as error:
            answer(b"", {"error": f"{type(error).__name__}: {error}"})


def answer(samples: bytes, head: dict[str, Any] | None = None) -> None:
    """Write an answer."""
    sys.stdout.buffer.write(json.dumps(head or {"bytes": len(samples)}).encode() + b"\n" + samples)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
