"""Initiatives that no rule found, where a linear model is sure: 还将举办|绘本剧展演, 打响的|社区门球赛.

The model weighs what stands in and around each phrase that ends with a head noun
(`kg.extraction.likely.initiative_features`); it was trained on the annotated articles of
``data/annotated``.  What the rules refuse for a reason (所有|各类活动, 各地开展|义诊) it is not asked.
"""

import math
from collections.abc import Iterator

from kg.extraction.discourse.retold import THIS
from kg.extraction.initiatives.figures import is_notion
from kg.extraction.initiatives.headnouns import Head
from kg.extraction.initiatives.phrases import goes_on, is_clause, is_counted, is_place, is_wished
from kg.extraction.initiatives.vague import is_vague
from kg.extraction.likely.initiative_features import Candidates, End
from kg.extraction.likely.linear_model import LinearModel
from kg.extraction.text.analysis import Analysis
from kg.model import EntityType, Mention, Span
from kg.patterns import late

WEIGHTS = "initiatives/weights.tsv.gz"
RULE = "initiative-model"
LEAST = 0.6  # a probability from which on four of five were right on articles that it was not trained on
# What the head, all that tells of the end, and that with what stands before the start have to add up to
# for more to be asked: nearly all that is likely in the end has more.
_HEADS, _ENDS, _STARTS, _NEVER = -6.6, -6.5, -5.0, -99.0
_TRIED = 2  # beginnings of a phrase that are weighed in full
_CONFIDENCE = 0.8
_FAR = 44  # characters before a phrase in which 历经 stands
_THIS = 4  # characters before a phrase in which 此次 stands
_COUNTED = late(r"\d[余多]?[个场项]|[二三四五六七八九十]大[^\W\da-zA-Z_]{2}")  # 三大板块18个小项活动
# 历经海选、|皮影展演|、专家打分等环节: the stages that something went through.
_HALF = late(r"拉开|[（(][^（）()]*$")  # 开场舞拉开|文艺汇演, 决赛（|少年组比赛
_WENT_THROUGH = late(r"(?:历经|经过|经历了?|通过)[^，。；\n]{0,40}$")
_STAGES = late(r"[^，。；\n]{0,30}(?:环节|阶段|程序|流程|步骤|关卡|轮次)")
# “青禾诗社”、“竹溪读书会”等社会组织
_OF_BODIES = late(r"(?:、“[^“”\n]{2,12}”)*等[^，。；“”\n]{0,8}(?:组织|团队|社团|队伍|机构|协会)")
Scored = tuple[float, int, End]


def find_likely(candidates: Candidates, model: LinearModel) -> tuple[Mention, ...]:
    """The candidates that the model takes for likely, ascending; none overlap."""
    return tuple(sorted(mention for _, mention in likely(candidates, model, LEAST)))


def likely(candidates: Candidates, model: LinearModel, least: float) -> list[tuple[float, Mention]]:
    """The candidates with a probability of ``least`` and more, the likeliest first; none overlap."""
    kept: list[Scored] = []
    for scored in sorted(_scored(candidates, model, _odds(least)), key=lambda one: (-one[0], one[1], one[2].end)):
        _, start, end = scored
        apart = all(end.end <= other[1] or other[2].end <= start for other in kept)
        if apart and not _is_refused(candidates, start, end):
            kept.append(scored)
    return [(1 / (1 + math.exp(-total)), _mention(candidates.analysis, start, end)) for total, start, end in kept]


def _odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def _scored(candidates: Candidates, model: LinearModel, least: float) -> Iterator[Scored]:
    """The phrases that are likely enough, with the sum of their weights."""
    for end in candidates.ends():
        total = model.total(candidates.of_head(end))
        total += model.weigh(candidates.of_end(end)) if total > _HEADS else _NEVER
        for so_far, start in _starts(candidates, model, total, end) if total > _ENDS else ():
            whole = so_far + model.weigh(candidates.of_phrase(start, end))
            if whole >= least:
                yield whole, start, end


def _starts(candidates: Candidates, model: LinearModel, total: float, end: End) -> list[tuple[float, int]]:
    """Where a phrase that ends there likely begins, with the sum of the weights so far."""
    found = list[tuple[float, int]]()
    for start in candidates.starts(end):
        if start in candidates.taken:
            break
        so_far = total + model.weigh(candidates.of_start(start, end))
        if so_far > _STARTS:
            found.append((so_far, start))
    return sorted(found, reverse=True)[:_TRIED]


def _is_refused(candidates: Candidates, start: int, end: End) -> bool:
    """What has no name of its own, is said of many or only wished, or is a short form of what was found."""
    analysis, text = candidates.analysis, candidates.analysis.text
    head = Head(end.head, end.kind, end.bare)
    stem, name = text[start : end.head.start], text[start : end.end]
    if is_vague(name) or _COUNTED.search(name) or stem in analysis.lexicon.empty_stems or is_notion(analysis, name):
        return True
    if _HALF.search(name) or "+" in name or _is_of_others(text, start, end.end):
        return True
    if is_wished(analysis, start, head) or is_counted(text, start, head) or goes_on(analysis, head):
        return True
    if is_place(text, start, end.end) or is_clause(analysis, start, head):
        return True
    if text.startswith(("：“", ":“"), start - 1) and text[text.find("”", start) - 1] in "！。？":
        return True  # 她说：|“真快！”活动|当天
    this = THIS.search(text, max(0, start - _THIS), start) is not None
    told = not stem and (candidates.is_short_form(start, end) or candidates.is_occasion(start, end))
    return this or told or candidates.means_another(start, end)


def _is_of_others(text: str, start: int, end: int) -> bool:
    """A stage that something went through, or a body: “竹溪读书会”|等社会组织."""
    if _STAGES.match(text, end) and _WENT_THROUGH.search(text, max(0, start - _FAR), start):
        return True
    return text[start] in "“「" and _OF_BODIES.match(text, end) is not None


def _mention(analysis: Analysis, start: int, end: End) -> Mention:
    span = Span(start, end.end)
    return Mention(span, EntityType.INITIATIVE, span.cut(analysis.text), end.kind, RULE, _CONFIDENCE)
