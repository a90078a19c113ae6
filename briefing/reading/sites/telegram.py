"""Channels and chats as Telegram's own program exports them: `result.json` or `messages.html`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript
from briefing.reading.characters import clean, one_line, with_item_numbers
from briefing.reading.damages import markup_damage
from briefing.reading.encoding import decode
from briefing.reading.flow import Flow
from briefing.reading.markup import all_text, local, parse_html
from briefing.reading.omissions import Kind
from briefing.reading.phrases import kind_of_line
from briefing.reading.settings import ReadingSettings
from briefing.reading.sites.struck import STRUCK_TAGS
from briefing.reading.sites.telegram_media import attached, attached_name, is_attached
from briefing.translation import tr

# Pieces of a message by the name that Telegram gives them; all others are text.
_LEFT_OUT = {"bot_command": Kind.CONTROL, "pre": Kind.CODE, "strikethrough": Kind.DELETED}
_EMOJI = re.compile(  # an arrow is one where it is drawn as a picture
    "(?:[\U0001f000-\U0001faff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d"
    "\u3297\u3299\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f]|[\u2190-\u21ff](?=\ufe0f))+"
)
_ARROWS_AT_EDGE = re.compile("^[ \u2190-\u21ff]+|[ \u2190-\u21ff]+$", re.MULTILINE)  # of a line; others are read
_SPACES = re.compile(" {2,}")
_LEAD_IN = re.compile(  # before an address that is left out: «Подробнее:», «Читать полностью на сайте 👉»
    r"(?:^|(?<=[.!?…»)])\s)[^\w.!?…»)]*(?:подробнее|подробности|источник|читать|читайте|ссылка|полностью|видео|фото)"
    r"(?:[^.!?:]{0,40}:|(?:\s(?:далее|дальше|также|полностью|подробнее|здесь|тут|по ссылке|на (?:нашем )?сайте))*)\W*$",
    re.IGNORECASE,
)
_TAG = r"[#$][^\W\d]\w*"
_TAGS_AT_EDGE = re.compile(rf"^(?:\s*{_TAG})+\s*(?=$|[^\w\s])|(?:\s*{_TAG})+\s*$|^(?:\s*{_TAG}){{2,}}")
_TITLE = 100  # characters: a bold first line of more is a paragraph


@dataclass(slots=True)
class _Piece:
    text: str
    kind: str = "plain"  # Telegram's own names: plain, bold, link, text_link, hashtag …


@dataclass(slots=True)
class _Message:
    pieces: list[_Piece]
    date: str = ""
    reactions: list[str] = field(default_factory=list)
    media: str = ""


def read_telegram(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read an export, its newest messages in their order. SourceError: damaged, or no messages in it."""
    text = decode(data, name).lstrip("\ufeff")
    try:
        export = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(tr("{name}: damaged: {reason}").format(name=name, reason=markup_damage(error))) from error
    flow = Flow(settings, web=True)
    chats = _chats(export)
    if not chats:
        raise SourceError(tr("{name}: JSON, but no export of Telegram").format(name=name))
    for chat in chats:
        if len(chats) > 1:
            flow.heading(str(chat.get("name") or ""), 1)
        messages = [message for each in chat["messages"] if (message := _from_json(each, flow))]
        _read(messages, flow, 2 if len(chats) > 1 else 1)
    dates = [str(each.get("date") or "") for chat in chats for each in chat["messages"] if isinstance(each, dict)]
    return flow.manuscript(
        title=str(chats[0].get("name") or "") if len(chats) == 1 else "", date=max(dates, default="")
    )


def read_telegram_page(text: str, name: str, settings: ReadingSettings) -> Manuscript:
    """Read an export as a page."""
    root = parse_html(text, name)
    flow = Flow(settings, web=True)
    if root is None:
        return flow.manuscript()
    titles = [each for each in root.iter("div") if "text bold" in _classes(each)]
    messages = []
    for each in root.iter("div"):
        classes = _classes(each).split()
        if "message" in classes and "service" in classes:
            flow.leave_out(Kind.SERVICE, all_text(each))
        elif "message" in classes:
            messages.append(_from_page(each))
    _read(messages, flow, 1)
    dates = [message.date for message in messages if message.date]
    return flow.manuscript(title=all_text(titles[0]) if titles else "", date=dates[-1] if dates else "")


def is_telegram_page(text: str) -> bool:
    """Whether a page is an export of Telegram's."""
    return 'class="page_wrap"' in text and 'class="history"' in text


def _chats(export: Any) -> list[dict[str, Any]]:
    if not isinstance(export, dict):
        return []
    lists = export.get("chats")
    found = lists.get("list") if isinstance(lists, dict) else [export]
    return (
        [each for each in found if isinstance(each, dict) and isinstance(each.get("messages"), list)]
        if (isinstance(found, list))
        else []
    )


def _from_json(message: Any, flow: Flow) -> _Message | None:
    if not isinstance(message, dict):
        return None
    if message.get("type") != "message":
        flow.leave_out(Kind.SERVICE, str(message.get("action") or ""))
        return None
    written = message.get("text")
    entities = message.get("text_entities")
    parts = written if isinstance(written, list) else [written] if written else entities
    pieces = [_piece(part) for part in parts or () if isinstance(part, dict | str)]
    reactions = [str(each.get("emoji") or "") for each in message.get("reactions") or () if isinstance(each, dict)]
    return _Message(pieces, str(message.get("date") or ""), reactions, attached(message))


def _piece(part: dict[str, Any] | str) -> _Piece:
    if isinstance(part, str):
        return _Piece(part)
    return _Piece(str(part.get("text") or ""), str(part.get("type") or "plain"))


def _from_page(message: etree._Element) -> _Message:
    pieces: list[_Piece] = []
    date, reactions, media = "", [], ""
    for each in message.iter():
        classes = _classes(each).split()
        if classes == ["text"]:
            pieces = _pieces_of(each)
        elif "date" in classes and each.get("title"):
            date = each.get("title") or ""
        elif "reaction" in classes:
            reactions.append(one_line(all_text(each)))
        elif is_attached(each):
            media = attached_name(each)
    return _Message(pieces, date, reactions, media)


def _pieces_of(text: etree._Element) -> list[_Piece]:
    pieces: list[_Piece] = []
    for event, each in etree.iterwalk(text, events=("start", "end")):
        if event == "start":
            pieces.append(
                _Piece("\n" if each.tag == "br" else re.sub(r"\s*\n\s*", " ", each.text or ""), _kind_of(each))
            )
        elif each is not text:
            parent = each.getparent()
            tail = re.sub(r"\s*\n\s*", " ", each.tail or "")
            pieces.append(_Piece(tail, _kind_of(parent) if parent is not None else "plain"))
    return [piece for piece in pieces if piece.text]


def _kind_of(element: etree._Element) -> str:
    if _is_struck_out(element):
        return "strikethrough"
    if element.tag == "a":
        shown, address = all_text(element).strip(), element.get("href") or ""
        if "ShowHashtag" in (element.get("onclick") or "") or shown.startswith("#"):
            return "hashtag"
        return "link" if address.rstrip("/").endswith(shown.rstrip("/")) else "text_link"
    return {"strong": "bold", "b": "bold", "pre": "pre"}.get(str(element.tag), "plain")


def _is_struck_out(element: etree._Element) -> bool:
    return any(local(each) in STRUCK_TAGS for each in (element, *element.iterancestors()))


def _classes(element: etree._Element) -> str:
    return " ".join((element.get("class") or "").split())


# From messages to blocks


def _read(messages: list[_Message], flow: Flow, level: int) -> None:
    newest = flow.settings.newest
    for message in messages[:-newest] if newest else messages:
        flow.leave_out(Kind.OLDER, "".join(piece.text for piece in message.pieces))
    for message in messages[-newest:] if newest else ():
        for reaction in message.reactions:
            flow.leave_out(Kind.REACTION, reaction)
        if message.media:
            flow.leave_out(Kind.ATTACHMENT, message.media)
        _read_message(message, flow, level)


def _read_message(message: _Message, flow: Flow, level: int) -> None:
    title = _title(message.pieces)
    paragraphs = _paragraphs(message.pieces, flow)
    for at, text in enumerate(paragraphs):
        if at == 0 and title and one_line(clean(text)) == title and len(paragraphs) > 1:
            flow.heading(title, level)
        else:
            flow.add(text)


def _title(pieces: list[_Piece]) -> str:
    """Give the first line of a message where it is all bold and short: its heading."""
    bold = ""
    for piece in pieces:
        if piece.kind == "strikethrough":
            continue
        head, line_end, _ = _without_emoji(piece.text).partition("\n")
        if head.strip() and piece.kind != "bold":
            return ""
        bold += head
        if line_end and bold.strip():
            break
    else:
        return ""
    title = one_line(clean(bold))
    return title.rstrip(".") if len(title) <= _TITLE and not title.endswith((":", ",", ";")) else ""


def _paragraphs(pieces: list[_Piece], flow: Flow) -> list[str]:
    """Give the lines of a message: hashtags, bare addresses and links that call to subscribe are left out."""
    words: list[str] = []
    for piece in pieces:
        kind = _LEFT_OUT.get(piece.kind)
        if "link" in piece.kind:
            kind = kind or kind_of_line(piece.text.strip(), web=True)
        if kind:
            flow.leave_out(kind, piece.text)
        elif piece.kind == "link":
            flow.leave_out(Kind.ADDRESS, piece.text)
            words.append("\ufffc")  # an object: its line is looked at again
        else:
            words.append(piece.text)
    found = []
    for line in _without_emoji("".join(words)).split("\n"):
        without = line.replace("\ufffc", "")
        if "\ufffc" in line and _LEAD_IN.search(without.strip()[-60:] if without.strip() else "читать"):
            without = _LEAD_IN.sub("", without)
        without = _without_tags(without, flow)
        if without.strip():
            found.append(without)
    return found


def _without_tags(line: str, flow: Flow) -> str:
    """Leave out the hashtags at the ends of a line; one within a sentence is a word of it."""
    for tags in _TAGS_AT_EDGE.finditer(line):
        for tag in tags[0].split():
            flow.leave_out(Kind.HASHTAG, tag)
    line = _TAGS_AT_EDGE.sub("", line)
    return re.sub(_TAG, lambda tag: tag[0][1:].replace("_", " "), line)


def _without_emoji(text: str) -> str:
    return _ARROWS_AT_EDGE.sub("", _SPACES.sub(" ", _EMOJI.sub(" ", with_item_numbers(text))))
