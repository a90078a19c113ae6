"""Pages in a real browser, Debian's Chromium driven by Playwright: what the tests of the pages share."""

from __future__ import annotations

from collections.abc import Callable

SLUG = "2026-11-23-tihaya-diplomatiya"
LONG_TITLE = "Достопримечательности и электрогидродинамика: " + "чрезвычайно длинное название выпуска " * 7
WIDTHS = {"phone": (360, 740), "desktop": (1280, 900)}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def is_own(address: str, base: str) -> bool:
    return address.startswith((base, "data:", "blob:"))


def sentence(page, number: int):
    return page.locator("[data-t]").nth(number)


def plain(texts: list[str]) -> list[str]:
    return [text.replace("\u00a0", " ") for text in texts]


def now(page) -> float:
    return page.evaluate("document.querySelector('audio').currentTime")


def playing(page) -> bool:
    return page.evaluate("!document.querySelector('audio').paused")


def seeked_by(page, action: Callable[[], object]) -> float:
    """Do something and give the place that the audio takes by it.

    Read when the audio is there; played very slowly until then, so that a busy machine reads it in time.
    """
    page.evaluate(
        """() => { window.place = new Promise((done) => { const audio = document.querySelector('audio');
        audio.playbackRate = 0.0625;
        audio.addEventListener('seeked', () => {
          const place = audio.currentTime; audio.playbackRate = 1; done(place); }, { once: true }); }); }"""
    )
    action()
    return page.evaluate("window.place")


def heard_pitch(page) -> float:
    """Listen to the audio for a moment: the strongest frequency, in Hz."""
    return page.evaluate(
        """async () => {
          const audio = document.querySelector('audio');
          const context = window.listening ??= new AudioContext({ sampleRate: 48000 });
          window.source ??= context.createMediaElementSource(audio);
          const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
          window.source.connect(analyser); analyser.connect(context.destination);
          await context.resume();
          await new Promise((done) => setTimeout(done, 500));
          const levels = new Float32Array(analyser.frequencyBinCount);
          analyser.getFloatFrequencyData(levels);
          return levels.indexOf(Math.max(...levels)) * 48000 / 8192;
        }"""
    )
