#!/usr/bin/env bash
# Make sure that a QGIS of 3.40 or newer is on this machine; do nothing when it is.
# Debian 12 gets it from the release's own backports; any other system is told in one line what to install.
set -euo pipefail

readonly FLOOR=34000
readonly PACKAGES=(qgis python3-qgis python3-venv qttools5-dev-tools xvfb xauth fonts-open-sans)
readonly PROXIES=(tinyproxy-bin microsocks) # the tests of QGIS's proxy settings go through them

say() { printf 'setup: %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else say "root or sudo is needed to install packages"; exit 1
    fi
}

qgis_is_new_enough() {
    command -v qgis >/dev/null &&
        /usr/bin/python3 -c "from qgis.core import Qgis; raise SystemExit(Qgis.QGIS_VERSION_INT < $FLOOR)" 2>/dev/null
}

has_helpers() { # a screen is only replaced where there is none, a venv is always needed
    /usr/bin/python3 -c 'import ensurepip, venv' 2>/dev/null &&
        { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || command -v xvfb-run >/dev/null; }
}

has_proxies() { command -v tinyproxy >/dev/null && command -v microsocks >/dev/null; }

codename() { (. /etc/os-release && printf '%s' "${VERSION_CODENAME:-unknown}"); }

add_backports() { # from the very mirror this machine uses already
    local suite=$1 mirror
    mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
        awk -v s="$suite" '$1 == s { print $2; exit }')
    [ -n "$mirror" ] || { say "no apt source for $suite found"; exit 1; }
    printf 'Types: deb\nURIs: %s\nSuites: %s-backports\nComponents: main\nSigned-By: %s\n' \
        "$mirror" "$suite" /usr/share/keyrings/debian-archive-keyring.gpg |
        as_root tee /etc/apt/sources.list.d/clearsky-backports.sources >/dev/null
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 \
        install -y --no-install-recommends "$@" >/dev/null
}

apt_update() { as_root apt-get -qq -o Acquire::Retries=3 update; }

install_on_debian_12() {
    apt-get indextargets --format '$(RELEASE)' 2>/dev/null | grep -qx bookworm-backports || add_backports bookworm
    say "installing QGIS from bookworm-backports (about 0.5 GB to download)"
    apt_update
    apt_install -t bookworm-backports "${PACKAGES[@]}"
}

install_proxies() {
    if [ "$(codename)" = bookworm ]; then
        apt_update
        apt_install "${PROXIES[@]}"
    else
        say "without ${PROXIES[*]} the tests that go through real proxies are skipped"
    fi
}

main() {
    if qgis_is_new_enough && has_helpers; then
        say "QGIS $(/usr/bin/python3 -c 'from qgis.core import Qgis; print(Qgis.QGIS_VERSION)') found"
    elif [ "$(codename)" = bookworm ]; then
        install_on_debian_12
    else
        say "install these first, then run make again: ${PACKAGES[*]} (QGIS 3.40 or newer)"
        exit 1
    fi
    has_proxies || install_proxies
}

main "$@"
