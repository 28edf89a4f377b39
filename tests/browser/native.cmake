# The native half of the browser's tests, to compare with. Included by search/wasm/build.cmake, whose flags and objects
# it uses.
#   kb_answers               answers of the native engine on a published index
#   kb_stems and stems.wasm  the analyzer's answers for a list of words, natively and in the browser
#   kb_glossary              the sources of a large site to compare on
add_executable(kb_answers ${CMAKE_SOURCE_DIR}/tests/browser/answers.cc)
target_link_libraries(kb_answers PRIVATE kb_search)

add_executable(kb_glossary ${CMAKE_SOURCE_DIR}/tests/browser/glossary.cc ${CMAKE_SOURCE_DIR}/tests/bench/synthetic.cc)
target_link_libraries(kb_glossary PRIVATE kb_search)

add_executable(kb_stems ${CMAKE_SOURCE_DIR}/tests/browser/stems.cc)
target_link_libraries(kb_stems PRIVATE kb_search)

set(stems_objects)
foreach(object IN LISTS wasm_objects)
  if(object MATCHES "/search\\.text\\." OR object MATCHES "/search\\.wasm\\.(memory|small_buffer|snowball)\\.")
    list(APPEND stems_objects ${object})
  endif()
endforeach()
set(wasm_objects)
kb_wasm_object(${CMAKE_SOURCE_DIR}/tests/browser/stems.cc stems)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/stems.wasm
  COMMAND ${KB_WASM_CXX} ${wasm_link_flags} -o ${CMAKE_BINARY_DIR}/stems.wasm ${stems_objects} ${wasm_objects}
  DEPENDS ${stems_objects} ${wasm_objects} COMMENT "stems.wasm" VERBATIM)
add_custom_target(kb_stems_wasm ALL DEPENDS ${CMAKE_BINARY_DIR}/stems.wasm)
