#!/bin/sh
# 绩核的 WPS 加载项：安装（不带参数）和卸载（--remove）。不要 root，不联网；只用 awk 和基本命令。
# Comments are for whoever reads what this does before running it: it touches nothing outside of WPS's folder for add-ins.
set -eu
LC_ALL=C
export LC_ALL
umask 022

name='Jihe'
version='{{version}}'
folder="${name}_$version"
line="<jsplugin name=\"$name\" type=\"et\" url=\"$folder\" version=\"$version\" enable=\"enable_dev\" install=\"null\" customDomain=\"\"/>"
# With CDPATH set, cd may say where it went.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
new=
# Set by tests alone.
proc=${JIHE_PROC:-/proc}
oem=${JIHE_OEM_INI:-/opt/kingsoft/wps-office/office6/cfgs/oem.ini:/opt/apps/cn.wps.wps-office-pro/files/kingsoft/wps-office/office6/cfgs/oem.ini:/opt/apps/cn.wps.wps-office/files/kingsoft/wps-office/office6/cfgs/oem.ini}

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# WPS reads its lists at the start and writes them at the end: what is changed in between is lost. It is never ended from here.
refuse_while_running() {
  for process in "$proc"/[0-9]*; do
    [ -O "$process" ] || continue
    program=$(cat "$process/comm" 2>/dev/null) || continue
    case $program in
      et | wps | wpp | wpsoffice)
        fail "WPS 正在运行（$program）。没有改动任何文件。" '请保存好文档，关闭所有 WPS 窗口，再运行一次。'
        ;;
    esac
  done
}

find_addons() {
  [ -n "${HOME:-}" ] || fail '不知道你的主目录在哪里（没有设 HOME），没有改动任何文件。请用自己的账号登录，打开终端，再运行一次。'
  data=${XDG_DATA_HOME:-$HOME/.local/share}
  if [ ! -d "$data/Kingsoft/wps" ] && [ -d "$HOME/.kingsoft/wps" ]; then
    addons=$HOME/.kingsoft/wps/jsaddons
  else
    addons=$data/Kingsoft/wps/jsaddons
  fi
  list=$addons/publish.xml
  # Where a link leads is what WPS reads; put in the link's place, the new list would be a second one.
  if [ -h "$list" ]; then list=$(readlink -f "$list") || fail "不能读取 $addons/publish.xml，没有改动任何文件。" '请管理员看一看它的权限。'; fi
}

# publish.xml without our entry, and with `line` in it where that isn't empty. Everything else stays byte for byte; what isn't
# understood is refused.
merged() {
  # XML has no \001: the file is one record.
  awk -v "name=$name" -v "line=$1" '
    BEGIN { RS = "\001"; ORS = "" }
    { text = text $0 }
    function refuse(why) { print why > "/dev/stderr"; refused = 1; exit 3 }
    # The value of the attribute "name" of a tag.
    function called(tag,   key, quote, end, value) {
      sub(/^<[^ \t\r\n\/>]+/, "", tag)
      while (match(tag, /^[ \t\r\n]+[^ \t\r\n=\/>]+[ \t\r\n]*=[ \t\r\n]*["\047]/)) {
        key = substr(tag, 1, RLENGTH - 1); quote = substr(tag, RLENGTH, 1); tag = substr(tag, RLENGTH + 1)
        end = index(tag, quote); value = substr(tag, 1, end - 1); tag = substr(tag, end + 1)
        gsub(/[ \t\r\n=]/, "", key)
        if (key == "name") return value
      }
      return ""
    }
    # How long the tag at the beginning of s is; a ">" within quotes is none.
    function tag_length(s,   at) {
      at = 1
      while (match(substr(s, at), /[>"\047]/)) {
        quote = substr(s, at + RSTART - 1, 1); at = at + RSTART
        if (quote == ">") return at - 1
        if ((end = index(substr(s, at), quote)) == 0) return 0
        at = at + end
      }
      return 0
    }
    # Takes up to and with `mark`, which must come.
    function take_to(mark,   end) {
      if ((end = index(rest, mark)) == 0) refuse("no " mark)
      piece = substr(rest, 1, end + length(mark) - 1); rest = substr(rest, end + length(mark))
    }
    # White space at the end of what is kept so far.
    function trailing(   found) {
      found = match(out, /[ \t\r\n]+$/) ? substr(out, RSTART) : ""
      return found
    }
    function put(piece) { if (!dropping) out = out piece }
    function add_line(   space) {
      if (line == "") return
      space = trailing(); out = substr(out, 1, length(out) - length(space)) newline "  " line
      out = out (index(space, "\n") ? space : newline)
    }
    END {
      if (refused) exit 3
      newline = index(text, "\r\n") ? "\r\n" : "\n"
      if (text ~ /^[ \t\r\n]*$/) { print (line == "" ? text : "<jsplugins>\n  " line "\n</jsplugins>\n"); exit 0 }
      rest = text; depth = 0; roots = 0
      while ((at = index(rest, "<")) > 0) {
        before = substr(rest, 1, at - 1); rest = substr(rest, at)
        if (depth == 0 && (before ~ /[^ \t\r\n]/) && !(out == "" && before == "\357\273\277")) refuse("text outside")
        put(before)
        if (substr(rest, 1, 4) == "<!--") { take_to("-->"); put(piece); continue }
        if (substr(rest, 1, 2) == "<?") { take_to("?>"); put(piece); continue }
        if (substr(rest, 1, 2) == "<!") refuse("a declaration")
        if ((size = tag_length(rest)) == 0) refuse("a tag without an end")
        tag = substr(rest, 1, size); rest = substr(rest, size + 1)
        if (!match(tag, /^<\/?[A-Za-z_][A-Za-z0-9_.:-]*/)) refuse("a strange tag")
        element = substr(tag, 2, RLENGTH - 1); closes = sub(/^\//, "", element); alone = tag ~ /\/>$/
        if (closes) {
          if (depth == 0 || open[depth] != element) refuse("a tag that closes another")
          if (depth == 1) add_line()
          put(tag); depth--
          if (dropping && depth == 1) dropping = 0
          continue
        }
        if (depth == 0) {
          if (element != "jsplugins" || roots++) refuse("not a list of add-ins")
          if (alone) {
            if (line == "") put(tag)
            else { sub(/[ \t\r\n]*\/>$/, ">", tag); put(tag); add_line(); put("</jsplugins>") }
            continue
          }
        } else if (depth == 1 && (element == "jsplugin" || element == "jspluginonline") && called(tag) == name) {
          out = substr(out, 1, length(out) - length(trailing()))
          if (!alone) { dropping = 1; open[++depth] = element }
          continue
        }
        put(tag)
        if (!alone) open[++depth] = element
      }
      if (depth != 0 || roots != 1 || rest ~ /[^ \t\r\n]/) refuse("not complete")
      print out rest
    }
  ' "$2"
}

# Leaves the list as it is to be in $new.
prepare_list() {
  [ -w "$(dirname "$list")" ] || fail "不能写入 $(dirname "$list")，没有改动任何文件。" '请管理员看一看它的权限。'
  new=$(dirname "$list")/.publish.xml.$$
  if [ -e "$list" ]; then
    { [ -f "$list" ] && [ -r "$list" ]; } || fail "不能读取 $list，没有改动任何文件。" '请管理员看一看它的权限。'
    cp -p "$list" "$new"
    chmod u+w "$new"
    merged "$1" "$list" >"$new" 2>/dev/null || fail "读不懂 $list，没有改动任何文件。" '它可能被别的程序写坏了：请管理员看一看，或者先把它改名，再运行一次。'
    [ -w "$list" ] || chmod u-w "$new"
  else
    merged "$1" /dev/null >"$new"
  fi
}

replace_list() {
  if [ -e "$list" ]; then
    if cmp -s "$list" "$new"; then
      rm -f "$new"
      return
    fi
    cp -pf "$list" "$list.$(date +%Y%m%d-%H%M%S).bak"
  fi
  mv -f "$new" "$list"
}

clean_up() {
  status=$?
  rm -rf "$addons/.$folder.new" ${new:+"$new"}
  # Taken away to make room, and not replaced.
  if [ -d "$addons/.$folder.old" ]; then
    if [ -d "$addons/$folder" ] && [ $status -eq 0 ]; then rm -rf "$addons/.$folder.old"; else
      rm -rf "${addons:?}/$folder"
      mv "$addons/.$folder.old" "$addons/$folder"
    fi
  fi
  exit $status
}

warn_of_oem() {
  rest=$oem:
  while [ -n "$rest" ]; do
    file=${rest%%:*}
    rest=${rest#*:}
    [ -f "$file" ] || continue
    awk '{ sub(/\r$/, "") } tolower($0) ~ /^[ \t]*jsapiplugin[ \t]*=[ \t]*true[ \t]*$/ { found = 1 } END { exit !found }' "$file" && continue
    printf '%s\n' "注意：$file 里没有允许加载项。请管理员在 [Support] 一节里加一行：" '    JsApiPlugin=true'
  done
}

install_it() {
  [ -f "$here/$folder/index.html" ] || fail "找不到 $here/$folder：请先把压缩包完整解压，再运行里面的 安装.sh。"
  refuse_while_running
  mkdir -p "$addons" 2>/dev/null || fail "不能建立 $addons，没有改动任何文件。"
  [ -w "$addons" ] || fail "不能写入 $addons，没有改动任何文件。" '这个文件夹应当属于当前用户：请管理员看一看它的权限。'
  trap clean_up EXIT
  prepare_list "$line"
  rm -rf "$addons/.$folder.new" "$addons/.$folder.old"
  cp -R "$here/$folder" "$addons/.$folder.new" || fail '复制没有完成（磁盘满了？），没有改动已有的文件。'
  # From a disc everything comes write-protected, and couldn't be removed again.
  chmod -R u+w "$addons/.$folder.new"
  if [ -d "$addons/$folder" ]; then mv "$addons/$folder" "$addons/.$folder.old"; fi
  mv "$addons/.$folder.new" "$addons/$folder"
  replace_list
  for other in "$addons/${name}"_*; do
    if [ -d "$other" ] && [ "$other" != "$addons/$folder" ]; then rm -rf "$other"; fi
  done
  printf '%s\n' "已安装绩核 $version：$addons/$folder" '打开 WPS 表格，打开一个工作簿，在提示里点“允许”；再关闭所有 WPS 窗口，重新打开一次，就有“绩核”选项卡。'
  warn_of_oem
}

remove_it() {
  refuse_while_running
  if [ ! -d "$addons" ]; then
    printf '%s\n' '没有安装过绩核的 WPS 加载项。'
    return
  fi
  [ -w "$addons" ] || fail "不能写入 $addons，没有改动任何文件。"
  trap clean_up EXIT
  if [ -e "$list" ]; then
    prepare_list ''
    replace_list
  fi
  found=no
  for other in "$addons/${name}"_*; do
    if [ -d "$other" ]; then
      rm -rf "$other"
      found=yes
    fi
  done
  if [ $found = yes ]; then
    printf '%s\n' '已卸载绩核的 WPS 加载项。工作簿里的标注和“核对说明”还在，可以自己删除。'
  else
    printf '%s\n' '没有安装过绩核的 WPS 加载项。'
  fi
}

find_addons
case ${1:-} in
  '') install_it ;;
  --remove) remove_it ;;
  *) fail '用法：sh 安装.sh，或者 sh 卸载.sh' ;;
esac
