#!/bin/sh
# 用 GNU parallel 写一批案件的文字：sh render.sh cases.jsonl results.jsonl [complain stream 的选项…]
# 按行切成块，一块一个 complain，结果的顺序和案件一样（-k）。哪一块没有做成（被中止、磁盘满），再做它，最多三次。
set -eu
cases=$1 results=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
parallel --pipepart -a "$cases" --block "${BLOCK:-8M}" -k --retries 3 --halt now,fail=1 \
  sh "$here/../spark/pipe.sh" "$@" > "$results.part"
mv "$results.part" "$results"
