# 绩核的 WPS 加载项：安装（不带参数）和卸载（-Remove）。不要管理员，不联网。
# For Windows PowerShell 5.1. Comments are for whoever reads what this does before running it: it touches nothing outside of
# WPS's folder for add-ins.
param([switch]$Remove)
$ErrorActionPreference = 'Stop'

$Name = 'Jihe'
$Version = '{{version}}'
$Folder = "${Name}_$Version"
$Line = "<jsplugin name=`"$Name`" type=`"et`" url=`"$Folder`" version=`"$Version`" enable=`"enable_dev`" install=`"null`" customDomain=`"`"/>"
$Here = Split-Path -Parent $MyInvocation.MyCommand.Path
$Addons = Join-Path $env:APPDATA 'kingsoft/wps/jsaddons'
$List = Join-Path $Addons 'publish.xml'
# One character a byte, so that what isn't ours stays byte for byte.
$Bytes = [Text.Encoding]::GetEncoding(28591)

function Exit-With([string[]]$Lines) {
  foreach ($text in $Lines) { Write-Host $text }
  exit 1
}

# WPS reads its lists at the start and writes them at the end: what is changed in between is lost. It is never ended from here.
function Assert-NotRunning {
  $session = (Get-Process -Id $PID).SessionId
  $running = @(Get-Process -Name 'et', 'wps', 'wpp', 'wpsoffice' -ErrorAction SilentlyContinue | Where-Object { $_.SessionId -eq $session })
  if ($running.Count -gt 0) {
    Exit-With @("WPS 正在运行（$($running[0].ProcessName)）。没有改动任何文件。", '请保存好文档，关闭所有 WPS 窗口，再运行一次。')
  }
}

$Token = New-Object Text.RegularExpressions.Regex '<!--.*?-->|<\?.*?\?>|<(?<close>/?)(?<element>[A-Za-z_][\w.:-]*)(?<rest>(?:[^<>"'']|"[^"]*"|''[^'']*'')*)>', 'Singleline'
$Attribute = New-Object Text.RegularExpressions.Regex '\s(?<key>[^\s=/>]+)\s*=\s*(?:"(?<value>[^"]*)"|''(?<value>[^'']*)'')', 'Singleline'

function Get-AddonName([string]$Rest) {
  foreach ($match in $Attribute.Matches($Rest)) {
    if ($match.Groups['key'].Value -ceq 'name') { return $match.Groups['value'].Value }
  }
  return ''
}

function Add-Line([string]$Out, [string]$Text, [string]$Newline) {
  if ($Text -eq '') { return $Out }
  $kept = $Out.TrimEnd(' ', "`t", "`r", "`n")
  $space = $Out.Substring($kept.Length)
  if (-not $space.Contains("`n")) { $space = $Newline }
  return $kept + $Newline + '  ' + $Text + $space
}

# The list without our entry, and with $Text in it where that isn't empty. Null for what isn't understood.
function Merge-List([string]$Old, [string]$Text) {
  $newline = "`n"
  if ($Old.Contains("`r`n")) { $newline = "`r`n" }
  if ($Old.Trim() -eq '') {
    if ($Text -eq '') { return $Old }
    return "<jsplugins>`n  $Text`n</jsplugins>`n"
  }
  $out = ''
  $at = 0
  $open = New-Object 'Collections.Generic.List[string]'
  $roots = 0
  $dropping = 0
  foreach ($match in $Token.Matches($Old)) {
    $between = $Old.Substring($at, $match.Index - $at)
    $at = $match.Index + $match.Length
    if ($between.Contains('<')) { return $null }
    $isMark = $out -eq '' -and $between -eq ([string][char]0xEF + [char]0xBB + [char]0xBF)
    if ($open.Count -eq 0 -and $between.Trim() -ne '' -and -not $isMark) { return $null }
    if ($dropping -eq 0) { $out += $between }
    $tag = $match.Value
    if (-not $match.Groups['element'].Success) {
      if ($dropping -eq 0) { $out += $tag }
      continue
    }
    $element = $match.Groups['element'].Value
    $rest = $match.Groups['rest'].Value
    if ($match.Groups['close'].Value -ne '') {
      if ($open.Count -eq 0 -or $open[$open.Count - 1] -cne $element) { return $null }
      if ($open.Count -eq 1) { $out = Add-Line $out $Text $newline }
      if ($dropping -eq 0) { $out += $tag }
      $open.RemoveAt($open.Count - 1)
      if ($dropping -gt 0 -and $open.Count -lt $dropping) { $dropping = 0 }
      continue
    }
    $alone = $rest.EndsWith('/')
    if ($open.Count -eq 0) {
      if ($element -cne 'jsplugins' -or $roots -gt 0) { return $null }
      $roots += 1
      if ($alone) {
        if ($Text -eq '') { $out += $tag }
        else { $out = (Add-Line ($out + '<jsplugins' + $rest.TrimEnd('/').TrimEnd() + '>') $Text $newline) + '</jsplugins>' }
        continue
      }
    }
    elseif ($open.Count -eq 1 -and $dropping -eq 0 -and ($element -ceq 'jsplugin' -or $element -ceq 'jspluginonline') -and (Get-AddonName $rest) -ceq $Name) {
      $out = $out.TrimEnd(' ', "`t", "`r", "`n")
      if (-not $alone) {
        $open.Add($element)
        $dropping = $open.Count
      }
      continue
    }
    if ($dropping -eq 0) { $out += $tag }
    if (-not $alone) { $open.Add($element) }
  }
  $last = $Old.Substring($at)
  if ($open.Count -ne 0 -or $roots -ne 1 -or $last.Trim() -ne '') { return $null }
  return $out + $last
}

function Get-NewList([string]$Text) {
  $old = ''
  if (Test-Path -LiteralPath $List) { $old = $Bytes.GetString([IO.File]::ReadAllBytes($List)) }
  $new = Merge-List $old $Text
  if ($null -eq $new) {
    Exit-With @("读不懂 $List，没有改动任何文件。", '它可能被别的程序写坏了：请管理员看一看，或者先把它改名，再运行一次。')
  }
  return @{ Old = $old; New = $new }
}

function Set-List($Lists) {
  if ($Lists.Old -ceq $Lists.New) { return }
  if (Test-Path -LiteralPath $List) {
    Copy-Item -LiteralPath $List -Destination ($List + '.' + (Get-Date -Format 'yyyyMMdd-HHmmss') + '.bak')
  }
  # Beside it and renamed: a list that is half written would take others' add-ins away.
  $next = Join-Path $Addons '.publish.xml.new'
  [IO.File]::WriteAllBytes($next, $Bytes.GetBytes($Lists.New))
  Move-Item -LiteralPath $next -Destination $List -Force
}

function Get-Folders {
  return @(Get-ChildItem -LiteralPath $Addons -Directory -ErrorAction SilentlyContinue | Where-Object { $_.Name -like "${Name}_*" })
}

function Install-It {
  $from = Join-Path $Here $Folder
  if (-not (Test-Path -LiteralPath (Join-Path $from 'index.html'))) {
    Exit-With @("找不到 ${from}：请先把压缩包完整解压，再运行里面的 安装.bat。")
  }
  Assert-NotRunning
  try { New-Item -ItemType Directory -Path $Addons -Force | Out-Null }
  catch { Exit-With @("不能建立 $Addons，没有改动任何文件。") }
  $lists = Get-NewList $Line
  $to = Join-Path $Addons $Folder
  $staged = Join-Path $Addons ".$Folder.new"
  $former = Join-Path $Addons ".$Folder.old"
  foreach ($rest in @($staged, $former)) { if (Test-Path -LiteralPath $rest) { Remove-Item -LiteralPath $rest -Recurse -Force } }
  try { Copy-Item -LiteralPath $from -Destination $staged -Recurse }
  catch {
    if (Test-Path -LiteralPath $staged) { Remove-Item -LiteralPath $staged -Recurse -Force }
    Exit-With @("不能写入 $Addons，没有改动已有的文件。")
  }
  if (Test-Path -LiteralPath $to) { Move-Item -LiteralPath $to -Destination $former }
  try {
    Move-Item -LiteralPath $staged -Destination $to
    Set-List $lists
  }
  catch {
    if (Test-Path -LiteralPath $to) { Remove-Item -LiteralPath $to -Recurse -Force }
    if (Test-Path -LiteralPath $former) { Move-Item -LiteralPath $former -Destination $to }
    Exit-With @("不能写入 $Addons，已恢复原样。")
  }
  if (Test-Path -LiteralPath $former) { Remove-Item -LiteralPath $former -Recurse -Force }
  foreach ($other in Get-Folders) { if ($other.Name -ne $Folder) { Remove-Item -LiteralPath $other.FullName -Recurse -Force } }
  Write-Host "已安装绩核 ${Version}：$to"
  Write-Host '打开 WPS 表格，打开一个工作簿，在提示里点“允许”；再关闭所有 WPS 窗口，重新打开一次，就有“绩核”选项卡。'
}

function Remove-It {
  Assert-NotRunning
  if (Test-Path -LiteralPath $List) { Set-List (Get-NewList '') }
  $folders = @(Get-Folders)
  foreach ($other in $folders) { Remove-Item -LiteralPath $other.FullName -Recurse -Force }
  if ($folders.Count -gt 0) { Write-Host '已卸载绩核的 WPS 加载项。工作簿里的标注和“核对说明”还在，可以自己删除。' }
  else { Write-Host '没有安装过绩核的 WPS 加载项。' }
}

if ($Remove) { Remove-It } else { Install-It }
