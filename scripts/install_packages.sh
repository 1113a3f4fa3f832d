#!/usr/bin/env bash
# Installs the Debian packages of some groups of packages.txt, those that are missing.
#
#   scripts/install_packages.sh [GROUP...]     default: build run test
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

groups=("$@")
(($#)) || groups=(build run test)

packages_of() {
  awk -v group="[$1]" '/^\[/ { inside = ($1 == group) } inside && !/^\[/ && !/^#/ && NF { print $1 }' scripts/packages.txt
}

installed() { [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

missing=()
for group in "${groups[@]}"; do
  mapfile -t names < <(packages_of "$group")
  ((${#names[@]})) || fail "scripts/packages.txt has no group [$group]"
  for name in "${names[@]}"; do
    installed "$name" || missing+=("$name")
  done
done
if ((${#missing[@]} == 0)); then
  say "all Debian packages are there (${groups[*]})"
  exit 0
fi

as_root=()
if ((EUID != 0)); then
  command -v sudo >/dev/null || fail "run as root, or install sudo: ${missing[*]} are missing"
  as_root=(sudo)
fi
say "installing ${#missing[@]} Debian packages: ${missing[*]}"
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
