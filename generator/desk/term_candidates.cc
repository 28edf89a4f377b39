#include "generator/desk/term_candidates.h"

#include <algorithm>
#include <map>
#include <set>

#include "generator/site/stem_cache.h"
#include "search/text/analyze.h"

namespace kb {
namespace {

constexpr size_t kFewestPages = 3, kFewestUses = 4;
constexpr size_t kShortest = 8;  // letters; shorter compounds are everyday words

struct Count {
  std::map<std::string, size_t> forms;
  std::map<PageId, size_t> pages;
  size_t uses = 0;
};

// Stems of every word that is a name already, alone or as a part of one.
std::set<std::string, std::less<>> named_stems(const Build& build, const std::string& language, StemCache& stems) {
  std::set<std::string, std::less<>> named;
  std::vector<search::Token> tokens;
  const auto add = [&](std::string_view name) {
    tokens.clear();
    search::tokenize(name, search::language_from_code(language), tokens);
    for (const search::Token& token : tokens) named.emplace(stems.stem(language, token.surface));
  };
  for (const TermName& name : build.site.names) {
    if (build.site.page(name.page).language == language) add(name.name);
  }
  for (const Page& page : build.site.pages) {
    if (page.language != language) continue;
    for (const Text& form : build.docs[page.id].meta.forms) add(form.value);
  }
  for (const Category& category : build.site.categories) {
    if (category.language == language) add(category.name);
  }
  return named;
}

// Adjectives and participles are compounds too, but nobody looks them up.
bool looks_like_noun(std::string_view word) {
  for (const std::string_view end : {"lig", "lige", "ligt", "leg", "lege", "ende", "ande", "ede", "isk", "iske"}) {
    if (word.size() > end.size() && word.ends_with(end)) return false;
  }
  return true;
}

std::vector<Candidate> candidates_of(const Build& build, const LanguageIndex& index, StemCache& stems) {
  const std::string& language = index.language;
  std::set<std::string, std::less<>> compounds;
  for (const search::CompoundSplit& split : index.built.compounds) {
    if (split.surface.size() >= kShortest && looks_like_noun(split.surface)) compounds.insert(split.surface);
  }
  const auto named = named_stems(build, language, stems);

  std::map<std::string, Count, std::less<>> counts;  // by stem
  std::vector<search::Token> tokens;
  for (const Page& page : build.site.pages) {
    if (page.language != language) continue;
    tokens.clear();
    search::tokenize(build.docs[page.id].text, search::language_from_code(language), tokens);
    for (const search::Token& token : tokens) {
      if (token.joined || compounds.count(token.surface) == 0) continue;
      const std::string_view stem = stems.stem(language, token.surface);
      if (named.count(stem) != 0) continue;
      Count& count = counts[std::string(stem)];
      ++count.forms[token.surface];
      ++count.pages[page.id];
      ++count.uses;
    }
  }

  std::vector<Candidate> candidates;
  const auto most = [](const auto& map) {
    return std::max_element(map.begin(), map.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  };
  for (const auto& [stem, count] : counts) {
    if (count.pages.size() < kFewestPages || count.uses < kFewestUses) continue;
    const PageId page = most(count.pages);
    candidates.push_back(
        {language, most(count.forms), count.uses, count.pages.size(), build.sources.file(build.docs[page].file).path});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.pages != b.pages ? a.pages > b.pages : a.uses > b.uses;
  });
  return candidates;
}

}  // namespace

std::vector<Candidate> term_candidates(const Build& build, size_t limit) {
  StemCache stems(build.config);
  std::vector<Candidate> all;
  for (const LanguageIndex& index : build.indexes) {
    std::vector<Candidate> some = candidates_of(build, index, stems);
    if (some.size() > limit) some.resize(limit);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace kb
