"""Whose kin people are: 沈清禾的丈夫周全, 我的舅舅顾远 in a quotation, 周全是沈清禾的表弟, 妻子 alone."""

from collections.abc import Iterator

from kg.extraction.positions import phrase_start
from kg.extraction.scene import ORGANIZATION, PERSON, Scene
from kg.model import Factuality, Mention, Predicate, Relation

# Before a kin term whose owner the sentence has named: ，妻子周全; 拉着|外婆周全; 由|女儿周全代领.
_BEFORE_OWN = frozenset("，,。；;：:、（(“和与由让陪叫着给带跟")
_FAR = 40  # characters from the owner to such a term
_IS = ("是", "也是", "正是", "就是", "都是")


def find_kin(scene: Scene) -> Iterator[Relation]:
    """kinOf, with what the object is to the subject."""
    for relative in scene.of_type(PERSON):
        if (called := _called(scene, relative)) is not None:
            owner, term = called
            if owner.name != relative.name:
                yield _relation(scene, owner, relative, term)
    for owner in scene.of_type(PERSON):
        yield from _told(scene, owner)


def _relation(scene: Scene, owner: Mention, relative: Mention, term: str) -> Relation:
    quoted = Factuality.QUOTED if scene.is_quoted(owner.span.start) else Factuality.STATED
    sentence = scene.analysis.sentence_of(relative.span.start)
    return Relation(owner, Predicate.KIN_OF, relative, sentence, "kin", term, quoted, 0.85)


def _called(scene: Scene, relative: Mention) -> tuple[Mention, str] | None:
    """The owner and the term before a name, or before the name's titles: 她的丈夫、某院医生周全."""
    kin, at = scene.analysis.lexicon.kin_terms, phrase_start(scene, relative)
    body = scene.by_end.get(at)
    at = scene.chain_start(body) if body is not None and body.type is ORGANIZATION else at
    for end in (relative.span.start, at - 1 if scene.text[at - 1 : at] == "、" else -1):
        term = kin.longest_ending(scene.text, end) if end > 0 else None
        if term is not None and (owner := _owner(scene, end - len(term), term)) is not None:
            return owner, term
    return None


def _owner(scene: Scene, end: int, term: str) -> Mention | None:
    owner = _named_owner(scene, end)
    if owner is not None or term in scene.analysis.lexicon.address_terms:
        return owner  # 爷爷, 大姐: forms of address too
    return _subject_before(scene, end) if end > 0 and scene.text[end - 1] in _BEFORE_OWN else None


def _named_owner(scene: Scene, end: int) -> Mention | None:
    if scene.text[end - 1 : end] in ("的", "和", "与"):
        end -= 1
    if scene.text[end - 1 : end] in ("我", "俺"):
        return _speaker(scene, end)
    if scene.text[end - 1 : end] in ("他", "她"):
        return scene.before(end, PERSON)
    owner = scene.by_end.get(end)
    return owner if owner and owner.type is PERSON else None


def _subject_before(scene: Scene, end: int) -> Mention | None:
    """The last person that the sentence names before, not far off and on the same side of quotation marks."""
    owner, sentence = scene.before(end, PERSON), scene.analysis.sentence_of(end)
    if owner is None or owner.span.start < sentence.start or end - owner.span.end > _FAR:
        return None
    return owner if scene.quotation_at(end) == scene.quotation_at(owner.span.start) else None


def _told(scene: Scene, owner: Mention) -> Iterator[Relation]:
    """周全是沈清禾的表弟: the last person before the verb."""
    at = owner.span.end
    term = scene.analysis.lexicon.kin_terms.longest_at(scene.text, at + 1) if scene.text[at : at + 1] == "的" else None
    before = scene.text[max(0, owner.span.start - 2) : owner.span.start]
    if term is None or not before.endswith(_IS) or scene.starting(at + 1 + len(term)) is not None:
        return
    relative = _subject_before(scene, owner.span.start)
    if relative is not None and relative.name != owner.name:
        yield _relation(scene, owner, relative, term)


def _speaker(scene: Scene, at: int) -> Mention | None:
    """Who says the quotation around an offset: the first person named after it, in the same paragraph."""
    quotation = scene.quotation_at(at)
    if quotation is None:
        return None
    stop = scene.text.find("\n", quotation.end)
    people = scene.within(quotation.end, stop if stop >= 0 else len(scene.text), PERSON)
    return next((person for person in people if not scene.is_quoted(person.span.start)), None)
