// What the analyzer says about words, one a line: "stem<TAB>plain stem<TAB>derivation key<TAB>key across
// languages". Natively a program (kb_stems LANGUAGE < words), in node a module with one export; the
// tests compare the two.
#include <cstdint>
#include <string>
#include <string_view>

#include "search/text/analyze.h"

namespace kb::search {
namespace {

std::string answers_for(std::string_view language_code, std::string_view words) {
  Analyzer analyzer(language_from_code(language_code), FormTable{});
  std::string out;
  while (!words.empty()) {
    const size_t end = words.find('\n');
    const std::string_view word = words.substr(0, end);
    words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    const std::string stem(analyzer.stem(word));
    out += stem;
    out += '\t';
    out += analyzer.plain_stem(word);
    out += '\t';
    out += analyzer.derivation_key(word);
    out += '\t';
    out += analyzer.cross_language_key(stem);
    out += '\n';
  }
  return out;
}

}  // namespace
}  // namespace kb::search

#ifdef __wasm__

#include "search/wasm/memory.h"

static std::string answer;

extern "C" __attribute__((export_name("alloc"))) void* stems_alloc(uint32_t size) {
  return kb_small::allocate(size);
}
extern "C" __attribute__((export_name("answer"))) const char* stems_answer() {
  return answer.data();
}

// `bytes` are the language's two letters and the words; the length of the answer.
extern "C" __attribute__((export_name("stems"))) uint32_t stems(const char* bytes, uint32_t length) {
  const std::string_view input(bytes, length);
  answer = kb::search::answers_for(input.substr(0, 2), input.substr(2));
  return static_cast<uint32_t>(answer.size());
}

#else

#include <iostream>
#include <iterator>

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "kb_stems LANGUAGE < words\n";
    return 2;
  }
  const std::string words((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
  std::cout << kb::search::answers_for(arguments[1], words);
  return 0;
}

#endif
