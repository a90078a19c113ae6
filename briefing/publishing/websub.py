"""WebSub (W3C Recommendation of 2018): a hub is told that the feed has changed, and tells those who subscribed to it.

How a publisher tells its hub the Recommendation leaves open; all hubs take the two fields of PubSubHubbub 0.4.
"""

from __future__ import annotations

import threading

from briefing.home import offline
from briefing.telling import Tell
from briefing.translation import tr

PATIENCE_S = 10.0  # for the hub's answer: the feed is published already, and apps come by themselves within the hour


def tell_hub(hub: str, feed_url: str, tell: Tell, *, patience_s: float = PATIENCE_S) -> bool:
    """Tell `hub` that the feed at `feed_url` has changed; say in a line how it went, and give whether it did.

    Never longer than `patience_s`, never an error: a hub is a convenience.
    """
    if offline():
        tell(tr("BRIEFING_OFFLINE is set: {hub} is not told").format(hub=hub))
        return False
    reason = _answer(hub, feed_url, patience_s)
    if reason:
        message = tr("warning: {hub} was not told that the feed has changed ({reason}); apps find it by themselves")
        tell(message.format(hub=hub, reason=reason))
    else:
        tell(tr("{hub} was told that the feed has changed").format(hub=hub))
    return not reason


def _answer(hub: str, feed_url: str, patience_s: float) -> str:
    """Give why the hub didn't take it; empty where it did. A hub that drips its answer is left alone too."""
    found: list[str] = []
    asking = threading.Thread(target=lambda: found.append(_ask(hub, feed_url, patience_s)), daemon=True)
    asking.start()
    asking.join(patience_s)
    return found[0] if found else tr("no answer within {seconds} s").format(seconds=f"{patience_s:g}")


def _ask(hub: str, feed_url: str, patience_s: float) -> str:
    import requests

    fields = {"hub.mode": "publish", "hub.url": feed_url}
    try:
        answer = requests.post(hub, data=fields, timeout=patience_s, allow_redirects=False, stream=True)
    except (requests.RequestException, ValueError) as error:  # ValueError: an address that no connection can be made to
        return " ".join(str(error).split())[:200] or type(error).__name__
    with answer:
        return "" if answer.ok and not answer.is_redirect else f"HTTP {answer.status_code}"
