#include "generator/site/stem_cache.h"

#include <mutex>

#include "search/text/tables.h"
#include "search/text/word_table.h"

namespace kb {
namespace {

using Forms = std::vector<SearchConfig::Forms>;

struct Language {
  Language(const Forms& forms, std::string_view code)
      : analyzer(search::language_from_code(code),
                 search::with_built_in_forms(search::language_from_code(code), form_lines(forms, code))) {}

  search::Analyzer analyzer;
  search::WordTable surfaces;
  search::WordStems stems;
};

}  // namespace

struct StemCache::State {
  Forms forms;
  std::map<std::string, Language, std::less<>> languages;

  Language& language(std::string_view code) {
    const auto found = languages.find(code);
    if (found != languages.end()) return found->second;
    return languages.emplace(std::piecewise_construct, std::forward_as_tuple(code), std::forward_as_tuple(forms, code))
        .first->second;
  }
};

StemCache::StemCache(const Config& config) : state_(new State{config.search.forms, {}}) {}
StemCache::~StemCache() = default;
StemCache::StemCache(StemCache&&) noexcept = default;

std::string_view StemCache::stem(std::string_view code, std::string_view surface) {
  Language& language = state_->language(code);
  const uint32_t number = language.surfaces.add(surface);
  if (number == language.stems.size()) {
    const std::string_view word = language.surfaces.text(number);
    language.stems.add(word, language.analyzer.stem(word));
  }
  return language.stems[number];
}

bool StemCache::is_stop_word(std::string_view code, std::string_view surface) {
  return state_->language(code).analyzer.is_stop_word(surface);
}

struct StemCaches::State {
  std::mutex mutex;
  Forms forms;  // of those that are idle
  std::vector<std::unique_ptr<StemCache>> idle;
};

StemCaches::StemCaches() : state_(new State) {}
StemCaches::~StemCaches() = default;
StemCaches::StemCaches(StemCaches&&) noexcept = default;
StemCaches& StemCaches::operator=(StemCaches&&) noexcept = default;

void StemCaches::GiveBack::operator()(StemCache* cache) const {
  const std::lock_guard<std::mutex> lock(to->state_->mutex);
  to->state_->idle.emplace_back(cache);
}

StemCaches::Loan StemCaches::borrow(const Config& config) {
  const std::lock_guard<std::mutex> lock(state_->mutex);
  if (state_->forms != config.search.forms) {
    state_->forms = config.search.forms;
    state_->idle.clear();
  }
  if (state_->idle.empty()) return Loan(new StemCache(config), GiveBack{this});
  Loan loan(state_->idle.back().release(), GiveBack{this});
  state_->idle.pop_back();
  return loan;
}

std::string form_lines(const std::vector<SearchConfig::Forms>& all, std::string_view language) {
  std::string lines;
  for (const SearchConfig::Forms& forms : all) {
    if (!forms.language.empty() && forms.language != language) continue;
    lines += forms.base + "\t";
    for (size_t i = 0; i < forms.forms.size(); ++i) lines += (i ? " " : "") + forms.forms[i];
    lines += "\n";
  }
  return lines;
}

}  // namespace kb
