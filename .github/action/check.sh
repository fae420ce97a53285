#!/usr/bin/env bash
# Checks CASES: findings as commands that GitHub shows beside the lines of a change, the summary of the run, and, where TEXTS
# names a folder, whether its texts are what would be written now. The status is that of the gravest of them.
set -uo pipefail

read -r -a cases <<< "${CASES:-cases}"
read -r -a options <<< "${OPTIONS:-}"
worst=0
run() {
  local status=0
  "$@" || status=$?
  ((status > worst)) && worst=$status
  return 0
}

run complain check "${cases[@]}" ${options[@]+"${options[@]}"} --report github
if [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then
  run complain check "${cases[@]}" ${options[@]+"${options[@]}"} --report summary --exit-zero >> "$GITHUB_STEP_SUMMARY"
fi
if [[ -n ${TEXTS:-} ]]; then
  run complain render "${cases[@]}" --out "$TEXTS" --check
fi
exit "$worst"
