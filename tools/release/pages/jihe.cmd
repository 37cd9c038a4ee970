@echo off
where node >nul 2>nul
if errorlevel 1 (
  chcp 65001 >nul
  echo 需要 Node.js 20 或更新版本：https://nodejs.org
  exit /b 2
)
node "%~dp0jihe.cjs" %*
