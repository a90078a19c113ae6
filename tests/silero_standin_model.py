"""The models of the stand-ins; go into their torch packages as they are.

Sources: reports of those who opened v5_5_ru and v5_cis_base (signatures, filter, types of sentence, SSML, first calls),
silero-models#223 (slow first calls), #317 (crashes at letters of other Cyrillic alphabets), #331 (tiny phrases).
"""

import json
import math
import os
import re
import time
import warnings

import torch

RATES = {"x-slow": 2.0, "slow": 1.33, "medium": 1.0, "fast": 0.8, "x-fast": 0.6}
PITCHES = ("x-low", "low", "medium", "high", "x-high", "robot")
TYPES = ("st", "wh_q", "general_q", "alternative_q", "tag_q", "exclam")
QUESTION_WORDS = r"кто|что|где|куда|откуда|когда|зачем|почему|как|какой|какая|какие|сколько|чей"
LONGEST_BREAK_S = 5.0
LETTER_S = 0.065
PAUSE_S = 0.2


class StandIn:
    """What all versions share."""

    service_symbols = 3
    intones = False

    def __init__(self, symbols, speakers, longest_s, crashes_at, memory_s):
        self.symbols = symbols
        self.speakers = speakers
        self.longest_s = longest_s
        self.crashes_at = crashes_at
        self.memory_s = memory_s

    def __setstate__(self, state):
        self.__dict__ = state
        import torch_package_importer

        torch.set_num_threads(1)  # as `load_pickle` of the real packages does
        warnings.warn("TypedStorage is deprecated. It will be removed in the future", UserWarning, stacklevel=2)
        if not torch_package_importer.filename.isascii():  # what Windows does to a Cyrillic path
            raise RuntimeError(f"open file failed because of errno 2: {torch_package_importer.filename}")

    def to(self, device):
        return self

    def _speak(self, text, ssml_text, speaker, sample_rate, type_str=None):
        warnings.warn("stft with return_complex=False is deprecated", UserWarning, stacklevel=2)
        raw = text if ssml_text is None else ssml_text
        assert sample_rate in (8000, 24000, 48000), "`sample_rate` should be in [8000, 24000, 48000]"
        if speaker not in self.speakers:
            raise ValueError(f"`speaker` should be in {', '.join(self.speakers)}")
        assert type_str is None or type_str in TYPES, f"`type_str` should be in {TYPES}"
        stretch = 1.0
        if ssml_text is not None:
            text, stretch = self._read_ssml(ssml_text)
        kept = self._prepare(text)
        kind = type_str or (self._type_of(raw) if self.intones else "st")
        self._note(
            text=None if ssml_text is not None else text,
            ssml_text=ssml_text,
            speaker=speaker,
            kept=kept,
            deleted="".join(letter for letter in self._lowered(text) if letter not in kept),
            type=kind,
        )
        if any(letter in self.crashes_at for letter in kept):
            raise KeyError(self.crashes_at)
        if not re.search("[а-яё]", kept):
            raise ValueError
        seconds = sum(self._seconds(letter) for letter in kept) * stretch
        if seconds > self.memory_s:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")
        if seconds > self.longest_s:
            raise RuntimeError("The size of tensor a must match the size of tensor b at non-singleton dimension 2")
        time.sleep(seconds * float(os.environ.get("STANDIN_PACE", "0")))
        last = max(place for place, letter in enumerate(kept) if letter.isalpha())
        rise = 1.0 if kind == "st" else 1.3
        return torch.cat(
            [
                self._tone(letter, speaker, sample_rate, stretch, rise if place == last else 1.0)
                * (1.5 if kept[place - 1 : place] == "+" else 1.0)
                for place, letter in enumerate(kept)
            ]
        )

    def _lowered(self, text):
        return text.lower().replace("—", "–")

    def _prepare(self, text):
        """Lower case, the short dash, and of the rest what is no service symbol; the others go without a word."""
        text = self._lowered(text)
        # silero-models#317: the letters of other Cyrillic alphabets are no error, they are a crash
        if any("Ѐ" <= letter <= "ӿ" and letter not in self.symbols for letter in text):
            raise AttributeError("'NoneType' object has no attribute 'group'")
        return "".join(letter for letter in text if letter in self.symbols[self.service_symbols :] + "^")

    def _type_of(self, raw):
        """Choose the type of sentence from the raw text of the call, by its end mark and words, markup and all."""
        raw = raw.strip().lower().replace("+", "")
        if raw.endswith("!"):
            return "exclam"
        if not raw.endswith("?"):
            return "st"
        if re.search(r",\s*(?:да|нет|правда|верно|не так ли)\?$", raw):
            return "tag_q"
        if re.search(r"\bили\b", raw):
            return "alternative_q"
        return "wh_q" if re.match(rf"[^а-яё]*(?:{QUESTION_WORDS})\b", raw) else "general_q"

    def _seconds(self, letter):
        return 0.0 if letter in "+^" else LETTER_S if letter.isalpha() else PAUSE_S if letter != " " else LETTER_S / 2

    def _tone(self, letter, speaker, sample_rate, stretch, rise):
        count = int(self._seconds(letter) * stretch * sample_rate)
        if not letter.isalpha():
            return torch.zeros(count)
        frequency = rise * (150 + 20 * (ord(letter) - ord("а")) + 5 * self.speakers.index(speaker))
        ramp = torch.arange(count, dtype=torch.float32) / sample_rate
        return 0.3 * torch.sin(2 * math.pi * frequency * ramp)

    def _read_ssml(self, ssml):
        from xml.etree import ElementTree

        root = ElementTree.fromstring(ssml)
        assert root.tag == "speak", "invalid SSML"
        stretch = 1.0
        for element in root.iter():
            if element.tag not in ("speak", "p", "s", "break", "prosody"):
                raise ValueError(f"Unsupported tag {element.tag}")
            if element.get("pitch"):
                assert element.get("pitch") in PITCHES, "Invalid pitch"
            if element.get("rate"):
                stretch = RATES[element.get("rate")]
            if element.get("time"):
                assert float(element.get("time").removesuffix("ms")) <= LONGEST_BREAK_S * 1000
        text = "".join(root.itertext())
        if re.search("[a-z]", text, re.IGNORECASE):
            raise ValueError("Latin letters are not supported")
        return text, stretch

    def _note(self, **call):
        if os.environ.get("STANDIN_CALLS"):
            line = json.dumps({**call, "process": os.getpid()}, ensure_ascii=False) + "\n"
            descriptor = os.open(os.environ["STANDIN_CALLS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.write(descriptor, line.encode())
            os.close(descriptor)

    def _speak_within(self, *arguments):
        """Speak; what a sound too long does to the tensors is told as such."""
        try:
            return self._speak(*arguments)
        except torch.OutOfMemoryError:
            raise
        except RuntimeError:
            raise Exception("Model couldn't generate your text, probably it's too long")  # noqa: B904 — their way


class StandInV4(StandIn):
    """Before v5 there were no homographs; the filter spares more; every RuntimeError is «too long»."""

    service_symbols = 2

    def apply_tts(
        self,
        text=None,
        ssml_text=None,
        speaker="xenia",
        sample_rate=48000,
        put_accent=True,
        put_yo=True,
        voice_path=None,
        symbol_durs=None,
        return_ts=False,
    ):
        try:
            return self._speak(text, ssml_text, speaker, sample_rate)
        except RuntimeError:
            raise Exception("Model couldn't generate your text, probably it's too long")  # noqa: B904 — their way


class StandInV5(StandIn):
    """v5_ru: homographs, no types of sentence."""

    def apply_tts(
        self,
        text=None,
        ssml_text=None,
        speaker="xenia",
        sample_rate=48000,
        put_accent=True,
        put_stress_homo=True,
        put_yo=True,
        put_yo_homo=True,
        stress_single_vowel=True,
        voice_path=None,
        symbol_durs=None,
        return_ts=False,
    ):
        return self._speak_within(text, ssml_text, speaker, sample_rate)


class StandInCis(StandInV5):
    """v5_cis_base: the switches are there and do nothing; `!` and `'` are among what it deletes."""


class StandInV55(StandIn):
    """v5_5_ru: the intonation of the call is of a type, chosen from its raw text where none is given."""

    intones = True

    def apply_tts(
        self,
        text=None,
        ssml_text=None,
        speaker="xenia",
        sample_rate=48000,
        put_accent=True,
        put_stress_homo=True,
        put_yo=True,
        put_yo_homo=True,
        stress_single_vowel=True,
        voice_path=None,
        symbol_durs=None,
        return_ts=False,
        lang=None,
        type_str=None,
        intensity=3,
    ):
        return self._speak_within(text, ssml_text, speaker, sample_rate, type_str)
