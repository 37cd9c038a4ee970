@echo off
rem ASCII alone: cmd reads this file in the code page of the machine.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" -Remove
pause
