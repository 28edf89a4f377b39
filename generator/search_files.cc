#include "generator/search_files.h"

#include <algorithm>

#include "generator/base/hash.h"

namespace kb {
namespace {

// Published names of an index: "search/da.<hash>.kbi" and, for chunk n, "search/da.<hash>/n.kbi". The first file, which
// is hashed, has the checksums of the others.
std::string index_name(const LanguageIndex& index) {
  return "search/" + index.language + "." + content_hash(index.built.files.front().bytes) + ".kbi";
}

}  // namespace

bool borrow_indexes(const Build* former, Build& build) {
  const std::vector<std::string>& languages = build.site.languages;
  const auto same = [](const LanguageIndex& index, const std::string& language) { return index.language == language; };
  if (former == nullptr ||
      !std::equal(former->indexes.begin(), former->indexes.end(), languages.begin(), languages.end(), same)) {
    return false;
  }
  build.indexes = former->indexes;
  for (const LanguageIndex& index : build.indexes) {
    const std::string name = "search/" + index.language;
    build.asset_names[name] = former->asset_names.find(name)->second;
  }
  return true;
}

void add_search_files(Build& build) {
  for (LanguageIndex& index : build.indexes) {
    const std::string name = index_name(index);
    const std::string folder = name.substr(0, name.size() - 4);  // without ".kbi"
    build.asset_names["search/" + index.language] = name;
    for (size_t i = 0; i < index.built.files.size(); ++i) {
      std::string& bytes = index.built.files[i].bytes;
      build.statistics.index_bytes += bytes.size();
      if (i == 0) build.statistics.search_root_bytes += bytes.size();
      std::string path = i == 0 ? name : folder + "/" + std::to_string(i - 1) + ".kbi";
      build.files.push_back({std::move(path), build.pages_later ? std::move(bytes) : bytes});
    }
  }
}

void finish_index(Build& build, std::vector<LanguageIndex> indexes) {
  build.indexes = std::move(indexes);
  build.index_later = false;
  add_search_files(build);
}

}  // namespace kb
