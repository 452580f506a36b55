#!/usr/bin/env bash
# scripts/calls.sh STACK: tries the calls of call-tests.STACK.yaml, or else of call-tests.yaml, against the preview that
# scripts/look.sh left in out/STACK.json. Ends with status 3 when one would not go where it should. A part of a stack (parts.ts)
# has the whole stack's file, and tries the calls of its own customers.
set -euo pipefail
. scripts/quick.sh
whole=$1
others=
case "$1" in
  *-[0-9]*)
    others=$(ts-node --transpile-only -pe "require('./parts').partsOf('${1%-*}').includes('$1') ? '--skip-unknown' : ''")
    if [ -n "$others" ]; then whole=${1%-*}; fi
    ;;
esac
for tests in "call-tests.$1.yaml" "call-tests.$whole.yaml" call-tests.yaml; do
  if [ ! -f "$tests" ]; then continue; fi
  telecom-center calls "$tests" --preview "out/$1.json" $others
  exit
done
