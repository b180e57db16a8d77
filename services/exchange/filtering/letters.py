r"""Texts as filters compare them: composed, and on demand without case or accents.

All comparisons are of NFC. ACCENTI takes the marks off that Unicode can take apart (й -> и,
ё -> е, é -> e), as the standard says. Қ, Ң, Ғ and Ұ cannot be taken apart, nor Ә, Ө, Ү, Һ and І:
for these stands the letter that is written where a keyboard has only Russian ones, since
finding Қарағанды under Караганда's letters is what the function is for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from services.exchange.filtering.fault import FilterFault

PATTERN_LETTERS = 512

_RUSSIAN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_KEPT_MARKS = "\u3099\u309a"
"""Marks of voicing, without which a Japanese word is another one."""
_PATTERN_PART = re.compile(r"\\.|%|_|[^\\%_]+|\\", re.DOTALL)


def composed(text: str) -> str:
    """NFC, in which all texts are compared."""
    return unicodedata.normalize("NFC", text)


def caseless(text: str) -> str:
    """CASEI: the full case folding of Unicode."""
    return composed(composed(text).casefold())


def accentless(text: str) -> str:
    """ACCENTI: without accents, Kazakh and Kyrgyz letters as Russian ones."""
    apart = unicodedata.normalize("NFD", composed(text).translate(_RUSSIAN))
    return composed(
        "".join(x for x in apart if unicodedata.category(x) != "Mn" or x in _KEPT_MARKS)
    )


def like(pattern: str) -> Callable[[str], bool]:
    r"""LIKE: `%` any letters, `_` one letter, `\` before one of them the sign itself.

    Every stretch between two `%` is looked for once, from left to right, so that no pattern costs
    more than its length times the text's.

    Raises
    ------
    FilterFault
        when the pattern is longer than 512 letters
    """
    if len(pattern) > PATTERN_LETTERS:
        raise FilterFault(f"a pattern of LIKE may have at most {PATTERN_LETTERS} letters")
    stretches = [""]
    for part in _PATTERN_PART.findall(pattern):
        if part == "%":
            stretches.append("")
        elif part == "_":
            stretches[-1] += "."
        else:
            stretches[-1] += re.escape(part[1] if len(part) == 2 and part[0] == "\\" else part)
    first, *rest = (re.compile(stretch, re.DOTALL) for stretch in stretches)
    if not rest:
        return lambda text: first.fullmatch(text) is not None
    # The last stretch has one length only: it is held against the end.
    last = re.compile(f"(?:{rest.pop().pattern})\\Z", re.DOTALL)
    return lambda text: _matches(text, first, [x for x in rest if x.pattern], last)


def _matches(
    text: str, first: re.Pattern[str], between: list[re.Pattern[str]], last: re.Pattern[str]
) -> bool:
    found = first.match(text)
    for stretch in between:
        found = found and stretch.search(text, found.end())
    return found is not None and last.search(text, found.end()) is not None
