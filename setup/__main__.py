"""`python -m setup VERB`: what make calls, the same on every system."""

from __future__ import annotations

import sys

from setup import bundle, environment, ground, packages, server, suite, translations, vendor
from setup.project import clean
from setup.step import Step, StepFailed, perform

PREPARING: list[Step] = [
    environment.RUNTIME,
    packages.STEP,
    vendor.STEP,
    bundle.STEP,
    ground.STEP,
    translations.STEP,
]

USAGE = """usage: python3 -m setup VERB

  run      set up what is missing, then serve (HOST and PORT choose the address)
  test     set up runtime and test tools, then run everything
  check    check the edition under mapdata/
  export   write the whole atlas into export/, which opens without a server
  prepare  set up what is missing, serve nothing
  clean    remove everything the set-up made
"""


def main(arguments: list[str]) -> int:
    """Carry out one verb; the exit code."""
    verb = arguments[0] if len(arguments) == 1 else ""
    try:
        if verb == "run":
            perform(PREPARING)
            return server.serve()
        if verb == "check":
            perform(PREPARING[:1])
            return server.check()
        if verb == "test":
            perform([*PREPARING, environment.TESTS])
            return suite.run()
        if verb == "export":
            perform(PREPARING)
            return server.export()
        if verb == "prepare":
            perform(PREPARING)
            return 0
        if verb == "clean":
            clean()
            return 0
    except StepFailed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
