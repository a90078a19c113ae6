"""The model of the stand-in; goes into its torch package as it is."""

import json
import math
import os
import re
import time

import torch

RATES = {"x-slow": 2.0, "slow": 1.33, "medium": 1.0, "fast": 0.8, "x-fast": 0.6}
LETTER_S = 0.065
PAUSE_S = 0.2


class StandIn:
    def __init__(self, symbols, speakers, longest_s, crashes_at):
        self.symbols = symbols
        self.speakers = speakers
        self.longest_s = longest_s
        self.crashes_at = crashes_at

    def to(self, device):
        return self

    def apply_tts(
        self,
        text=None,
        ssml_text=None,
        speaker="xenia",
        sample_rate=48000,
        put_accent=True,
        put_yo=True,
        put_stress_homo=True,
        put_yo_homo=True,
    ):
        self._note(text=text, ssml_text=ssml_text, speaker=speaker)
        assert sample_rate in (8000, 24000, 48000), "`sample_rate` should be in [8000, 24000, 48000]"
        if speaker not in self.speakers:
            raise ValueError(f"`speaker` should be in {', '.join(self.speakers)}")
        stretch = 1.0
        if ssml_text is not None:
            text, stretch = self._read_ssml(ssml_text)
        text = text.lower()
        # silero-models#317: the letters of other Cyrillic alphabets are no error, they are a crash
        if any("Ѐ" <= letter <= "ӿ" and letter not in self.symbols for letter in text):
            raise AttributeError("'NoneType' object has no attribute 'group'")
        if any(letter in self.crashes_at for letter in text):
            raise KeyError(self.crashes_at)
        text = "".join(letter for letter in text if letter in self.symbols)  # dropped without a word
        if not re.search("[а-яё]", text):
            raise ValueError
        seconds = sum(self._seconds(letter) for letter in text) * stretch
        if seconds > self.longest_s:
            raise Exception("Model couldn't generate your text, probably it's too long")
        self._work(seconds)
        return torch.cat([self._tone(letter, speaker, sample_rate, stretch) for letter in text])

    def _seconds(self, letter):
        return 0.0 if letter == "+" else LETTER_S if letter.isalpha() else PAUSE_S if letter != " " else LETTER_S / 2

    def _tone(self, letter, speaker, sample_rate, stretch):
        count = int(self._seconds(letter) * stretch * sample_rate)
        if not letter.isalpha():
            return torch.zeros(count)
        frequency = 150 + 20 * (ord(letter) - ord("а")) + 5 * self.speakers.index(speaker)
        ramp = torch.arange(count, dtype=torch.float32) / sample_rate
        return 0.3 * torch.sin(2 * math.pi * frequency * ramp)

    def _read_ssml(self, ssml):
        from xml.etree import ElementTree

        root = ElementTree.fromstring(ssml)
        assert root.tag == "speak", "invalid SSML"
        rates = [element.get("rate") for element in root.iter("prosody") if element.get("rate")]
        return "".join(root.itertext()), RATES[rates[0]] if rates else 1.0

    def _note(self, **call):
        if os.environ.get("STANDIN_CALLS"):
            line = json.dumps({**call, "process": os.getpid()}, ensure_ascii=False) + "\n"
            descriptor = os.open(os.environ["STANDIN_CALLS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.write(descriptor, line.encode())
            os.close(descriptor)

    def _work(self, seconds):
        time.sleep(seconds * float(os.environ.get("STANDIN_PACE", "0")))


class StandInV4(StandIn):
    """Before v5 there were no homographs."""

    def apply_tts(self, text=None, ssml_text=None, speaker="xenia", sample_rate=48000, put_accent=True, put_yo=True):
        return super().apply_tts(text, ssml_text, speaker, sample_rate, put_accent, put_yo)
