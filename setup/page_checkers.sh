#!/usr/bin/env bash
# Puts html-validate and the type checker of the scripts, which the tests run, into .venv/page_checkers.
# Does nothing, and needs no network, while setup/page_checkers says what it said the last time.
set -euo pipefail
cd -P "$(dirname "$0")/.."

lock=package-lock.json
if cmp -s "setup/page_checkers/$lock" ".venv/page_checkers/$lock"; then exit; fi

echo "Installing the checkers of pages into .venv/page_checkers."
rm -rf .venv/page_checkers
mkdir -p .venv/page_checkers
cp setup/page_checkers/package.json "setup/page_checkers/$lock" .venv/page_checkers
(cd .venv/page_checkers && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error) || {
  # Without its lock file it counts as not installed, and the next run tries again.
  rm -f ".venv/page_checkers/$lock"
  echo "The checkers of pages could not be installed: npm says above why." >&2
  exit 1
}
