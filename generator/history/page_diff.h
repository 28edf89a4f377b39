// The word diffs of pages' revisions, from the text a reader of each version saw. Old versions are read from git,
// many with one process, and parsed as the page is today.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/history/history.h"
#include "generator/history/word_diff.h"
#include "generator/page/doc.h"
#include "generator/page/parse_page.h"

namespace kb {

struct DiffRequest {
  const PageHistory* history = nullptr;  // outlives the call
  PageOptions options;
  DiffStrings strings;
};

// Diffs made before: what two commits say never changes, so each is made once for the same settings and strings.
// Belongs to one thread; kept between builds of one process, or as bytes between runs.
class DiffCache {
 public:
  DiffCache() = default;
  // Bytes that are not a cache, or of another version, are an empty one.
  explicit DiffCache(std::string_view bytes);

  // The diffs asked for or added since the cache was made, as bytes for the next run.
  std::string bytes() const;

  const std::string* find(const std::string& key);
  void add(std::string key, std::string html);

 private:
  struct Entry {
    std::string html;
    bool used = false;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

// HTML by page and revision, parallel to the requests and their revisions; empty where a revision made the page, is not
// from git, changed nothing a reader sees, or is older than the newest ten. A version git does not have (any more) is
// left out.
std::vector<std::vector<std::string>> diff_histories(const std::string& root, const std::vector<DiffRequest>& pages,
                                                     unsigned threads, DiffCache& cache);

// What a reader sees of a page, block by block, each with the heading above it.
std::vector<DiffBlock> diff_blocks(const Doc& doc);

// The contents of blobs named "revision:./path" relative to `root`; empty where git has none. Names with a line break
// are none. One process for all.
std::vector<std::optional<std::string>> read_blobs(const std::string& root, const std::vector<std::string>& names);

}  // namespace kb
