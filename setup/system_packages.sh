#!/usr/bin/env bash
# Sees to it that the system has what HEP needs to run, or to be tested.
#
#   setup/system_packages.sh run|test [--print-missing]
#
# Debian and Ubuntu: installs what is missing. Other systems: says what to install, and stops.
# --print-missing only prints the command or sentence, and nothing when nothing is missing.
# With everything in place this reads local records only: no apt, no network.
set -euo pipefail

purpose=$1
mode=${2:-install}
python=${PYTHON:-python3}
find_browser=$(dirname "$0")/find_browser.sh

fail() {
  echo "$*" >&2
  exit 1
}

check_python() {
  local version
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])') ||
    fail "HEP needs Python 3.11 or newer, and $python does not start."
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "HEP needs Python 3.11 or newer, and $python is $version: install a newer one and name it, as in: make run PYTHON=python3.12"
}

is_ubuntu() {
  grep -qx 'ID=ubuntu' "${OS_RELEASE:-/etc/os-release}"
}

# Prints the names of the missing packages, one on a line.
missing_on_debian() {
  local package installed
  local packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core)
  # libatomic1 is what the browser driver of Playwright starts with.
  if [ "$purpose" = test ]; then packages+=(poppler-utils qpdf libatomic1); fi

  # Only Debian's own Python comes without ensurepip; one from elsewhere needs no package.
  "$python" -c 'import ensurepip' 2>/dev/null || echo "$(basename "$python")-venv"

  # dpkg-query fails as soon as one name is unknown to it, and still lists the others.
  installed=$(dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' \
    "${packages[@]}" 2>/dev/null) || true
  for package in "${packages[@]}"; do
    grep -qxF "$package installed" <<<"$installed" || echo "$package"
  done

  # Ubuntu's package called chromium is a snap, which apt cannot install everywhere.
  if [ "$purpose" = test ] && ! is_ubuntu && ! "$find_browser" >/dev/null; then
    echo chromium
  fi

  # npm brings the checker of HTML; whoever has one from elsewhere needs no second one.
  if [ "$purpose" = test ] && ! command -v npm >/dev/null; then echo npm; fi
}

# Prints the names of the missing Homebrew packages, one on a line.
missing_on_macos() {
  # Homebrew's prefix depends on the processor.
  [ -e "${HOMEBREW_PREFIX:-/opt/homebrew}/lib/libpangoft2-1.0.0.dylib" ] ||
    [ -e /usr/local/lib/libpangoft2-1.0.0.dylib ] || echo pango
  [ "$purpose" = test ] || return 0
  command -v pdftoppm >/dev/null || echo poppler
  command -v qpdf >/dev/null || echo qpdf
  "$find_browser" >/dev/null || echo google-chrome
  command -v npm >/dev/null || echo node
}

# Prints in words what is missing on a system whose package names we do not know.
missing_elsewhere() {
  "$python" -c 'import ctypes
for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"): ctypes.CDLL(f"lib{name}.so.0")' \
    2>/dev/null || echo "Pango with pangoft2, HarfBuzz with its subset library, the Noto Sans fonts"
  [ "$purpose" = test ] || return 0
  command -v pdftoppm >/dev/null || echo "poppler's command line tools"
  command -v qpdf >/dev/null || echo qpdf
  "$find_browser" >/dev/null || echo "Chromium or Google Chrome"
  command -v npm >/dev/null || echo "npm"
}

# Runs one command line as root, with one password prompt at most.
as_root() {
  local shell=(env DEBIAN_FRONTEND=noninteractive sh -c "$1")
  if [ "$(id -u)" -ne 0 ]; then shell=(sudo "${shell[@]}"); fi
  "${shell[@]}" </dev/null
}

install_on_debian() {
  local install=$1
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    fail "Without sudo, the system packages of HEP have to be installed as root, with: apt-get update && $install"
  fi
  echo "Installing system packages: $install"
  # One broken package source of many fails the update, but need not fail the installation.
  as_root "apt-get update --quiet; $install" ||
    fail "The system packages could not be installed; as root, the command is: apt-get update && $install"
}

need_browser() {
  "$find_browser" >/dev/null ||
    fail "The browser tests need a Chromium that starts: install Google Chrome (https://www.google.com/chrome), or set HEP_TEST_BROWSER to the path of one."
}

check_python
if [ "$(uname -s)" = Darwin ]; then
  system=macos
  missing=$(missing_on_macos | paste -s -d ' ' -)
  command="brew install $missing"
elif command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
  system=debian
  missing=$(missing_on_debian | paste -s -d ' ' -)
  command="apt-get install --yes --no-install-recommends $missing"
else
  system=elsewhere
  missing=$(missing_elsewhere | paste -s -d ',' -)
  command="install with your package manager: $missing"
fi

if [ "$mode" = --print-missing ]; then
  if [ -n "$missing" ]; then echo "$command"; fi
elif [ -n "$missing" ] && [ $system = debian ]; then
  install_on_debian "$command"
elif [ -n "$missing" ]; then
  fail "HEP needs something that this system lacks. Please run this, then try again: $command"
fi

# Ubuntu's browser cannot come from apt, so that this may fail with every package in place.
if [ "$purpose" = test ] && [ "$mode" = install ]; then need_browser; fi
