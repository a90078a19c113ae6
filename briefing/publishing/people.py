"""Who is heard and who made the show (`podcast:person`)."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from briefing.publishing.credits import shown_voice
from briefing.publishing.manifest import VoiceInfo
from briefing.publishing.namespaces import add
from briefing.publishing.settings import PodcastSettings

SYNTHESISED = "{voice}, синтезированный голос"


def add_people(parent: etree._Element, settings: PodcastSettings, voices: Sequence[VoiceInfo]) -> None:
    """Append those whom the settings name, then the voices as narrators (Podcast Taxonomy, group «cast»).

    The show and each episode get all of them: what an episode tells replaces what the show tells.
    """
    for person in settings.person:
        about = {"role": person.role, "group": person.group, "href": person.href, "img": person.img}
        add(parent, "podcast:person", person.name, **about)
    for voice in voices:
        name = SYNTHESISED.format(voice=shown_voice(voice))
        add(parent, "podcast:person", name, role="narrator", group="cast")
