"""Letters as mail programs save them (.eml): the text itself, not the quoted letters that it answers."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript
from briefing.reading.encoding import decode
from briefing.reading.flow import Flow
from briefing.reading.letters import own_text
from briefing.reading.omissions import Kind
from briefing.reading.plain import plain_blocks
from briefing.reading.settings import ReadingSettings
from briefing.reading.sites.html import walk_fragment
from briefing.translation import tr


def read_mail(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read a letter; its subject is the title. SourceError: damaged, or without a text."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body = message.get_body(("plain", "html"))
    except (ValueError, LookupError, AttributeError, KeyError, RecursionError) as error:
        raise SourceError(tr("{name}: damaged: {reason}").format(name=name, reason=type(error).__name__)) from error
    flow = Flow(settings)
    if not isinstance(body, EmailMessage):
        raise SourceError(tr("{name}: there is nothing in it to read aloud").format(name=name))
    subject = _header(message, "subject")
    flow.heading(subject, 1)
    _read_body(body, name, flow)
    for part in message.iter_attachments() if isinstance(message, EmailMessage) else ():
        flow.leave_out(Kind.ATTACHMENT, part.get_filename() or part.get_content_type())
    return flow.manuscript(title=subject, date=_date(message), author=_header(message, "from"))


def _read_body(body: EmailMessage, name: str, flow: Flow) -> None:
    payload = body.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    if not raw.strip():
        return
    text = _decoded(raw, body.get_content_charset(), name)
    if body.get_content_type() == "text/html":
        walk_fragment(text, name, flow)
        return
    written, beside = own_text(text.replace("\r\n", "\n"), is_letter=True)
    flow.omissions += beside
    if body.get_param("format") == "flowed":
        written = re.sub(r"(?<=\S) \n(?!>)", " ", written)
    blocks, omissions = plain_blocks(written, flow.settings)
    flow.omissions += omissions
    for block in blocks:
        flow.take(block, above=1)


def _decoded(raw: bytes, charset: str | None, name: str) -> str:
    try:
        return raw.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(raw, name)


def _header(message: object, key: str) -> str:
    try:
        return str(message[key] or "")  # type: ignore[index]
    except (ValueError, IndexError, AttributeError, TypeError):  # a header that the library can't read
        return ""


def _date(message: object) -> str:
    try:
        return parsedate_to_datetime(_header(message, "date")).isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
