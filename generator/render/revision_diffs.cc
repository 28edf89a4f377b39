#include "generator/render/revision_diffs.h"

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
    request.options.markdown.raw_html = config.raw_html;
    request.options.markdown.soft_breaks_as_hard = config.soft_breaks_as_hard;
    request.options.language = page.language;
    request.options.kind = std::string(name_of(page.kind));
    request.options.headings = config.language(page.language).headings;
    request.strings = {theme.string(page.language, "diff_deleted"), theme.string(page.language, "diff_added"),
                       theme.string(page.language, "diff_end"), theme.string(page.language, "diff_words")};
    requests.push_back(std::move(request));
  }
  return diff_histories(git_root, requests, threads, cache);
}

}  // namespace kb
