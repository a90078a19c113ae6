"""A model that costs what a Silero v5 model costs, and hums in syllables; goes into a torch package as it is.

The shape is that of a v5 model: embedding → 4 FFT blocks → length regulator → hourglass decoder (128→96) → vocoder of
8 ConvNeXt blocks (512) → inverse STFT. The weights are random; only the time counts. What they make is noise, which no
master has to deal with: the model gives a voice-like hum with a trace of it.
"""

import re

import torch
from torch import nn

SYMBOLS = "_~|!+,-.:;?…абвгдежзийклмнопрстуфхцчшщъыьэюяё– "  # as those of v5_5_ru: the first three are never said
HOP = 512  # samples a frame; at 48 kHz 94 frames a second
FRAMES_A_LETTER = 6  # 64 ms, the pace of a calm reader
LONGEST_FRAMES = 94 * 60


class FftBlock(nn.Module):
    def __init__(self, width: int = 128):
        super().__init__()
        self.attention = nn.MultiheadAttention(width, 2, batch_first=True)
        self.grow = nn.Conv1d(width, 4 * width, 9, padding=4)
        self.shrink = nn.Conv1d(4 * width, width, 1)
        self.norm = nn.LayerNorm(width)

    def forward(self, x):
        x = x + self.attention(x, x, x)[0]
        return self.norm(x + self.shrink(torch.relu(self.grow(x.transpose(1, 2)))).transpose(1, 2))


class ConvNext(nn.Module):
    def __init__(self, width: int = 512):
        super().__init__()
        self.depthwise = nn.Conv1d(width, width, 7, padding=3, groups=width)
        self.norm = nn.LayerNorm(width)
        self.grow = nn.Linear(width, 3 * width)
        self.shrink = nn.Linear(3 * width, width)

    def forward(self, x):
        y = self.norm(self.depthwise(x.transpose(1, 2)).transpose(1, 2))
        return x + self.shrink(torch.nn.functional.gelu(self.grow(y)))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(64, 128)
        self.encoder = nn.Sequential(*[FftBlock() for _ in range(4)])
        self.hourglass = nn.Sequential(
            nn.Conv1d(128, 96, 5, stride=2, padding=2),
            nn.ReLU(),
            nn.Conv1d(96, 96, 5, padding=2),
            nn.ReLU(),
            nn.ConvTranspose1d(96, 96, 4, stride=2, padding=1),
        )
        self.widen = nn.Linear(96, 512)
        self.vocoder = nn.Sequential(*[ConvNext() for _ in range(8)])
        self.head = nn.Linear(512, 2 * (2 * HOP + 1))
        self.register_buffer("window", torch.hann_window(4 * HOP))

    def forward(self, ids):
        x = self.encoder(self.embedding(ids)).repeat_interleave(6, dim=1)
        x = self.widen(self.hourglass(x.transpose(1, 2)).transpose(1, 2))
        magnitude, phase = self.head(self.vocoder(x)).transpose(1, 2).chunk(2, dim=1)
        spectrum = torch.polar(torch.exp(magnitude.clamp(max=2.0)), phase)
        sound = torch.istft(spectrum, self.window.numel(), self.window.numel() // 4, window=self.window)
        noise = sound / sound.abs().amax().clamp(min=1e-3)
        seconds = torch.arange(noise.shape[-1], device=noise.device) / 48000.0
        pitch = 6.2832 * (120.0 * seconds + 3.0 * torch.sin(3.77 * seconds))
        voiced = torch.sin(pitch) + 0.5 * torch.sin(2.0 * pitch) + 0.3 * torch.sin(3.0 * pitch)
        return 0.12 * (0.6 + 0.4 * torch.cos(31.4 * seconds)) * voiced + 0.005 * noise


class CostlyModel:
    def __init__(self):
        self.symbols = SYMBOLS
        self.speakers = ["xenia"]
        torch.manual_seed(0)
        self.net = torch.jit.script(Net().eval())

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
        text = re.sub("<[^>]*>", "", text or ssml_text).lower().replace("—", "–")
        ids = [self.symbols.index(letter) for letter in text if letter in self.symbols[3:] and letter != "+"]
        if len(ids) * FRAMES_A_LETTER > LONGEST_FRAMES:
            raise Exception("Model couldn't generate your text, probably it's too long")
        with torch.inference_mode():
            return self.net(torch.tensor([ids]))[0]
