#!/usr/bin/env bash
# scripts/look.sh STACK [OPTION...]: previews a stack, once, for machines and for people. Writes out/STACK.json for
# `telecom-center review`, prints what the policies say, and ends as the preview does.
set -euo pipefail
mkdir -p out
. scripts/quick.sh
stack=$1
shift

status=0
# What the policies say stands in the events alone; PULUMI_DEBUG_COMMANDS makes the engine know --event-log.
events="out/$stack.events"
rm -f "$events"
PULUMI_DEBUG_COMMANDS=true pulumi preview --stack "$stack" --non-interactive --color never --refresh --run-program \
  --json --show-sames --event-log "$events" "$@" > "out/$stack.json" || status=$?
if [ -s "$events" ]; then node scripts/policies.js "$events"; fi
exit "$status"
