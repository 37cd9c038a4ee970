#!/bin/sh
# 绩核的 WPS 加载项：卸载。
exec sh "$(dirname "$0")/安装.sh" --remove
