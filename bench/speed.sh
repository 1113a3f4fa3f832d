#!/usr/bin/env bash
# CPU seconds a page, beside the `tesseract` command on the same page images in the same run.
#
#   bench/speed.sh FOLDER [PAGES]     default: 40 page images, spread over the folder
#
# PDFs become page images first (poppler-utils), outside the measured time, so that both read the same pictures. One engine thread a
# page on both sides. SOHOA names the program (default build/release/cli/sohoa).
source "$(dirname "${BASH_SOURCE[0]}")/../scripts/common.sh"

(($#)) || fail "usage: bench/speed.sh FOLDER [PAGES]"
folder=${1%/}
wanted=${2:-40}
sohoa=${SOHOA:-build/release/cli/sohoa}
[[ -x $sohoa ]] || fail "$sohoa is not built"
work=build/bench/speed
rm -rf "$work"
mkdir -p "$work/pages" "$work/text"

say "taking page images out of $folder"
mapfile -d '' inputs < <(find "$folder" -maxdepth 1 -type f \( -name '*.pdf' -o -name '*.jpg' -o -name '*.png' -o -name '*.tif' \) -print0 | sort -z)
((${#inputs[@]})) || fail "no scans in $folder"
step=$(((${#inputs[@]} + wanted - 1) / wanted))
for ((i = 0; i < ${#inputs[@]}; i += step)); do
  input=${inputs[i]}
  name=$work/pages/$(basename "${input%.*}")
  case $input in
    *.pdf) pdftoppm -r 300 -f 1 -l 1 -jpeg -singlefile "$input" "$name" ;;
    *.tif) cp "$input" "$name.tif" ;;
    *) cp "$input" "$work/pages/" ;;
  esac
done

# Runs a command and prints its user + system seconds, children included.
cpu_of() {
  local TIMEFORMAT='%U %S'
  { time "$@" >"$work/out" 2>"$work/err"; } 2>&1 | awk '{ printf "%.2f", $1 + $2 }'
}

read_with_tesseract() {
  local image
  for image in "$work"/pages/*; do
    OMP_THREAD_LIMIT=1 tesseract "$image" "$work/text/$(basename "$image")" -l vie --psm 3 txt
  done
}

read_with_sohoa() {
  "$sohoa" --store "$work/store" ingest --json --jobs 1 "$work/pages" || (($? == 3))
}

say "tesseract -l vie --psm 3"
theirs=$(cpu_of read_with_tesseract)
say "sohoa ingest --jobs 1"
ours=$(cpu_of read_with_sohoa)
# Each line lists the pages of one paper; its commas and its end together count them.
pages=$(grep -o '"pages":\[[0-9][^]]*\]' "$work/out" | tr -cd ',\n' | wc -c)

awk -v pages="$pages" -v ours="$ours" -v theirs="$theirs" 'BEGIN {
  printf "%-24s %8s %14s %20s\n", "", "pages", "CPU seconds", "CPU seconds a page"
  printf "%-24s %8d %14.1f %20.2f\n", "tesseract command", pages, theirs, theirs / pages
  printf "%-24s %8d %14.1f %20.2f\n", "sohoa ingest", pages, ours, ours / pages
  printf "sohoa reads %.2f times as many pages a CPU second, and stores, types and extracts them\n", theirs / ours }'
