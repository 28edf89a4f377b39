#include "search/text/analyze.h"

#include <utility>

#include "search/text/stem.h"
#include "search/text/stop_words.h"
#include "search/text/word_keys.h"

namespace kb::search {
namespace {

// Raised whenever tokens, stems or keys of any word change.
constexpr uint32_t kAnalysisVersion = 1;

}  // namespace

Language language_from_code(std::string_view code) {
  code = code.substr(0, code.find_first_of("-_"));
  if (code == "da") return Language::danish;
  if (code == "nb" || code == "no") return Language::bokmal;
  if (code == "nn") return Language::nynorsk;
  if (code == "en") return Language::english;
  return Language::none;
}

struct Analyzer::State {
  State(Language of, FormTable&& owned)
      : language(of),
        table(std::move(owned)),
        rules(table.rules),
        stemmer(of, table.forms, rules),
        stop_words(table.stop_words),
        question_stop_words(table.question_stop_words) {}

  Language language;
  FormTable table;  // what stands below reads it
  Rules rules;
  Stemmer stemmer;
  StopWords stop_words;
  StopWords question_stop_words;
};

Analyzer::Analyzer(Language language, FormTable table) : state_(new State(language, std::move(table))) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

Language Analyzer::language() const {
  return state_->language;
}

const Rules& Analyzer::rules() const {
  return state_->rules;
}

std::string_view Analyzer::stem(std::string_view surface) {
  return state_->stemmer.stem(surface);
}

std::string_view Analyzer::base(std::string_view surface) {
  return state_->stemmer.base(surface);
}

bool Analyzer::may_be_irregular(std::string_view surface) const {
  return state_->stemmer.may_be_irregular(surface);
}

std::string_view Analyzer::plain_stem(std::string_view surface) {
  return state_->stemmer.plain_stem(surface);
}

std::string Analyzer::derivation_key(std::string_view surface) {
  return make_derivation_key(state_->stemmer.base(surface), state_->rules);
}

std::string Analyzer::cross_language_key(std::string_view stem) {
  return make_cross_language_key(stem, state_->rules);
}

bool Analyzer::is_stop_word(std::string_view surface) const {
  return state_->stop_words.contains(surface);
}

bool Analyzer::is_question_stop_word(std::string_view surface) const {
  return state_->question_stop_words.contains(surface);
}

uint32_t analyzer_identity(Language language) {
  return kAnalysisVersion << 8 | static_cast<uint32_t>(language);
}

bool language_of(uint32_t identity, Language& language) {
  if (identity >> 8 != kAnalysisVersion || (identity & 0xFF) > static_cast<uint32_t>(Language::english)) return false;
  language = static_cast<Language>(identity & 0xFF);
  return true;
}

}  // namespace kb::search
