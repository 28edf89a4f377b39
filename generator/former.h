// What a build may take from the one before it, because it would come out the same. Only `kbgen serve` has a former
// build. Pure.
#pragma once

#include <string_view>
#include <unordered_map>

#include "generator/build_data.h"
#include "generator/page/parse_page.h"

namespace kb {

class FormerPages {
 public:
  // `former` may be null; else it was made with the same options and outlives this.
  FormerPages(const Build* former, const Build& now);

  static constexpr size_t kNone = FormerWords::kNone;
  // Index in the former build's docs of what the file gave then: one of that path with the same text, in which no other
  // file is embedded or charted. Else kNone. Parsed with the same options, it gives that doc again but for the numbers
  // of files.
  size_t find(const SourceFile& file) const;
  // Whether the numbers are the same too, and nothing was found to say of the file.
  bool is_whole(size_t doc, const SourceFile& file) const;
  bool same_options(size_t doc, const PageOptions& options) const;

  const Doc& doc(size_t doc) const { return former_->docs[doc]; }

 private:
  const Build* former_ = nullptr;
  std::unordered_map<std::string_view, size_t> docs_;  // by path
  std::vector<bool> told_;                             // by number of the file: something was said of it
};

}  // namespace kb
