#!/usr/bin/env bash
# scripts/calls.sh STACK: tries the calls of call-tests.STACK.yaml, or else of call-tests.yaml, against the preview that
# scripts/look.sh left in out/STACK.json. Ends with status 3 when one would not go where it should. The calls of a part of a stack
# (parts.ts) are those of its customers.
set -euo pipefail
tests="call-tests.$1.yaml"
if [ ! -f "$tests" ]; then tests=call-tests.yaml; fi
if [ ! -f "$tests" ]; then exit 0; fi
others=
case "$1" in
  *-[0-9]*)
    others=$(npx ts-node --transpile-only -pe "require('./parts').partsOf('${1%-*}').includes('$1') ? '--skip-unknown' : ''")
    ;;
esac
npx telecom-center calls "$tests" --preview "out/$1.json" $others
