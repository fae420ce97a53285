#!/bin/sh
# 一个分区经过 complain stream。退出状态 1 是有的案件有错误，错误已经写在那一行的结果里，不是这个分区失败；
# 别的（没有做成、被中止）是失败，Spark 会重做这个分区。
# 有 PIDS 时，把进程号写在那个文件夹里：smoke.sh 用它试中止。
# 放到后台的命令，标准输入会换成空的，所以另开一个。
exec 3<&0
complain stream --jobs 1 "$@" <&3 3<&- &
worker=$!
[ -z "${PIDS:-}" ] || echo "$worker" > "$PIDS/$worker"
wait "$worker"
status=$?
[ "$status" -le 1 ] || exit "$status"
