"""Publishing: a finished master becomes an episode in the output folder, in the feed and on the show's pages.

with claimed(output, Claim(slug, …)) as folder: # the mixer writes its files there
    publish_episode(output, Release(…), settings, folder)    # completes it, puts it in place, the feed follows
rebuild(output, settings)                       # feed and pages anew, from the manifests
remove_episode(output, slug, settings)
"""

from briefing.publishing.claims import Claim, claimed, claims
from briefing.publishing.episodes import Release, check_script, check_slug, publish_episode, rebuild, remove_episode
from briefing.publishing.manifest import Manifest, VoiceInfo
from briefing.publishing.manifest_file import find_manifest, read_manifest
from briefing.publishing.schedule import Slot, takes_new_hour, tell_when
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.shelf import locked, read_manifests, staging_folder
from briefing.publishing.show import refresh, refuse_to_overwrite

__all__ = [
    "Claim",
    "Manifest",
    "PodcastSettings",
    "Release",
    "Slot",
    "VoiceInfo",
    "check_script",
    "check_slug",
    "claimed",
    "claims",
    "find_manifest",
    "locked",
    "publish_episode",
    "read_manifest",
    "read_manifests",
    "rebuild",
    "refresh",
    "refuse_to_overwrite",
    "remove_episode",
    "staging_folder",
    "takes_new_hour",
    "tell_when",
]
