"""Numbers that go on with what was counted before: behind «, а также», «, в том числе», or the same preposition."""

from __future__ import annotations

from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.kinds import OBLIQUE, Case
from briefing.normalization.sentence.readings import Counted, Reading
from briefing.normalization.sentence.text import Text

_WORDS_COUNTED = 3  # of what the first number counts, behind it
_WORDS_BETWEEN = 4  # between the first number and «и»
_THAN = ("более", "менее", "больше", "меньше")
_ABOUT = ("почти", "примерно", "приблизительно", "ещё", "еще", "чуть")
_AIMS = ("на", "для", "от", "по")
_SHARE = 3  # tokens behind the figures of a share, up to what it is for
_AMOUNT = 9  # tokens of an amount and the word behind it


def joint_before(text: Text, index: int, *, limited: bool) -> int:
    """Give the token before a number, or «и» before an adverb of it: «и даже 7», «и почти 20», «и более чем 10».

    `limited`: a limit told before is of the first number alone: «более 5 школ и почти 20 садов открыли».
    """
    than = text.lower(index - 1) == "чем" and text.lower(index - 2) in _THAN
    joint = index - 3 if than else index - 2
    about = text.lower(index - 1) == "даже" or ((than or text.lower(index - 1) in _ABOUT) and not limited)
    return joint if about and text.lower(joint) in AND_OR else index - 1


def is_among(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """«Изъяли 5 ружей, в том числе 1 винтовку»: those are among the ones counted before, in the same sentence.

    «Везут 95 кг еды, а также 1 тонну воды»: of the same kind.
    """
    among = text.lower(index - 1) == "числе" and text.lower(index - 2) == "том" and text.word[index - 4] == ","
    alike = counts is previous.counted is Counted.UNIT and _is_also(text, index)
    return (among or alike) and "." not in text.clean[previous.end : text.start[index]]


def shares_preposition(text: Text, index: int, previous: Reading) -> bool:
    """«Состоит из 150 самолётов, а также 20 вертолётов»: the preposition of the number before asks both.

    «Подтопление 20 участков, прилегающих к реке, а также 15 домов»: the deed does.
    """
    if not _is_also(text, index):
        return False
    if previous.counted is Counted.PERCENT:  # «пошлины в 25 % на сталь из Китая, а также 10 % на лом»
        return _aims_alike(text, index, text.at(previous.end), text.start[index - 3])
    before = text.at(previous.start) - 1
    deed = previous.case is Case.GENT and text.is_word(before) and names_deed(analyses(text.word[before])[0])
    listed = previous.case in OBLIQUE and text.lower(before) == "и"  # «из 5 танков и 7 машин, а также 9 орудий»
    if not (deed or listed) and (not preposition_cases(text.lower(before)) or text.lower(before - 1).isdigit()):
        return False  # «5 из 12 человек»
    counted, _, clause = text.clean[previous.end : text.start[index - 3]].partition(",")
    if clause and not any(one.pos == "PRTF" for one in analyses(clause.split()[0])):
        return False
    between = [*counted.split(), *clause.split()]
    told = any(not word.isalpha() or analyses(word)[0].tells_deed for word in between)
    return len(counted.split()) <= _WORDS_COUNTED and not told


def _aims_alike(text: Text, index: int, behind: int, end: int) -> bool:
    """Whether the same preposition stands right behind two shares, and no verb between them."""
    aim = text.lower(behind)
    if aim not in _AIMS or any(stands(text, token, "VERB", "PRTS") for token in range(behind, text.at(end))):
        return False
    return any(text.lower(token) == aim for token in text.ahead(index + 1, _SHARE, ",.;"))


def goes_on_alike(text: Text, index: int, between: str, counted: tuple[Counted, Counted]) -> bool:
    """Whether the same preposition stands behind both amounts: «вложил 1,2 млрд в порт и 1,1 млрд в завод»."""
    words = between.split()
    if (counted[0] is Counted.PERCENT) is not (counted[1] is Counted.PERCENT) or len(words) > _WORDS_BETWEEN:
        return False
    prepositions = [at for at, word in enumerate(words[:_WORDS_COUNTED]) if preposition_cases(word)]
    if not prepositions or any(analyses(word)[0].tells_deed for word in words):
        return False
    for token in range(index + 1, min(text.count, index + _AMOUNT)):
        if stands(text, token, "VERB", "PRTS"):
            return False
        if preposition_cases(text.lower(token)):
            return text.lower(token) == words[prepositions[0]]
    return False


def _is_also(text: Text, index: int) -> bool:
    return text.lower(index - 1) == "также" and text.lower(index - 2) == "а" and text.word[index - 3] == ","
