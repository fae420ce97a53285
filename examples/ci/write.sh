#!/bin/sh
# 改过案件以后运行，再把 texts 一起提交。
set -eu
cd "$(dirname "$0")"
complain render cases --prune
