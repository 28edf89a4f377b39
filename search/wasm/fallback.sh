#!/bin/sh
# `fallback.sh WASM2JS WASM OUT`: the engine as one JavaScript module (no eval), for sites whose policy refuses
# WebAssembly. Blanks at line starts are all that is taken away.
set -eu
"$1" -Oz --enable-bulk-memory "$2" -o "$3.part" > "$3.log" 2>&1 || { cat "$3.log" >&2; exit 1; }
sed -e 's/^ *//' "$3.part" > "$3"
rm -f "$3.part" "$3.log"
