"""Verbs that take an event for their object, after which its name begins: 担任|厨艺大赛评委, 现场督导|防汛演练."""

from collections.abc import Set

from kg.extraction.text.analysis import PUNCTUATION, Analysis
from kg.patterns import late

# Before a verb that also stands in names: 区领导现场|督导…, 沈清禾带领学员|观摩…; not 教学|观摩交流会.
_LEADS = late(
    r"(?:调研|现场|实地|全程|一行|一同|共同|前来|赶来|亲自|轮流|正在|负责|抓紧|加快|着手|专程|积极|全力|应邀|受邀|回乡|集体|踊跃|主动|纷纷|争相|竞相|全力|连续[\u4e00-\u9fff\d]年|认真|热烈|们|居民|市民|村民|记者|代表"
    r"|(?:带领|率领|组织|邀请|陪同|引导|发动)[^，。；、\n]{1,8})$"
)
_LED = frozenset("p d r c uj ul f".split())  # parts of speech after which a verb stands, no noun
_REACH = 12
_ADVERBS = "adz"
_HALF = 2  # characters


def follows_verb(analysis: Analysis, start: int, walls: Set[int] = frozenset()) -> bool:
    """True where the word before the offset is such a verb; ``walls`` are the offsets of people."""
    text, verbs = analysis.text, analysis.lexicon.event_verbs
    verb = verbs.longest_ending(text, start)
    if verb is None:
        return False
    at = start - len(verb)
    if len(analysis.lexicon.initiative_heads.longest_at(text, at) or "") > len(verb):
        return False  # 报名|仪式
    if not analysis.starts_token(at):
        word = analysis.token_at(at)  # 踊跃报名, 隆重举行, which the dictionary has as one word
        is_glued = word.end == start and len(verb) == _HALF and len(word.text) == 2 * _HALF
        return is_glued and analysis.segmenter.tag(word.text[:_HALF])[:1] in _ADVERBS
    return verbs[verb][0] != "led" or _is_led(analysis, at, walls, after_head=len(verb) == _HALF)


def is_object(analysis: Analysis, start: int) -> bool:
    """True after a verb that takes an event and is part of no name: 担任|厨艺大赛评委, 逛了|年货节."""
    end = start - (analysis.text[start - 1 : start] in ("了", "过"))
    verb = analysis.lexicon.event_verbs.longest_ending(analysis.text, end)
    return verb is not None and analysis.lexicon.event_verbs[verb][0] == "event"


def _is_led(analysis: Analysis, at: int, walls: Set[int], *, after_head: bool) -> bool:
    """A clause begins there, or after a person, an adverb or who is made to do it; no 运动会|服务保障|誓师大会."""
    text = analysis.text
    if at == 0 or text[at - 1] in PUNCTUATION or at - 1 in walls:
        return True
    if after_head and len(analysis.lexicon.initiative_heads.longest_ending(text, at) or "") > _HALF:
        return True  # 召开吹风会|介绍|开幕式
    return analysis.token_at(at - 1).tag in _LED or _LEADS.search(text, max(0, at - _REACH), at) is not None
