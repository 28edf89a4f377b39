// The word diffs of pages' revisions, from the text a reader of each version saw. Old versions are read from git,
// many with one process, and parsed as the page is today.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/result_cache.h"
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

// HTML by page and revision, parallel to the requests and their revisions; empty where a revision made the page, is not
// from git, changed nothing a reader sees, or is older than the newest ten. A version git does not have (any more) is
// left out.
std::vector<std::vector<std::string>> diff_histories(const std::string& root, const std::vector<DiffRequest>& pages,
                                                     unsigned threads, ResultCache& cache);

// What a reader sees of a page, block by block, each with the heading above it.
std::vector<DiffBlock> diff_blocks(const Doc& doc);

// The contents of blobs named "revision:./path" relative to `root`; empty where git has none. Names with a line break
// are none. One process for all.
std::vector<std::optional<std::string>> read_blobs(const std::string& root, const std::vector<std::string>& names);

}  // namespace kb
