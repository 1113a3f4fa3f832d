#!/usr/bin/env bash
# The laboratory: reads a folder of scans with truth and writes a report on what went wrong, where and why.
#
#   bench/lab.sh FOLDER [--pages N] [--again]      build/lab/NAME/report.html and report.md
#   bench/lab.sh --held-out [COUNT [SEED]]         totals alone on COUNT (100) fresh papers of the part that is never tuned to
#
# FOLDER holds the scans, and truth.jsonl (or its parent does). --pages: how many of the worst pages are drawn (12); --again: the
# report anew from what the last run found. The held-out part are the generator's seeds 9000 to 9099 (samples/README.md): its scans
# and what was found in them are removed at once, so that nobody can look at single errors. SOHOA names the program (default
# build/release/cli/sohoa), SOHOA_LAB the folder for results (default build/lab), PYTHON an interpreter.
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../scripts/common.sh"

first_held_out=9000
last_held_out=9099
sohoa=${SOHOA:-build/release/cli/sohoa}
lab=${SOHOA_LAB:-build/lab}

# A Python that has what is asked for, or none: Debian's own comes last, for its packages (python3-pil) go there.
python_with() {
  local python
  for python in ${PYTHON:-} python3 /usr/bin/python3; do
    if "$python" -c "import $1" 2>/dev/null; then
      printf '%s' "$python"
      return
    fi
  done
  return 1
}

(($#)) || fail "usage: bench/lab.sh FOLDER [--pages N] [--again] | bench/lab.sh --held-out [COUNT [SEED]]"
[[ -x $sohoa ]] || fail "$sohoa is not built: cmake --preset release && cmake --build --preset release --target sohoa"

if [[ $1 == --held-out ]]; then
  count=${2:-100}
  seed=${3:-$first_held_out}
  [[ $count =~ ^[1-9][0-9]*$ ]] || fail "COUNT must be a number, not '$count'"
  if ! [[ $seed =~ ^[0-9]+$ ]] || ((seed < first_held_out || seed > last_held_out)); then
    fail "SEED must be $first_held_out to $last_held_out, not '$seed'"
  fi
  python=$(python_with 'PIL, numpy, cairo, qrcode, img2pdf') ||
    fail "the generator needs Debian packages: scripts/install_packages.sh samples"
  scans=$(mktemp -d)
  trap 'rm -rf "$scans"' EXIT
  say "making $count files of seed $seed"
  "$python" samples/generate/generate.py --count "$count" --seed "$seed" --out "$scans/held-out" >/dev/null
  "$python" bench/lab/evaluate.py "$scans/held-out" --sohoa "$sohoa" --out "$scans/work" --totals-only
  exit
fi

folder=${1%/}
shift
[[ -d $folder ]] || fail "no folder $folder"
if ! python=$(python_with PIL); then
  python=$(python_with json) || fail "python3 is missing: apt-get install python3"
  say "Pillow is missing, so the report will have no pictures: apt-get install python3-pil"
fi
"$python" bench/lab/evaluate.py "$folder" --sohoa "$sohoa" --out "$lab/$(basename "$(realpath "$folder")")" "$@"
