#!/usr/bin/env bash
# scripts/drift.sh STACK...: fails when an account is not as its stack says, and writes out/drift.md.
set -euo pipefail
mkdir -p out

drifted=()
for stack in "$@"; do
  if ! pulumi preview --stack "$stack" --non-interactive --refresh --run-program --expect-no-changes --diff > "out/$stack.drift" 2>&1; then
    drifted+=("$stack")
  fi
  cat "out/$stack.drift"
done
if [ "${#drifted[@]}" -eq 0 ]; then exit 0; fi

{
  echo "The account is not as the program says: ${drifted[*]}."
  echo
  echo "Somebody changed it by hand, or the last deployment did not end. If the change is right, write it into the program;"
  echo "if not, run the deploy pipeline again, which puts back what the program says."
  for stack in "${drifted[@]}"; do
    printf '\n### %s\n\n```diff\n' "$stack"
    # A forge cuts longer texts in the middle of a line.
    head -c 20000 "out/$stack.drift"
    printf '\n```\n'
  done
} > out/drift.md
echo "Drift: ${drifted[*]}" >&2
exit 1
