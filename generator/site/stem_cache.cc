#include "generator/site/stem_cache.h"

#include <tsl/robin_map.h>

#include <deque>

#include "search/text/tables.h"

namespace kb {
namespace {

struct Language {
  explicit Language(const Config& config, std::string_view code)
      : analyzer(search::language_from_code(code), form_table(config, code)) {}

  search::Analyzer analyzer;
  std::deque<std::string> text;  // owns keys and stems: addresses stay
  tsl::robin_map<std::string_view, std::string_view> stems;
};

}  // namespace

struct StemCache::State {
  const Config& config;
  std::map<std::string, Language, std::less<>> languages;

  Language& language(std::string_view code) {
    const auto found = languages.find(code);
    if (found != languages.end()) return found->second;
    return languages.emplace(std::piecewise_construct, std::forward_as_tuple(code), std::forward_as_tuple(config, code))
        .first->second;
  }
};

StemCache::StemCache(const Config& config) : state_(new State{config, {}}) {}
StemCache::~StemCache() = default;
StemCache::StemCache(StemCache&&) noexcept = default;

std::string_view StemCache::stem(std::string_view code, std::string_view surface) {
  Language& language = state_->language(code);
  const auto found = language.stems.find(surface);
  if (found != language.stems.end()) return found->second;
  const std::string_view key = language.text.emplace_back(surface);
  const std::string_view stem = language.text.emplace_back(language.analyzer.stem(surface));
  language.stems.emplace(key, stem);
  return stem;
}

bool StemCache::is_stop_word(std::string_view code, std::string_view surface) {
  return state_->language(code).analyzer.is_stop_word(surface);
}

search::FormTable form_table(const Config& config, std::string_view language) {
  std::string lines;
  for (const SearchConfig::Forms& forms : config.search.forms) {
    if (!forms.language.empty() && forms.language != language) continue;
    lines += forms.base + "\t";
    for (size_t i = 0; i < forms.forms.size(); ++i) lines += (i ? " " : "") + forms.forms[i];
    lines += "\n";
  }
  return search::with_built_in_forms(search::language_from_code(language), lines);
}

}  // namespace kb
