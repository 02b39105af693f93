#!/usr/bin/env bash
# Puts html-validate, which the tests run over every page, into .venv/markup.
# Does nothing, and needs no network, while setup/markup says what it said the last time.
set -euo pipefail
cd -P "$(dirname "$0")/.."

lock=package-lock.json
if cmp -s "setup/markup/$lock" ".venv/markup/$lock"; then exit; fi

echo "Installing the checker of HTML into .venv/markup."
rm -rf .venv/markup
mkdir -p .venv/markup
cp setup/markup/package.json "setup/markup/$lock" .venv/markup
(cd .venv/markup && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error) || {
  # Without its lock file it counts as not installed, and the next run tries again.
  rm -f ".venv/markup/$lock"
  echo "html-validate could not be installed: npm says above why." >&2
  exit 1
}
