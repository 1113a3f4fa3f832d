#!/usr/bin/env bash
# How well the program reads a folder of scans with truth: ingests it into a fresh store and prints tables.
#
#   bench/accuracy.sh FOLDER [SCORER OPTION...]     e.g. bench/accuracy.sh samples/scans --errors 20
#
# FOLDER holds the scans, and truth.jsonl (or its parent does). The scorer is the project's own, bench/score.py; SOHOA_SCORER names
# another one that takes the same arguments. SOHOA names the program (default build/release/cli/sohoa), SOHOA_WORK the folder for
# store and results (default build/bench/accuracy/NAME).
source "$(dirname "${BASH_SOURCE[0]}")/../scripts/common.sh"

(($#)) || fail "usage: bench/accuracy.sh FOLDER [SCORER OPTION...]"
folder=${1%/}
shift
sohoa=${SOHOA:-build/release/cli/sohoa}
scorer=${SOHOA_SCORER:-bench/score.py}
truth=$folder/truth.jsonl
[[ -f $truth ]] || truth=$folder/../truth.jsonl
[[ -f $truth ]] || fail "no truth.jsonl in $folder or above it"
[[ -x $sohoa ]] || fail "$sohoa is not built: cmake --preset release && cmake --build --preset release --target sohoa"

work=${SOHOA_WORK:-build/bench/accuracy/$(basename "$folder")}
found=$work/found.ndjson
rm -rf "$work/store" "$found"
mkdir -p "$work"

mapfile -d '' inputs < <(find "$folder" -mindepth 1 -maxdepth 1 ! -name 'truth.jsonl' ! -name 'README*' -print0 | sort -z)
say "reading ${#inputs[@]} inputs of $folder"
TIMEFORMAT='CPU seconds: %U user, %S system; wall %R'
status=0
time "$sohoa" --store "$work/store" ingest --json "${inputs[@]}" >"$found" || status=$?
# 3: done, but some inputs were quarantined; the score shows them as missed.
((status == 0 || status == 3)) || fail "ingest ended with $status"

for by in scan type field; do
  say "by $by ($scorer)"
  python3 "$scorer" "$truth" "$found" --by "$by"
done
(($# == 0)) || python3 "$scorer" "$truth" "$found" "$@"
