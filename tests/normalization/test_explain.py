"""What the user is told: each change with its place, rule and reason; what to check; what an episode remembers."""

from __future__ import annotations

import re
from functools import cache

import pytest

from briefing.normalization import Change, Doubt, Explanation, Normalizer, summed
from tests.normalization.notation import CASES, heard, read

NO_BREAK, NARROW, SOFT_HYPHEN, ACUTE, ZERO_WIDTH = "\u00a0", "\u202f", "\u00ad", "\u0301", "\u200b"


@cache
def normalizer(mode: str = "spell") -> Normalizer:
    return Normalizer(acronyms=mode)


def change(text: str, written: str) -> Change:
    """Explain a text, check that every span points to what it names, and give the change of a written form."""
    changes = normalizer().explain(text).changes
    for one in changes:
        assert text[one.start : one.end] == one.written
    found = [one for one in changes if one.written == written]
    assert len(found) == 1, changes
    return found[0]


@pytest.mark.parametrize(
    ("text", "written", "spoken"),
    [
        ("Жили 5000 человек.", "5000", "пять тысяч"),
        (f"Жили 5{NO_BREAK}000 человек.", f"5{NO_BREAK}000", "пять тысяч"),
        (f"Жили 5{NARROW}000{NO_BREAK}чел. и уехали.", f"5{NARROW}000{NO_BREAK}чел.", "пять тысяч человек"),
        (f"По{SOFT_HYPHEN}стро{SOFT_HYPHEN}или 3 дома.", "3", "три"),
        (f"За{ACUTE}мок открыли в 1990{NO_BREAK}году.", "1990", "тысяча девятьсот девяностом"),
        (f"Больша{ACUTE}я доро{ACUTE}га{ZERO_WIDTH}, {SOFT_HYPHEN}7 км.", "7 км", "семь километров"),
        ("И\u0306од и ещё 2 элемента.", "2", "два"),
        ("Людовик Ⅻ правил.", "Ⅻ", "двенадцатый"),
        ("Заплатил １２ рублей.", "１２", "двенадцать"),
        ("🙂 Пришли 2 друга.", "2", "два"),
        ("Красная \u0391udi стоит у дома.", "\u0391udi", "ауди"),  # a Greek letter for a Latin one
        ("Первая строка.\nНа второй 4 слова.", "4", "четыре"),
    ],
)
def test_a_span_points_to_the_original_text(text: str, written: str, spoken: str) -> None:
    assert heard(change(text, written).spoken) == heard(spoken)


def test_a_soft_hyphen_inside_a_number_belongs_to_its_span() -> None:
    text = f"Собрали 1{SOFT_HYPHEN}0 подписей."
    assert change(text, f"1{SOFT_HYPHEN}0").spoken == "десять"


def test_changes_and_the_rest_make_up_the_spoken_text() -> None:
    text = "К 5 мая из 12 АЭС работали 3,5% — это мало."
    explanation = normalizer().explain(text)
    rebuilt, position = "", 0
    for one in explanation.changes:
        rebuilt += text[position : one.start] + one.spoken
        position = one.end
    assert rebuilt + text[position:] == explanation.spoken


def test_each_change_names_its_rule_and_reason() -> None:
    missing = []
    for path in sorted(CASES.glob("*.txt")):
        for case in read(path):
            for one in normalizer(case.mode).explain(case.written).changes:
                if not one.rule or not one.reason:
                    missing.append(f"{case.place}: {one}")
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize(
    ("text", "written", "reason"),
    [
        ("Не хватило 14 машин.", "14", "gent"),
        ("Подошли к 5 домам.", "5", "datv"),
        ("Говорили о 2 странах.", "2", "loct"),
        ("Работа в МИДе.", "МИДе", "acronym"),
    ],
)
def test_the_reason_says_what_decided(text: str, written: str, reason: str) -> None:
    assert reason in change(text, written).reason


def test_explain_speaks_as_speak_does() -> None:
    for path in sorted(CASES.glob("news_*.txt")):
        for case in read(path):
            assert normalizer().explain(case.written).spoken == normalizer().speak(case.written)


def test_plain_text_has_nothing_to_explain() -> None:
    assert normalizer().explain("Погода вполне тихая.") == Explanation("Погода вполне тихая.")


def reports(text: str, mode: str = "spell") -> str:
    return "\n".join(normalizer(mode).explain(text).reports)


def test_unlisted_acronyms_are_reported_with_their_reading() -> None:
    explanation = normalizer().explain("Это решение ЩЦК.")
    (report,) = explanation.reports
    assert "ЩЦК" in report
    assert explanation.changes[0].spoken in report


def test_listed_acronyms_are_not_reported() -> None:
    assert reports("Это решение МВД, МЧС и НАТО.") == ""


def test_the_same_thing_is_reported_once() -> None:
    assert reports("ЩЦК и ЩЦК.").count("ЩЦК") == 1


@pytest.mark.parametrize("sign", ["☃", "∮", "中文", "🙂", "Ȝ"])
def test_signs_that_no_voice_can_say_are_reported(sign: str) -> None:
    assert sign in reports(f"Слово {sign} слово.")


def test_remarks_are_summed_by_kind_with_their_number() -> None:
    text = "Слово 🙂 слово 🙂🎉, дело ☀️ и ∮, 中文 и ЩЦК. Ещё 🙂 и ЩЦК."
    assert summed(normalizer().explain(text).remarks) == [
        "unlisted acronyms: 1 (ЩЦК — ща-цэ-ка)",
        "left out, emoji: 5 (🙂, 🎉, ☀)",
        "left out, signs that can't be said: 1 (∮)",
        "left out, words in other scripts: 1 (中文)",
    ]


def test_signs_that_are_read_are_not_reported() -> None:
    assert reports("Цена 5 €, § 3, 7 % и −2 °C.") == ""


def test_a_narration_remembers_what_it_expanded() -> None:
    narration = normalizer("first").narration()
    assert "Организации Догов" in narration.speak("Саммит ОДКБ начался.")
    assert heard("о дэ ка бэ") in heard(narration.speak("Страны ОДКБ согласны."))
    assert heard("о дэ ка бэ") in heard(narration.explain("Войска ОДКБ готовы.").spoken)


def test_one_narration_knows_nothing_of_another() -> None:
    first, second = normalizer("first").narration(), normalizer("first").narration()
    assert first.speak("Саммит ОДКБ начался.") == second.speak("Саммит ОДКБ начался.")


def test_speak_and_explain_start_anew_at_each_call() -> None:
    text = "Саммит ОДКБ начался."
    spoken = normalizer("first").speak(text)
    assert re.search(r"Организации Догов\+?ора о коллективной безопасности", spoken)
    assert normalizer("first").speak(text) == spoken
    assert normalizer("first").explain(text).spoken == spoken


def test_a_name_that_the_text_gives_itself_is_not_given_again() -> None:
    narration = normalizer("first").narration()
    spoken = narration.speak("Глава ОДКБ (Организации Договора о коллективной безопасности) выступил.")
    assert heard(spoken).count(heard("коллективной безопасности")) == 1
    assert heard("о дэ ка бэ") in heard(narration.speak("В ОДКБ согласны."))


def test_the_reports_of_a_narration_are_those_of_the_text_given() -> None:
    narration = normalizer().narration()
    assert narration.explain("Решение ЩЦК.").reports
    assert not narration.explain("Решение суда.").reports


@pytest.mark.parametrize(
    ("text", "mode", "doubts"),
    [
        ("В ЩЦК ждут.", "spell", [("ЩЦК", Doubt.ACRONYM)]),
        ("Купили Zorbix и iPhone.", "spell", [("Zorbix", Doubt.LATIN)]),
        ("Совет ОДКБ собрался.", "expand", [("ОДКБ", Doubt.FULL_NAME)]),
        ("Замок стоял долго.", "spell", [("Замок", Doubt.HOMOGRAPH)]),
        ("Ключ от замка.", "spell", []),
        ("Все дружно запели.", "spell", []),
        ("Пел Юхан Свенссон (Johan Svensson).", "spell", [(" (Johan Svensson)", Doubt.LEFT_OUT)]),
    ],
)
def test_what_is_doubtful_is_graded_in_its_place(text: str, mode: str, doubts: list[tuple[str, Doubt]]) -> None:
    found = normalizer(mode).explain(text).doubts
    assert [(one.written, one.doubt) for one in found] == doubts
    assert all(text[one.start : one.end] == one.written and one.doubt.grade for one in found)


def test_letters_that_look_alike_are_told() -> None:
    changes = normalizer().explain("Cкидки c марта.").changes  # both C are Latin
    assert [(one.written, one.spoken, one.reason) for one in changes] == [
        ("Cкидки", "Скидки", "letters that look alike"),
        ("c", "с", "letters that look alike"),
    ]


@pytest.mark.parametrize(
    ("text", "written", "why"),
    [
        ("Суд назначили в СК «Метеор».", "СК", "its organisation is not certain"),
        ("Судья Верховного суда (ВС) ушёл. ВС ищет замену.", "ВС", "the text gives its name"),
        ("Бойцы Исламского государства (ИГ) ушли.", "ИГ", "the text gives its name"),
        ("Отчёт составлен по стандартам МСФО.", "МСФО", "its noun was said"),
        ("Прогноз дало агентство «Альфа РА».", "РА", "part of a name or code"),
        ("Он назвал число законов, НКО и партий.", "НКО", "its case is not certain"),
    ],
)
def test_it_is_told_why_a_full_name_is_not_given(text: str, written: str, why: str) -> None:
    reasons = [one.reason for one in normalizer("first").explain(text).changes if one.written == written]
    assert reasons
    assert why in reasons[0]
    assert not reasons[0].startswith("acronym in full")
