#include "generator/site/index_site.h"

#include <algorithm>

#include "generator/base/utf8_text.h"
#include "generator/site/stem_cache.h"

namespace kb {
namespace {

using Sections = std::vector<search::SectionInput>;

// Gathers a page's sections: their texts, or the places of their words.
class SectionMaker {
 public:
  SectionMaker(const Doc& doc, const PageWords* words) : doc_(doc), words_(words) {}

  Sections run() {
    if (!doc_.definition.empty()) add_section({}, {}, search::SectionKind::definition, doc_.definition);
    if (!doc_.takeaways.empty()) {
      add_section({}, doc_.takeaways_title, search::SectionKind::takeaways, doc_.takeaways);
    }
    add_section({}, {}, search::SectionKind::body, {});
    for (const NodeRange& range : doc_.body) add_body(range);
    for (const FaqItem& item : doc_.faq) add_section(item.id, item.question, search::SectionKind::faq, item.answer);
    add_section({}, {}, search::SectionKind::body, {});
    for (const Footnote& note : doc_.footnotes) add(note.body);
    add_section({}, {}, search::SectionKind::body, {});
    for (const Download& download : doc_.meta.downloads) add_line(download.title.value);
    std::erase_if(sections_, [](const search::SectionInput& section) {
      return section.text.empty() && section.heading.empty() && section.words.empty();
    });
    for (search::SectionInput& section : sections_) {
      section.heading = compose(section.heading);
      section.text = compose(section.text);
    }
    return std::move(sections_);
  }

 private:
  void add_section(const std::string& anchor, const std::string& heading, search::SectionKind kind, NodeRange text) {
    sections_.push_back({anchor, heading, kind, {}, {}});
    add(text);
  }

  void add(NodeRange range) {
    if (range.empty()) return;
    search::SectionInput& to = sections_.back();
    if (words_ != nullptr) {
      const auto [begin, end] = words_->of(range);
      if (begin != end) to.words.emplace_back(begin, end);
      return;
    }
    add_line(plain_text(doc_, range));
  }

  void add_line(std::string_view line) {
    std::string& text = sections_.back().text;
    if (!line.empty() && !text.empty()) text += '\n';
    text += line;
  }

  // A heading's own words stand in the section's `heading`, not in its text.
  void add_body(NodeRange range) {
    for (uint32_t i = range.begin; i < range.end; i = doc_.nodes[i].end) {
      const Node& node = doc_.nodes[i];
      if (node.kind == NodeKind::heading) {
        const Heading& heading = doc_.headings[node.ref];
        add_section(heading.id, heading.text, search::SectionKind::body, {});
      } else {
        add({i, node.end});
      }
    }
  }

  const Doc& doc_;
  const PageWords* words_;
  Sections sections_;
};

search::PageInput page_input(const Doc& doc, PageWords& words, const Page& page, const Site& site) {
  search::PageInput input;
  input.url = page.url;
  input.title = compose(page.title);
  input.kind = std::string(name_of(page.kind));
  if (page.category != kNoPage) input.category = compose(site.categories[page.category].name);
  input.definition = compose(page.definition);
  for (const Text& alias : doc.meta.aliases) input.aliases.push_back(alias.value);
  for (const Text& form : doc.meta.forms) input.keywords.push_back(form.value);
  if (!doc.meta.english.value.empty()) input.keywords.push_back(doc.meta.english.value);
  for (const Text& keyword : doc.meta.keywords) input.keywords.push_back(keyword.value);
  for (const std::string& tag : page.tags) input.keywords.push_back(tag);
  input.boost = doc.meta.boost;
  input.sections = [&doc] { return sections_of(doc); };
  input.read_sections = [&doc, &words] {
    const PageWords once = std::move(words);  // the places are not needed again
    return SectionMaker(doc, &once).run();
  };
  return input;
}

// What was read of the pages that input has, in the same order. Leaves the pages without their words.
std::vector<search::ReadPages> take_read_pages(const std::string& language, const Site& site, SiteWords& words) {
  std::vector<search::ReadPages> read;
  uint32_t count = 0;
  for (size_t shard = 0; shard < words.shards.size(); ++shard) {
    WordShard& from = words.shards[shard];
    if (from.language != language) continue;
    search::ReadPages& to = read.emplace_back(std::move(from.read));
    to.first = count;
    for (PageId id = 0; id < words.pages.size(); ++id) {
      if (words.pages[id].shard != shard || site.page(id).kind == PageKind::home) continue;
      to.words.push_back(std::move(words.pages[id].words));
      ++count;
    }
  }
  return read;
}

}  // namespace

Sections sections_of(const Doc& doc) {
  return SectionMaker(doc, nullptr).run();
}

search::IndexInput index_input(const std::string& language, const std::vector<Doc>& docs, const Site& site,
                               const Links& links, const Config& config, SiteWords& words) {
  search::IndexInput input;
  input.language = search::language_from_code(language);
  input.language_code = language;
  std::vector<size_t> position(site.pages.size(), std::string::npos);
  for (const Page& page : site.pages) {
    if (page.language != language || page.kind == PageKind::home) continue;
    position[page.id] = input.pages.size();
    input.pages.push_back(page_input(docs[page.id], words.pages[page.id], page, site));
  }
  for (PageId from = 0; from < links.pages.size(); ++from) {
    for (const PageReference& reference : links.pages[from].references) {
      if (reference.automatic || position[reference.to] == std::string::npos) continue;
      input.pages[position[reference.to]].link_texts.push_back(reference.text);
    }
  }
  for (const auto& [code, group] : config.search.synonyms) {
    if (!code.empty() && code != language) continue;
    std::vector<std::string>& names = input.synonyms.emplace_back();
    for (const std::string& name : group) names.push_back(compose(name));
  }
  for (const CompoundConfig& compound : config.search.compounds) {
    if (compound.language.empty() || compound.language == language) {
      input.compounds.emplace_back(compound.word, compound.split);
    }
  }
  input.form_lines = form_lines(config.search.forms, language);
  input.other_language_present = site.languages.size() > 1;
  return input;
}

std::vector<LanguageIndex> index_site(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                      const Config& config, SiteWords words, unsigned threads) {
  words.forget_places();
  std::vector<LanguageIndex> indexes;
  for (const std::string& language : site.languages) {
    const search::IndexInput input = index_input(language, docs, site, links, config, words);
    indexes.push_back({language, search::build_index(input, threads, take_read_pages(language, site, words))});
  }
  return indexes;
}

}  // namespace kb
