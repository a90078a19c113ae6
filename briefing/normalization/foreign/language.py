"""Which language Latin words are in, told from what stands beside them: a first name, a little word, a Russian word.

`letter_to_sound.guess_language` looks at the letters of one word; this looks at the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from briefing.normalization.foreign import english_words, korean, species
from briefing.normalization.foreign.latin_table import english_word, reading
from briefing.normalization.foreign.letter_to_sound import PINYIN, guess_language, pronounce, without_diacritics
from briefing.normalization.tables import columns, word_list

_WORD = re.compile("[а-яё]+")
_CHINESE = "zh"
_KOREAN = "ko"
_OF_SYLLABLES = (_CHINESE, _KOREAN)
_LONGEST_CHINESE = 3
_LATIN = "la"
_SHORTEST_IN_CAPITALS = 4
_ENGLISH = re.compile("oo|ee|sh|wh|ight|tion|[^aeiou]tive$|ment$|ness$")  # «Gucci Bloom»
_SURELY_ENGLISH = frozenset(("the", "of", "and"))  # not «by»: «Eau de Toilette by Cartier»
_FRENCH = "fr"
_GERMAN = "de"
_ELIDED = re.compile("(?:qu|[cdjl])['’][aeiouy]")  # «Seville a l'Aube»; not «D'Angelo»
_NO_FRENCH = re.compile("kinson|kins$|ward$|well$|tleman$|gg|ynch")
_ROMANCE = frozenset(("fr", "es", "it", "pt"))
_ITALIAN = re.compile("(?:zz|ch|ll|tt|cc|gh)i$")
_DIGRAPHS = re.compile("oo|ee|sh|wh|ight")
_NO_ROMANCE = re.compile("[kw]|ph|sh|th|[^aeiou]y$|ey$")
_WITHOUT_DIGRAPHS = _ROMANCE | {"ro", "hr", "pl", "cs", "hu", "la"}
_ARTICLES = frozenset(("la", "le", "el", "il", "de"))  # of several languages: they tell none
_ABBREVIATED = re.compile(r"(?P<language>[а-яё]{2,6})\.[ ][«\"„“]?(?:[A-Za-zÀ-ÿ'’-]+[ ]){0,5}\Z")
_NAME_AND_PLACE = re.compile(
    r"[A-Za-zÀ-ÿĀ-ſ'’ .-]{1,60}[»“\"]?[,;(] ?([А-ЯЁ][А-ЯЁа-яё-]+)(?:, ([А-ЯЁ][А-ЯЁа-яё-]+))?(?![А-ЯЁа-яё-]| [а-яё])"
)
_PLACE_AND_NAME = re.compile(r"\b([А-ЯЁ][а-яё-]+)(?::| [–—])?[ ][«\"„“]?(?:[A-Za-zÀ-ÿ'’-]+[ ]){0,5}\Z")
_AROUND = 60  # characters before a name, in which its place may stand
_NAMES_LISTED = re.compile(r"(?:[A-Za-zÀ-ɏ0-9'’«»\"., –—-]|\bи )*\Z")
_UP_TO_LATIN = re.compile(r"\A.*[A-Za-zÀ-ɏ]", re.DOTALL)
_WESTERN = frozenset(("de", "fr", "es", "it", "pt", "nl"))
_ELSEWHERE = frozenset("čšžřěůćđłąęńśźżőűşğışøåðþ")  # letters of none of those
_SPANISH = "es"
_JAPANESE = "ja"
_VIETNAMESE = "vi"
_UNLIKE_JAPAN = frozenset(("fr", "de", "nl", "sv", "pl", "hu"))  # «французский шеф Kimito»; «испанский Benito»
_NOT_FROM_THE_SOUTH = frozenset(("de", "sv", "nl", "pl", "cs", "hr", "hu", "fi"))
_TWO_VOWELS = frozenset(("nl", "fi"))
_SPREADING = frozenset(
    ("de", "fr", "it", "es", "pt", "nl", "pl", "cs", "hr", "hu", "ro", "sq", "sv", "fi", "lt", "tr", "la", "vi")
)
"""Languages that one word gives away for those beside it: a Jensen is no Chinese, though he be a Huang."""


@lru_cache(maxsize=2000)
def of_words(words: tuple[str, ...]) -> str:
    """Give the language of Latin words in a row (a key of `latin_rules.tsv`), empty where nothing tells.

    What tells it for sure comes first, then the letters of the longest word that are of no English, then a first name
    that other languages have, too.
    """
    lower = [] if _has_english(words) else [word.lower() for word in words]
    unknown = (word for word in lower if english_word(word) is None)  # «mini» is no Italian
    guessed = (guess_language(word) for word in sorted(unknown, key=len, reverse=True))
    likely = (_clues("likely").get(word, "") for word in lower)
    certain = _certain_language(words) or next(
        (language for language in (*guessed, *likely) if language in _SPREADING), ""
    )
    return certain or (_FRENCH if any(map(_ELIDED.match, words)) else "")


def of_word(word: str, words: tuple[str, ...]) -> str:
    """Give the language of a word in a row: what its own letters rule out, the letters of another don't tell of it."""
    language = of_words(words)
    if language in _ROMANCE and _ITALIAN.search(word.lower()):
        return "it"  # «Jules Bianchi»
    if language and _rules_out(language, word.lower()):
        return guess_language(word.lower())
    if language == _FRENCH and _NO_FRENCH.search(word.lower()):
        return ""  # «Cedric Wilkinson»
    if language in _WITHOUT_DIGRAPHS and _DIGRAPHS.search(word.lower()):
        return ""  # «Lana Del Rey - Honeymoon», «Marian Goodman»
    if language == _LATIN and word != words[0] and word.istitle() and species.is_species(words):
        return ""  # «Hosta sieboldiana Bressingham»
    certain = language in _TWO_VOWELS or language == _certain_language(words)
    if not certain and guess_language(word.lower()) == _CHINESE:
        return _CHINESE
    return "" if not certain and _looks_english(word.lower()) else language


def _rules_out(language: str, word: str) -> bool:
    """Whether the letters of a word are of none in its row's language: «Josef Černý», «Bogdan Matić»."""
    if word.endswith("ić") or (language in _WESTERN and not _ELSEWHERE.isdisjoint(word)):
        return True
    guess = guess_language(word) if language in _ROMANCE else ""
    return guess in _NOT_FROM_THE_SOUTH or (language == _FRENCH and guess == _SPANISH and word.endswith("ez"))


@lru_cache(maxsize=2000)
def _certain_language(words: tuple[str, ...]) -> str:
    """Give the language that a first name, a little word, a surname or letters with diacritics tell for sure."""
    if _is_chinese(words):
        return _CHINESE
    if korean.is_name(words):
        return _KOREAN
    if species.is_species(words) and not _function(words[1], words):
        return _LATIN  # not «Giornate degli Autori»
    names = [word.lower() for word in words if word[0].isupper()]
    told = [language for word in words if (language := _named(word, words))]
    if told:
        return max(told, key=told.count)  # «Terre Siciliane Tenuta di Castellaro»
    surnames = (_clues("surname").get(name, "") for name in names)
    unknown = (word.lower() for word in words if not word.isascii() and reading(word.lower()) is None)
    marked = [guess_language(word) for word in (() if _has_english(words) else unknown)]
    if _VIETNAMESE in marked:
        return _VIETNAMESE  # «Bún chả Hương Liên», whose other letters others have, too
    return next((language for language in (*surnames, *marked) if language in _SPREADING), "")


def _named(word: str, words: tuple[str, ...]) -> str:
    """Give the language of a first name or little word in a row: «van» in a name, no «peer review»."""
    sign = word.isupper() and len(word) < _SHORTEST_IN_CAPITALS and not all(map(str.isupper, words))  # «Mazda LE»
    named = not sign and (word[0].isupper() or words[0][0].isupper())
    given = _given(word.lower()) if named else ""
    if given == _LATIN and (word != words[0] or not words[-1].islower()):
        given = ""  # «Casa de Chá da Boa Nova» has no snake
    return given or _function(word, words)


def _is_chinese(words: tuple[str, ...]) -> bool:
    """Whether words are a Chinese surname and a first name of one or two words: Wang Yi; no words of English."""
    lower = [word.lower() for word in words]
    return (
        1 < len(words) <= _LONGEST_CHINESE
        and _CHINESE in (_clues("surname").get(lower[0]), _clues("surname").get(lower[-1]))
        and all(word.istitle() and PINYIN.fullmatch(word.lower()) for word in words)
        and not any(_is_of_the_table(word) for word in lower)
        and not all(map(english_word, lower))
    )


def _is_of_the_table(word: str) -> bool:
    """Whether the table has a name or place of another language, no word of English: Anna, Asia."""
    known = reading(word) if _clues("surname").get(word) != _CHINESE else None
    return known is not None and english_word(word) is None and known != pronounce(word, _CHINESE)


def is_foreign(words: Sequence[str]) -> bool:
    """Whether a little word says that all words in a row are of another language than English; «Al» doesn't."""
    return len(words) > 1 and any(_function(word, words) not in ("", "ar") for word in words)


def _has_article(words: Sequence[str]) -> bool:
    """Whether a word of several languages stands in a row that is of one of them: «La Grande Table Française»."""
    return any(word.lower() in _ARTICLES for word in words) and _certain_language(tuple(words)) in _ROMANCE


def is_heading(word: str, words: tuple[str, ...]) -> bool:
    """Whether capitals are a word, as those beside them are words of English: «LAMB OF GOD»; short ones may be none."""
    beside = [other.lower() for other in words if other != word and other.isupper()]
    long_enough = len(word) >= _SHORTEST_IN_CAPITALS or word.lower() in _little_english()
    return long_enough and any(english_word(other) or other in _little_english() for other in beside)


@cache
def _little_english() -> frozenset[str]:
    telling = (word for word, language in _clues("function").items() if language == "en")
    return word_list("before_article").union(telling)


def is_read_by_rule(word: str, words: tuple[str, ...], *, named: bool) -> bool:
    """Whether a word of the table is read by the rules of another language: «die Welt», Sun in «Sun Yang», «фр. page».

    `named`: a Russian word directly before says which.
    """
    lower = word.lower()
    english = english_word(lower) or english_word(lower.removesuffix("s"))
    if english is None:
        return _is_no_plural(lower, words) or _certain_language(words) in _OF_SYLLABLES
    language = _certain_language(words)
    if language in _ROMANCE and _NO_ROMANCE.search(lower):
        return False  # «Swan Valley Chenin Blanc», «Philosophy di Lorenzo Serafini»
    foreign = named or is_foreign(words) or (not _ENGLISH.search(lower) and _has_article(words))
    return foreign or language in _OF_SYLLABLES


def _is_no_plural(lower: str, words: tuple[str, ...]) -> bool:
    """Whether what the table has as a plural is none, in a Romance row: «Cais do Porto»."""
    return lower.endswith("s") and reading(lower) is None and _certain_language(words) in _ROMANCE


def namesake(word: str, words: tuple[str, ...], named: str) -> str:
    """Give how a name or little word sounds in its row, where otherwise than usual: Michael in «Michael Ballack».

    `named`: the language that an abbreviation before the row names.
    """
    name = without_diacritics(word.lower())  # «São José»
    reading = _namesakes().get((name, named or _certain_language(words)), "") if len(words) > 1 else ""
    return reading.capitalize() if word[0].isupper() else reading


@cache
def _namesakes() -> dict[tuple[str, str], str]:
    table = columns("latin_namesakes.tsv")
    return dict(zip(zip(table["name"], table["language"], strict=True), table["reading"], strict=True))


def _function(word: str, words: Sequence[str]) -> str:
    """Give the language of a little word, none beside one of English; capitals among small letters: «Exlantix ET»."""
    if word.isupper() and (len(word) > 1 or word != words[0]) and not all(map(str.isupper, words)):
        return ""  # «Model Y LR»
    little = _clues("function")
    language = _GERMAN if _is_german(word, words) else little.get(word.lower(), "")
    before = words[words.index(word) - 1].lower() if language and word != words[0] else ""
    if before and english_word(word.lower()) and (english_word(before) or english_word(before.removesuffix("s"))):
        return ""  # «Shadows Die Twice»
    english = language and any(
        little.get(other.lower()) == "en" or other.lower() in word_list("only_english") for other in words
    )
    return "" if english else language


def _is_german(word: str, words: Sequence[str]) -> bool:
    """Whether «des» is German, no French: «Chor des Bayerischen Rundfunks»."""
    return word == "des" and any(guess_language(other.lower()) == _GERMAN for other in words)


def _has_english(words: Sequence[str]) -> bool:
    """Whether a little word of English is among the words: the letters of one tell nothing of the others."""
    return any(word.lower() in _SURELY_ENGLISH for word in words)


def _looks_english(word: str) -> bool:
    """Whether a word has letters of English or is two of its words: Speakeasy, which a bar in Mexico may be called."""
    return _ENGLISH.search(word) is not None or english_words.is_compound(word)


def of_surroundings(word: str, russian: str) -> str:
    """Give the language that a Russian word near a Latin one speaks of («немецкий концерн»), empty where none does."""
    if _looks_english(word.lower()):
        return ""
    text, clues = _nearest_russian(russian).lower(), _clues("russian")
    beginnings = tuple(clues)
    for found in _WORD.finditer(text):
        if text.startswith(beginnings, found.start()):
            language = clues[next(one for one in beginnings if text.startswith(one, found.start()))]
            return "" if language in _UNLIKE_JAPAN and guess_language(word.lower()) == _JAPANESE else language
    return ""


def _nearest_russian(before: str) -> str:
    """Give the Russian words right before a Latin name or its list: of «немецкий Trumpf и новый » only «и новый»."""
    return _UP_TO_LATIN.sub("", _NAMES_LISTED.sub("", before))


def of_place(word: str, text: str, start: int) -> str:
    """Give the language of the country or town behind the name of a word or right before it.

    «Pujol; Мехико», «Trotta (Рим, Италия)», «7. Испания: Nebulossa».
    """
    if _looks_english(word.lower()):
        return ""
    behind, before = _NAME_AND_PLACE.match(text, start), _PLACE_AND_NAME.search(text, max(0, start - _AROUND), start)
    named = (*(behind.groups("") if behind else ()), *(before.groups("") if before else ()))
    places = _clues("place")
    return next((places[place.lower()] for place in named if place.lower() in places), "")


def of_abbreviation(russian: str) -> str:
    """Give the language that an abbreviation names directly before Latin words: «(нем. Kurort)»."""
    match = _ABBREVIATED.search(russian)
    return _clues("abbreviated").get(match["language"], "") if match else ""


@cache
def _table() -> dict[str, dict[str, str]]:
    table = columns("latin_clues.tsv")
    found: dict[str, dict[str, str]] = {}
    for clue, word, language in zip(table["clue"], table["word"], table["language"], strict=True):
        found.setdefault(clue, {})[word] = language
    return found


def _clues(clue: str) -> dict[str, str]:
    return _table()[clue]


def _given(word: str) -> str:
    """Give the language of a first name, also without its diacritics where no English name is written so: Niccolo."""
    return _clues("given").get(word) or (_given_plainly().get(word, "") if reading(word) is None else "")


@cache
def _given_plainly() -> dict[str, str]:
    given = _clues("given").items()
    return {without_diacritics(word): language for word, language in given if not word.isascii()}
