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
# Not under a sanitizer: the proofs, which end the program at random moments, and the samples, which read dozens of pages
# for a bar of accuracy. The tests of the folders and the flows run the same code on fewer pages.
excluded='^(proof|samples)\.'
# pipeline/sanitized.h knows the exit code. Tests let workers crash on purpose: those stay plain signals.
common=exitcode=86:handle_segv=0:handle_abort=0
export ASAN_OPTIONS=$common:detect_stack_use_after_return=1:strict_string_checks=1
export UBSAN_OPTIONS=$common:halt_on_error=1:print_stacktrace=1
# Libraries that were built without the sanitizers keep memory until they end; what we leak ourselves still shows.
export LSAN_OPTIONS=exitcode=86:suppressions=$root/scripts/lsan.supp:print_suppressions=0
# The longest history: without the other side's stack no suppression fits, and RocksDB's threads live long.
export TSAN_OPTIONS=$common:suppressions=$root/scripts/tsan.supp:print_suppressions=0:halt_on_error=1:second_deadlock_stack=1:history_size=7
for preset in "${presets[@]}"; do
  say "building ($preset)"
  build_preset "$preset"
  say "testing ($preset)"
  ctest --preset "$preset" --exclude-regex "$excluded" --parallel "$(nproc)" "$@"
done
