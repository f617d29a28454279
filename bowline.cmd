@echo off
rem Runs Bowline on Windows; builds it first when there is no build or a source is newer. The twin of ./bowline.
setlocal
set "root=%~dp0"
set "bin=%root%.build\bin\current"
powershell -NoProfile -ExecutionPolicy Bypass -File "%root%build\make.ps1" || exit /b 6
"%bin%\cli\bowline.exe" %*
exit /b %ERRORLEVEL%
