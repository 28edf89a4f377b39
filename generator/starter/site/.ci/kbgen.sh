#!/bin/sh
# Puts kbgen at the path given, for CI on Debian 12 as root: built from its source, or as an earlier run kept it.
# KBGEN_SOURCE is the address of kbgen's git repository, KBGEN_VERSION a tag or commit of it.
set -eu
program=$1
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
# The last two draw the picture each page has for links to it; kbgen builds without them, too.
apt-get install -y -q --no-install-recommends git ca-certificates librsvg2-bin fonts-dejavu-core
# The folder belongs to the runner's user, and git reads no history of other users' folders unless told to.
git config --global --add safe.directory "$PWD"

if [ ! -x "$program" ]; then
  : "${KBGEN_SOURCE:?set this CI variable to the address of the git repository of kbgen}"
  : "${KBGEN_VERSION:?set this CI variable to a tag or commit of kbgen}"
  source=$(mktemp -d)
  git clone -q "$KBGEN_SOURCE" "$source"
  git -C "$source" checkout -q --detach "$KBGEN_VERSION"
  "$source/dev" program
  install -D "$source/build/release/kbgen" "$program"
  # The packages of the libraries it uses, for later runs that find it built. dpkg does not know libc and its kin by
  # their real paths and says so; every Debian has those.
  ldd "$program" | awk '$3 ~ "^/" { print $3 }' | xargs realpath | xargs dpkg -S 2>/dev/null | cut -d: -f1 | sort -u > "$program.packages"
  [ -s "$program.packages" ]
else
  xargs apt-get install -y -q --no-install-recommends < "$program.packages"
fi
"$program" --version
