"""Whose kin people are: 沈清禾的丈夫周全, 我的舅舅顾远 in a quotation, 周全是沈清禾的表弟, 周远、周航兄弟俩."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extraction.biography.gender import couple, is_another, term_for
from kg.extraction.biography.kin_told import COUPLE, Kin, find_told, named_owner, subject_before
from kg.extraction.biography.positions import phrase_start
from kg.extraction.discourse.scene import ORGANIZATION, PERSON, Scene
from kg.model import Factuality, Mention, Predicate, Relation
from kg.patterns import late

# Before a kin term whose owner the sentence has named: ，妻子周全; 拉着|外婆周全; 由|女儿周全代领.
_BEFORE_OWN = frozenset(
    "，,。；;：:、（(“—和与由让陪叫着给带跟替靠送随牵搀扶背抱接携为将把是有对向同受在从了过来承到顾望养励朝"
)
# Forms of address that no stranger has before a full name, where somebody goes with, leans on or learns from them.
_ELDERS = frozenset("爷爷 奶奶 外公 外婆 姥姥 姥爷 婆婆 公公 姑姑 舅舅 爸爸 妈妈 哥哥 弟弟 姐姐 妹妹".split())
_PATERNAL = frozenset("爷爷 姑姑 爸爸 哥哥 姐姐".split())  # who share a surname, as a rule
_PARENTS = frozenset(("爸爸", "妈妈"))
_BESIDE = frozenset("和与由着靠跟随陪给替在是")
_NEARER = frozenset("弟弟 妹妹 外公 外婆 姥姥 姥爷 舅舅 爸爸 妈妈".split())  # 抱住了|弟弟: no reporter calls anybody so
# What may stand between: 他|67岁的|妻子, 替|瘫痪的|老伴, 、|上初二的|女儿, 送|双胞胎|儿子.
_ATTRIBUTE = re.compile(
    r"[\d一二三四五六七八九十多]{1,5}岁$|(?:[\d一二三四五六七八九十多]{1,5}岁|瘫痪|患[^，。、的]{1,4}|重病|生病|年幼|年迈|失明|卧床"
    r"|残疾|[上读念][小初高大幼][^，。、的]{1,3}|唯一|最小|已故|体弱多病|同村|身[边旁]|一旁|旁边|台下|怀里|远方)的$|双胞胎$|两个$"
)
# Kin who have the surname of their father's family, as a rule.
_BLOOD = frozenset(
    "爷爷 祖父 父亲 老父亲 爸爸 爸 爹 儿子 大儿子 小儿子 二儿子 长子 次子 独子 女儿 大女儿 小女儿 二女儿 长女 次女"
    " 独女 闺女 孙子 孙女 孙儿 曾祖父 太爷爷 重孙 堂兄 堂哥 堂弟 堂姐 堂妹 胞兄 胞弟 胞姐 胞妹 哥哥 弟弟 姐姐 妹妹"
    " 姑姑 姑妈 叔叔 伯伯 伯父 叔父 侄子 侄女 侄儿".split()
)
_PRONOUNS = frozenset("他她其")
_SOMEBODY = ("老人的", "孩子的", "老人说，", "老人家的")  # told of whoever the text is about
_NICKNAMES = ("小", "阿", "老")  # with which a name begins that has no surname
_FAMILY = 300  # characters in which a family is told of
_CHILDREN = frozenset(("儿子", "女儿", "孙子", "孙女", "外孙"))
_BY = frozenset("受在经")
_AND = frozenset("和与")
_MOVED = late(r"(?:的?[^，。；]{0,8}(?:影响|熏陶|感染|启发|[影支鼓帮陪感熏带教陪][响持励助伴同召陶动导护]下))[，,]")
_BELOW = late(r"\n[ \u3000]*——?[^\n]+")  # ——记某局民警周远山
# 她的徒弟沈清禾和|儿子周航: both are hers.
_FELLOW = re.compile(r"[他她]的?(?:徒弟|弟子|学生|同事|搭档|朋友|好友|战友|同学|助手|邻居)$")
# 陪考的常女士赶来，她|儿子周航: somebody whom no rule has read, nearer than the last name.
_STRANGER = late(
    r"(?<!两)(?:女士|先生|阿姨|大[爷妈叔姐娘]|奶奶|爷爷|老伯|师傅)(?!的)|[一另有][位名](?!叫)|男[子孩]|女[子孩](?!儿)|老[人汉](?=[，说])"
)
_HEADLINES = 120  # characters of an article in which its headlines stand
_PARAGRAPH = 200  # characters of a paragraph in which only one person is named


def find_kin(scene: Scene) -> Iterator[Relation]:
    """kinOf, with what the object is to the subject; each way, for one says the other."""
    for owner, relative, term in (*_named(scene), *find_told(scene)):
        if owner.rule == "person-byline":
            continue  # （记者|周远山）…一对夫妻——丈夫甲、妻子乙
        there, back = couple(scene, owner, relative) if term == COUPLE else _terms(scene, owner, relative, term)
        told = _relation(scene, owner, relative, there)
        yield told
        yield replace(told, subject=relative, object=owner, qualifier=back)


def _terms(scene: Scene, owner: Mention, relative: Mention, term: str) -> tuple[str, str]:
    """妻子, of whom she calls 丈夫; of a daughter 父亲 or 母亲, or the 父母 where which of them is not told."""
    turned = scene.analysis.lexicon.kin_terms.get(term, ("", term))[1]
    return term_for(scene, relative, term), term_for(scene, owner, turned)


def _named(scene: Scene) -> Iterator[Kin]:
    """By the term before a relative's name; 父亲周全很高兴，母亲沈清禾…: both are told of the same one."""
    whose: dict[int, Mention] = {}
    for relative in scene.of_type(PERSON):
        if (called := _called(scene, relative, whose)) is not None:
            owner, term = called
            if owner.name != relative.name:
                whose[relative.span.end] = owner
                yield owner, relative, term


def _relation(scene: Scene, owner: Mention, relative: Mention, term: str) -> Relation:
    quoted = Factuality.QUOTED if scene.is_quoted(owner.span.start) else Factuality.STATED
    sentence = scene.analysis.sentence_of(relative.span.start)
    return Relation(owner, Predicate.KIN_OF, relative, sentence, "kin", term, quoted, 0.85)


def _called(scene: Scene, relative: Mention, whose: Mapping[int, Mention]) -> tuple[Mention, str] | None:
    """The owner and the term before a name, or before the name's titles: 她的丈夫、某院医生周全."""
    kin, at = scene.analysis.lexicon.kin_terms, phrase_start(scene, relative)
    body = scene.by_end.get(at)
    at = scene.chain_start(body) if body is not None and body.type is ORGANIZATION else at
    for end in (relative.span.start, at - 1 if scene.text[at - 1 : at] == "、" else -1, _first_child(scene, relative)):
        term = kin.longest_ending(scene.text, end) if end > 0 else None
        if term is not None and (owner := _owner(scene, relative, end - len(term), term, whose)) is not None:
            return owner, term
    return None


def _first_child(scene: Scene, relative: Mention) -> int:
    """Where the list of twins or of two begins in which the name stands: 双胞胎儿子周远、周航; else -1."""
    first = scene.list_starts[relative.span.start]
    term = scene.analysis.lexicon.kin_terms.longest_ending(scene.text, first)
    if first == relative.span.start or term not in _CHILDREN:
        return -1
    return first if scene.text.endswith(("双胞胎", "两个"), 0, first - len(term)) else -1


def _owner(scene: Scene, relative: Mention, end: int, term: str, whose: Mapping[int, Mention]) -> Mention | None:
    attribute = _ATTRIBUTE.search(scene.text, max(0, end - 8), end)
    end = attribute.start() if attribute else end
    return _named_owner(scene, relative, end, term, whose) or _unnamed_owner(scene, relative, end, term, whose)


def _named_owner(scene: Scene, relative: Mention, end: int, term: str, whose: Mapping[int, Mention]) -> Mention | None:
    """By a name, 他 or 我 before the term, or by the surname of the family."""
    owner, before = named_owner(scene, end), scene.text[end - 1 : end]
    if owner is None and before in _BY:
        owner = _named_next(scene, relative) or (scene.by_end.get(end - 1) if before == "在" else None)
        owner = owner if owner is not None and owner.type is PERSON else None
    if before in _AND and owner is not None and (other := _whose_fellow(scene, owner)) is not None:
        return other
    if owner is not None and _is_sure(scene, owner, end):
        return owner
    if owner is not None and _is_strangers(scene, end):
        return None
    if term in _BLOOD and (owner is not None or before in _BEFORE_OWN or scene.text.endswith(_SOMEBODY, 0, end)):
        family = _of_family(scene, relative, end, owner or subject_before(scene, end))
        # 周婆婆的儿子罗青山也来了。|孙子罗可: hers, as the son is
        parent = whose.get(family.span.end, family) if family is not None and owner is None else family
        owner = parent or owner
    return owner


def _whose_fellow(scene: Scene, person: Mention) -> Mention | None:
    """周远山 of 周远山的搭档是他的徒弟|沈清禾|和儿子: whose the one is beside whom his kin is told."""
    of = _FELLOW.search(scene.text, max(0, person.span.start - 5), person.span.start)
    return scene.before(of.start(), PERSON) if of is not None else None


def _is_strangers(scene: Scene, end: int) -> bool:
    """Between the last name and 她 the sentence tells of somebody else, who bears no name that was read."""
    start = scene.analysis.sentence_of(end).start
    return any(scene.covering(one.start()) is None for one in _STRANGER.finditer(scene.text, start, end))


def _unnamed_owner(
    scene: Scene, relative: Mention, end: int, term: str, whose: Mapping[int, Mention]
) -> Mention | None:
    """Where only the term stands before the name: ，|妻子周全; 拉着|外婆周全."""
    before = scene.text[end - 1 : end]
    if term in _ELDERS and relative.rule != "person-surname":
        owner = subject_before(scene, end)
        alike = owner is not None and owner.name[0] == relative.name[0] and term in _PATERNAL
        if before in _BESIDE or (owner is not None and before in "了过" and (alike or term in _NEARER)):
            return owner
    if term in scene.analysis.lexicon.address_terms and term not in _PARENTS:
        return None  # 爷爷, 大姐: forms of address too
    if scene.text.endswith("孩子的", 0, end):
        owner = _of_paragraph(scene, relative, end)
        is_other = owner is not None and term in _BLOOD and owner.name[0] not in (relative.name[0], *_NICKNAMES)
        return None if is_other else owner  # 安全员沈清禾救了人。孩子的|父亲周远山…
    if before not in _BEFORE_OWN and before != "\n":
        return None
    owner = subject_before(scene, end) or _of_paragraph(scene, relative, end) or _of_headline(scene, relative, end)
    return whose.get(owner.span.end, owner) if owner is not None else None


def _is_sure(scene: Scene, owner: Mention, end: int) -> bool:
    """沈清禾的, 我; or 她的 after her name in the same sentence: no pronoun that can mean another."""
    is_pronoun = scene.text[end - 2 : end].rstrip("的")[-1:] in _PRONOUNS
    return not is_pronoun or owner.span.start >= scene.analysis.sentence_of(end).start


def _of_family(scene: Scene, relative: Mention, end: int, owner: Mention | None) -> Mention | None:
    """堂妹周春霞, after 邓长林, of the one 周秋霞 before: who has the surname that such kin share."""
    surname = relative.name[0]
    if scene.quotation_at(end) is not None or (owner is not None and owner.name[0] in (surname, *_NICKNAMES)):
        return None
    people = [person for person in scene.within(max(0, end - _FAMILY), end, PERSON) if person.name[0] == surname]
    people = [person for person in people if person.name != relative.name and person.rule != "person-byline"]
    pronoun = scene.text[end - 2 : end].rstrip("的")[-1:]
    people = [person for person in people if not is_another(scene, person, pronoun)]
    return people[-1] if len({person.name for person in people}) == 1 else None


def _named_next(scene: Scene, relative: Mention) -> Mention | None:
    """受|父亲周远山影响，沈清禾…; 在|妻子沈清禾的支持下，周远山…: who opens the next clause."""
    moved = _MOVED.match(scene.text, relative.span.end)
    owner = scene.starting(moved.end()) if moved else None
    return owner if owner is not None and owner.type is PERSON else None


def _of_paragraph(scene: Scene, relative: Mention, end: int) -> Mention | None:
    """Where a sentence names nobody before 儿子周航: whom the one before names, or alone the paragraph so far."""
    if scene.quotation_at(end) is not None:
        return None
    start = max(scene.text.rfind("\n", 0, end) + 1, end - _PARAGRAPH)
    sentence = scene.analysis.sentence_of(end)
    former = scene.analysis.sentence_of(sentence.start - 1).start if sentence.start > start else start
    for begin in (max(start, former), start):
        people = [person for person in scene.within(begin, end, PERSON) if person.rule != "person-byline"]
        if len({person.name for person in people}) == 1:
            return people[0] if people[0].name != relative.name else None
    return None


def _of_headline(scene: Scene, relative: Mention, end: int) -> Mention | None:
    """The only one whom the headline names, where a paragraph goes on about them: 家里人支持他。老伴周全…"""
    if scene.quotation_at(end) is not None:
        return None
    people = scene.within(0, max(0, scene.text.find("\n")), PERSON)
    if not people and (line := _BELOW.search(scene.text, 0, _HEADLINES)) is not None:
        people = scene.within(*line.span(), PERSON)
    return people[0] if len(people) == 1 and people[0].name != relative.name else None
