# The search engine for the browser, from the same sources as the native library. Sets KB_WASM_FILES: search.wasm, and
# search.fallback.js (the same engine as JavaScript) where binaryen's wasm2js is installed. Target kb_wasm makes them.
#
# -O stands on the compile lines only: on the link line clang's driver would run wasm-opt wherever it happens to be
# installed, and the bytes would depend on the machine.

set(wasm_tool_hint "Or set -DKBGEN_PREBUILT_SEARCH=folder with a search.wasm, or -DKBGEN_WASM=OFF.")
function(kb_require_wasm_tool variable program package)
  find_program(${variable} NAMES ${program})
  if(NOT ${variable})
    message(FATAL_ERROR "The browser's search engine needs ${program}. On Debian: apt-get install ${package}. ${wasm_tool_hint}")
  endif()
endfunction()
kb_require_wasm_tool(KB_WASM_CXX clang++-14 clang-14)
kb_require_wasm_tool(KB_WASM_LD wasm-ld-14 lld-14)
kb_require_wasm_tool(KB_WASM_OPT wasm-opt binaryen)
function(kb_require_wasm_file variable path package)
  find_file(${variable} ${path} PATHS / NO_DEFAULT_PATH)
  if(NOT ${variable})
    message(FATAL_ERROR "The browser's search engine needs /${path}. On Debian: apt-get install ${package}. ${wasm_tool_hint}")
  endif()
endfunction()
kb_require_wasm_file(KB_WASM_LIBC usr/lib/wasm32-wasi/libc.a wasi-libc)
kb_require_wasm_file(KB_WASM_LIBCXX usr/lib/wasm32-wasi/libc++.a libc++-14-dev-wasm32)
kb_require_wasm_file(KB_WASM_BUILTINS usr/lib/llvm-14/lib/clang/14.0.6/lib/wasi/libclang_rt.builtins-wasm32.a
                     libclang-rt-14-dev-wasm32)

set(wasm_flags --target=wasm32-wasi -std=c++20 -Wall -Wextra -Oz -flto -fno-exceptions -fno-rtti -fvisibility=hidden
  -fno-threadsafe-statics -ffunction-sections -fdata-sections -mbulk-memory -I${CMAKE_SOURCE_DIR})
# What these take the place of in the library.
foreach(header small_view small_sort small_vector small_string)
  list(APPEND wasm_flags -include ${CMAKE_SOURCE_DIR}/search/wasm/${header}.h)
endforeach()
# Nothing runs at the start, as no static object has a constructor. Without what takes more variables and copies for a
# speed that WebAssembly's compilers find by themselves: loop strength reduction, partial redundancy elimination,
# unrolling. Instructions stay in the order of the source, which repeats itself more than a scheduler's does.
set(wasm_link_flags --target=wasm32-wasi -nostartfiles -Wl,--no-entry -flto -Wl,--lto-O2 -Wl,-mllvm,-disable-lsr
  -Wl,-mllvm,-pre-RA-sched=source -Wl,-mllvm,-enable-pre=false -Wl,-mllvm,-enable-load-pre=false -Wl,-mllvm,-unroll-threshold=0
  -Wl,--gc-sections -Wl,--strip-all)
set(wasm_objects)
macro(kb_wasm_object source name)
  set(object ${CMAKE_BINARY_DIR}/wasm/${name}.o)
  add_custom_command(OUTPUT ${object}
    COMMAND ${KB_WASM_CXX} ${wasm_flags} -MD -MF ${object}.d -MT ${object} -c ${source} -o ${object}
    DEPENDS ${source} DEPFILE ${object}.d COMMENT "wasm: ${name}" VERBATIM)
  list(APPEND wasm_objects ${object})
endmacro()

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/wasm)
# In this order, what is called before what calls it: functions lie as the files do, and another order costs 1 %.
set(wasm_sources)
foreach(folder text index query wasm)
  file(GLOB folder_sources CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} search/${folder}/*.cc)
  list(APPEND wasm_sources ${folder_sources})
endforeach()
# What writes an index, explains a rank or tells people stays native; so do the tables and lists the index carries to the
# browser, and the Snowball library: search/wasm/snowball.cc is a smaller one.
list(FILTER wasm_sources EXCLUDE REGEX
  "^search/(index/(builder|collect|encode_[a-z_]+|read_words|refusal|site_forms|vocabulary|write[a-z_]*)|query/(explain|json)|text/(compound[a-z_]*|form_filter|snowball|stop_words|stop_word_lists|rule_lists|tables))\\.cc$")
foreach(source IN LISTS wasm_sources)
  string(REPLACE "/" "." name ${source})
  kb_wasm_object(${CMAKE_SOURCE_DIR}/${source} ${name})
endforeach()

set(wasm_file ${CMAKE_BINARY_DIR}/search.wasm)
add_custom_command(OUTPUT ${wasm_file}
  COMMAND ${KB_WASM_CXX} ${wasm_link_flags} -o ${wasm_file}.linked ${wasm_objects}
  COMMAND ${KB_WASM_OPT} -Oz --flatten --rereloop -Oz --converge --low-memory-unused --optimize-instructions
          --vacuum --reorder-locals --enable-bulk-memory
          --strip-producers --strip-target-features ${wasm_file}.linked -o ${wasm_file}
  DEPENDS ${wasm_objects} COMMENT "search.wasm" VERBATIM)
set(KB_WASM_FILES ${wasm_file})

find_program(KB_WASM2JS NAMES wasm2js)
if(KB_WASM2JS)
  set(wasm_fallback ${CMAKE_BINARY_DIR}/search.fallback.js)
  add_custom_command(OUTPUT ${wasm_fallback}
    COMMAND ${CMAKE_SOURCE_DIR}/search/wasm/fallback.sh ${KB_WASM2JS} ${wasm_file} ${wasm_fallback}
    DEPENDS ${wasm_file} ${CMAKE_SOURCE_DIR}/search/wasm/fallback.sh COMMENT "search.fallback.js" VERBATIM)
  list(APPEND KB_WASM_FILES ${wasm_fallback})
else()
  message(STATUS "wasm2js (Debian: binaryen) not found: no search where a site's policy blocks WebAssembly")
endif()
add_custom_target(kb_wasm ALL DEPENDS ${KB_WASM_FILES})
if(KBGEN_TESTS)
  include(${CMAKE_SOURCE_DIR}/tests/browser/native.cmake)
endif()
