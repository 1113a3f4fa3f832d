#!/usr/bin/env bash
# Builds everything and runs all tests: units, flows with the real program, architecture, accuracy on the samples.
#
#   scripts/test.sh [PRESET]     default: release, which setup.sh has half built; dev, asan, tsan
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

preset=${1:-release}
say "building ($preset)"
build_preset "$preset"
say "testing ($preset)"
ctest --preset "$preset" --parallel "$(nproc)"
