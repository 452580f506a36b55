#!/usr/bin/env bash
# scripts/deploy.sh STACK...: deploys the stacks one after the other. Ends with status 3, before anything is done to a stack,
# when its change can't be undone and APPROVED is not "irreversible".
set -euo pipefail
mkdir -p out
: > out/review.md

for stack in "$@"; do
  # Looked at again, not taken from the pull request: the account may have changed since.
  pulumi preview --stack "$stack" --non-interactive --refresh --run-program --json --show-sames --policy-pack policies > "out/$stack.json"
  status=0
  npx telecom-center review "out/$stack.json" --format markdown --fail-on irreversible > "out/$stack.md" || status=$?
  cat "out/$stack.md" >> out/review.md
  cat "out/$stack.md"
  if [ "$status" -eq 3 ] && [ "${APPROVED:-}" != irreversible ]; then
    echo "$stack: this can't be undone, so somebody has to approve it first." >&2
    exit 3
  fi
  if [ "$status" -ne 0 ] && [ "$status" -ne 3 ]; then exit "$status"; fi
  # The preview has checked the policies just now; they are checked once more before each step.
  pulumi up --stack "$stack" --non-interactive --yes --skip-preview --refresh --run-program --policy-pack policies
done
