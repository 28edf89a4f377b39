#include "generator/site/index_site.h"

#include <algorithm>

#include "generator/site/stem_cache.h"

namespace kb {
namespace {

void add_line(std::string_view line, std::string& text) {
  if (!line.empty() && !text.empty()) text += '\n';
  text += line;
}

// A heading's own words stand in the section's `heading`, not in its text.
void add_body(const Doc& doc, NodeRange range, std::vector<search::SectionInput>& sections) {
  for (uint32_t i = range.begin; i < range.end; i = doc.nodes[i].end) {
    const Node& node = doc.nodes[i];
    if (node.kind == NodeKind::heading) {
      const Heading& heading = doc.headings[node.ref];
      sections.push_back({heading.id, heading.text, search::SectionKind::body, {}});
      continue;
    }
    add_line(plain_text(doc, {i, node.end}), sections.back().text);
  }
}

search::PageInput page_input(const Doc& doc, const Page& page, const Site& site) {
  search::PageInput input;
  input.url = page.url;
  input.title = page.title;
  input.kind = std::string(name_of(page.kind));
  if (page.category != kNoPage) input.category = site.categories[page.category].name;
  input.definition = page.definition;
  for (const Text& alias : doc.meta.aliases) input.aliases.push_back(alias.value);
  for (const Text& form : doc.meta.forms) input.keywords.push_back(form.value);
  if (!doc.meta.english.value.empty()) input.keywords.push_back(doc.meta.english.value);
  for (const Text& keyword : doc.meta.keywords) input.keywords.push_back(keyword.value);
  for (const std::string& tag : page.tags) input.keywords.push_back(tag);
  input.boost = doc.meta.boost;
  input.sections = [&doc] { return sections_of(doc); };
  return input;
}

}  // namespace

std::vector<search::SectionInput> sections_of(const Doc& doc) {
  std::vector<search::SectionInput> sections;
  if (!doc.definition.empty()) {
    sections.push_back({{}, {}, search::SectionKind::definition, plain_text(doc, doc.definition)});
  }
  if (!doc.takeaways.empty()) {
    sections.push_back({{}, doc.takeaways_title, search::SectionKind::takeaways, plain_text(doc, doc.takeaways)});
  }
  sections.push_back({{}, {}, search::SectionKind::body, {}});
  for (const NodeRange& range : doc.body) add_body(doc, range, sections);
  for (const FaqItem& item : doc.faq) {
    sections.push_back({item.id, item.question, search::SectionKind::faq, plain_text(doc, item.answer)});
  }
  std::string notes, files;
  for (const Footnote& note : doc.footnotes) add_line(plain_text(doc, note.body), notes);
  for (const Download& download : doc.meta.downloads) add_line(download.title.value, files);
  for (std::string* text : {&notes, &files}) sections.push_back({{}, {}, search::SectionKind::body, std::move(*text)});
  sections.erase(std::remove_if(sections.begin(), sections.end(),
                                [](const search::SectionInput& s) { return s.text.empty() && s.heading.empty(); }),
                 sections.end());
  return sections;
}

search::IndexInput index_input(const std::string& language, const std::vector<Doc>& docs, const Site& site,
                               const Links& links, const Config& config) {
  search::IndexInput input;
  input.language = search::language_from_code(language);
  input.language_code = language;
  std::vector<size_t> position(site.pages.size(), std::string::npos);
  for (const Page& page : site.pages) {
    if (page.language != language || page.kind == PageKind::home) continue;
    position[page.id] = input.pages.size();
    input.pages.push_back(page_input(docs[page.id], page, site));
  }
  for (PageId from = 0; from < links.pages.size(); ++from) {
    for (const PageReference& reference : links.pages[from].references) {
      if (reference.automatic || position[reference.to] == std::string::npos) continue;
      input.pages[position[reference.to]].link_texts.push_back(reference.text);
    }
  }
  for (const auto& [code, group] : config.search.synonyms) {
    if (code.empty() || code == language) input.synonyms.push_back(group);
  }
  for (const CompoundConfig& compound : config.search.compounds) {
    if (compound.language.empty() || compound.language == language) {
      input.compounds.emplace_back(compound.word, compound.split);
    }
  }
  input.forms.lines = form_lines(config.search.forms, language);
  input.other_language_present = site.languages.size() > 1;
  return input;
}

std::vector<LanguageIndex> index_site(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                      const Config& config, unsigned threads) {
  std::vector<LanguageIndex> indexes;
  for (const std::string& language : site.languages) {
    const search::IndexInput input = index_input(language, docs, site, links, config);
    indexes.push_back({language, search::build_index(input, threads)});
  }
  return indexes;
}

}  // namespace kb
