#!/usr/bin/env bash
# scripts/preview.sh STACK...: previews the stacks and writes out/review.md, which tells by customer what would happen.
set -euo pipefail
. scripts/quick.sh
mkdir -p out
: > out/review.md

files=()
failed=()
for stack in "$@"; do
  scripts/look.sh "$stack" --policy-pack policies || failed+=("$stack")
  # A stack that can't even be read leaves nothing to review.
  if [ -s "out/$stack.json" ]; then files+=("out/$stack.json"); fi
done

wrong=()
for stack in "$@"; do
  case " ${failed[*]-} " in *" $stack "*) continue ;; esac
  scripts/calls.sh "$stack" || wrong+=("$stack")
done

status=0
if [ "${#files[@]}" -gt 0 ]; then
  telecom-center review "${files[@]}" --format markdown > out/review.md || status=$?
  telecom-center review "${files[@]}" --format html > out/review.html || true
  telecom-center review "${files[@]}" || true
fi
if [ "${#failed[@]}" -gt 0 ]; then
  echo "The preview failed: ${failed[*]}. The log says why." | tee -a out/review.md >&2
  exit 1
fi
if [ "${#wrong[@]}" -gt 0 ]; then
  echo "Calls would not go where call-tests.yaml says: ${wrong[*]}. The log says which." | tee -a out/review.md >&2
  exit 1
fi
exit "$status"
