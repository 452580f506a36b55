#!/usr/bin/env bash
# scripts/drift.sh STACK...: compares the accounts with the stacks, changes nothing, and writes out/drift.md where that is not
# all well. Ends with status 1 when an account is not as its stack says, with 2 when one could not be compared.
set -euo pipefail
. scripts/quick.sh
mkdir -p out
rm -f out/drift.md

drifted=()
files=()
failed=()
for stack in "$@"; do
  if scripts/look.sh "$stack" --expect-no-changes; then continue; fi
  # A preview that got to its end fails only because there are changes.
  if telecom-center review "out/$stack.json"; then
    drifted+=("$stack")
    files+=("out/$stack.json")
  else
    failed+=("$stack")
  fi
done

if [ "${#drifted[@]}" -gt 0 ]; then
  {
    echo "The account is not as the program says: ${drifted[*]}."
    echo
    echo "Somebody changed it by hand, or the last deployment did not end. If the change is right, write it into the program;"
    echo "if not, run the deploy pipeline again, which puts back what the program says:"
    echo
    telecom-center review "${files[@]}" --format markdown
  } > out/drift.md
  echo "Drift: ${drifted[*]}" >&2
fi
if [ "${#failed[@]}" -gt 0 ]; then
  {
    echo
    echo "Could not be compared: ${failed[*]}. That says nothing about the account; the log of the pipeline says why."
  } >> out/drift.md
  echo "Not compared: ${failed[*]}" >&2
  exit 2
fi
[ "${#drifted[@]}" -eq 0 ]
