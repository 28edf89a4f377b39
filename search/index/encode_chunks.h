// Fourth stage of the builder: what a browser loads when it is needed, in files of their own. Native only.
#pragma once

#include <string>
#include <vector>

#include "search/index/builder.h"
#include "search/index/encode_postings.h"
#include "search/index/format.h"

namespace kb::search {

struct Chunks {
  std::vector<std::string> files;
  std::string table;  // the root's block
  // A small site's postings and cards stand in the root, which every visitor loads.
  bool inline_postings = false, inline_cards = false;
  std::string cards;  // of all pages; empty unless inline
};

// Frees of `groups` what it has put into chunks.
Chunks encode_chunks(const std::vector<PageInput>& pages, EncodedGroups& groups);

// What every file of an index begins with.
std::string file_head(FileKind kind);

}  // namespace kb::search
