#!/usr/bin/env bash
# What a change must pass beside the tests: scripts, layout, architecture, clang-tidy.
#
#   scripts/check.sh [SOURCE...]     clang-tidy looks at what changed since it was clean (tidy.py); the first time at all
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

say "shell scripts"
mapfile -t shells < <(git ls-files '*.sh' .ci/run)
for file in "${shells[@]}"; do
  bash -n "$file"
done
if command -v shellcheck >/dev/null; then
  shellcheck --external-sources --source-path=SCRIPTDIR --exclude=SC1091 "${shells[@]}"
else
  echo "shellcheck is not installed: skipped" >&2
fi

say "layout (clang-format)"
git ls-files -z '*.cc' '*.h' | xargs -0 clang-format --dry-run -Werror

say "architecture"
build_preset dev architecture_tests
build/dev/tests/architecture_tests --gtest_brief=1

say "clang-tidy"
# The headers that protobuf generates must be there before clang-tidy reads what includes them.
build_preset dev sohoa_codec sohoa_pipeline
scripts/tidy.py build/dev "$@"
