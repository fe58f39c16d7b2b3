"""Agreements to write: a realistic one of twenty articles in either language, and what it takes to write it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from agreements.model import Agreement, Article, ClauseTag, Passage, Reference, Section, Signature
from agreements.word.appearance import Appearance
from templates import words

if TYPE_CHECKING:
    from agreements.model import Language, Piece

TEXTS = {
    "nl": (
        "Iedere werknemer heeft recht op loopbaanbegeleiding, ongeacht functie, scholing, leeftijd, anciënniteit, "
        "arbeidsovereenkomst of arbeidsregeling, onder de voorwaarden van deze overeenkomst.",
        "De werkgever draagt de volledige kosten van de begeleiding, met inbegrip van alle sociale en fiscale lasten.",
        "een gesprek over sterke en zwakke punten, en over wat een baan nodig heeft om gelukkig te maken",
        "de mogelijkheden bij de huidige werkgever of elders",
        "nu en op langere termijn",
        "zoals bepaald in ",
    ),
    "fr": (
        "Chaque travailleur a droit à un accompagnement de carrière, quels que soient sa fonction, sa formation, son "
        "âge, son ancienneté, son contrat ou son régime de travail, aux conditions de la présente convention.",
        "L’employeur supporte l’intégralité du coût de l’accompagnement, charges sociales et fiscales comprises.",
        "un entretien sur les points forts et les points faibles, et sur ce qui rend un emploi épanouissant",
        "les possibilités chez l’employeur actuel ou ailleurs",
        "maintenant et à plus long terme",
        "comme prévu à l’",
    ),
}
TITLES = {
    "nl": (
        "Collectieve arbeidsovereenkomst van 14 december 2026",
        "betreffende het recht op loopbaanbegeleiding, gesloten in de onderneming Voorbeeldchemie nv te Antwerpen",
    ),
    "fr": (
        "Convention collective de travail du 14 décembre 2026",
        "relative au droit à l’accompagnement de carrière, conclue dans l’entreprise Exemplechimie sa à Liège",
    ),
}
OPENING = {
    "nl": (
        "Tussen de hierna vermelde partijen:",
        "Voorbeeldchemie nv, met maatschappelijke zetel te 2000 Antwerpen, Scheldelaan 1, ondernemingsnummer "
        "0403.170.701, vertegenwoordigd door mevrouw An Peeters, algemeen directeur;",
        "en de hierna vermelde werknemersorganisatie: ACV bouw – industrie & energie, vertegenwoordigd door de heer "
        "Jan Janssens, vakbondssecretaris;",
        "wordt overeengekomen wat volgt.",
    ),
    "fr": (
        "Entre les parties mentionnées ci-après :",
        "Exemplechimie sa, dont le siège social est établi à 4000 Liège, quai de la Meuse 1, numéro d’entreprise "
        "0403.170.701, représentée par madame Anne Petit, directrice générale ;",
        "et l’organisation de travailleurs : CSC bâtiment – industrie & énergie, représentée par monsieur Jean Jansen, "
        "secrétaire syndical ;",
        "il est convenu ce qui suit.",
    ),
}
HEADINGS = {
    "nl": (
        "Toepassingsgebied",
        "Recht op loopbaanbegeleiding",
        "Kosten ten laste van de werkgever",
        "Vrije keuze van een erkend en onafhankelijk centrum, zonder tussenkomst van de werkgever in de keuze",
    ),
    "fr": (
        "Champ d’application",
        "Droit à l’accompagnement de carrière",
        "Coût à charge de l’employeur",
        "Libre choix d’un centre agréé et indépendant, sans intervention de l’employeur dans ce choix",
    ),
}
CHAPTERS = {"nl": ("Algemene bepalingen", "Het recht", "Slotbepalingen"), "fr": ("Généralités", "Le droit", "Fin")}
WORD = {"nl": "artikel\u00a0", "fr": "article\u00a0"}
ANNEX = {"nl": "bijlage\u00a0", "fr": "annexe\u00a0"}


def tag(clause: str, variant: str = "opening") -> ClauseTag:
    return ClauseTag(clause, "1.0.0", variant)


def plain(*pieces: Piece) -> Passage:
    return Passage("plain", "", pieces)


def number(index: int, language: Language) -> str:
    return "1er" if language == "fr" and index == 1 else str(index)


def full_agreement(language: Language = "nl", articles: int = 20) -> Agreement:
    """Articles with every kind of passage, in three chapters; two annexes; parties, preamble, closing, signatures."""
    one, two, three, four, five, see = TEXTS[language]
    first = Reference("clause-1", number(1, language))

    def passages(index: int) -> tuple[Passage, ...]:
        if index % 4 == 1:
            return (plain(one), plain(f"{see}{WORD[language]}", first, "."), plain(two))
        if index % 4 == 2:
            return (
                Passage("paragraph", "§ 1.", (one,)),
                Passage("paragraph", "§ 2.", (f"{two} ({see}{WORD[language]}", first, ").")),
                Passage("item", "1°", (three,)),
                Passage("subitem", "a)", (four,)),
                Passage("subitem", "b)", (five,)),
                Passage("item", "2°", (four,)),
                Passage("paragraph", "§ 3.", (two,)),
                Passage("item", "1°", (three,)),
            )
        if index % 4 == 3:
            return (
                plain(two),
                Passage("item", "1°", (three,)),
                Passage("item", "2°", (four,)),
                plain(one),
                Passage("item", "1°", (f"{four} ({ANNEX[language]}", Reference("annex-1", "1"), ")")),
                Passage("subitem", "a)", (five,)),
            )
        return (plain(one),)

    chapters = CHAPTERS[language]
    headings = HEADINGS[language]
    return Agreement(
        language=language,
        title=Section(tuple(plain(text) for text in TITLES[language]), tag("title")),
        opening=(
            Section(tuple(plain(text) for text in OPENING[language]), tag("parties")),
            Section((plain(one), Passage("item", "1°", (three,)), Passage("item", "2°", (four,))), tag("preamble")),
        ),
        articles=tuple(
            Article(
                number(index, language),
                headings[index % 4 - 1],
                passages(index),
                chapters[min((index - 1) // 7, 2)],
                tag(f"clause-{index}"),
            )
            for index in range(1, articles + 1)
        ),
        closing=(Section((plain(two),), tag("deposit")), Section((plain(one),), tag("place-and-date"))),
        signatures=(
            Signature(OPENING[language][1].split(",")[0], "An Peeters", "Algemeen directeur"),
            Signature("ACV bouw – industrie & energie", "Jan Janssens", "Vakbondssecretaris"),
            Signature("ABVV Algemene Centrale", "Els Maes", "Secretaris"),
        ),
        annexes=tuple(
            Article(str(index), headings[index], (plain(one), *passages(index + 1)), "", tag(f"annex-{index}"))
            for index in (1, 2)
        ),
    )


def appearance(language: Language = "nl", **changes: object) -> Appearance:
    values: dict[str, object] = {
        "short_title": TITLES[language][0],
        "version": words(language)["version"].format(version=1, date="23-11-2026"),
        "author": "ACV-CSC",
        "date": datetime.date(2026, 11, 23),
        "words": words(language),
    }
    return Appearance(**{**values, **changes})
