"""What stands before a name and only says who that is: 78岁的居民|周远山, 非遗传承人|沈清禾."""

from kg.extraction.biography.positions import phrase_start
from kg.extraction.discourse.scene import Scene
from kg.extraction.text.segmenter import Token
from kg.model import Mention
from kg.patterns import late

_CHARACTERS = late(r"[\u4e00-\u9fffA-Za-z\d“”（）()·]{0,20}")
_TAGS = ("n", "m", "q", "b", "j", "s", "a", "f", "t", "x", "uj", "vn")  # of the words that tell who somebody is
ABSENT = late(r"(?:因[^，。；,;\n]{1,12})?(?:没能|未能|没有|没|未(?![来满])|缺席|无缘|不能|遗憾)")
"""After who was not there: 中锋周远山|没能登场."""
AWAY = late(r"(?:因[^，。；,;\n]{1,12})?(?:(?:没有?|没能|未能?)(?:到|去|来|参|出席|赶|登|露面)|缺席|无缘)")
"""After who was elsewhere, whatever he did there: 住在坑边的石天|没去凑热闹."""
_PLACES = ("在", "从", "由", "与", "和", "对", "向", "为", "被", "让", "给", "把", "将")
# 丈夫周远山|在外地打工, 母亲沈桂英、外婆|都是绣娘: how a relative lives, who need not be there.
_LIVES_SO = late(
    r"(?:、[^，。；、]{2,8})?(?:[今去]年|如今|现在?|眼下|目前|早年|退休前|年轻时|常年|长年|一直|原本?|曾|都|也|则|还|正|已经?)*"
    r"(?:是|[当做]过|考[入进上取]了?|[读上](?=[一二三四五六七八九初高大小])|去世|患|透析|瘫痪|走得早"
    r"|远?在[^，。；]{1,18}?(?:上班|工作|做工|打工|务工|上学|[当做教读守住开]))"
)


def only_tells_who(scene: Scene, start: int, person: Mention) -> bool:
    """True where nothing stands between an offset and a name but its titles, or nouns that tell whose it is."""
    end = phrase_start(scene, person)
    if start >= end:
        return start == end
    text = scene.text[start:end]
    if not _CHARACTERS.fullmatch(text) or text.startswith(_PLACES) or scene.verbs_in(start, end):
        return False
    return all(_tells_who(scene, word) for word in scene.analysis.each_token(start, end))


def _tells_who(scene: Scene, word: Token) -> bool:
    """A noun or number, or part of a name."""
    if scene.covering(word.start) is not None or word.text.isdigit() or word.text in "“”（）()":
        return True
    return word.tag.startswith(_TAGS) and word.text not in scene.analysis.lexicon.phrase_walls


def lives_so(scene: Scene, relative: Mention) -> bool:
    """她的公公周远山|如今是护林员: kin of whom only the life is told, and who need not be there."""
    is_kin = scene.analysis.lexicon.kin_terms.longest_ending(scene.text, relative.span.start) is not None
    return is_kin and _LIVES_SO.match(scene.text, relative.span.end) is not None
