@echo off
node -e "process.exit(parseInt(process.versions.node,10)>=20?0:1)" >nul 2>nul
if not errorlevel 1 goto run
rem cmd decodes a line when it reads it, and a block in brackets all at once: what is Chinese comes in lines after chcp.
chcp 65001 >nul
echo 需要 Node.js 20 或更新版本：https://nodejs.org
exit /b 2
:run
node "%~dp0jihe.cjs" %*
