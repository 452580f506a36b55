#!/usr/bin/env bash
# scripts/unmanaged.sh STACK...: lists by customer what the stacks' accounts have and none of the stacks manages, and writes it to
# out/unmanaged.md. Changes nothing.
set -euo pipefail
. scripts/quick.sh
mkdir -p out
: > out/unmanaged.md

states=()
for stack in "$@"; do
  states+=("out/$stack.state.json")
  pulumi stack export --stack "$stack" --file "out/$stack.state.json"
done

for stack in "$@"; do
  (
    # Commands read the environment alone.
    setting() {
      local value
      if value=$(pulumi config get "telecom-center:$1" --stack "$stack" 2> /dev/null); then export "$2=$value"; fi
    }
    setting username TELECOM_CENTER_USERNAME
    setting password TELECOM_CENTER_PASSWORD
    setting environment TELECOM_CENTER_ENVIRONMENT
    setting baseUrl TELECOM_CENTER_BASE_URL
    printf '## %s\n\n```\n' "$stack"
    telecom-center export --missing-from "${states[@]}" --list
    printf '```\n\n'
  ) >> out/unmanaged.md
done
rm -f "${states[@]}"
cat out/unmanaged.md
