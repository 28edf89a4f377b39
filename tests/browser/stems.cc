// What the analyzer says about words, one a line: "stem<TAB>plain stem<TAB>derivation key<TAB>key across
// languages". Natively a program (kb_stems LANGUAGE < words), in node a module with one export, which gets the rules an
// index would bring (kb_stems LANGUAGE rules); the tests compare the two.
#include <cstdint>
#include <string>
#include <string_view>

#include "search/text/analyze.h"

namespace kb::search {
namespace {

std::string answers_for(std::string_view language_code, std::string rules, std::string_view words) {
  Analyzer analyzer(language_from_code(language_code), FormTable{{}, {}, {}, rules});
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

// `bytes` are the language's two letters, the rules and the words; the length of the answer.
extern "C" __attribute__((export_name("stems"))) uint32_t stems(const char* bytes, uint32_t rules, uint32_t words) {
  const std::string_view input(bytes, 2 + rules + words);
  answer = kb::search::answers_for(input.substr(0, 2), std::string(input.substr(2, rules)), input.substr(2 + rules));
  return static_cast<uint32_t>(answer.size());
}

#else

#include <iostream>
#include <iterator>

#include "search/text/tables.h"

int main(int count, char** arguments) {
  if (count != 2 && !(count == 3 && std::string_view(arguments[2]) == "rules")) {
    std::cerr << "kb_stems LANGUAGE [rules] < words\n";
    return 2;
  }
  const std::string rules = kb::search::built_in_rules(kb::search::language_from_code(arguments[1]));
  if (count == 3) {
    std::cout << rules;
    return 0;
  }
  const std::string words((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
  std::cout << kb::search::answers_for(arguments[1], rules, words);
  return 0;
}

#endif
