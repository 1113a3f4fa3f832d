#!/usr/bin/env bash
# The tests under sanitizers: memory and undefined behaviour (asan), races between threads (tsan).
#
#   scripts/sanitizers.sh [asan|tsan|all] [CTEST ARGUMENT...]     default: asan; e.g. tsan -R Store
#
# Workers are processes with one thread; under tsan it is the supervisor, RocksDB's use and the pool that are looked at.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

presets=(asan)
case ${1:-} in
  asan | tsan) presets=("$1") && shift ;;
  all) presets=(asan tsan) && shift ;;
esac
# Libraries that were built without the sanitizers keep memory until they end; what we leak ourselves still shows.
export LSAN_OPTIONS=suppressions=$root/scripts/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export TSAN_OPTIONS=suppressions=$root/scripts/tsan.supp:print_suppressions=0:halt_on_error=1:second_deadlock_stack=1
for preset in "${presets[@]}"; do
  say "building ($preset)"
  build_preset "$preset"
  say "testing ($preset)"
  ctest --preset "$preset" --parallel "$(nproc)" "$@"
done
