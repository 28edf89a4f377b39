#include "generator/render/revision_diffs.h"

#include "generator/site/page_options.h"

namespace kb {

std::vector<std::vector<std::string>> revision_diffs(const std::string& git_root, const Site& site,
                                                     const Config& config, const Theme& theme, unsigned threads,
                                                     ResultCache& cache) {
  const bool wanted = config.history.enabled && config.history.git && config.history.diffs && !git_root.empty();
  if (!wanted) return {};
  std::vector<DiffRequest> requests;
  requests.reserve(site.pages.size());
  for (const Page& page : site.pages) {
    DiffRequest request;
    request.history = &page.history;
    request.options = page_options(page.language, page.kind, config);
    request.strings = {theme.string(page.language, "diff_deleted"), theme.string(page.language, "diff_added"),
                       theme.string(page.language, "diff_end"), theme.string(page.language, "diff_words")};
    requests.push_back(std::move(request));
  }
  return diff_histories(git_root, requests, threads, cache);
}

}  // namespace kb
