// What the browser calls: the facade of search/query/engine.h as numbers and bytes. WebAssembly exports, no imports.
//
// Strings are UTF-8 and travel as (address, length): the caller takes memory with kb_alloc, fills it and makes the call
// at once: kb_alloc begins a call, and ends what the one before answered (memory.h). Every call that answers text
// leaves it at kb_answer() with kb_answer_length() bytes. An open index is named by its address here; several languages
// can be open, and stay so. 0 says no, with the reason as the answer. Options travel as four numbers, see `options_of`.
// One thread. After a trap (memory ran out) the instance must be thrown away; search/browser/kb-search.js does.
#include <cstdint>
#include <string>
#include <string_view>

#include "search/query/engine.h"
#include "search/wasm/memory.h"

#define KB_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace kb::search {
namespace {

enum Flag : uint32_t { kAsYouType = 1, kExcerpts = 4 };

std::string answer;

// Bytes the caller has written to memory of kb_alloc, as they lie there.
std::string taken(char* bytes, uint32_t length) {
  return std::string(kb_small::Buffer{bytes, length});
}

Options options_of(uint32_t limit, uint32_t sections, uint32_t flags, uint32_t excerpt_length) {
  Options options;
  options.limit = limit;
  options.sections = sections;
  options.as_you_type = (flags & kAsYouType) != 0;
  options.excerpts = (flags & kExcerpts) != 0;
  options.excerpt_length = excerpt_length;
  return options;
}

}  // namespace

KB_EXPORT(kb_alloc) void* kb_alloc(uint32_t size) {
  kb_small::begin_call();
  return kb_small::allocate(size);
}
KB_EXPORT(kb_answer) const char* kb_answer() {
  return answer.data();
}
KB_EXPORT(kb_answer_length) uint32_t kb_answer_length() {
  return static_cast<uint32_t>(answer.size());
}

// An index, or 0.
KB_EXPORT(kb_open) Engine* kb_open(char* bytes, uint32_t length) {
  auto* engine = new Engine;
  answer = engine->open(taken(bytes, length));
  if (!answer.empty()) return nullptr;
  kb_small::keep();
  return engine;
}

// The answer is a JSON list of chunk numbers.
KB_EXPORT(kb_wants)
void kb_wants(Engine* engine, const char* query, uint32_t length, uint32_t limit, uint32_t sections, uint32_t flags,
              uint32_t excerpt_length) {
  answer = to_json(engine->wants(std::string_view(query, length), options_of(limit, sections, flags, excerpt_length)));
}

// 1, or 0.
KB_EXPORT(kb_add_chunk)
uint32_t kb_add_chunk(Engine* engine, uint32_t number, char* bytes, uint32_t length) {
  answer = engine->add_chunk(number, taken(bytes, length));
  kb_small::keep();  // of a refused chunk too: the index may have grown on the way
  return answer.empty();
}

// The answer is to_json(Results).
KB_EXPORT(kb_search)
void kb_search(Engine* engine, const char* query, uint32_t length, uint32_t limit, uint32_t sections, uint32_t flags,
               uint32_t excerpt_length) {
  answer = to_json(engine->search(std::string_view(query, length), options_of(limit, sections, flags, excerpt_length)));
}

}  // namespace kb::search
