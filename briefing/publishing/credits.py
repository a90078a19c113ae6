"""What has to be said of the voice and of corrections, in Russian: in the notes, on the page and in the tags."""

from __future__ import annotations

from briefing.publishing.manifest import Manifest, VoiceInfo
from briefing.publishing.wording import attribution, name, terms

CORRECTED = "Выпуск исправлен после публикации."
NONCOMMERCIAL = "Лицензия голоса разрешает только некоммерческое использование."


def voice_credits(*voices: VoiceInfo) -> tuple[str, ...]:
    """Say that the voices are synthesised, whose they are, under which licence, and what it asks to be said."""
    whose = "; ".join(f"{shown_voice(voice)}, лицензия {name(voice.licence)}" for voice in voices)
    by = "синтезированным голосом" if len(voices) == 1 else "синтезированными голосами"
    lines = [f"Текст прочитан {by}: {whose}."]
    asked = [voice.attribution or attribution(voice.engine) for voice in voices]
    lines += [f"{words.rstrip('.')}." for words in dict.fromkeys(asked) if words]
    if not all(voice.commercial for voice in voices):
        lines.append(NONCOMMERCIAL)
    addresses = dict.fromkeys(terms(voice.licence) for voice in voices)
    lines += [f"Условия лицензии: {address}" for address in addresses if address]
    return tuple(lines)


def episode_credits(episode: Manifest) -> tuple[str, ...]:
    """Give the lines that stand at the end of an episode's notes and page."""
    corrected = (CORRECTED,) if episode.revision > 1 else ()
    return (*corrected, *voice_credits(episode.main_voice, *episode.other_voices))


def shown_voice(voice: VoiceInfo) -> str:
    """Name a voice and its engine, once where they are called the same."""
    engine = name(voice.engine)
    return engine if voice.name == voice.engine else f"{voice.name} ({engine})"
