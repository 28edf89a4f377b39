#include "search/index/lexicon.h"

#include <algorithm>

#include "search/index/format.h"
#include "search/text/told_words.h"

namespace kb::search {
namespace {

constexpr uint32_t kUnasked = kNoWord - 1;

}  // namespace

std::string_view clip_surface(std::string_view surface) {
  if (surface.size() <= kMaxSurfaceBytes) return surface;
  size_t end = kMaxSurfaceBytes;
  while (end > 0 && (static_cast<uint8_t>(surface[end]) & 0xC0) == 0x80) --end;
  return surface.substr(0, end);
}

bool Lexicon::load(std::string_view words, std::string_view splits, Analyzer& analyzer) {
  if (!load_words(words) || !load_splits(splits)) return false;
  load_groups([&](uint32_t surface) { return analyzer.stem(text(surface)); });
  return true;
}

#ifndef __wasm__
bool Lexicon::load(std::string_view words, std::string_view splits, const std::vector<std::string_view>& stems) {
  if (!load_words(words) || !load_splits(splits) || size() != stems.size()) return false;
  load_groups([&](uint32_t surface) { return stems[surface]; });
  return true;
}
#endif

bool Lexicon::load_words(std::string_view words) {
  // Every word has one control byte, and no other byte is as small.
  uint32_t count = 0;
  for (const char byte : words) count += static_cast<uint8_t>(byte) < kFirstTextByte;
  surfaces_.clear(count);
  std::string word;
  while (!words.empty()) {
    const auto [control, suffix] = next_told_word(words);
    if (kChecks && (control > kDropsAll || size() >= kMaxSurfaces)) return false;
    const size_t shared = kept_bytes(control, word.size());
    if (kChecks && (suffix.empty() || shared + suffix.size() > kMaxSurfaceBytes)) return false;
    // Order is what lookups rely on: what is new must come behind what it replaces.
    if (kChecks && std::string_view(word).substr(shared) >= suffix) return false;
    word.resize(shared);
    word.append(suffix);
    surfaces_.add(word);
  }
  return true;
}

bool Lexicon::load_splits(std::string_view splits) {
  splits_.assign(splits);
  split_begin_.assign(1, 0);
  ByteReader reader(splits_);
  for (uint32_t surface = 0; surface < size(); ++surface) {
    // The offset of the code, or that of the next one where there is no split.
    const uint32_t start = static_cast<uint32_t>(splits_.size() - reader.left());
    const uint32_t length = static_cast<uint32_t>(text(surface).size());
    uint32_t used = 0, parts = 0;
    for (uint32_t code = reader.varint(); code != 0; code = reader.varint()) {
      used += (code >> 2) + (code & 3);
      ++parts;
      if (kChecks && (!reader.ok() || parts > 8 || (code >> 2) == 0 || used >= length)) return false;
    }
    if (!reader.ok()) return false;
    split_begin_[surface] = parts == 0 ? start + 1 : start;
    split_begin_.push_back(static_cast<uint32_t>(splits_.size() - reader.left()));
  }
  part_groups_.assign(splits_.size(), kUnasked);
  return reader.complete();
}

template <class StemOf>
void Lexicon::load_groups(const StemOf& stem_of) {
  const uint32_t n = size();
  stems_.clear(n);
  group_of_.clear();
  for (uint32_t surface = 0; surface < n; ++surface) group_of_.push_back(stems_.add(stem_of(surface)));
  const uint32_t groups = stems_.size();
  group_begin_.assign(groups + 1, 0);
  for (const uint32_t group : group_of_) ++group_begin_[group + 1];
  for (uint32_t group = 0; group < groups; ++group) group_begin_[group + 1] += group_begin_[group];
  std::vector<uint32_t> next(group_begin_.begin(), group_begin_.end() - 1);
  members_.assign(n, 0);
  for (uint32_t surface = 0; surface < n; ++surface) members_[next[group_of_[surface]]++] = surface;
}

uint32_t Lexicon::lower_bound(std::string_view word) const {
  return bound(word, 0, false);
}

uint32_t Lexicon::prefix_end(std::string_view prefix, uint32_t first) const {
  return bound(prefix, first, true);
}

uint32_t Lexicon::bound(std::string_view word, uint32_t low, bool with_longer) const {
  uint32_t high = size();
  // What a beginning ends before is mostly near: steps that grow, then halves.
  for (uint32_t step = with_longer ? 1 : high; low < high;) {
    const uint32_t middle = low + std::min(step, (high - low) / 2);
    const std::string_view other = text(middle);
    if (with_longer ? other.starts_with(word) : other < word) {
      low = middle + 1;
      if (step < high) step *= 2;
    } else {
      high = middle;
    }
  }
  return low;
}

void Lexicon::parts(uint32_t surface, std::vector<CompoundPart>& out) const {
  out.clear();
  if (!is_compound(surface)) return;
  ByteReader reader(std::string_view(splits_).substr(split_begin_[surface]));
  uint32_t at = 0;
  for (uint32_t code = reader.varint(); code != 0; code = reader.varint()) {
    out.push_back({at, at + (code >> 2)});
    at += (code >> 2) + (code & 3);
  }
  out.push_back({at, static_cast<uint32_t>(text(surface).size())});
}

uint32_t Lexicon::group_of_part(uint32_t surface, size_t number, CompoundPart part, Analyzer& analyzer) const {
  uint32_t& group = part_groups_[split_begin_[surface] + number];
  if (group != kUnasked) return group;
  const std::string_view word = text(surface).substr(part.begin, part.end - part.begin);
  const uint32_t own = find(word);  // most parts are words of the site, with stems known
  group = own == kNoWord ? find_stem(analyzer.stem(word)) : group_of(own);
  return group;
}

}  // namespace kb::search
