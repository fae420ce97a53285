#!/bin/sh
# 每次提交时运行：案件有没有要改正的，文字和案件是不是一致。
set -eu
cd "$(dirname "$0")"
complain check cases --report "${REPORT:-human}"
complain render cases --check
