#!/usr/bin/env bash
# From a fresh clone on Debian 12 to the first records: installs, builds, reads the samples, looks one up.
# May be run again at any time; the demonstration store is made anew each time.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

demo=build/demo-store

scripts/install_packages.sh build run test

say "building (release)"
build_preset release sohoa
sohoa=$root/build/release/cli/sohoa

ask() { "$sohoa" --lang en --store "$demo" "$@"; }

say "reading samples/scans into $demo"
rm -rf "$demo"
ask ingest samples/scans || (($? == 3))  # 3: done, but something was quarantined; the table above says what

say "what was found"
ask lookup

say "what do we hold of one person?   sohoa lookup --id 068188344515"
ask lookup --id 068188344515

cat >&2 <<END

Ready. The program is $sohoa. Next:
  export SOHOA_STORE=$root/$demo
  build/release/cli/sohoa lookup --number 7815/UBND-NC     a record by its number
  build/release/cli/sohoa review list                      what a person must look at
  build/release/cli/sohoa --help                           everything else
  ./scripts/test.sh                                        the tests
END
