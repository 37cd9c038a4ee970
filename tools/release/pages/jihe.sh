#!/bin/sh
# 绩核的命令行：需要 Node.js 20 或更新版本。
if ! node -e 'process.exit(parseInt(process.versions.node, 10) >= 20 ? 0 : 1)' 2>/dev/null; then
  echo '需要 Node.js 20 或更新版本：https://nodejs.org' >&2
  exit 2
fi
exec node "$(dirname "$0")/jihe.cjs" "$@"
