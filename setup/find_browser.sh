#!/usr/bin/env bash
# Prints the path of a Chromium that starts, for the browser tests; exits 1 when there is none.
# HEP_TEST_BROWSER names one to try before all others.
set -euo pipefail

candidates=(
  "${HEP_TEST_BROWSER:-}"
  chromium google-chrome google-chrome-stable chromium-browser
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  "/Applications/Chromium.app/Contents/MacOS/Chromium"
)

for candidate in "${candidates[@]}"; do
  path=$(command -v "$candidate") || continue
  # A name proves nothing: Ubuntu's chromium-browser may only tell that a snap is missing.
  if "$path" --version </dev/null >/dev/null 2>&1; then
    echo "$path"
    exit
  fi
done
exit 1
