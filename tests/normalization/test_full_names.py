"""Full names where what is read before them depends on the order of rules, so that no file of cases can hold them."""

from __future__ import annotations

from briefing.normalization import Normalizer


def test_an_article_may_be_numbered_by_an_ordinal() -> None:
    spoken = Normalizer(acronyms="expand").speak("Вора судят по статье 158-й УК.")
    assert spoken == "Вора судят по статье сто пятьдесят восьмой Уголовного кодекса."


def test_what_the_text_before_gave_in_full_is_not_given_again() -> None:
    narration = Normalizer(acronyms="first").narration()
    narration.speak("Новый устав приняла Шанхайская организация сотрудничества.")
    assert narration.speak("Секретарь ШОС доволен.") == "Секретарь шос доволен."
    assert narration.speak("Секретарь ОБСЕ доволен.").startswith("Секретарь Организации по безопасности")


def test_a_name_given_long_before_is_given_once_more() -> None:
    narration = Normalizer(acronyms="first").narration()
    narration.speak("Новый устав приняла Шанхайская организация сотрудничества.")
    narration.speak("Потом долго говорили о погоде, о ценах и о детях. " * 5)
    assert narration.speak("Секретарь ШОС доволен.") == "Секретарь Шанхайской организации сотрудничества доволен."


def test_another_organisation_of_the_text_before_may_be_meant() -> None:
    narration = Normalizer(acronyms="first").narration()
    narration.speak("Портал принадлежит Агентству социальной информации.")
    narration.speak("Потом долго говорили о погоде, о ценах и о детях. " * 5)
    assert narration.speak("Это адрес АСИ.") == "Это адрес аси."


def test_a_name_that_is_a_part_of_one_given_is_not_given_again() -> None:
    narration = Normalizer(acronyms="first").narration()
    assert "Управления Федеральной службы исполнения" in narration.speak("Склад проверил начальник УФСИН.")
    narration.speak("Потом долго говорили о погоде, о ценах и о детях. " * 5)
    assert narration.speak("Приказ подписал директор ФСИН.") == "Приказ подписал директор фсин."


def test_what_the_next_text_explains_is_not_given_before() -> None:
    narration = Normalizer(acronyms="first").narration()
    assert narration.speak("ФАС начала проверку.", "Федеральная антимонопольная служба (ФАС) ищет сговор.") == (
        "фас начал+а проверку."
    )
    assert narration.speak("Совет ШОС соберётся.", "В Туле ждут гостей из Шанхайской организации сотрудничества.") == (
        "Совет шос соберётся."
    )
    assert narration.speak("Совет АСВ соберётся.", "В Туле ждут гостей.").startswith("Совет Агентства")
