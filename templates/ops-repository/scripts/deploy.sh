#!/usr/bin/env bash
# scripts/deploy.sh STACK...: deploys the stacks one after the other. Ends with status 3, before anything is done to a stack,
# when its change can't be undone and APPROVED is not "irreversible".
set -euo pipefail
. scripts/quick.sh
mkdir -p out
: > out/review.md

for stack in "$@"; do
  # Looked at again, not taken from the pull request: the account may have changed since.
  looked=0
  scripts/look.sh "$stack" --policy-pack policies --save-plan "out/$stack.plan" || looked=$?
  status=0
  npx telecom-center review "out/$stack.json" --format markdown --fail-on irreversible > "out/$stack.md" || status=$?
  cat "out/$stack.md" >> out/review.md
  npx telecom-center review "out/$stack.json" || true
  if [ "$looked" -ne 0 ]; then
    echo "$stack: the preview failed, so nothing was done to it." | tee -a out/review.md >&2
    exit 1
  fi
  if [ "$status" -eq 3 ] && [ "${APPROVED:-}" != irreversible ]; then
    echo "$stack: this can't be undone, so somebody has to approve it first." >&2
    exit 3
  fi
  if [ "$status" -ne 0 ] && [ "$status" -ne 3 ]; then exit "$status"; fi
  # The plan holds it to what was previewed.
  if ${UP:-pulumi up} --stack "$stack" --non-interactive --yes --skip-preview --refresh --run-program --policy-pack policies \
    --plan "out/$stack.plan"; then continue; fi
  # Plans are experimental: with one, a deployment that did everything can end with an error (docs/gitops.md of the package).
  if scripts/look.sh "$stack" --expect-no-changes; then continue; fi
  echo "$stack: the deployment failed. Where it says \"plan\" or \"none were seen\", something is not as it was previewed:" >&2
  echo "run it again, which previews anew." >&2
  exit 1
done
