"""Numbers from five on that share the genitive of a noun: «для Тулы и ещё 12 регионов», «счета мэра и ещё 5 коллег».

Their nouns don't tell the case, as those of two to four do.
"""

from __future__ import annotations

from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import STILL, Governor, How
from briefing.normalization.grammar.joined import first_listed
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.grammar.parts_of_speech import VERBS, likeliest, stands
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.counted import Head
from briefing.normalization.sentence.nearby import opening_quote
from briefing.normalization.sentence.text import CLAUSE_ENDS, CLOSING, Text
from briefing.normalization.tables import word_list

_OWNERS = ("owners", "companies", "places_of_things", "settlements")
_ALONE = ("среди", "у")  # «среди раненых и 12 детей»: they are there too
_CLAUSE = 20  # tokens before a preposition among which a verb is looked for


def those_too(government: Government, index: int, joined: int, head: Head) -> Governor | None:
    """Share the genitive of the noun at `joined`; but «погиб сын водителя и ещё 15 пассажиров»."""
    text = government.text
    joined = _past_quotes(text, joined)
    name = likeliest(text, joined)
    if name is None or not _is_genitive(name) or head.forms[0].lemma in word_list("measures"):
        return None
    owner = government.at(first_listed(text, joined))  # «для Тулы, Орла и ещё 5 городов»
    if owner.how is How.ADJECTIVE and 0 <= owner.token < joined:
        owner = government.at(owner.token)
    still = text.lower(index - 1) in STILL
    if owner.how is How.PREPOSITION:
        alone = still and not stands(text, head.token + 1, *VERBS)
        shares = Case.GENT in owner.cases and (alone or _goes_on(text, owner, head))
    elif owner.how is How.VERB:
        shares = owner.first is Case.GENT and still
    else:
        shares = still and owner.is_noun and _are_theirs(analyses(text.word[owner.token])[0], name, head.forms[0])
    return Governor((Case.GENT,), text.word[joined], How.COORDINATION) if shares else None


def _past_quotes(text: Text, last: int) -> int:
    """«Банка «Заря» и ещё 5 компаний», «против «Зари» и ещё 5 компаний»: the noun before a quoted name, or its word."""
    if text.word[last] not in CLOSING:
        return last
    left = opening_quote(text, last)
    noun = stands(text, left - 1, "NOUN")
    return left - 1 if noun else left + 1


def _is_genitive(name: Analysis) -> bool:
    """Whether a noun stands in the genitive, or in the accusative of somebody, which is the same; or is undeclined."""
    if name.pos != "NOUN":
        return False
    return name.case is Case.GENT or (name.animate and name.case is Case.ACCS) or name.fixed


def _goes_on(text: Text, owner: Governor, head: Head) -> bool:
    """«Рейсы из Тулы и 5 городов отменены»; but «вышли из Тулы и 5 машин взяли», «после обеда и 5 машин не прошло»."""
    if owner.words in _ALONE or text.lower(head.token + 1) == "не":
        return False
    return not any(stands(text, token, *VERBS) for token in text.back(owner.token - 1, _CLAUSE - 1, CLAUSE_ENDS))


def _are_theirs(owned: Analysis, name: Analysis, counted: Analysis) -> bool:
    """«Счета мэра и ещё 5 коллег», «лидеры Китая и ещё 5 стран»; but «здание банка и ещё 5 домов»."""
    if counted.animate:
        return name.animate and not owned.animate
    if name.animate:
        return False
    if owned.animate or names_deed(owned):
        return True
    lists = [word_list(one) for one in _OWNERS]
    return any(counted.lemma in one for one in lists) and not any(owned.lemma in one for one in lists)
