// Native only: see compound_heads.h.
#include "search/text/compound_heads.h"

#include <algorithm>

#include "search/text/fixed_log.h"
#include "search/text/utf8.h"

namespace kb::search {
namespace {

constexpr size_t kMinLettersBefore = 2, kMinHeadLetters = 2;
constexpr size_t kMinSureLetters = 5;  // of a listed word that stays whole as a last part

}  // namespace

const std::vector<Head>& HeadFinder::find(std::string_view word) {
  const auto differ = std::mismatch(word.rbegin(), word.rend(), word_.rbegin(), word_.rend());
  asked_ = std::min(asked_, static_cast<size_t>(differ.first - word.rbegin()));
  word_ = word;
  while (!heads_.empty() && heads_.back().size > asked_) heads_.pop_back();
  pieces_.read(word);
  size_t begin = word.size() - asked_;
  size_t letters = count_code_points(word.substr(begin));
  for (size_t before = count_code_points(word.substr(0, begin)); before > kMinLettersBefore;) {
    if ((static_cast<uint8_t>(word[--begin]) & 0xC0) == 0x80) continue;
    --before;
    ++letters;
    add_head(begin, letters);
  }
  asked_ = word.size() - begin;
  return heads_;
}

void HeadFinder::add_head(size_t begin, size_t letters) {
  if (letters < kMinHeadLetters) return;
  const bool short_part = letters < PartEvidence::kLeastLettersOfHeadForm;
  if (!pieces_.may_be_part(begin, word_.size(), short_part)) return;
  const std::string_view part = word_.substr(begin);
  const uint64_t evidence = evidence_.head(part);
  if (evidence == 0) return;
  heads_.push_back({static_cast<uint32_t>(part.size()), log2_fixed(evidence) - log2_fixed(kEvidenceUnit),
                    letters >= kMinSureLetters && evidence_.is_sure_head(part)});
}

}  // namespace kb::search
