#!/usr/bin/env bash
# The tests under AddressSanitizer and UndefinedBehaviorSanitizer.
#
#   scripts/sanitizers.sh [CTEST ARGUMENT...]     e.g. -R Store
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

say "building (asan)"
build_preset asan
say "testing (asan)"
# Libraries that were built without the sanitizers keep memory until they end; what we leak ourselves still shows.
export LSAN_OPTIONS=suppressions=$root/scripts/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
ctest --preset asan --parallel "$(nproc)" "$@"
