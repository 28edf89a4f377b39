#include "search/index/encode_postings.h"

#include <algorithm>
#include <thread>

#include "search/index/byte_writer.h"
#include "search/index/format.h"
#include "search/text/word_table.h"

namespace kb::search {
namespace {

// Where a global surface's places are: its own number in each shard, or kNoWord.
using LocalNumbers = std::vector<std::vector<uint32_t>>;

// A part that stands in the texts of more than one page in so many says next to nothing there: only its places in
// titles, headings and other labels are kept. Small sites keep all.
constexpr size_t kOnePageIn = 14, kFewPages = 200;

// The compounds a stem is a part of, by group.
struct Roles {
  std::vector<std::vector<uint32_t>> heads, modifiers;
};

Roles find_roles(const Vocabulary& vocabulary, const Lexicon& lexicon, Analyzer& analyzer) {
  Roles roles;
  roles.heads.resize(lexicon.group_count());
  roles.modifiers.resize(lexicon.group_count());
  WordTable parts;
  std::vector<uint32_t> groups;  // by part
  for (uint32_t surface = 0; surface < vocabulary.surfaces.size(); ++surface) {
    if (vocabulary.compound_of[surface] < 0) continue;
    const CompoundSplit& split = vocabulary.compounds[static_cast<size_t>(vocabulary.compound_of[surface])];
    for (size_t i = 0; i < split.parts.size(); ++i) {
      const CompoundPart part = split.parts[i];
      const std::string_view text = std::string_view(split.surface).substr(part.begin, part.end - part.begin);
      const uint32_t number = parts.add(text);
      if (number == groups.size()) groups.push_back(lexicon.find_stem(analyzer.stem(text)));
      const uint32_t group = groups[number];
      if (group == kNoWord || group == lexicon.group_of(surface)) continue;
      std::vector<uint32_t>& list = i + 1 == split.parts.size() ? roles.heads[group] : roles.modifiers[group];
      if (list.empty() || list.back() != surface) list.push_back(surface);
    }
  }
  return roles;
}

class GroupEncoder {
 public:
  GroupEncoder(const std::vector<Shard>& shards, const LocalNumbers& locals, const BodyPages& pages)
      : shards_(shards), locals_(locals), pages_(pages), counted_for_(pages.size(), kNoWord) {}

  // Where the body's places are on more than `most_pages`, only those in labels are kept. Returns the number of pages
  // that have places in the list, and in none before it of this group.
  uint64_t encode(uint32_t group, const std::vector<uint32_t>& surfaces, size_t most_pages, std::string& postings,
                  std::string& positions) {
    gather(surfaces);
    body_pages_.clear();
    pages_.each_page(body_, [&](uint32_t page, size_t end) {
      body_pages_.push_back({page, static_cast<uint32_t>(end)});
    });
    if (body_pages_.size() > most_pages) body_pages_.clear();
    put_varint(postings, static_cast<uint32_t>(body_pages_.size() << 1 | (labels_.empty() ? 0 : 1)));
    uint64_t new_pages = 0;
    const auto count_page = [&](uint32_t page) {
      new_pages += counted_for_[page] != group;
      counted_for_[page] = group;
    };
    uint32_t last_page = 0;
    {
      VarintWriter counts(postings, counts_, 2 * body_pages_.size()), places(positions, places_, body_.size());
      uint32_t place = 0;
      for (const auto [page, end] : body_pages_) {
        count_page(page);
        const uint32_t count = end - place;
        for (uint32_t last = pages_.begin(page); place < end; last = body_[place++]) places.put(body_[place] - last);
        counts.put((page - last_page) << 2 | (std::min(count, 4u) - 1));
        if (count >= 4) counts.put(count - 4);
        last_page = page;
      }
    }
    if (labels_.empty()) return new_pages;
    put_varint(postings, static_cast<uint32_t>(labels_.size()));
    last_page = 0;
    for (const LabelPlace& label : labels_) {
      count_page(label.page);
      put_varint(postings, label.page - last_page);
      put_varint(postings, label.offset << 4 | uint32_t{label.piece} << 3 | static_cast<uint32_t>(label.kind));
      put_varint(postings, label.label);
      put_byte(postings, static_cast<uint32_t>(label.words << 4 | label.content));
      last_page = label.page;
    }
    return new_pages;
  }

 private:
  void gather(const std::vector<uint32_t>& surfaces) {
    body_.clear();
    labels_.clear();
    for (const uint32_t surface : surfaces) {
      uint32_t before = 0;  // places of the shards before
      for (size_t s = 0; s < shards_.size(); before += shards_[s++].pages.words()) {
        const uint32_t local = locals_[s][surface];
        if (local == kNoWord) continue;
        const Shard& shard = shards_[s];
        const auto* const first = shard.body.data() + shard.body_begin[local];
        const size_t count = shard.body_begin[local + 1] - shard.body_begin[local];
        body_.resize(body_.size() + count);
        std::transform(first, first + count, body_.end() - static_cast<std::ptrdiff_t>(count),
                       [&](uint32_t place) { return before + place; });
        labels_.insert(labels_.end(), shard.labels.begin() + shard.label_begin[local],
                       shard.labels.begin() + shard.label_begin[local + 1]);
      }
    }
    if (surfaces.size() < 2) return;
    std::sort(body_.begin(), body_.end());
    std::sort(labels_.begin(), labels_.end(), [](const LabelPlace& a, const LabelPlace& b) {
      if (a.page != b.page) return a.page < b.page;
      return a.label != b.label ? a.label < b.label : a.offset < b.offset;
    });
  }

  const std::vector<Shard>& shards_;
  const LocalNumbers& locals_;
  const BodyPages& pages_;      // of all shards
  std::vector<uint32_t> body_;  // places there
  struct BodyPage {
    uint32_t page, end;  // as BodyPages::each_page gives them
  };
  std::vector<BodyPage> body_pages_;
  std::vector<char> counts_, places_;  // room for both writers
  std::vector<LabelPlace> labels_;
  std::vector<uint32_t> counted_for_;  // by page: the last group that has it
};

EncodedGroups encode_range(const std::vector<Shard>& shards, const LocalNumbers& locals, const Lexicon& lexicon,
                           const Roles& roles, const BodyPages& pages, uint32_t first, uint32_t end) {
  EncodedGroups out;
  GroupEncoder encoder(shards, locals, pages);
  const size_t most_part_pages = std::max(kFewPages, pages.size() / kOnePageIn);
  std::string positions;
  std::vector<uint32_t> one(1);
  for (uint32_t group = first; group < end; ++group) {
    positions.clear();
    put_byte(out.postings,
             (roles.heads[group].empty() ? 0u : kHasHeads) | (roles.modifiers[group].empty() ? 0u : kHasModifiers));
    for (uint32_t i = 0; i < lexicon.group_size(group); ++i) {
      one[0] = lexicon.member(group, i);
      out.entries += encoder.encode(group, one, SIZE_MAX, out.postings, positions);
    }
    for (const auto* role : {&roles.heads[group], &roles.modifiers[group]}) {
      if (role->empty()) continue;
      out.compound_entries += encoder.encode(group, *role, most_part_pages, out.postings, positions);
    }
    put_block(out.positions, positions);
    out.posting_ends.push_back(static_cast<uint32_t>(out.postings.size()));
    out.position_ends.push_back(static_cast<uint32_t>(out.positions.size()));
  }
  return out;
}

void append(EncodedGroups& to, const EncodedGroups& from) {
  const uint32_t postings = static_cast<uint32_t>(to.postings.size());
  const uint32_t positions = static_cast<uint32_t>(to.positions.size());
  to.postings += from.postings;
  to.positions += from.positions;
  for (const uint32_t end : from.posting_ends) to.posting_ends.push_back(postings + end);
  for (const uint32_t end : from.position_ends) to.position_ends.push_back(positions + end);
  to.entries += from.entries;
  to.compound_entries += from.compound_entries;
}

}  // namespace

EncodedGroups encode_groups(const std::vector<Shard>& shards, const Vocabulary& vocabulary, const Lexicon& lexicon,
                            Analyzer& analyzer, unsigned threads) {
  LocalNumbers locals;
  for (const std::vector<uint32_t>& global : vocabulary.global) {
    std::vector<uint32_t>& local = locals.emplace_back(vocabulary.surfaces.size(), kNoWord);
    for (uint32_t i = 0; i < global.size(); ++i) {
      if (global[i] != kNoWord) local[global[i]] = i;
    }
  }
  const Roles roles = find_roles(vocabulary, lexicon, analyzer);
  BodyPages pages;
  for (const Shard& shard : shards) {
    for (uint32_t page = 0; page < shard.pages.size(); ++page) pages.add(shard.pages.words(page));
  }
  const uint32_t groups = lexicon.group_count();
  const unsigned workers = std::max(1u, threads);
  std::vector<EncodedGroups> ranges(workers);
  std::vector<std::thread> pool;
  for (unsigned w = 0; w < workers; ++w) {
    const uint32_t first = static_cast<uint32_t>(uint64_t{groups} * w / workers);
    const uint32_t end = static_cast<uint32_t>(uint64_t{groups} * (w + 1) / workers);
    const auto work = [&, w, first, end] {
      ranges[w] = encode_range(shards, locals, lexicon, roles, pages, first, end);
    };
    if (w + 1 == workers) {
      work();
    } else {
      pool.emplace_back(work);
    }
  }
  for (std::thread& thread : pool) thread.join();
  EncodedGroups result = std::move(ranges[0]);
  for (unsigned w = 1; w < workers; ++w) append(result, ranges[w]);
  return result;
}

}  // namespace kb::search
