#!/bin/sh
# 试一遍：虚构的案件经过 GNU parallel 写成文字，结果应和直接写的一样。没有 parallel 时说明没有试，退出状态是 0。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if ! command -v parallel > /dev/null || ! parallel --version 2> /dev/null | grep -q GNU; then
  echo "没有试：没有装 GNU parallel"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/../spark/generate.py" "${COUNT:-2000}" > "$work/cases.jsonl"
echo '{"id": "broken"' >> "$work/cases.jsonl"
BLOCK=256k sh "$here/render.sh" "$work/cases.jsonl" "$work/results.jsonl" --channel 12315
without_line() { sed 's/"line":[0-9]*,//; s/line-[0-9]*/line/g'; }
status=0
complain stream --channel 12315 < "$work/cases.jsonl" > "$work/expected" || status=$?
[ "$status" -le 1 ]
without_line < "$work/expected" > "$work/one"
without_line < "$work/results.jsonl" > "$work/two"
cmp "$work/one" "$work/two"
echo "$(wc -l < "$work/two") 行结果和直接写的一样"
