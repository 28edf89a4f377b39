// From the tree of values that YAML or TOML gave to the typed front matter, key by key.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "generator/config/front_matter.h"
#include "generator/config/source_value.h"
#include "generator/config/value_reader.h"

namespace kb {

// Sets the members of `meta` that `table` names; what cannot be read is in `diagnostics`.
void bind_front_matter(const SourceValue& table, const SourceFile& source, bool toml, FrontMatter& meta,
                       Diagnostics& diagnostics);

// What other tools, and people who write in their own language, call one of our keys; empty for none. In lower case.
std::string_view our_name(std::string_view other);

// The keys that hold lists: of texts, questions, edits or files. A single value counts as a list of one. What is given
// outlives it.
class FrontMatterLists {
 public:
  FrontMatterLists(const SourceFile& source, bool toml, ValueReader& values, Diagnostics& diagnostics)
      : source_(source), toml_(toml), values_(values), diagnostics_(diagnostics) {}

  // `split`: one text with commas is several.
  std::vector<Text> texts(const SourceValue& value, const KeyExpectation& key, bool split);
  std::vector<FaqEntry> faq(const SourceValue& value, const KeyExpectation& key);
  std::vector<HistoryEntry> history(const SourceValue& value, const KeyExpectation& key);
  std::vector<Download> downloads(const SourceValue& value, const KeyExpectation& key);

 private:
  std::vector<Text> split_at_commas(const Text& whole) const;
  template <class Read>
  void each_table(const SourceValue& value, const KeyExpectation& key, const Read& read);
  Span tell_unknown(const std::vector<const SourceMember*>& unknown, std::string_view list,
                    std::initializer_list<std::string_view> known, std::string_view missing);
  Text member_text(const SourceMember& member);

  const SourceFile& source_;
  bool toml_;
  ValueReader& values_;
  Diagnostics& diagnostics_;
};

}  // namespace kb
