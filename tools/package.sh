#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Make the zip that users install and plugins.qgis.org takes, from the last commit; print where it is.
# git archive is all it takes: only tracked files, the same bytes each time, the commit's id as the zip's comment.
# The list names what is in, so that a new file for developers stays out by itself.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly NAME=clearsky_qgis
readonly CONTENT=(LICENSE __init__.py plugin.py metadata.txt requirements.txt clearsky core ui sandbox resources/icons)

version=$(git show HEAD:metadata.txt | sed -n 's/^version=//p')
zip=build/package/$NAME-$version.zip
translations=()
for ts in resources/i18n/*.ts; do
    [ -f "${ts%.ts}.qm" ] || { echo "package: ${ts%.ts}.qm is missing: make setup makes it with Qt's lrelease" >&2; exit 1; }
    translations+=(--add-file="${ts%.ts}.qm")
done
git diff --quiet HEAD -- "${CONTENT[@]}" resources/i18n ||
    echo "package: what is not committed yet is not in the zip" >&2

mkdir -p "${zip%/*}"
TZ=UTC git archive -9 --format=zip --output="$zip" \
    --prefix=$NAME/resources/i18n/ "${translations[@]}" --prefix=$NAME/ HEAD -- "${CONTENT[@]}"
echo "$zip"
