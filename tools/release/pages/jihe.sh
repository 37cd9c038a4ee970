#!/bin/sh
# 绩核的命令行：需要 Node.js 20 或更新版本。
command -v node >/dev/null || { echo '需要 Node.js 20 或更新版本：https://nodejs.org' >&2; exit 2; }
exec node "$(dirname "$0")/jihe.cjs" "$@"
