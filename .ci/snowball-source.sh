#!/bin/sh
# Snowball's stemmers as C for the browser's build: `snowball-source.sh FOLDER [CC]` leaves FOLDER/ready with
# libstemmer's runtime and the Danish, Norwegian and English (UTF-8) stemmers. A second run does nothing.
#
# The source is the orig tarball of Debian's source package of the version that libstemmer-dev has, fetched by apt with
# a deb-src entry and lists folder of our own, so nothing of the host's configuration changes. The mirror is the one the
# machine's apt uses. Only the orig tarball is needed, and its bytes are pinned here.
# SNOWBALL_TARBALL=path uses a tarball fetched otherwise; its bytes are checked all the same.
set -eu

version=2.2.0
sha256=425cdb5fba13a01db59a1713780f0662e984204f402d3dae1525bda9e6d30f1a

folder=$1
cc=${2:-cc}
[ -e "$folder/ready" ] && [ "$(cat "$folder/ready")" = "$sha256" ] && exit 0

say() { echo "snowball source: $*" >&2; }

matches() { [ -f "$1" ] && [ "$(sha256sum "$1" | cut -d' ' -f1)" = "$sha256" ]; }

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
tarball=${SNOWBALL_TARBALL:-$folder/snowball_$version.orig.tar.gz}

fetch() {
  entry=$(apt-get indextargets --format '$(ORIGIN)|$(COMPONENT)|$(CREATED_BY)|$(CODENAME)|$(REPO_URI)' |
    grep '^Debian|main|Packages|' | grep -v -e '-updates|' -e '-security|' -e '-backports|' | head -n 1)
  [ -n "$entry" ] || { say "apt knows no Debian archive; set SNOWBALL_TARBALL to snowball_$version.orig.tar.gz"; exit 1; }
  codename=$(echo "$entry" | cut -d'|' -f4)
  uri=$(echo "$entry" | cut -d'|' -f5)
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  option=
  [ -f "$keyring" ] && option="[signed-by=$keyring] "
  mkdir -p "$folder/apt/lists/partial" "$folder/apt/cache/archives/partial"
  echo "deb-src $option$uri $codename main" > "$folder/apt/sources.list"
  own() {
    apt-get -q -o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=- \
      -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt/cache" -o Debug::NoLocking=1 \
      -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none "$@"
  }
  log=$folder/apt/log
  if ! own update > "$log" 2>&1; then cat "$log" >&2; exit 1; fi
  # A mirror without the other files of the package is fine: what counts is the orig tarball, checked below.
  (cd "$folder" && own source --download-only --only-source snowball >> "$log" 2>&1) || say "not every file of the source package came"
  if [ ! -f "$tarball" ]; then cat "$log" >&2; say "no snowball_$version.orig.tar.gz came from $codename"; exit 1; fi
  rm -rf "$folder/apt/lists" "$folder/apt/cache"
}

matches "$tarball" || { [ -n "${SNOWBALL_TARBALL:-}" ] || fetch; }
matches "$tarball" || { say "$tarball is not the pinned source of Snowball $version (SHA256 $sha256)"; exit 1; }

rm -rf "$folder/source" "$folder/generated"
mkdir -p "$folder/source" "$folder/generated/src_c" "$folder/generated/runtime" "$folder/generated/include"
tar -xzf "$tarball" -C "$folder/source" --strip-components=1

$cc -O1 -w -o "$folder/snowball" "$folder"/source/compiler/*.c
for language in danish norwegian english; do
  "$folder/snowball" "$folder/source/algorithms/$language.sbl" -o "$folder/generated/src_c/stem_UTF_8_$language" \
    -eprefix "${language}_UTF_8_" -r ../runtime -utf8
done
cp "$folder"/source/runtime/*.[ch] "$folder/generated/runtime/"
cp "$folder/source/include/libstemmer.h" "$folder/generated/include/"
cp "$folder/source/COPYING" "$folder/generated/"
echo "$sha256" > "$folder/ready"
