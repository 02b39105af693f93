#!/usr/bin/env bash
# Makes .venv and installs HEP into it, editable, with what one purpose needs:
#
#   setup/python_packages.sh run|test|figures
#
# Does nothing, and needs no network, while pyproject.toml says what it said the last time.
set -euo pipefail
cd -P "$(dirname "$0")/.."

purpose=$1
python=${PYTHON:-python3}
if [ "$purpose" = run ]; then package=.; else package=".[$purpose]"; fi

# A .venv is of no use after its Python was replaced, or after this directory was moved.
if ! .venv/bin/python -c 'import pip' 2>/dev/null || ! grep -qF "$PWD/.venv" .venv/pyvenv.cfg; then
  "$python" -m venv --clear .venv
fi

# What was installed is compared by content: a checkout changes times and nothing else.
if cmp -s pyproject.toml ".venv/installed-$purpose"; then exit; fi

echo "Installing Python packages into .venv: this takes a minute."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
  --editable "$package" || {
  echo "The Python packages could not be installed: pip says above why." >&2
  exit 1
}
cp pyproject.toml .venv/installed-run
cp pyproject.toml ".venv/installed-$purpose"
