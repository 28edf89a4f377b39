#include "generator/budgets.h"

#include <algorithm>

#include "generator/base/digits.h"

namespace kb {
namespace {

class Budgets {
 public:
  explicit Budgets(const Config& config) : config_(config) {}

  void hold(const std::string& key, uint64_t value, const std::string& what, const std::string& unit, Span place) {
    const auto limit = config_.budgets.find(key);
    if (limit == config_.budgets.end() || value <= static_cast<uint64_t>(limit->second)) return;
    diagnostics.push_back(make_diagnostic(Code::budget_exceeded, place,
                                          what + " has " + with_thousands(value) + " " + unit + "; the budget is " +
                                              with_thousands(static_cast<uint64_t>(limit->second)),
                                          "make it smaller, or raise '" + key + "' under [budgets] in site.toml"));
  }

  Diagnostics diagnostics;

 private:
  const Config& config_;
};

}  // namespace

Sizes sizes_of(const Build& build) {
  Sizes sizes;
  std::map<std::string_view, PageId> pages;
  for (const Page& page : build.site.pages) pages.emplace(page.output, page.id);
  sizes.page_bytes.resize(build.site.pages.size());
  for (const OutputFile& file : build.files) {
    sizes.output_bytes += file.bytes.size();
    const auto page = pages.find(file.path);
    if (page == pages.end()) continue;
    sizes.page_bytes[page->second] = file.bytes.size();
    sizes.largest_page_bytes = std::max<uint64_t>(sizes.largest_page_bytes, file.bytes.size());
  }
  sizes.index_bytes = build.statistics.index_bytes;
  for (const LanguageIndex& index : build.indexes) {
    if (index.built.files.empty()) continue;
    sizes.search_root_bytes = std::max<uint64_t>(sizes.search_root_bytes, index.built.files.front().bytes.size());
  }
  return sizes;
}

Diagnostics check_budgets(const Build& build) {
  Budgets budgets(build.config);
  if (build.config.budgets.empty()) return {};
  const Sizes sizes = sizes_of(build);
  budgets.hold("output_bytes", sizes.output_bytes, "the site", "bytes", {});
  budgets.hold("index_bytes", sizes.index_bytes, "the search index", "bytes", {});
  budgets.hold("search_root_bytes", sizes.search_root_bytes, "what a first search loads", "bytes", {});
  for (const Page& page : build.site.pages) {
    budgets.hold("page_bytes", sizes.page_bytes[page.id], "this page", "bytes", build.docs[page.id].title_span);
  }
  budgets.hold("warnings", count(build.diagnostics, Severity::warning), "the site", "warnings", {});
  return std::move(budgets.diagnostics);
}

}  // namespace kb
