// Why bytes are no index, or no chunk of the open one. Browsers are told the number (search/FORMAT.md, "Corrupt
// bytes").
#pragma once

#include <cstdint>
#include <string_view>

namespace kb::search {

enum class Refusal : uint8_t {
  none,
  no_index_file,
  other_format,
  other_kind,
  other_analysis,
  damaged_root,
  not_open,
  no_such_chunk,
  other_chunk,
  damaged_chunk,
};

// In words, for people; empty for none. Native only.
std::string_view reason_of(Refusal refusal);

}  // namespace kb::search
