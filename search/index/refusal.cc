#include "search/index/refusal.h"

namespace kb::search {

std::string_view reason_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::none:
      break;
    case Refusal::no_index_file:
      return "not a kbgen index file";
    case Refusal::other_format:
      return "index of another format version";
    case Refusal::other_kind:
      return "index file of another kind";
    case Refusal::other_analysis:
      return "index made by another version of the text analysis";
    case Refusal::damaged_root:
      return "damaged index root";
    case Refusal::not_open:
      return "no index is open";
    case Refusal::no_such_chunk:
      return "no such chunk in this index";
    case Refusal::other_chunk:
      return "damaged index chunk, or one of another build";
    case Refusal::damaged_chunk:
      return "damaged index chunk";
  }
  return {};
}

}  // namespace kb::search
