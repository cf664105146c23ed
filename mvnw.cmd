@echo off
rem Runs Maven for this project: the one on the PATH if there is one,
rem else the version of .mvn\wrapper\maven-wrapper.properties, fetched once and checked.
setlocal
cd /d "%~dp0"
where mvn >nul 2>nul
if %errorlevel%==0 (
  call mvn %*
  exit /b %errorlevel%
)
for /f "usebackq tokens=1,* delims==" %%a in (".mvn\wrapper\maven-wrapper.properties") do set "%%a=%%b"
set "home=%USERPROFILE%\.m2\wrapper\dists\apache-maven-%mavenVersion%"
if not exist "%home%\bin\mvn.cmd" (
  echo mvnw: fetching Apache Maven %mavenVersion% 1>&2
  powershell -NoProfile -Command "$ErrorActionPreference='Stop'; $t=New-Item -ItemType Directory (Join-Path $env:TEMP ([guid]::NewGuid())); $f=Join-Path $t 'maven.tar.gz'; Invoke-WebRequest '%distributionUrl%' -OutFile $f; if ((Get-FileHash $f -Algorithm SHA512).Hash -ne '%distributionSha512Sum%') { throw 'the fetched archive does not match its checksum' }; tar -xzf $f -C $t; New-Item -ItemType Directory -Force (Split-Path '%home%') | Out-Null; Move-Item (Join-Path $t 'apache-maven-%mavenVersion%') '%home%'" || exit /b 1
)
call "%home%\bin\mvn.cmd" %*
exit /b %errorlevel%
