@echo off
rem Opens the page of the office. Saved as UTF-8 without a byte order mark, with CRLF line ends:
rem chcp 65001 comes before the first Chinese character that cmd reads.
chcp 65001 >nul
setlocal
cd /d "%~dp0"
title disclose
set PYTHONUTF8=1
set "VENV=.venv"
set "REQUIREMENTS=requirements\office.txt"
if exist "wheelhouse\requirements.txt" set "REQUIREMENTS=wheelhouse\requirements.txt"

if exist "%VENV%\Scripts\python.exe" goto check
where py >nul 2>nul
if errorlevel 1 goto try_python
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if errorlevel 1 goto no_python
set "PYTHON=py -3"
goto make

:try_python
python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if errorlevel 1 goto no_python
set "PYTHON=python"

:make
echo 第一次使用，正在准备，大约要几分钟，请不要关闭窗口。
%PYTHON% -m venv --clear "%VENV%"
if errorlevel 1 goto no_venv

:check
"%VENV%\Scripts\python.exe" -c "import sys" >nul 2>nul
if errorlevel 1 goto moved
fc /b "%REQUIREMENTS%" "%VENV%\office.txt" >nul 2>nul
if not errorlevel 1 goto start

echo 正在安装需要的软件包，请不要关闭窗口。
if exist wheelhouse goto offline
"%VENV%\Scripts\python.exe" -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement "%REQUIREMENTS%"
if errorlevel 1 goto no_network
goto installed

:offline
"%VENV%\Scripts\python.exe" -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-index --find-links wheelhouse --requirement "%REQUIREMENTS%"
if errorlevel 1 goto no_wheels

:installed
copy /y "%REQUIREMENTS%" "%VENV%\office.txt" >nul

:start
"%VENV%\Scripts\python.exe" -m generator desk %*
if errorlevel 1 goto failed
exit /b 0

:no_python
echo.
echo 这台电脑上没有 Python 3.11 或更新的版本。
echo 请先安装 Python，安装时勾选 Add python.exe to PATH，装好以后再双击“开始”。
goto wait

:no_venv
echo.
echo 准备没有做成：建立不了 .venv 文件夹。请看磁盘是否已满，文件夹是否只读，再双击“开始”。
goto wait

:moved
echo.
echo 文件夹换过位置，或者 Python 重装过。请删去 .venv 文件夹，再双击“开始”。
goto wait

:no_network
echo.
echo 安装没有做成：请检查网络，再双击“开始”。不能上网的电脑，请把 wheelhouse 文件夹一起拷来。
goto wait

:no_wheels
echo.
echo 安装没有做成：wheelhouse 文件夹里的软件包不全，或者不是给 Windows 的。请重新拷贝一份完整的。
goto wait

:failed
echo.
echo 办公页面没有打开，原因写在上面。看不懂的，请把上面的文字拍下来发给维护者。

:wait
echo.
echo 按任意键关闭窗口。
pause >nul
exit /b 1
