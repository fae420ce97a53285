#!/bin/sh
# 试一遍：写 COUNT 个虚构的案件，经过 PySpark 写成文字，中途中止一个 complain 进程，结果应和直接写的一样。
# 要有 complain、Java 17 和 pyspark（PYTHON 是装了 pyspark 的 Python）；没有时说明没有试，退出状态是 0。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
PYTHON=${PYTHON:-python3}
if ! "$PYTHON" -c 'import pyspark' 2> /dev/null; then
  echo "没有试：没有装 pyspark（pip install pyspark）"
  exit 0
fi
if ! command -v java > /dev/null; then
  echo "没有试：没有装 Java"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/pids"
"$PYTHON" "$here/generate.py" "${COUNT:-20000}" > "$work/cases.jsonl"
# 坏掉的一行不影响别的。
echo '{"id": "broken"' >> "$work/cases.jsonl"

(
  # 等到有一个 complain 在做，就中止它。
  tries=0
  while [ "$tries" -lt 1200 ]; do
    for file in "$work"/pids/*; do
      if [ -f "$file" ] && kill -9 "$(cat "$file")" 2> /dev/null; then
        touch "$work/killed"
        exit 0
      fi
    done
    tries=$((tries + 1))
    sleep 0.1
  done
) &
killer=$!
trap 'kill "$killer" 2> /dev/null || true; rm -rf "$work"' EXIT
PIDS="$work/pids" PYSPARK_PYTHON="$PYTHON" PYSPARK_SUBMIT_ARGS="--master local[2,4] pyspark-shell" \
  "$PYTHON" "$here/render.py" "$work/cases.jsonl" "$work/results" 12315 2> "$work/spark.log" || { tail -40 "$work/spark.log" >&2; exit 1; }
[ -f "$work/killed" ] || { echo "没有中止到进程，案件太少：COUNT=100000 再试" >&2; exit 1; }

# 分区里的行号从头数起，所以比较时不看行号。
without_line() { sed 's/"line":[0-9]*,//; s/line-[0-9]*/line/g'; }
status=0
complain stream --channel 12315 < "$work/cases.jsonl" > "$work/expected" || status=$?
[ "$status" -le 1 ]
without_line < "$work/expected" > "$work/one"
cat "$work"/results/part-*.gz | gzip -dc | without_line > "$work/two"
cmp "$work/one" "$work/two"
echo "中止过一个进程；$(wc -l < "$work/two") 行结果和直接写的一样"
