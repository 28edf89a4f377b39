// What the browser calls: the facade of search/query/engine.h as numbers and bytes. WebAssembly exports, no imports.
//
// Strings are UTF-8 and travel as (address, length): the caller takes memory with kb_alloc, fills it and gives it back
// with kb_free. Every call that answers text leaves it in one buffer of this module, at kb_answer() with
// kb_answer_length() bytes, valid until the next call. Indexes are named by handles from 1, so that several languages
// can be open; 0 says no, with the reason as the answer. Options travel as four numbers, see `options_of`.
// One thread. After a trap (memory ran out) the instance must be thrown away; search/browser/kb-search.js does.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/query/engine.h"

#define KB_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace kb::search {
namespace {

enum Flag : uint32_t { kAsYouType = 1, kExcerpts = 4 };

std::vector<std::unique_ptr<Engine>>& engines() {
  static auto* list = new std::vector<std::unique_ptr<Engine>>;
  return *list;
}

std::string& answer() {
  static auto* text = new std::string;
  return *text;
}

Engine* engine_of(uint32_t handle) {
  if (handle >= 1 && handle <= engines().size() && engines()[handle - 1]) return engines()[handle - 1].get();
  answer() = "no such index is open";
  return nullptr;
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
  return std::malloc(size ? size : 1);
}
KB_EXPORT(kb_free) void kb_free(void* address) {
  std::free(address);
}
KB_EXPORT(kb_answer) const char* kb_answer() {
  return answer().data();
}
KB_EXPORT(kb_answer_length) uint32_t kb_answer_length() {
  return static_cast<uint32_t>(answer().size());
}

// A handle, or 0.
KB_EXPORT(kb_open) uint32_t kb_open(const char* bytes, uint32_t length) {
  auto engine = std::make_unique<Engine>();
  answer() = engine->open(std::string(bytes, length));
  if (!answer().empty()) return 0;
  for (uint32_t i = 0; i < engines().size(); ++i) {
    if (engines()[i]) continue;
    engines()[i] = std::move(engine);
    return i + 1;
  }
  engines().push_back(std::move(engine));
  return static_cast<uint32_t>(engines().size());
}

KB_EXPORT(kb_close) void kb_close(uint32_t handle) {
  if (engine_of(handle)) engines()[handle - 1].reset();
}

// 1, and a JSON list of chunk numbers as the answer; or 0.
KB_EXPORT(kb_wants)
uint32_t kb_wants(uint32_t handle, const char* query, uint32_t length, uint32_t limit, uint32_t sections,
                  uint32_t flags, uint32_t excerpt_length) {
  Engine* engine = engine_of(handle);
  if (!engine) return 0;
  answer() =
      to_json(engine->wants(std::string_view(query, length), options_of(limit, sections, flags, excerpt_length)));
  return 1;
}

// 1, or 0.
KB_EXPORT(kb_add_chunk)
uint32_t kb_add_chunk(uint32_t handle, uint32_t number, const char* bytes, uint32_t length) {
  Engine* engine = engine_of(handle);
  if (!engine) return 0;
  answer() = engine->add_chunk(number, std::string(bytes, length));
  return answer().empty();
}

// 1, and to_json(Results) as the answer; or 0.
KB_EXPORT(kb_search)
uint32_t kb_search(uint32_t handle, const char* query, uint32_t length, uint32_t limit, uint32_t sections,
                   uint32_t flags, uint32_t excerpt_length) {
  Engine* engine = engine_of(handle);
  if (!engine) return 0;
  answer() =
      to_json(engine->search(std::string_view(query, length), options_of(limit, sections, flags, excerpt_length)));
  return 1;
}

// 1, and to_json(suggestions) as the answer; or 0.
KB_EXPORT(kb_suggest)
uint32_t kb_suggest(uint32_t handle, const char* query, uint32_t length, uint32_t limit) {
  Engine* engine = engine_of(handle);
  if (!engine) return 0;
  answer() = to_json(engine->suggest(std::string_view(query, length), limit));
  return 1;
}

}  // namespace kb::search
