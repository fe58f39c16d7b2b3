"""Whether a word is a verb: a guess by its ending, its dictionary form and the word before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.folding import words_known

if TYPE_CHECKING:
    from agreements.impact.model import Passage

__all__ = ["is_verb"]

_DUTCH = ("en", "an", "oen")
_FRENCH = ("er", "ir", "re", "oir")
_BEFORE_NOUN = {"een", "elke", "iedere", "deze"}
_NOUNS = ("ure", "aire", "ere", "oire", "bre", "gre")
_VERBS = {
    "faire", "refaire", "satisfaire", "taire", "soustraire", "extraire", "distraire", "plaire", "croire", "boire",
    "conclure", "inclure", "exclure",
}  # fmt: skip
"""French words that end as verbs do: "mesure", "intérimaire", "horaire"; and the verbs among them."""
_BEFORE_INFINITIVE = {
    "de", "d", "a", "pour", "peut", "peuvent", "se", "s", "en", "y", "ne", "doit", "doivent", "sans", "faire", "lui",
    "le",
    "l", "les", "pouvoir",
}  # fmt: skip


def is_verb(passage: Passage, index: int) -> bool:
    """Whether word ``index`` of ``passage`` looks like a verb."""
    word = passage.words[index]
    inflected = word.lemma != word.folded and word.folded not in (f"{word.lemma}s", f"{word.lemma}x")
    before = passage.words[index - 1].folded if index else ""
    if (
        word.lemma.endswith(_DUTCH)
        and before not in _BEFORE_NOUN
        and not word.folded.endswith("s")
        and (not word.folded.endswith("en") or word.lemma == word.folded or _is_strong(word.folded, word.lemma))
    ):
        return True
    if word.lemma.endswith(_FRENCH):
        infinitive = word.folded == word.lemma and not (word.folded.endswith(_NOUNS) and word.folded not in _VERBS)
        return inflected or (infinitive and before in _BEFORE_INFINITIVE)
    return _is_governed(passage, index) or _is_coordinated(passage, index) or _is_participle(passage, index)


def _is_strong(folded: str, lemma: str) -> bool:
    """Whether a Dutch word is a participle in "en": "opgenomen", "besloten" of which the verb is known."""
    return folded.count("ge") > lemma.count("ge") and len(folded) > _PARTICIPLE


_PARTICIPLE = 6
_SUBJECTS = {"il", "elle", "ils", "elles", "on", "qui", "ne", "n"}
_CLITICS = {"se", "s", "lui", "leur", "y", "en"}
_OBJECTS = {"le", "la", "les", "l"}
_AUXILIARIES = {"est", "sont", "etre", "ete", "soit", "soient", "sera", "seront", "ont", "ait", "ayant", "etant"}
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "ert", "erte", "erts", "ertes")


def _is_governed(passage: Passage, index: int) -> bool:
    """Whether a French word stands behind a subject pronoun, "ne" or "se", or is a participle behind an auxiliary."""
    words = passage.words
    sentence = words[index].sentence
    at = index - 1
    passed: set[str] = set()
    while at >= 0 and words[at].sentence == sentence and words[at].folded in _CLITICS | _OBJECTS:
        passed.add(words[at].folded)
        at -= 1
    before = words[at] if at >= 0 and words[at].sentence == sentence else None
    if passed & {"se", "s"} or (before is not None and before.folded in _SUBJECTS):
        return True
    auxiliary = before is not None and not passed and (before.folded in _AUXILIARIES or before.text.lower() == "a")
    return auxiliary and words[index].text.lower().endswith(_PARTICIPLES)


_AND = {"et", "ou", "puis", "mais"}
_BEHIND_VERB = {"le", "la", "les", "l", "un", "une", "son", "sa", "ses", "leur", "leurs", "a", "au", "aux", "en", "sur",
    "dans", "lieu", "fin", "par", "pour", "avec", "que", "qu"}  # fmt: skip
_DETERMINERS = {"le", "la", "les", "l", "un", "une", "du", "de", "d", "des", "son", "sa", "ses", "leur", "leurs", "ce",
    "cet", "cette", "ces", "au", "aux", "tout", "toute", "chaque"}  # fmt: skip


def _is_coordinated(passage: Passage, index: int) -> bool:
    """Whether a French word is a verb behind "et" with an object of its own: "et donne lieu à"."""
    words = passage.words
    if not index or index + 1 >= len(words) or words[index - 1].folded not in _AND:
        return False
    word = words[index]
    if words[index + 1].folded not in _BEHIND_VERB or words[index + 1].sentence != word.sentence:
        return False
    return word.folded.endswith("e") and words_known(f"{word.text.lower()}r", "fr")


def _is_participle(passage: Passage, index: int) -> bool:
    """Whether a French word is a present participle and no noun: "tout service finissant après 20 heures"."""
    word = passage.words[index]
    if not word.folded.endswith("ant") or not index or passage.words[index - 1].folded in _DETERMINERS:
        return False
    stem = word.text.lower().removesuffix("ant").replace("ç", "c")
    return stem.endswith("iss") or words_known(f"{stem}er", "fr")
