# Builds the programs into .build\bin\current when a source is newer. The twin of build/make for bowline.cmd.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$bin = Join-Path $root '.build\bin'
$stamp = Join-Path $bin 'current\stamp'
$watched = @('src', 'build', 'Directory.Build.props', 'Directory.Packages.props', 'global.json') | ForEach-Object { Join-Path $root $_ }
$files = $watched | ForEach-Object { Get-ChildItem -Path $_ -Recurse -File }
if (Test-Path $stamp) {
  $made = (Get-Item $stamp).LastWriteTimeUtc
  if (-not ($files | Where-Object { $_.LastWriteTimeUtc -gt $made } | Select-Object -First 1)) { exit 0 }
}
function Fail($why) { [Console]::Error.WriteLine("bowline: $why"); exit 6 }
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
  Fail "the .NET SDK 10 is needed and 'dotnet' is not on the PATH: winget install Microsoft.DotNet.SDK.10"
}
New-Item -ItemType Directory -Force -Path $bin | Out-Null
$began = Get-Date
$hashes = ($files | Sort-Object FullName | ForEach-Object { (Get-FileHash $_.FullName -Algorithm SHA256).Hash }) -join ''
$bytes = [System.Text.Encoding]::ASCII.GetBytes($hashes)
$sum = [System.BitConverter]::ToString([System.Security.Cryptography.SHA256]::Create().ComputeHash($bytes)).Replace('-', '').ToLower()
$version = ([xml](Get-Content (Join-Path $root 'Directory.Build.props'))).Project.PropertyGroup.Version | Select-Object -First 1
$name = "$version-$($sum.Substring(0, 12))"
$folder = Join-Path $bin $name
if (-not (Test-Path (Join-Path $folder 'cli\bowline.exe'))) {
  [Console]::Error.WriteLine("bowline: building $name ...")
  Push-Location $root
  & dotnet msbuild build\run.proj -m -nodeReuse:false -v:quiet -nologo *> (Join-Path $root '.build\make.log')
  $code = $LASTEXITCODE
  Pop-Location
  if ($code -ne 0) { Fail "the build failed; all of it is in $root\.build\make.log" }
  New-Item -ItemType Directory -Force -Path $folder | Out-Null
  Get-ChildItem (Join-Path $root '.build\run\publish\Cli') -Directory | Select-Object -First 1 | ForEach-Object { Copy-Item $_.FullName (Join-Path $folder 'cli') -Recurse -Force }
  Get-ChildItem (Join-Path $root '.build\run\publish\Daemon') -Directory | Select-Object -First 1 | ForEach-Object { Copy-Item $_.FullName (Join-Path $folder 'desk') -Recurse -Force }
}
$newStamp = New-Item -ItemType File -Force -Path (Join-Path $folder 'stamp')
$newStamp.LastWriteTimeUtc = $began.ToUniversalTime()
$current = Join-Path $bin 'current'
if (Test-Path $current) { (Get-Item $current).Delete() }
New-Item -ItemType Junction -Path $current -Target $folder | Out-Null
exit 0
