// Typed values out of a SourceValue: what front matter and site.toml share when they check a value against their table
// of keys. A value of the wrong kind is reported with the kind that is meant and an example, and counts as missing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/date.h"
#include "generator/base/diagnostic.h"
#include "generator/config/front_matter.h"
#include "generator/config/source_value.h"

namespace kb {

// What is told about a key whose value is wrong.
struct KeyExpectation {
  std::string_view name;  // as the author wrote it
  ValueType type = ValueType::text;
  std::string_view example;  // a value, in the notation of the file
};

// The codes of the kind of file that is read.
struct ValueCodes {
  Code type, value, date, unknown_key;
};

class ValueReader {
 public:
  // `toml`: types are exact, and examples are written `key = value`. `diagnostics` outlives the reader.
  ValueReader(ValueCodes codes, bool toml, Diagnostics& diagnostics)
      : codes_(codes), toml_(toml), diagnostics_(diagnostics) {}

  Text text(const SourceValue& value, const KeyExpectation& key);
  // One value where a list is meant is a list of one; empty items are left out.
  std::vector<Text> texts(const SourceValue& value, const KeyExpectation& key);
  std::optional<Date> date(const SourceValue& value, const KeyExpectation& key);
  std::optional<bool> boolean(const SourceValue& value, const KeyExpectation& key);
  std::optional<int64_t> integer(const SourceValue& value, const KeyExpectation& key, int64_t least, int64_t most);

  void wrong_type(const SourceValue& value, const KeyExpectation& key);
  // The same of an item of a list.
  void wrong_item(const SourceValue& item, const KeyExpectation& key, std::string_view meant);
  void wrong_value(Span span, std::string message, std::string hint);
  // `where` follows the name in the message; `known` are the names possible here, for a hint where there is none.
  void unknown_key(const SourceMember& member, std::string_view where, const std::vector<std::string>& known,
                   std::string hint);

 private:
  void wrong_kind(const SourceValue& value, const KeyExpectation& key, const std::string& meant);

  ValueCodes codes_;
  bool toml_;
  Diagnostics& diagnostics_;
};

}  // namespace kb
