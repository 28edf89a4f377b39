// kbgen dump: every value between two stages, to look at.
#include <iostream>
#include <iterator>
#include <memory>

#include "generator/build.h"
#include "generator/command/cli.h"
#include "generator/command/command_output.h"
#include "generator/config/reference.h"
#include "generator/disk/embedded.h"

namespace kb {
namespace {

constexpr const char* kNodeNames[] = {
    "paragraph",   "heading",        "quote",    "alert", "list",       "ordered_list", "list_item",
    "code_block",  "raw_html_block", "rule",     "table", "table_head", "table_body",   "table_row",
    "header_cell", "cell",           "figure",   "chart", "text",       "code",         "emphasis",
    "strong",      "strikethrough",  "link",     "image", "soft_break", "hard_break",   "footnote_reference",
    "raw_html",    "task_mark",      "language", "anchor"};
static_assert(std::size(kNodeNames) == static_cast<size_t>(NodeKind::anchor) + 1);

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? ' ' : c;
  return out;
}

void dump_doc(const Build& build, const Doc& doc) {
  std::cout << "# " << build.sources.file(doc.file).path << "\ntitle: " << doc.title << "\nwords: " << doc.word_count
            << "\n";
  std::vector<uint32_t> ends;
  for (uint32_t i = 0; i < doc.nodes.size(); ++i) {
    while (!ends.empty() && ends.back() <= i) ends.pop_back();
    const Node& node = doc.nodes[i];
    std::cout << std::string(2 * ends.size(), ' ') << i << " " << kNodeNames[static_cast<size_t>(node.kind)];
    if (node.level != 0) std::cout << " " << static_cast<int>(node.level);
    if (node.text_end > node.text_begin) std::cout << " '" << one_line(doc.text_of(node)) << "'";
    if (node.kind == NodeKind::link || node.kind == NodeKind::image) std::cout << " → " << doc.links[node.ref].target;
    if (node.kind == NodeKind::heading) std::cout << " #" << doc.headings[node.ref].id;
    std::cout << "\n";
    if (node.end > i + 1) ends.push_back(node.end);
  }
  const auto range = [](NodeRange r) { return std::to_string(r.begin) + "–" + std::to_string(r.end); };
  if (!doc.definition.empty()) std::cout << "definition: " << range(doc.definition) << "\n";
  if (!doc.takeaways.empty()) std::cout << "takeaways: " << range(doc.takeaways) << "\n";
  for (const FaqItem& item : doc.faq) std::cout << "question: " << item.question << " #" << item.id << "\n";
}

void dump_site(const Build& build) {
  for (const Page& page : build.site.pages) {
    std::cout << page.url << "\t" << name_of(page.kind) << "\t" << page.language << "\t" << page.title << "\t"
              << build.sources.file(build.docs[page.id].file).path << "\n";
  }
  for (const Category& category : build.site.categories) {
    std::cout << category.url << "\tcategory\t" << category.language << "\t" << category.name << "\t"
              << category.members.size() << " pages\n";
  }
  for (const Redirect& redirect : build.site.redirects) {
    std::cout << redirect.from << "\tredirect\t" << build.site.page(redirect.to).url << "\n";
  }
}

void dump_links(const Build& build, PageId id) {
  const Page& page = build.site.page(id);
  std::cout << "# " << page.url << "\n";
  for (const PageReference& reference : build.links.pages[id].references) {
    std::cout << (reference.automatic ? "term link" : "link") << "\t" << build.site.page(reference.to).url << "\t"
              << one_line(reference.text) << "\n";
  }
  for (const PageId from : build.links.backlinks[id]) std::cout << "from\t" << build.site.page(from).url << "\n";
}

void dump_compounds(const LanguageIndex& index) {
  for (const search::CompoundSplit& split : index.built.compounds) {
    std::cout << split.surface << "\t";
    for (size_t i = 0; i < split.parts.size(); ++i) {
      const search::CompoundPart& part = split.parts[i];
      if (i > 0) {
        const uint32_t link = split.parts[i - 1].end;
        if (part.begin > link) std::cout << "+" << split.surface.substr(link, part.begin - link);
        std::cout << "|";
      }
      std::cout << split.surface.substr(part.begin, part.end - part.begin);
    }
    std::cout << "\t" << (split.by_author ? "author" : std::to_string(split.score)) << "\n";
  }
}

void dump_index(const LanguageIndex& index) {
  const search::IndexStatistics& s = index.built.statistics;
  std::cout << index.language << ": " << s.sections << " sections, " << s.tokens << " tokens, " << s.terms << " stems, "
            << s.surfaces << " word forms, " << s.postings << " postings (" << s.compound_postings
            << " by compounds), root " << s.root_bytes << " bytes, all " << s.total_bytes << " bytes\n";
  for (const search::IndexFile& file : index.built.files)
    std::cout << "  " << file.name << "\t" << file.bytes.size() << "\n";
}

}  // namespace

int run_dump(const CommandLine& line, const Environment& environment) {
  if (line.what == "schema") {
    if (line.path != "site" && line.path != "page") {
      std::cerr << "there are two schemas: kbgen dump schema site, kbgen dump schema page\n";
      return kExitUsage;
    }
    std::cout << (line.path == "page" ? page_schema() : site_schema());
    return kExitFine;
  }
  const std::unique_ptr<FileSystem> files = open_disk(line.root);
  const MemoryFileSystem built_in = embedded_files();
  BuildOptions options = build_options(line, environment);
  options.render = false;
  const Build result = build(*files, built_in, options);
  std::cerr << format_diagnostics(result.diagnostics, result.sources, {line.diagnostics, environment.color});

  if (line.what == "doc" || line.what == "links") {
    const PageId wanted = line.path.empty() ? kNoPage : find_page(result, line.path);
    if (wanted == kNoPage && !line.path.empty()) {
      std::cerr << "there is no page '" << line.path << "'\n";
      return kExitUsage;
    }
    for (PageId id = 0; id < result.docs.size(); ++id) {
      if (wanted != kNoPage && id != wanted) continue;
      if (line.what == "doc") dump_doc(result, result.docs[id]);
      if (line.what == "links") dump_links(result, id);
    }
  }
  if (line.what == "site") dump_site(result);
  if (line.what == "terms") {
    for (const TermName& name : result.site.names) {
      const Page& page = result.site.page(name.page);
      std::cout << page.language << "\t" << name.name << "\t" << (name.alias ? "alias of " + page.title : "") << "\t"
                << page.url << "\n";
    }
  }
  for (const LanguageIndex& index : result.indexes) {
    if (!line.language.empty() && index.language != line.language) continue;
    if (line.what == "index") dump_index(index);
    if (line.what == "compounds") dump_compounds(index);
  }
  return kExitFine;
}

}  // namespace kb
