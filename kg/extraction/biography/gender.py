"""Whether a person is a man or a woman, where the text says so: by what they are called, or by 他 and 她."""

import re

from kg.extraction.discourse.scene import PERSON, Scene
from kg.model import Mention
from kg.patterns import late

_WOMAN = late(r"(?:奶奶|婆婆|大妈|阿姨|大娘|女士|妈妈?|大婶|大?[嫂姐婶姨])$")
_MAN = late(r"(?:爷爷|大爷|大叔|大伯|老汉|先生|爸爸?|[伯叔哥爹])$")
_TOLD = re.compile(r"[，,（(](?P<told>[男女])[，,）)]|(?<!其)(?P<word>[他她])(?!们|人|俩)|[。！？\n](?=[^他她]{8})")
_FAR = 60  # characters after a name in which 她 means the one named
# What somebody is to their kin, of a man and of a woman.
_TERMS = {
    "父母": ("父亲", "母亲"),
    "子女": ("儿子", "女儿"),
    "祖父母": ("爷爷", "奶奶"),
    "孙辈": ("孙子", "孙女"),
    "外祖父母": ("外公", "外婆"),
    "外孙辈": ("外孙", "外孙女"),
    "兄姐": ("哥哥", "姐姐"),
    "弟妹": ("弟弟", "妹妹"),
    "配偶": ("丈夫", "妻子"),
    "侄辈": ("侄子", "侄女"),
    "叔伯姑": ("叔叔", "姑姑"),
    "外甥辈": ("外甥", "外甥女"),
    "舅姨": ("舅舅", "姨妈"),
    "岳父母": ("岳父", "岳母"),
    "公婆": ("公公", "婆婆"),
}


def term_for(scene: Scene, person: Mention, term: str) -> str:
    """母亲 of 父母 where the person is a woman; the general term where the text does not say."""
    terms = _TERMS.get(term)
    woman = _is_woman(scene, person) if terms is not None else None
    return term if terms is None or woman is None else terms[woman]


def couple(scene: Scene, first: Mention, second: Mention) -> tuple[str, str]:
    """What the second of a couple is to the first, and back: 妻子 and 丈夫 where the text tells of one, else 配偶."""
    woman, is_other = _is_woman(scene, second), _is_woman(scene, first)
    if woman is None and is_other is None:
        return "配偶", "配偶"
    wife_second = not is_other if woman is None else woman
    return _TERMS["配偶"][wife_second], _TERMS["配偶"][not wife_second]


def is_another(scene: Scene, person: Mention, pronoun: str) -> bool:
    """丈夫周远山 is never 她; who is told to be neither man nor woman may be both."""
    woman = _is_woman(scene, person) if pronoun in ("他", "她") else None
    return woman is not None and woman != (pronoun == "她")


def _is_woman(scene: Scene, person: Mention) -> bool | None:
    """Whether the text says so; None where it says neither."""
    return scene.once(("woman", person.name), lambda: _told(scene, person.name))


def _told(scene: Scene, name: str) -> bool | None:
    """By the form of address, by a kin term before one of the mentions, or by what is told after one."""
    if (called := _WOMAN.search(name)) or _MAN.search(name):
        return bool(called)
    named = [person for person in scene.of_type(PERSON) if person.name == name]
    said = (_before(scene, person) for person in named)
    told = (_after(scene, person) for person in named)
    return next((answer for answer in (*said, *told) if answer is not None), None)


def _before(scene: Scene, person: Mention) -> bool | None:
    """妻子|沈清禾, 女工|沈清禾."""
    start, kin = person.span.start, scene.analysis.lexicon.kin_terms
    term = kin.longest_ending(scene.text, start)
    gender = kin[term][0] if term is not None else "any"
    if gender != "any":
        return gender == "female"
    return True if scene.text[max(0, start - 2) : start - 1] == "女" else None


def _after(scene: Scene, person: Mention) -> bool | None:
    """沈清禾，女，…; 沈清禾…，她…, where nobody else is named between."""
    end = person.span.end
    for form, answer in ((_WOMAN, True), (_MAN, False)):
        if form.search(scene.text[end : end + 2]):
            return answer
    others = scene.within(end, end + _FAR, PERSON)
    stop = others[0].span.start if others else end + _FAR
    found = _TOLD.search(scene.text, end, stop)
    if found is None or not (found["told"] or found["word"]):
        return None
    return found["told"] == "女" or found["word"] == "她"
