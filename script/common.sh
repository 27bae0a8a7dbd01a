# Sourced by the other scripts: where things are, how to say what happens, how to install what is missing.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
export SWIFT_BACKTRACE=enable=no   # a crash must not write memory into a log

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

# step NAME COMMAND...: says what begins and how long it took.
step() {
    local name="$1" began=$SECONDS
    shift
    say "-- $name"
    "$@"
    say "   $name: $((SECONDS - began)) s"
}

need_swift() {
    if ! command -v swift >/dev/null; then
        stop "Swift is not on the PATH. Salve needs Swift 6.3 or newer: https://www.swift.org/install/linux/debian/"
    fi
    local version
    version="$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)"
    case "$version" in
        6.[3-9]* | [7-9].*) ;;
        *) stop "This is Swift ${version:-of an unknown version}. Salve needs 6.3 or newer." ;;
    esac
}

# need_disk GIGABYTES: building needs room.
need_disk() {
    local free
    free="$(df -Pk "$root" | awk 'NR==2 {print int($4 / 1048576)}')"
    if [ "$free" -lt "$1" ]; then
        stop "Only $free GB are free here, and building needs about $1 GB. Make room, then run this again."
    fi
}

# need_packages WHY PACKAGE...: installs Debian packages that are missing, or says how.
need_packages() {
    local why="$1" missing=()
    shift
    command -v dpkg-query >/dev/null || { say "Not Debian: please see that these are there: $*"; return 0; }
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            say "Installing ${missing[*]} ($why)"
            sudo -n apt-get update -qq && sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
            return 0
        fi
        stop "Missing: ${missing[*]} ($why). Run this once, then this script again:
  sudo apt-get update && sudo apt-get install -y ${missing[*]}"
    fi
    say "Installing ${missing[*]} ($why)"
    if ! apt-get update -qq || ! DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null; then
        stop "Could not install ${missing[*]}. Is there a network? Nothing else was changed."
    fi
}

# resolve PATH...: fetches the packages once, and says plainly when there is no network.
resolve() {
    if ! swift package "$@" resolve; then
        stop "Could not fetch the Swift packages that Salve is built on. Is there a network? Nothing else was changed."
    fi
}
