@echo off
rem Builds everything with analysers and runs every test project. The twin of ./test; it adds no totals line of its own.
setlocal
cd /d "%~dp0"
dotnet build Bowline.slnx -v:quiet -nologo -p:Analyze=true -p:ArtifactsPath="%~dp0.build\test" || exit /b 1
set failed=0
for /d %%p in (tests\*) do if exist "%%p\%%~np%%~xp.csproj" (
  ".build\test\bin\%%~np%%~xp\debug\Bowline.%%~np%%~xp.exe" -noColor -noLogo || set failed=1
)
exit /b %failed%
