#include "generator/theme/theme_strings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kb {
namespace {

constexpr std::array<std::string_view, 4> kLanguages = {"da", "nb", "nn", "en"};

// The names between braces: "{n} svar på »{q}«" → n, q.
std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  for (size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.insert(std::string(text.substr(open + 1, close - open - 1)));
  }
  return names;
}

}  // namespace

void ThemeStrings::add(const std::string& language, FileId file, bool of_site,
                       std::map<std::string, Text, std::less<>> texts) {
  files_.emplace(language, file);
  for (auto& [key, text] : texts) {
    if (!of_site && language == kLanguages[0]) placeholders_[key] = placeholders(text.value);
    (of_site ? site_keys_ : theme_keys_).emplace(key, text.span);
    if (table_[language].emplace(key, std::move(text.value)).second) places_[{language, key}] = text.span;
  }
}

Diagnostics ThemeStrings::check() const {
  Diagnostics diagnostics;
  check_missing(diagnostics);
  check_placeholders(diagnostics);
  return diagnostics;
}

void ThemeStrings::check_missing(Diagnostics& diagnostics) const {
  for (const std::string_view each : kLanguages) {
    const std::string language(each);
    const auto file = files_.find(language);
    for (const auto& [key, place] : theme_keys_) {
      if (places_.count({language, key})) continue;
      diagnostics.push_back(make_diagnostic(Code::theme_missing_string,
                                            file == files_.end() ? Span() : Span{file->second, 0, 0},
                                            "string '" + key + "' is missing in strings/" + language + ".toml"));
      diagnostics.back().notes.push_back({place, "it stands here in another language"});
    }
  }
}

void ThemeStrings::check_placeholders(Diagnostics& diagnostics) const {
  for (const auto& [place, span] : places_) {
    const auto& [language, key] = place;
    const auto known = placeholders_.find(key);
    if (known == placeholders_.end()) continue;
    for (const std::string& name : placeholders(table_.at(language).at(key))) {
      if (known->second.count(name)) continue;
      std::string hint;
      for (const std::string& other : known->second) hint += (hint.empty() ? "use {" : ", {") + other + "}";
      diagnostics.push_back(make_diagnostic(Code::theme_placeholder, span,
                                            "nothing fills in {" + name + "} in string '" + key + "'",
                                            hint.empty() ? "this string has no placeholders" : hint));
    }
  }
}

Diagnostics ThemeStrings::check_unused(const std::set<std::string>& named_in_templates) const {
  Diagnostics diagnostics;
  std::vector<std::string> known;
  for (const auto& [key, place] : theme_keys_) known.push_back(key);
  for (const auto& [key, place] : site_keys_) {
    if (theme_keys_.count(key) || named_in_templates.count(key)) continue;
    const std::string near = nearest(key, known);
    diagnostics.push_back(make_diagnostic(Code::theme_unknown_string, place, "the theme has no string '" + key + "'",
                                          did_you_mean(near)));
  }
  return diagnostics;
}

std::set<std::string> ThemeStrings::template_keys() const {
  std::set<std::string> keys;
  for (const auto& [language, texts] : table_) {
    for (const auto& [key, text] : texts) {
      if (key.find('.') == std::string::npos) keys.insert(key);
    }
  }
  return keys;
}

}  // namespace kb
