#!/usr/bin/env bash
# scripts/deploy.sh STACK...: deploys the stacks one after the other, and does what their reviews say and nothing else. Ends with
# status 3, before anything is done to a stack, when its change can't be undone. APPROVED=irreversible does what was approved:
# the reviews that such a run left in out/.
set -euo pipefail
. scripts/quick.sh
mkdir -p out
: > out/review.md

for stack in "$@"; do
  approved="out/$stack.approved.json"
  if [ "${APPROVED:-}" = irreversible ] && [ -s "$approved" ]; then
    cat "out/$stack.md" >> out/review.md
  else
    # Looked at again, not taken from the pull request: the account may have changed since.
    rm -f "$approved"
    looked=0
    scripts/look.sh "$stack" --policy-pack policies || looked=$?
    status=0
    telecom-center review "out/$stack.json" --format markdown --fail-on irreversible > "out/$stack.md" || status=$?
    cat "out/$stack.md" >> out/review.md
    telecom-center review "out/$stack.json" || true
    if [ "$looked" -ne 0 ]; then
      echo "$stack: the preview failed, so nothing was done to it." | tee -a out/review.md >&2
      exit 1
    fi
    if [ "$status" -ne 0 ] && [ "$status" -ne 3 ]; then exit "$status"; fi
    scripts/calls.sh "$stack"
    telecom-center review "out/$stack.json" --format json > "$approved"
    if [ "$status" -eq 3 ]; then
      echo "$stack: this can't be undone, so somebody has to approve it first." >&2
      exit 3
    fi
  fi
  # The provider refuses every write that the review does not list.
  if TELECOM_CENTER_APPROVED="$PWD/$approved" ${UP:-pulumi up} --stack "$stack" --non-interactive --yes --skip-preview --refresh \
    --run-program --policy-pack policies; then continue; fi
  echo "$stack: the deployment failed. Where it says \"the approved review\", something is not as it was reviewed:" >&2
  echo "run it again, which previews and reviews anew." >&2
  exit 1
done
