#!/usr/bin/env bash
# Builds the fuzz targets of tests/fuzz and runs each for a while.
#
#   scripts/fuzz.sh [SECONDS] [TARGET...]     default: 60 seconds each, all targets: names structure wire config values papers
#
# Starts from the seeds of the repository and what earlier runs found (build/fuzz/corpus). An input that ends a target is
# kept in build/fuzz/findings; the script ends with 1 then. Every mended finding gets a test among the units.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

seconds=${1:-60}
targets=("${@:2}")
((${#targets[@]})) || targets=(names structure wire config values papers)
command -v clang++-14 >/dev/null || fail "clang++-14 is missing: scripts/install_packages.sh fuzz"
say "building (fuzz)"
build_preset fuzz "${targets[@]/#/fuzz_}"
findings=$root/build/fuzz/findings
mkdir -p "$findings"
# Libraries that were built without the sanitizers keep memory until they end.
export LSAN_OPTIONS=suppressions=$root/scripts/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
failed=()
for target in "${targets[@]}"; do
  longest=8192
  # The words of a page are held against whole vocabularies: a long paper costs a second, and breaks no other rule.
  [[ $target != papers ]] || longest=1500
  say "$target: $seconds seconds"
  mkdir -p "build/fuzz/corpus/$target"
  "build/fuzz/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len="$longest" \
    -print_final_stats=1 -dict=tests/fuzz/vietnamese.dict -artifact_prefix="$findings/$target-" \
    "build/fuzz/corpus/$target" "tests/fuzz/seeds/$target" >"build/fuzz/$target.log" 2>&1 || failed+=("$target")
  grep -E '^(stat::number_of_executed_units|stat::average_exec|SUMMARY|does not hold)' "build/fuzz/$target.log" || true
done
((${#failed[@]} == 0)) || fail "findings in ${failed[*]}: $findings, build/fuzz/*.log"
