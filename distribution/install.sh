#!/bin/sh
# Installs the game from this folder for one user: no internet, no administrator.
#     [PYTHON=python3.13] sh install.sh [folder to install in]
# Removing it is throwing that folder away.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$HOME/.local/opt/burgemeestersgame}

"${PYTHON:-python3}" -m venv "$target"
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-index \
    --find-links "$here/wheels" --requirement "$here/requirements.txt"
"$target/bin/burgemeestersgame" check azc-raadsavond

# In the menu of the desktop, where there is one.
if [ -d "$here/linux" ]; then
    data=${XDG_DATA_HOME:-$HOME/.local/share}
    mkdir -p "$data/applications" "$data/icons/hicolor/scalable/apps"
    sed "s|^Exec=burgemeestersgame|Exec=\"$target/bin/burgemeestersgame\"|" \
        "$here/linux/org.example.burgemeestersgame.desktop" \
        > "$data/applications/org.example.burgemeestersgame.desktop"
    cp "$here/linux/icon.svg" "$data/icons/hicolor/scalable/apps/org.example.burgemeestersgame.svg"
fi
echo "$target/bin/burgemeestersgame"
