"""The case that the meaning of a name tells, whatever another would stand in: «на МКАД», «послание ФС»."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.governor import governors, is_listed, moves
from briefing.normalization.grammar.morphology import analyses, gender_of_noun, may_be_of, may_stand_in, nouns
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.subjects import (
    comes_in_behind,
    is_infinitive,
    may_be_subject,
    past_adverbs,
    past_owners,
)
from briefing.normalization.tables import beginnings, word_list

_DEEDS = ("ние", "тие", "ция")
_ONTO_WHAT = (
    ("на", "works_for", "offices"),
    ("в", "chosen_into", "assemblies_addressed"),
    ("в", "chosen_into", "bodies_chosen"),
    ("в", "chosen_into", "titles"),
    ("в", "drafted_into", "forces"),
)
"""A preposition, and between which words it asks the accusative: «работает на ФСБ», «призвали в ВСУ»."""
_GIVEN = "данный"  # «нормы данного ФЗ», but «право, данное УК»
_LONGEST_OWNER = 2  # words that an office is of: «КС Российской Федерации»
_REACH = 4  # words before a name among which what is sent to it, or a motion, is looked for


class _Named(NamedTuple):
    """An acronym in its place, and what its name calls it: the lemmas of its noun; if it is `common`, of a kind."""

    text: Text
    token: int
    heads: frozenset[str]
    common: bool

    def is_one_of(self, words: str) -> bool:
        """Whether what it is called stands in a list of words."""
        return not self.heads.isdisjoint(word_list(words))

    def is_behind(self, preposition: str) -> bool:
        """Whether this preposition stands right before it."""
        return self.text.lower(self.token - 1) == preposition

    @property
    def before(self) -> range:
        """The tokens of the words before it."""
        return range(max(0, self.token - _REACH), self.token)

    @property
    def words_before(self) -> Iterator[str]:
        """The words before it."""
        return (self.text.word[token] for token in self.before if self.text.is_word(token))


def told_by_name(text: Text, index: int, name: Declined) -> Case:
    """Give the case in which what is called so stands at a token; none where its meaning does not tell."""
    named = _Named(text, index, frozenset(one.lemma for one in nouns(name.head.lower())), name.is_common)
    return next((case for step in _STEPS if (case := step(named)) is not None), Case.NONE)


def _located(named: _Named) -> Case | None:
    """«На МКАД», «ДТП на МКАД»; but «выезд на МКАД», «билет на ЧМ» may be either."""
    if not named.is_behind("на") or not named.is_one_of("located_on"):
        return None
    if comes_in_behind(named.text, named.token):
        return Case.NONE  # «на РЖД стали поступать вагоны»
    return Case.NONE if _is_aimed_at(named) else Case.LOCT


def _is_aimed_at(named: _Named) -> bool:
    """Whether what stands before «на» goes onto what is called so, or is for it: «выезд на МКАД», «5 млрд на БАМ»."""
    if may_be_of(analyses(named.text.lower(named.token - 2)), "happenings"):
        return False
    moved = any(moves(word, "на") or may_be_of(analyses(word), "aimed_at") for word in named.words_before)
    return moved or speaks_of(named.text, named.token, "paid_in", before=_REACH)


def _offered(named: _Named) -> Case | None:
    """«Минфин предложит ОФЗ», «за питание отвечает АКБ»: nothing is given to what is called so; «отдал ЯО»."""
    text, verb = named.text, named.token - 1
    if not named.is_one_of("never_recipients") or not text.is_word(verb) or text.broken(named.token):
        return None
    form = analyses(text.word[verb])[0]
    if not is_listed(text.word[verb], "recipient", "told"):
        others = form.pos == "VERB" and form.gender and form.gender not in map(gender_of_noun, named.heads)
        return Case.ACCS if others and form.transitive else None
    if form.pos == "PRTS":
        return Case.NOMN  # «выплачена ЗП»
    if form.pos not in ("VERB", "INFN") or form.lemma in word_list("lets_do"):
        return None  # «позволит АКБ выдавать ток»
    return Case.ACCS if form.transitive else Case.NOMN


def _belongs(named: _Named) -> Case | None:
    """«Владение ЯО», «торговля ОФЗ»: what somebody has or deals in."""
    deed = forms_at(named.text, named.token - 1)
    if not named.is_one_of("never_recipients") or named.text.broken(named.token):
        return None
    return Case.ABLT if any((one.lemma, "belongings") in governors() for one in deed) else None


def _dealt_with(named: _Named) -> Case | None:
    """«МРОТ предложено увеличить», at the beginning of a sentence."""
    text, said = named.text, named.token + 1
    if not named.is_one_of("never_recipients") or text.is_word(named.token - 1):
        return None
    told = text.goes_on(said) and is_listed(text.word[said], "recipient")
    return Case.ACCS if told and is_infinitive(text, said + 1) else None


def _taxed(named: _Named) -> Case | None:
    """«Работает на УСН»; but «перешёл на УСН» may be either."""
    if not named.is_behind("на") or named.text.word[named.token] not in word_list("tax_regimes"):
        return None
    goes_over = any(named.text.lower(token).startswith(beginnings("goes_over")) for token in named.before)
    return Case.NONE if goes_over else Case.LOCT


def _done_by_law(named: _Named) -> Case | None:
    """«Ответственность, предусмотренная УК», «право дано ФЗ», «если ФЗ разрешено продать»: by what it is so."""
    text = named.text
    if not named.is_one_of("laws"):
        return None
    before = named.token - 1 - (text.lower(named.token - 1) in ("только", "лишь"))
    for beside in (before, named.token + 1):
        if not text.is_word(beside) or text.broken(max(beside, named.token)):
            continue
        found = analyses(text.word[beside])
        this = text.word[beside - 1] != "," and any(one.lemma == _GIVEN for one in found)
        forms = [one for one in found if one.lemma in word_list("done_by_law") and not this]
        if any(one.pos == "PRTS" or (one.passive and beside < named.token) for one in forms):
            return Case.ABLT
    return None


def _managed(named: _Named) -> Case | None:
    """«Права управления ТС», «об управлении ФНБ», but «в управлении ФСБ»: a thing is managed, an office has one."""
    text, at = named.text, named.token - 1
    if not text.lower(at).startswith("управлени") or text.broken(named.token):
        return None
    if named.common and named.is_one_of("driven_things"):
        return Case.ABLT
    return Case.ABLT if named.is_one_of("managed_things") and text.lower(at - 1) in ("по", "об", "для", "при") else None


def _done_inside(named: _Named) -> Case | None:
    """«Приём в НМИЦ», «заявление в СМИ», «перечисленные в НК»."""
    if not named.is_behind("в") or not named.text.is_word(named.token - 2):
        return None
    deeds = analyses(named.text.lower(named.token - 2))
    said = {f"{one.lemma}/{head}" for one in deeds for head in named.heads}
    return None if said.isdisjoint(word_list("done_inside")) else Case.LOCT


def _chosen_into(named: _Named) -> Case | None:
    """«Работает на ФСБ», «на выборах в ГД», «призвали в ВСУ», «взяли на службу в МЧС»; «призвали в ООН» says where."""
    text, word = named.text, named.text.lower(named.token - 2)
    if named.is_behind("в") and text.lower(named.token - 3) == "на" and word in word_list("gone_to"):
        return Case.ACCS
    into = any(
        named.is_behind(preposition) and named.is_one_of(heads) and word.startswith(beginnings(words))
        for preposition, words, heads in _ONTO_WHAT
    )
    return Case.ACCS if into and not text.broken(named.token - 1) else None


def _built_on(named: _Named) -> Case | None:
    """«Участок под ЖК», «отдали под МФЦ»: for what land or a house is given."""
    text, before = named.text, named.token - 2
    if not named.is_behind("под") or not text.is_word(before) or not named.is_one_of("built"):
        return None
    return Case.ACCS if may_be_of(analyses(text.word[before]), "given_for_building") else None


def _does_act(named: _Named) -> Case | None:
    """«Отзыв ЦБ лицензии», «задержание ФСБ министра», but «заявление МИД страны»: to whom an office does it."""
    text, at = named.text, named.token - 1
    office = named.is_one_of("offices") or named.is_one_of("powers")
    country = text.word[named.token] in word_list("countries")
    if not office or country or not text.is_word(at) or text.broken(named.token):
        return None
    act = analyses(text.word[at])[0]
    if act.pos != "NOUN" or act.lemma in word_list("no_acts"):
        return None
    if act.lemma not in word_list("acts_of_offices") and not (act.lemma.endswith(_DEEDS) and names_deed(act)):
        return None
    return Case.ABLT if _is_done_to(text, named.token + 1) else None


def _acts_itself(named: _Named) -> Case | None:
    """«Вопрос, по словам министра, рассматривался ФАС»: what is done there is never done to an office."""
    text, at = named.text, named.token - 1
    if not named.is_one_of("offices") or not text.is_word(at) or text.broken(named.token):
        return None
    verb = analyses(text.word[at])[0]
    return Case.ABLT if verb.pos in ("VERB", "INFN") and verb.lemma in word_list("done_by_offices_alone") else None


def _is_done_to(text: Text, token: int) -> bool:
    """Whether somebody or something in the genitive begins at a token, which is no owner of what stands before."""
    last = token + _LONGEST_OWNER
    while token < last and text.goes_on(token) and not text.word[token].islower():
        if not (text.word[token].isupper() or may_stand_in(analyses(text.word[token]), Case.GENT)):
            break
        token += 1  # «принятие КС Чехии решения», «проверка ЦБ РФ банка»
    if not text.goes_on(token) or not text.word[token].islower():
        return False
    while text.is_word(token + 1) and analyses(text.word[token])[0].is_adjective:
        if all(one.case is not Case.GENT for one in analyses(text.word[token])):
            return False  # «вынесет на рассмотрение ГД новые поправки»
        token += 1
    best = analyses(text.word[token])[0]
    genitives = [one for one in analyses(text.word[token]) if one.case is Case.GENT and one.pos == "NOUN"]
    if best.pos != "NOUN" or not genitives or genitives[0].lemma in word_list("owners_of_offices"):
        return False
    verb = past_adverbs(text, past_owners(text, token + 1))
    told = analyses(text.word[verb])[0] if text.goes_on(verb) else best
    subject = told.tells_deed and may_be_subject(text, token, told)
    return not subject  # «после заявления МИД акции упали»


def _spoken_in(named: _Named) -> Case | None:
    """«Известен заявлениями в ГД»; but «обратился с заявлением в ГД» may be either."""
    text, speech = named.text, named.token - 2
    if not named.is_behind("в") or not named.is_one_of("assemblies_addressed"):
        return None
    if text.lower(speech) not in word_list("speeches"):
        return None
    sent = any(moves(text.word[token], "в") for token in named.before if token < speech and text.is_word(token))
    return Case.NONE if sent else Case.LOCT


def _aided(named: _Named) -> Case | None:
    """«Комиссия по содействию ОНК», but «при содействии УФСБ», by whom."""
    text, deed = named.text, named.token - 1
    if not text.is_word(deed) or text.broken(named.token) or text.lower(deed - 1) == "при":
        return None
    return Case.DATV if may_be_of(nouns(text.lower(deed)), "done_to_somebody") else None


def _addressed(named: _Named) -> Case | None:
    """«Послание ФС», «послание президента ФС»."""
    if not named.is_one_of("assemblies_addressed"):
        return None
    for left in reversed(named.before):
        forms = forms_at(named.text, left) if not named.text.broken(left + 1) else ()
        if any(one.lemma == "послание" for one in forms):
            return Case.DATV
        if not may_stand_in(forms, Case.GENT):
            break
    return None


_STEPS: tuple[Callable[[_Named], Case | None], ...] = (
    _located,
    _offered,
    _belongs,
    _dealt_with,
    _taxed,
    _done_by_law,
    _managed,
    _done_inside,
    _chosen_into,
    _built_on,
    _does_act,
    _acts_itself,
    _spoken_in,
    _aided,
    _addressed,
)
"""The first that knows tells; none: what the words before ask holds."""
