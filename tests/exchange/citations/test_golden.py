"""Citations written by hand after the rules of each style; the code must print the same.

GOST R 7.0.5-2008 (references behind the text), Chicago (bibliography), APA (seventh edition).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from services.exchange.citations.styles import STYLES
from services.exchange.citations.text import plain, runs
from services.exchange.citations.words import StyleWords

ENGLISH = StyleWords()
RUSSIAN = StyleWords(
    language="ru",
    accessed="Дата обращения: %(date)s",
    accessed_inside="дата обращения: %(date)s",
    retrieved="Дата обращения: %(date)s, %(address)s",
    electronic="Электронный ресурс",
    version="Версия %(version)s",
    edited_by="ред. %(names)s",
    editor="ред.",
    editors="ред.",
    contained="В: %(title)s",
    both="и",
    and_others="и др.",
    no_date="б. г.",
    data_set="Набор данных",
    number="№",
    volume="Т.",
    pages="С.",
    in_pages="с. %(pages)s",
)


def on(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


ITEMS: dict[str, dict[str, Any]] = {
    "book": {
        "type": "book",
        "author": [{"family": "Barnes", "given": "Steven A."}],
        "title": "Death and Redemption: The Gulag and the Shaping of Soviet Society",
        "publisher": "Princeton University Press",
        "publisher-place": "Princeton",
        "issued": on(2011),
        "number-of-pages": 352,
    },
    "editor-only book": {
        "type": "book",
        "editor": [
            {"family": "Охотин", "given": "Никита Глебович"},
            {"family": "Рогинский", "given": "А. Б."},
        ],
        "title": "Система исправительно-трудовых лагерей в СССР",
        "publisher": "Звенья",
        "publisher-place": "М.",
        "issued": on(1998),
        "number-of-pages": 600,
    },
    "archive file": {
        "type": "document",
        "title": "Докладная записка о лагере",
        "issued": on(1943, 1, 5),
        "archive": "ГАРФ",
        "archive-place": "Москва",
        "archive_location": "Ф. Р-9414. Оп. 1. Д. 1155. Л. 20–22",
    },
    "web page": {
        "type": "webpage",
        "author": [{"family": "Pohl", "given": "J. Otto"}],
        "title": "Karlag NKVD",
        "container-title": "Otto's Random Thoughts",
        "issued": on(2008, 11, 3),
        "URL": "https://example.org/karlag.html",
        "accessed": on(2026, 11, 25),
    },
    "thesis abstract": {
        "type": "thesis",
        "author": [{"family": "Елеуханова", "given": "Светлана Викторовна"}],
        "title": "История Карлага",
        "genre": "автореф. дис. … канд. ист. наук",
        "publisher": "КарГУ",
        "publisher-place": "Караганда",
        "issued": on(2009),
        "number-of-pages": "26",
    },
    "data set": {
        "type": "dataset",
        "author": [{"family": "Wessel", "given": "Pål"}, {"family": "Smith", "given": "W. H. F."}],
        "title": "Shorelines",
        "version": "2.3.6",
        "publisher": "University of Hawaii",
        "issued": on(2016),
        "URL": "https://example.org/shorelines",
        "accessed": on(2026, 11, 25),
    },
    "map view": {
        "type": "map",
        "author": [{"literal": "Editors of the Karlag Atlas"}],
        "title": "Map: 1943",
        "container-title": "Karlag Atlas",
        "publisher": "Editors of the Karlag Atlas",
        "version": "0.2.0",
        "issued": on(2026, 11, 25),
        "URL": "https://example.org/en/?year=1943",
        "accessed": on(2026, 12, 1),
    },
    "article": {
        "type": "article-journal",
        "author": [{"family": "Земсков", "given": "Виктор Николаевич"}],
        "title": "ГУЛАГ",
        "container-title": "Социологические исследования",
        "volume": 18,
        "issue": "6",
        "page": "10-27",
        "issued": on(1991),
    },
    "chapter": {
        "type": "chapter",
        "author": [{"family": "Ellman", "given": "Michael"}],
        "title": "Repression",
        "container-title": "A Companion",
        "editor": [{"family": "Davies", "given": "R. W."}],
        "publisher": "Routledge",
        "publisher-place": "London",
        "page": "11–30",
        "issued": on(2002),
    },
    "newspaper": {
        "type": "article-newspaper",
        "title": "Чем дышит посёлок энергетиков",
        "container-title": "Казахстанская правда",
        "issued": on(2018, 5, 30),
        "URL": "https://example.kz/topar",
    },
    "decree": {
        "type": "legislation",
        "title": "Об освоении целинных земель",
        "genre": "постановление",
        "number": "17",
        "container-title": "Справочник партийного работника",
        "issued": on(1954, 3, 2),
        "page": "252",
    },
    "two authors, no date": {
        "type": "book",
        "author": [
            {"family": "Allaniyazov", "given": "Turganbek"},
            {"family": "Saktaganova", "given": "Zauresh"},
        ],
        "title": "Children of Karlag",
        "publisher-place": "Karaganda",
    },
    "four authors": {
        "type": "book",
        "author": [{"family": name, "given": "Anna"} for name in ("Ada", "Bek", "Cui", "Dow")],
        "title": "Camps",
        "publisher": "Press",
        "publisher-place": "Almaty",
        "issued": on(2001),
    },
    "entry without author": {
        "type": "entry-encyclopedia",
        "title": "Карлаг",
        "container-title": "Большая энциклопедия",
        "URL": "https://example.ru/karlag",
    },
}

EXPECTED: dict[str, dict[str, str]] = {
    "book": {
        "gost": "Barnes S. A. Death and Redemption: The Gulag and the Shaping of Soviet Society. "
        "Princeton: Princeton University Press, 2011. 352 p.",
        "chicago": "Barnes, Steven A. Death and Redemption: The Gulag and the Shaping of Soviet "
        "Society. Princeton: Princeton University Press, 2011.",
        "apa": "Barnes, S. A. (2011). Death and Redemption: The Gulag and the Shaping of Soviet "
        "Society. Princeton University Press.",
    },
    "editor-only book": {
        "gost": "Система исправительно-трудовых лагерей в СССР / edited by Н. Г. Охотин, "
        "А. Б. Рогинский. М.: Звенья, 1998. 600 p.",
        "chicago": "Охотин, Никита Глебович, and А. Б. Рогинский, eds. Система "
        "исправительно-трудовых лагерей в СССР. М.: Звенья, 1998.",
        "apa": "Охотин, Н. Г., & Рогинский, А. Б. (Eds.). (1998). Система "
        "исправительно-трудовых лагерей в СССР. Звенья.",
    },
    "archive file": {
        "gost": "Докладная записка о лагере, 05.01.1943 // ГАРФ, Москва. "
        "Ф. Р-9414. Оп. 1. Д. 1155. Л. 20–22.",
        "chicago": "“Докладная записка о лагере.” January 5, 1943. "
        "Ф. Р-9414. Оп. 1. Д. 1155. Л. 20–22. ГАРФ, Москва.",
        "apa": "Докладная записка о лагере (Ф. Р-9414. Оп. 1. Д. 1155. Л. 20–22). "
        "(1943, January 5). ГАРФ, Москва.",
    },
    "web page": {
        "gost": "Pohl J. O. Karlag NKVD [Electronic resource] // Otto's Random Thoughts. "
        "03.11.2008. URL: https://example.org/karlag.html (accessed: 25.11.2026).",
        "chicago": "Pohl, J. Otto. “Karlag NKVD.” Otto's Random Thoughts. November 3, 2008. "
        "Accessed November 25, 2026. https://example.org/karlag.html.",
        "apa": "Pohl, J. O. (2008, November 3). Karlag NKVD. Otto's Random Thoughts. "
        "Retrieved November 25, 2026, from https://example.org/karlag.html",
    },
    "thesis abstract": {
        "gost": "Елеуханова С. В. История Карлага: автореф. дис. … канд. ист. наук. "
        "Караганда: КарГУ, 2009. 26 p.",
        "chicago": "Елеуханова, Светлана Викторовна. “История Карлага.” автореф. дис. … канд. "
        "ист. наук, КарГУ, Караганда, 2009.",
        "apa": "Елеуханова, С. В. (2009). История Карлага [автореф. дис. … канд. ист. наук]. "
        "КарГУ.",
    },
    "data set": {
        "gost": "Wessel P., Smith W. H. F. Shorelines [Electronic resource]. Version 2.3.6. "
        "University of Hawaii. 2016. URL: https://example.org/shorelines (accessed: 25.11.2026).",
        "chicago": "Wessel, Pål, and W. H. F. Smith. Shorelines. Version 2.3.6. Data set. "
        "University of Hawaii, 2016. Accessed November 25, 2026. https://example.org/shorelines.",
        "apa": "Wessel, P., & Smith, W. H. F. (2016). Shorelines (Version 2.3.6) [Data set]. "
        "University of Hawaii. "
        "Retrieved November 25, 2026, from https://example.org/shorelines",
    },
    "map view": {
        "gost": "Map: 1943 // Karlag Atlas [Electronic resource] / Editors of the Karlag Atlas. "
        "Version 0.2.0. 25.11.2026. "
        "URL: https://example.org/en/?year=1943 (accessed: 01.12.2026).",
        "chicago": "Editors of the Karlag Atlas. “Map: 1943.” In Karlag Atlas, version 0.2.0. "
        "November 25, 2026. Accessed December 1, 2026. https://example.org/en/?year=1943.",
        "apa": "Editors of the Karlag Atlas. (2026, November 25). Map: 1943. In Karlag Atlas "
        "(Version 0.2.0). Retrieved December 1, 2026, from https://example.org/en/?year=1943",
    },
    "article": {
        "gost": "Земсков В. Н. ГУЛАГ // Социологические исследования. 1991. Vol. 18, No. 6. "
        "P. 10–27.",
        "chicago": "Земсков, Виктор Николаевич. “ГУЛАГ.” Социологические исследования 18, no. 6 "
        "(1991): 10–27.",
        "apa": "Земсков, В. Н. (1991). ГУЛАГ. Социологические исследования, 18(6), 10–27.",
    },
    "chapter": {
        "gost": "Ellman M. Repression // A Companion / edited by R. W. Davies. "
        "London: Routledge, 2002. P. 11–30.",
        "chicago": "Ellman, Michael. “Repression.” In A Companion, edited by R. W. Davies, 11–30. "
        "London: Routledge, 2002.",
        "apa": "Ellman, M. (2002). Repression. In R. W. Davies (Ed.), A Companion (pp. 11–30). "
        "Routledge.",
    },
    "newspaper": {
        "gost": "Чем дышит посёлок энергетиков // Казахстанская правда [Electronic resource]. "
        "2018. May 30. URL: https://example.kz/topar.",
        "chicago": "“Чем дышит посёлок энергетиков.” Казахстанская правда, May 30, 2018. "
        "https://example.kz/topar.",
        "apa": "Чем дышит посёлок энергетиков. (2018, May 30). Казахстанская правда. "
        "https://example.kz/topar",
    },
    "decree": {
        "gost": "Об освоении целинных земель: постановление, 02.03.1954, No. 17 // "
        "Справочник партийного работника. P. 252.",
        "chicago": "“Об освоении целинных земель.” постановление, no. 17, March 2, 1954. "
        "Справочник партийного работника, 252.",
        "apa": "Об освоении целинных земель (постановление No. 17). (1954, March 2). "
        "Справочник партийного работника, 252.",
    },
    "two authors, no date": {
        "gost": "Allaniyazov T., Saktaganova Z. Children of Karlag. Karaganda, [n.d.].",
        "chicago": "Allaniyazov, Turganbek, and Zauresh Saktaganova. Children of Karlag. "
        "Karaganda, n.d.",
        "apa": "Allaniyazov, T., & Saktaganova, Z. (n.d.). Children of Karlag.",
    },
    "four authors": {
        "gost": "Camps / A. Ada [et al.]. Almaty: Press, 2001.",
        "chicago": "Ada, Anna, Anna Bek, Anna Cui, and Anna Dow. Camps. Almaty: Press, 2001.",
        "apa": "Ada, A., Bek, A., Cui, A., & Dow, A. (2001). Camps. Press.",
    },
    "entry without author": {
        "gost": "Карлаг // Большая энциклопедия [Electronic resource]. "
        "URL: https://example.ru/karlag.",
        "chicago": "“Карлаг.” In Большая энциклопедия. n.d. https://example.ru/karlag.",
        "apa": "Карлаг. (n.d.). In Большая энциклопедия. https://example.ru/karlag",
    },
}

IN_RUSSIAN = {
    "web page": {
        "gost": "Pohl J. O. Karlag NKVD [Электронный ресурс] // Otto's Random Thoughts. "
        "03.11.2008. URL: https://example.org/karlag.html (дата обращения: 25.11.2026).",
        "chicago": "Pohl, J. Otto. “Karlag NKVD.” Otto's Random Thoughts. 3 ноября 2008 г. "
        "Дата обращения: 25 ноября 2026 г. https://example.org/karlag.html.",
        "apa": "Pohl, J. O. (2008, 3 ноября). Karlag NKVD. Otto's Random Thoughts. "
        "Дата обращения: 25 ноября 2026 г., https://example.org/karlag.html",
    },
    "editor-only book": {
        "gost": "Система исправительно-трудовых лагерей в СССР / ред. Н. Г. Охотин, "
        "А. Б. Рогинский. М.: Звенья, 1998. 600 с.",
        "chicago": "Охотин, Никита Глебович, и А. Б. Рогинский, ред. Система "
        "исправительно-трудовых лагерей в СССР. М.: Звенья, 1998.",
        "apa": "Охотин, Н. Г., & Рогинский, А. Б. (Ред.). (1998). Система "
        "исправительно-трудовых лагерей в СССР. Звенья.",
    },
    "article": {
        "gost": "Земсков В. Н. ГУЛАГ // Социологические исследования. 1991. Т. 18, № 6. С. 10–27.",
    },
    "newspaper": {
        "gost": "Чем дышит посёлок энергетиков // Казахстанская правда [Электронный ресурс]. "
        "2018. 30 мая. URL: https://example.kz/topar.",
    },
}


def test_every_item_is_expected_in_every_style() -> None:
    assert set(EXPECTED) == set(ITEMS)
    assert len(ITEMS) >= 12
    assert {name for each in EXPECTED.values() for name in each} == set(STYLES)


@pytest.mark.parametrize("style", sorted(STYLES))
@pytest.mark.parametrize("name", sorted(ITEMS))
def test_the_citation_is_the_one_written_by_hand(name: str, style: str) -> None:
    assert plain(STYLES[style](ITEMS[name], ENGLISH)) == EXPECTED[name][style]


@pytest.mark.parametrize(
    ("name", "style"), [(name, style) for name, each in IN_RUSSIAN.items() for style in each]
)
def test_words_follow_the_reader_and_the_style_stays(name: str, style: str) -> None:
    assert plain(STYLES[style](ITEMS[name], RUSSIAN)) == IN_RUSSIAN[name][style]


def test_a_name_stands_once() -> None:
    """What other processors get wrong: editors named twice, titles of pages named twice."""
    for style in STYLES.values():
        assert plain(style(ITEMS["editor-only book"], ENGLISH)).count("Охотин") == 1
        assert plain(style(ITEMS["web page"], ENGLISH)).count("Karlag NKVD") == 1


@pytest.mark.parametrize(
    ("name", "style", "italics"),
    [
        ("book", "chicago", [ITEMS["book"]["title"]]),
        ("article", "chicago", ["Социологические исследования"]),
        ("article", "apa", ["Социологические исследования", "18"]),
        ("map view", "apa", ["Karlag Atlas"]),
        ("book", "gost", []),
    ],
)
def test_italics_stand_where_the_style_has_them(name: str, style: str, italics: list[str]) -> None:
    told = runs(STYLES[style](ITEMS[name], ENGLISH))
    assert [text for text, is_italic in told if is_italic] == italics
    assert "".join(text for text, _ in told) == EXPECTED[name][style]


def test_a_language_without_dates_of_its_own_is_written_as_english() -> None:
    words = replace(ENGLISH, language="qqq")
    assert plain(STYLES["chicago"](ITEMS["newspaper"], words)) == EXPECTED["newspaper"]["chicago"]
