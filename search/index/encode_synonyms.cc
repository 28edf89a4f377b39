#include "search/index/encode_synonyms.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "search/text/tables.h"

namespace kb::search {
namespace {

// Whether the site has each word of a name, in any form; a word with a hyphen stands in the index without it.
bool site_has(std::string_view name, const Lexicon& lexicon, Analyzer& analyzer) {
  while (!name.empty()) {
    const size_t end = std::min(name.find(' '), name.size());
    std::string word(name.substr(0, end));
    word.erase(std::remove(word.begin(), word.end(), '-'), word.end());
    if (lexicon.find_stem(analyzer.stem(word)) == kNoWord) return false;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return true;
}

// The site's own synonyms, then the built-in ones of which it has a name.
std::vector<std::vector<std::string>> all_synonyms(const IndexInput& input, const Lexicon& lexicon,
                                                   Analyzer& analyzer) {
  std::vector<std::vector<std::string>> groups = input.synonyms;
  for (std::vector<std::string>& names : built_in_synonyms(input.language)) {
    const auto known = [&](const std::string& name) { return site_has(name, lexicon, analyzer); };
    if (std::any_of(names.begin(), names.end(), known)) groups.push_back(std::move(names));
  }
  return groups;
}

// Words of the neighbour language the site does not have, each with its own word for it (adgangskode on a Norwegian
// site that says passord): lines of synonyms that begin with an empty name. Whoever reads one Norwegian asks in both.
std::vector<std::vector<std::string>> neighbour_words(const IndexInput& input, const Lexicon& lexicon,
                                                      Analyzer& analyzer) {
  std::vector<std::vector<std::string>> groups;
  const auto add = [&](std::string_view own, std::string_view other) {
    if (lexicon.find_stem(analyzer.stem(own)) == kNoWord || lexicon.find_stem(analyzer.stem(other)) != kNoWord) return;
    groups.push_back({"", std::string(other), std::string(own)});
  };
  const bool danish = input.language == Language::danish, bokmal = input.language == Language::bokmal;
  const bool norwegian = bokmal || input.language == Language::nynorsk;
  for (const auto& [a, b] : cross_language_pairs()) {
    if (input.other_language_present && (danish || norwegian)) add(danish ? a : b, danish ? b : a);
  }
  for (const auto& [a, b] : norwegian_pairs()) {
    if (norwegian) add(bokmal ? a : b, bokmal ? b : a);
  }
  return groups;
}

std::string join_lines(const std::vector<std::vector<std::string>>& groups) {
  std::string out;
  for (const std::vector<std::string>& group : groups) {
    for (size_t i = 0; i < group.size(); ++i) {
      if (i > 0) out += '\t';
      for (const char c : group[i]) out += c == '\t' || c == '\n' ? ' ' : c;
    }
    out += '\n';
  }
  return out;
}

}  // namespace

std::vector<std::string> synonym_names(const IndexInput& input, const std::vector<std::string>& surfaces) {
  std::vector<std::string> found;
  const auto known = [&](const std::string& name) {
    return std::binary_search(surfaces.begin(), surfaces.end(), name);
  };
  for (const auto& groups : {input.synonyms, built_in_synonyms(input.language)}) {
    for (const std::vector<std::string>& names : groups) {
      if (std::any_of(names.begin(), names.end(), known)) found.insert(found.end(), names.begin(), names.end());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string encode_synonyms(const IndexInput& input, const Lexicon& lexicon, Analyzer& analyzer) {
  std::vector<std::vector<std::string>> synonyms = all_synonyms(input, lexicon, analyzer);
  for (std::vector<std::string>& group : neighbour_words(input, lexicon, analyzer))
    synonyms.push_back(std::move(group));
  return join_lines(synonyms);
}

}  // namespace kb::search
