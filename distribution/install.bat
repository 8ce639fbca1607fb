@echo off
rem Installs the game from this folder for one user: no internet, no administrator.
rem     install.bat [folder to install in]
rem Another Python than the newest one there: set PYTHON=py -3.13
rem Removing it is throwing that folder away.
setlocal
set "target=%~1"
if "%target%"=="" set "target=%LOCALAPPDATA%\Programs\burgemeestersgame"
if "%PYTHON%"=="" set "PYTHON=py -3"

%PYTHON% -m venv "%target%" || exit /b 1
"%target%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index ^
    --find-links "%~dp0wheels" --requirement "%~dp0requirements.txt" || exit /b 1
"%target%\Scripts\burgemeestersgame.exe" check azc-raadsavond || exit /b 1
echo %target%\Scripts\burgemeestersgame.exe
