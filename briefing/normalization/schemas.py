"""What each table of `data/` may hold: its columns, the words or form of their cells, what is unique, where it is from.

`tables.rows` holds every row to this when it is read. The head of each file says in Russian what the words mean.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.normalization.columns import OWN, Column, Schema
from briefing.normalization.columns import one_of as _one_of
from briefing.normalization.columns import text as _text

GRAMMAR = "Русская грамматика (1980)"

_CASE_NAMES = "nomn gent datv accs ablt loct"
_CASES = _one_of(_CASE_NAMES)
_WORD = _text(r"[А-ЯЁа-яё]+(?:-[а-яё]+)*")  # of Russian, compounds among them
_WORDS = _text(r"[А-ЯЁа-яё]+(?:[ -][А-ЯЁа-яё]+)*")
_FORMS = _text(r"[а-яё]+(?: [а-яё]+)*")  # several in one cell, apart by spaces
_SPOKEN = _text(r"[а-яё]++(?:[- ][а-яё]++)*+")
_SOUND = _text(r"[а-яё]+", optional=True)
_NAME = _text(r"(?:[А-ЯЁа-яё«»-]+ )*\*?[А-ЯЁа-яё-]+(?: [А-ЯЁа-яё«»-]+)*")  # `*` before the word that declines
_DECLINED = _text(r"(?:[а-яё]+ )*(?:[а-яё]+-)?\*[а-яё-]+(?: [А-Яа-яё-]+)*")
_WRITTEN = _text(r"[^\s|](?:[^|\n]*[^\s|])?", several="|")
_PATTERN = _text(r"\S+", optional=True)  # a regular expression
_PLAIN = _text("[a-z]+")
_LIKELY = "de fr es it ar zh ru"  # languages that letters make likely
_LETTERS = _text(r"[^\sА-я]+(?: [^\sА-я]+)*", optional=True)  # of Latin words, apart by spaces
_YES = _one_of("yes", optional=True)
_GENDERS = _one_of("masc femn neut")
_NOTE = Column(optional=True)  # for whoever reads the table; the program does not
_LEMMAS = Schema({"lemma": _WORD}, ("lemma",))

SCHEMAS: Mapping[str, Schema] = {
    "abbreviations.tsv": Schema(
        {
            "written": _WRITTEN,
            "noun": _NAME,
            "before": _one_of(
                "name street number letter letters capital any word small title honoured from period year initials "
                "kilometre weight act phone plate row"
            ),
            "after": _one_of("adjective ordinal quantity preposition", optional=True),
            "fixed": _one_of("yes adjective plural", optional=True),
            "note": _one_of(
                "house given person cape cossack mountain oblique lower describes aside report ship archive agrees"
                " feminine line of_street",
                optional=True,
            ),
        },
        ("written", "before", "after", "note"),
    ),
    "acronym_meanings.tsv": Schema(
        {
            "acronym": _text(r"[А-ЯЁа-яё]{2,}|[A-Za-z]{2,}"),
            "place": _one_of("named preceded numbered followed near else"),
            "words": _text(r"[А-ЯЁа-яёA-Za-z-]+[._]?(?: [А-ЯЁа-яёA-Za-z-]+[._]?)*", optional=True),
            "meaning": _one_of("own other none"),
            "name": _text(r"(?:[^*\n]* )?\*[А-ЯЁа-яё][^*\n]*", optional=True),
            "gender": _one_of("m f n", optional=True),
            "number": _one_of("sg pl", optional=True),
            "note": _NOTE,
        },
        ("acronym", "place", "words"),
    ),
    "acronyms.tsv": Schema(
        {
            "acronym": _text(r"[А-ЯЁа-яё]{2,}|[A-Za-z]{2,}"),
            "reading": _text(r"letters|word|[а-яё]+(?:-[а-яё]+)*"),
            "name": _text(r"(?:[^*\n]* )?\*[А-ЯЁа-яё][^*\n]*", optional=True),
            "gender": _one_of("m f n"),
            "number": _one_of("sg pl"),
            "known": _one_of("yes no"),
            "field": _one_of(
                "state army energy economy finance media law sport science medicine it education transport company "
                "international history region politics religion culture technology"
            ),
            "note": _NOTE,
        },
        ("acronym",),
    ),
    "address_words.tsv": Schema(
        {
            "written": _text(r"[a-z0-9а-яқ.-]+|[^\w\s]|_"),
            "reading": _SPOKEN,
            "kind": _one_of("site zone mark extension"),
        },
        ("written", "kind"),
    ),
    "army_units.tsv": Schema(
        {"written": _WRITTEN, "name": _text(r"(?:[а-яё-]+ )*\*[а-яё]+(?: [а-яё]+)*")}, ("written",)
    ),
    "compounds.tsv": Schema({"word": _WORD, "value": _text(r"\d+"), "stem": _WORD}, ("word", "value"), GRAMMAR),
    "currencies.tsv": Schema(
        {
            "written": _WRITTEN,
            "noun": _DECLINED,
            "plural": _text(r"[а-яё]+", optional=True),
            "minor": _text(r"\*[а-яё]+", optional=True),
        },
        ("written",),
        "ISO 4217; " + OWN,
    ),
    "familiar.tsv": Schema(
        {
            "pos": _one_of("NOUN ADJF PRTF VERB INFN GRND PRTS ADJS"),
            "gender": _one_of("masc femn neut", optional=True),
            "number": _one_of("sing plur", optional=True),
            **dict.fromkeys(("animate", "transitive", "passive"), _one_of("yes no", optional=True)),
            "word": _WORD,
        },
        ("pos", "gender", "number", "animate", "transitive", "passive"),
    ),
    "genders.tsv": Schema({"noun": _WORD, "gender": _GENDERS}, ("noun",)),
    "governors.tsv": Schema(
        {
            "word": _WORD,
            "pos": _one_of(
                "verb adjective negated measure relation group belongings plain substantive speech motion "
                "recipient told predicate done"
            ),
            "case": _CASES,
        },
        ("word", "pos"),
        GRAMMAR + ", управление",
    ),
    "labels.tsv": _LEMMAS,
    "latin_affixes.tsv": Schema(
        {"affix": _PLAIN, "reading": _SOUND, "place": _one_of("suffix prefix"), "joining": _one_of("plain e y")},
        ("affix", "place"),
    ),
    "latin_clues.tsv": Schema(
        {
            "word": _text("[a-zà-žș-țľа-яё-]+"),
            "language": _one_of("en base ar de tr hr pl ro sq hu vi cs lt pt sv fi es fr it nl zh ja la"),
            "clue": _one_of("given likely surname function russian place abbreviated"),
        },
        ("word",),
    ),
    "latin_languages.tsv": Schema(
        {
            "language": _one_of("en ru sq de tr hr pl ro hu vi cs lt pt sv fi es fr it nl zh ja la"),
            "ends": _LETTERS,
            "holds": _LETTERS,
            "least": _text(r"[1-9]", optional=True),
            "mark": _PATTERN,
        },
        ("language", "ends", "holds", "mark"),
    ),
    "latin_letters.tsv": Schema({"letter": _text("[a-z]"), "english": _SPOKEN, "russian": _SPOKEN}, ("letter",)),
    "latin_namesakes.tsv": Schema(
        {"name": _PLAIN, "language": _one_of("de fr es it pt nl sv fi pl cs hu hr ro sq tr ja ko"), "reading": _SOUND},
        ("name", "language"),
    ),
    "latin_rules.tsv": Schema(
        {
            "language": _one_of("en base ar de tr hr pl ro sq hu vi cs lt pt sv fi es fr it nl zh ja ko la"),
            "before": _PATTERN,
            "letters": _text(r"\S+"),
            "after": _PATTERN,
            "sound": _SOUND,
        },
        ("language", "before", "letters", "after"),
        "Р. С. Гиляревский, Б. А. Старостин, Иностранные имена и названия в русском тексте (1985)",
    ),
    "latin_weights.tsv": Schema(
        {"letters": _text(r"\^?[a-z]*+\$?"), **dict.fromkeys(_LIKELY.split(), _text(r"-?\d+"))},
        ("letters",),
        "learned by tools/make_latin_weights.py",
    ),
    "latin_words.tsv": Schema(
        {
            "written": _text(r"\S++(?: \S++)*+"),
            "reading": _SPOKEN,
            "kind": _one_of("company media name place word letters"),
        },
        ("written",),
    ),
    "letters.tsv": Schema({"letter": _text("[а-яёіїєґўқңғүұәөһ]"), "name": _SPOKEN}, ("letter",)),
    "lookalikes.tsv": Schema(
        {
            "latin": _text("[A-Za-zËë]"),
            "looks": _text("[А-Яа-яЁё]", optional=True),
            "sounds": _text("[А-Яа-яЁё]", optional=True),
        },
        ("latin",),
    ),
    "lookalike_names.tsv": Schema(
        {
            "written": _text("(?:[а-яё]+ )?р?[А-ЯЁA-Z0-9.+#-]+(?: и [А-Я+]+)?"),
            "meant": _text("(?:[а-яё]+ )?p?[А-ЯЁA-Z0-9.+#-]+(?: и [A-Z+]+)?"),
            "near": _text("[а-яёa-z]+(?: [а-яёa-z]+)*", optional=True),
        },
        ("written",),
    ),
    "months.tsv": Schema(
        {"nomn": _WORD, "gent": _WORD, "others": _FORMS, "short": _text(r"[а-я]+", optional=True, several="|")},
        ("nomn",),
    ),
    "numbered.tsv": _LEMMAS,
    "numerals.tsv": Schema(
        {"key": _text(r"\d+[mfnpc]?"), **dict.fromkeys(_CASE_NAMES.split(), _WORD)}, ("key",), GRAMMAR + ", § 1362–1380"
    ),
    "ordinals.tsv": Schema(
        {"value": _text(r"\d+"), "ordinal": _WORD, "stem": _WORD}, ("value",), GRAMMAR + ", § 1362–1380"
    ),
    "other_digraphs.tsv": Schema({"letters": _text("[α-ω]{2}"), "sound": _SOUND}, ("letters",)),
    "other_letters.tsv": Schema({"letter": _text(r"[^\sa-zа-я]"), "name": _WORD, "sound": _SOUND}, ("letter",)),
    "particles.tsv": Schema({"word": _WORDS}, ("word",)),
    "phrases.tsv": Schema(
        {
            "written": _text(r"\S(?:.*\S)?"),
            "spoken": _text(r"(?:[А-ЯЁа-яё]+[ -])*\*?[А-ЯЁа-яё]+(?:[ -][А-ЯЁа-яё]+)*"),
            "note": _one_of(
                "agree called lower acting number imperative open title rank imprint column goals wind side calendar "
                "others size mean small sort",
                optional=True,
            ),
        },
        ("written", "note"),
    ),
    "prepositions.tsv": Schema(
        {"preposition": _WORDS, "cases": _one_of(_CASE_NAMES, several=" ")}, ("preposition",), GRAMMAR + ", предлоги"
    ),
    "ranked.tsv": Schema(
        {
            "lemma": _WORD,
            "only": _one_of(_CASE_NAMES, optional=True),
            "series": _one_of("sing plur", optional=True),
            "always": _YES,
        },
        ("lemma",),
    ),
    "elements.tsv": Schema({"symbol": _text(r"[A-Z][a-z]?"), "spoken": _WORD}, ("symbol",)),
    "rates.tsv": Schema(
        {"written": _WRITTEN, "spoken": _WORDS, "price": _text(r"[а-яё]+(?: [а-яё-]+)*", optional=True)}, ("written",)
    ),
    "reporting_periods.tsv": Schema(
        {"written": _WRITTEN, "noun": _DECLINED, "by": _one_of("rank count"), "most": _text(r"\d+"), "first": _YES},
        ("written",),
    ),
    "roman_heads.tsv": Schema({"written": _text(r"[а-я]+", several="|"), "lemma": _WORD}, ("written",)),
    "scales.tsv": Schema(
        {
            "power": _text(r"\d"),
            "gender": _one_of("m f"),
            **dict.fromkeys(_CASE_NAMES.split(), _WORD),
            **dict.fromkeys((f"{case}_pl" for case in _CASE_NAMES.split()), _WORD),
            "ordinal": _WORD,
        },
        ("power",),
        GRAMMAR + ", § 1362–1380",
    ),
    "stand_ins.tsv": Schema({"number": _one_of("sing plur"), "word": _WORD}, ("number",)),
    "symbols.tsv": Schema(
        {"symbol": _text(r"\S"), "reading": _text(r"[а-яё]+(?:[- ][А-Яа-яё]+)*", optional=True), "note": _NOTE},
        ("symbol",),
    ),
    "transliteration.tsv": Schema(
        {"before": _PATTERN, "letters": _text(r"[a-z']+"), "after": _PATTERN, "sound": _SOUND},
        ("before", "letters", "after"),
        "ГОСТ 7.79-2000 (система Б), ICAO 9303, names of sites",
    ),
    "transliteration_weights.tsv": Schema(
        {"letters": _text(r"\S+"), "weight": _text(r"-?\d+(?:\.\d+)?")}, ("letters",), "odds estimated by hand"
    ),
    "unit_adjectives.tsv": Schema({"unit": _text(r"[А-Яа-я]+"), "adjective": _WORD}, ("unit",)),
    "units.tsv": Schema(
        {"written": _WRITTEN, "noun": _DECLINED, "plural": _text(r"[а-яё-]+", optional=True)},
        ("written",),
        "ГОСТ 8.417-2002",
    ),
    "weekdays.tsv": Schema({"forms": _FORMS, "short": _SOUND}, ("forms",)),
}

_YO_LISTS = "never always as_written capitalised uncapitalised surnames foreign_names first_parts last_parts"
TOML_SECTIONS: Mapping[str, frozenset[str]] = {
    "homographs.toml": frozenset({"genitive_or_plural", "prepositional_or_nominative", "surroundings", "words"}),
    "stress.toml": frozenset({"paradigms", "words", "names"}),
    "yo.toml": frozenset(_YO_LISTS.split()),
}
"""What each table in TOML holds at its top; `words.toml` holds the lists that rules ask for by name."""
