#!/usr/bin/env bash
# scripts/preview.sh STACK...: previews the stacks and writes out/review.md, which tells by customer what would happen.
set -euo pipefail
mkdir -p out

files=()
failed=()
for stack in "$@"; do
  file="out/$stack.json"
  files+=("$file")
  pulumi preview --stack "$stack" --non-interactive --refresh --run-program --json --show-sames --policy-pack policies > "$file" || failed+=("$stack")
done

status=0
npx telecom-center review "${files[@]}" --format markdown > out/review.md || status=$?
cat out/review.md
if [ "${#failed[@]}" -gt 0 ]; then
  # Once more for people: with the engine's own words, and those of the policies.
  for stack in "${failed[@]}"; do
    pulumi preview --stack "$stack" --non-interactive --refresh --run-program --policy-pack policies || true
  done
  echo "The preview failed: ${failed[*]}" >&2
  exit 1
fi
exit "$status"
