// What the browser calls: the facade of search/query/engine.h as numbers and bytes. WebAssembly exports, no imports.
//
// Strings are UTF-8 and travel as (address, length): the caller takes memory with kb_alloc, fills it and makes the call
// at once: kb_alloc begins a call, and ends what the one before answered (memory.h). An answer is the address of a
// struct of the facade, which search/browser/kb-search.js reads as it lies there, in words of 32 bits: a text or a list
// is an address and a length. An open index is named by its address; several languages can be open, and stay so.
// Options travel as four numbers, see `options_of`. One thread. After a trap (memory ran out) the instance must be
// thrown away; kb-search.js does.
#include <cstdint>
#include <string>
#include <string_view>

#include "search/query/engine.h"
#include "search/wasm/memory.h"

#define KB_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace kb::search {
namespace {

enum Flag : uint32_t { kAsYouType = 1, kExcerpts = 4 };

// In words: the sizes that kb-search.js reckons with.
constexpr size_t kWord = 4;
static_assert(sizeof(std::string) == 2 * kWord && sizeof(std::vector<Mark>) == 2 * kWord);
static_assert(sizeof(Mark) == 2 * kWord && sizeof(SectionResult) == 16 * kWord);
static_assert(sizeof(PageResult) == 21 * kWord && sizeof(Results) == 12 * kWord);

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

// An index; or a Refusal, which no address is as small as.
KB_EXPORT(kb_open) uintptr_t kb_open(char* bytes, uint32_t length) {
  auto* engine = new Engine;
  const Refusal refusal = engine->open(taken(bytes, length));
  if (refusal != Refusal::none) return static_cast<uintptr_t>(refusal);
  kb_small::keep();
  return reinterpret_cast<uintptr_t>(engine);
}

KB_EXPORT(kb_add_chunk)
Refusal kb_add_chunk(Engine* engine, uint32_t number, char* bytes, uint32_t length) {
  const Refusal refusal = engine->add_chunk(number, taken(bytes, length));
  kb_small::keep();  // of a refused chunk too: the index may have grown on the way
  return refusal;
}

KB_EXPORT(kb_search)
Results* kb_search(Engine* engine, const char* query, uint32_t length, uint32_t limit, uint32_t sections,
                   uint32_t flags, uint32_t excerpt_length) {
  return new Results(
      engine->search(std::string_view(query, length), options_of(limit, sections, flags, excerpt_length)));
}

}  // namespace kb::search
