#!/usr/bin/env bash
# What a searchable copy costs, beside ocrmypdf and the tesseract command, on the same PDFs in the same run.
#
#   bench/searchable.sh FOLDER [PAGES] [WORKERS...]     default: 12 pages, with 1 and 2 workers
#
# Takes scanned PDFs (without a text layer) spread over FOLDER until PAGES pages are together, and measures
#   sohoa       ingest (reads, splits, types, extracts, stores), then export --format pdf of every record
#   tesseract   a process for each page image at 300 dpi, made before the clock starts; plain text only
#   ocrmypdf    -l vie --output-type pdf, a process for each PDF
# in CPU seconds (user + system, children included), pages a CPU second, and the resident set of the largest process. Where FOLDER has
# a truth.jsonl with the text of each paper, also the share of printed words that each one's text holds. Engines run one thread a page.
# Needs the bench group of scripts/packages.txt; SOHOA names the program (default build/release/cli/sohoa).
source "$(dirname "${BASH_SOURCE[0]}")/../scripts/common.sh"

(($#)) || fail "usage: bench/searchable.sh FOLDER [PAGES] [WORKERS...]"
folder=${1%/}
wanted=${2:-12}
workers=("${@:3}")
((${#workers[@]})) || workers=(1 2)
sohoa=$(realpath -m "${SOHOA:-build/release/cli/sohoa}")
[[ -x $sohoa ]] || fail "$sohoa is not built"
for tool in ocrmypdf tesseract pdftoppm pdftotext; do
  command -v "$tool" >/dev/null || fail "$tool is missing: scripts/install_packages.sh bench run"
done
work=$(realpath -m build/bench/searchable)
rm -rf "$work"
mkdir -p "$work/pdfs" "$work/images"
export OMP_THREAD_LIMIT=1
export SOHOA_CONFIG=${SOHOA_CONFIG:-$root/config}

say "choosing scanned PDFs of $folder"
mapfile -t inputs < <(find "$folder" -maxdepth 1 -name '*.pdf' | sort)
pages=0
step=$((${#inputs[@]} / wanted))
((step > 0)) || step=1
for ((i = 0; i < ${#inputs[@]} && pages < wanted; i += step)); do
  input=${inputs[i]}
  (($(pdftotext "$input" - | wc -w) == 0)) || continue
  cp "$input" "$work/pdfs/"
  pages=$((pages + $(pdfinfo "$input" | awk '/^Pages:/ { print $2 }')))
done
((pages)) || fail "no scanned PDFs in $folder"
for pdf in "$work"/pdfs/*.pdf; do
  pdftoppm -r 300 -jpeg "$pdf" "$work/images/$(basename "$pdf" .pdf)"
done
say "$pages pages in $(find "$work/pdfs" -name '*.pdf' | wc -l) PDFs, $(getconf _NPROCESSORS_ONLN) cores: $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)"

# Each function is a whole task for some workers; the scripts that they write are what is measured.
write_tasks() {
  local jobs=$1
  cat >"$work/sohoa.sh" <<TASK
set -eu
cd "$work"
"$sohoa" --store "$work/store" ingest --json --jobs $jobs pdfs >found.ndjson || [ \$? -eq 3 ]
grep -o '"record":"R[^"]*"' found.ndjson | cut -d'"' -f4 | sort -u | xargs -P $jobs -I{} \
  "$sohoa" --store "$work/store" export {} --format pdf -o out/{}.pdf
TASK
  cat >"$work/tesseract.sh" <<TASK
cd "$work/images" && ls *.jpg | xargs -P $jobs -I{} tesseract {} ../out/{} -l vie --psm 3 txt
TASK
  cat >"$work/ocrmypdf.sh" <<TASK
cd "$work/pdfs" && ls *.pdf | xargs -P $jobs -I{} ocrmypdf -q --jobs 1 -l vie --output-type pdf {} ../out/{}
TASK
}

# The text that each one made, a file for each PDF under text/<tool>.
take_text() {
  local tool=$1 text=$work/text/$1 pdf record source name
  mkdir -p "$text"
  case $tool in
    ocrmypdf)
      for pdf in "$work"/out/*.pdf; do pdftotext "$pdf" "$text/$(basename "$pdf" .pdf).txt"; done
      ;;
    sohoa)
      python3 -c 'import json, sys
for line in open(sys.argv[1]):
    found = json.loads(line)
    if found["record"]: print(found["record"], found["source"])' "$work/found.ndjson" |
        while read -r record source; do
          pdftotext "$work/out/$record.pdf" - >>"$text/$(basename "$source" .pdf).txt"
        done
      ;;
    tesseract)
      for pdf in "$work"/pdfs/*.pdf; do
        name=$(basename "$pdf" .pdf)
        cat "$work/out/$name"-*.txt >"$text/$name.txt"
      done
      ;;
  esac
}

truth=$folder/truth.jsonl
[[ -f $truth ]] || truth=$folder/../truth.jsonl
for jobs in "${workers[@]}"; do
  write_tasks "$jobs"
  for tool in sohoa tesseract ocrmypdf; do
    rm -rf "$work/out" "$work/store"
    mkdir -p "$work/out"
    say "$tool, $jobs at a time"
    python3 bench/measure.py "$work/$tool-$jobs.json" bash "$work/$tool.sh"
    if [[ $jobs == "${workers[0]}" ]]; then
      take_text "$tool"
      [[ $tool == tesseract ]] || du -cb "$work"/out/*.pdf | awk 'END { print $1 }' >"$work/$tool.bytes"
    fi
  done
done

python3 - "$work" "$pages" "${workers[@]}" <<'REPORT'
import json, sys
work, pages, workers = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
print(f'{"":12} {"workers":>8} {"CPU s":>8} {"CPU s/page":>11} {"pages/CPU s":>12} {"wall s":>8} {"peak MB":>8} {"against ocrmypdf":>17}')
for jobs in workers:
    cost = {tool: json.load(open(f'{work}/{tool}-{jobs}.json')) for tool in ('sohoa', 'tesseract', 'ocrmypdf')}
    for tool, c in cost.items():
        print(f'{tool:12} {jobs:>8} {c["cpu"]:8.1f} {c["cpu"] / pages:11.2f} {pages / c["cpu"]:12.2f} {c["wall"]:8.1f} '
              f'{c["peak_mb"]:8.0f} {cost["ocrmypdf"]["cpu"] / c["cpu"]:16.1f}x')
REPORT
originals=$(du -cb "$work"/pdfs/*.pdf | awk 'END { print $1 }')
printf '\noriginals %d bytes; copies by sohoa %d, by ocrmypdf %d; sohoa adds %d bytes a page\n' "$originals" \
  "$(<"$work/sohoa.bytes")" "$(<"$work/ocrmypdf.bytes")" $((($(<"$work/sohoa.bytes") - originals) / pages))
if [[ -f $truth ]]; then
  for tool in sohoa tesseract ocrmypdf; do
    printf 'printed words found, %-10s %s\n' "$tool" "$(python3 bench/words_found.py "$truth" "$work/text/$tool")"
  done
fi
