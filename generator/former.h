// What a build may take from the one before it, because it would come out the same. Only `kbgen serve` has a former
// build. Pure.
#pragma once

#include <vector>

#include "generator/build.h"

namespace kb {

class FormerPages {
 public:
  // `former` may be null; else it was made with the same options and outlives this.
  FormerPages(const Build* former, const Build& now);

  static constexpr size_t kNone = static_cast<size_t>(-1);
  // Index in the former build's docs of what the file gave then, where parsing it again gives the same and finds
  // nothing to say; else kNone. So it is where settings, path, number and text of the file are those of then, and no
  // other file is embedded or charted in it.
  size_t find(const SourceFile& file) const;

 private:
  const Build* former_ = nullptr;
  std::vector<size_t> docs_;  // by number of the file
};

}  // namespace kb
