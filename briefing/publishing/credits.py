"""What has to be said of the voice and of corrections, in Russian: in the notes, on the page and in the tags."""

from __future__ import annotations

from briefing.publishing.manifest import Manifest, VoiceInfo
from briefing.publishing.words import attribution, name, terms

CORRECTED = "Выпуск исправлен после публикации."
NONCOMMERCIAL = "Лицензия голоса разрешает только некоммерческое использование."


def voice_credits(voice: VoiceInfo) -> tuple[str, ...]:
    """Say that the voice is synthesised, whose it is, under which licence, and the attribution that it asks for."""
    engine = name(voice.engine)
    who = engine if voice.name == voice.engine else f"{voice.name} ({engine})"
    lines = [f"Текст прочитан синтезированным голосом: {who}, лицензия {name(voice.licence)}."]
    asked = voice.attribution or attribution(voice.engine)
    if asked:
        lines.append(asked.rstrip(".") + ".")
    if not voice.commercial:
        lines.append(NONCOMMERCIAL)
    if terms(voice.licence):
        lines.append(f"Условия лицензии: {terms(voice.licence)}")
    return tuple(lines)


def episode_credits(episode: Manifest) -> tuple[str, ...]:
    """Give the lines that stand at the end of an episode's notes and page."""
    voice = VoiceInfo(episode.voice, episode.engine, episode.licence, episode.attribution, episode.commercial)
    corrected = (CORRECTED,) if episode.revision > 1 else ()
    return (*corrected, *voice_credits(voice))
