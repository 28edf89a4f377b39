// Files of a site that are not HTML, but for those that go with each page (page_exports.h).
#include <utility>

#include "generator/render/feeds.h"
#include "generator/render/host_files.h"
#include "generator/render/page_data.h"

namespace kb {

std::vector<TextFile> text_files(const ViewInput& input) {
  std::vector<TextFile> files = sitemap(input);
  for (const std::string& language : input.site.languages) {
    files.push_back(atom_feed(input, language));
    if (input.config.search.enabled) files.push_back(opensearch(input, language));
  }
  files.push_back(robots(input));
  files.push_back(llms(input));
  for (TextFile& file : host_files(input)) files.push_back(std::move(file));
  return files;
}

}  // namespace kb
