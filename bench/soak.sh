#!/usr/bin/env bash
# Whether memory stays flat over many pages; prints the first thousand against the last.
#
#   bench/soak.sh [PAGES] [PAPER...]     default: 10000 pages of papers with a text layer, made here
#
# PAPERs (PDFs) are read again and again with other bytes behind their end: scans, to put recognition itself to the test.
# SOHOA names the program (default build/release/cli/sohoa), SOHOA_JOBS the workers (default 2).
source "$(dirname "${BASH_SOURCE[0]}")/../scripts/common.sh"

sohoa=${SOHOA:-build/release/cli/sohoa}
[[ -x $sohoa ]] || fail "$sohoa is not built"
exec python3 -B tests/proof/soak.py --sohoa "$sohoa" --config "${SOHOA_CONFIG:-config}" --jobs "${SOHOA_JOBS:-2}" \
  --pages "${1:-10000}" "${@:2}"
