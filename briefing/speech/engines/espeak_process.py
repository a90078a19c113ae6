"""The process in which espeak-ng (GPL-3) runs: UTF-8 text on stdin, 16-bit mono samples on stdout.

    espeak_process.py LIBRARY DATA VOICE WORDS_PER_MINUTE PITCH SAMPLE_RATE

It imports nothing of this program. Numbers are those of espeak-ng's `speak_lib.h`.
"""

from __future__ import annotations

import ctypes
import sys

AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_DONT_EXIT = 0x8000
RATE, PITCH = 1, 3  # espeak_PARAMETER
CHARS_UTF8 = 1
SAMPLES = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def main(library: str, data: str, voice: str, words_per_minute: str, pitch: str, sample_rate: str) -> None:
    """Speak stdin to stdout. Anything wrong ends the process with a line on stderr."""
    espeak = ctypes.CDLL(library)
    rate = espeak.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, data.encode(), INITIALIZE_DONT_EXIT)
    if rate != int(sample_rate):
        sys.exit(f"the library speaks at {rate} Hz, not at {sample_rate}")

    def take(samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int) -> int:
        if samples and count > 0:
            sys.stdout.buffer.write(ctypes.string_at(samples, 2 * count))
        return 0  # 1 would stop it

    callback = SAMPLES(take)  # kept in a name: the library holds no reference to it
    espeak.espeak_SetSynthCallback(callback)
    if espeak.espeak_SetVoiceByName(voice.encode()) != 0:
        sys.exit(f"no voice {voice}")
    espeak.espeak_SetParameter(RATE, int(words_per_minute), 0)
    espeak.espeak_SetParameter(PITCH, int(pitch), 0)
    text = sys.stdin.buffer.read() + b"\0"
    if espeak.espeak_Synth(text, ctypes.c_size_t(len(text)), 0, 1, 0, CHARS_UTF8, None, None) != 0:
        sys.exit("the text was not taken")
    espeak.espeak_Synchronize()
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
