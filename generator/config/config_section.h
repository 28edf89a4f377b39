// Inside of parse_config: one [table] of site.toml, read key by key into a struct. Use config.h from elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/config/config_check.h"

namespace kb {

class ConfigSection {
 public:
  // `pattern` is the table's path as config_keys() writes it: "site", "languages.*", "people[]". A table that is
  // missing or none is read as an empty one.
  ConfigSection(const SourceValue* table, std::string pattern, ValueReader& values)
      : table_(table && table->kind == SourceValue::Kind::table ? table : nullptr),
        pattern_(std::move(pattern)),
        values_(values) {}

  // Each leaves `to` as it is where the key is missing or wrong. Returns the place of what it read, or an unknown one.
  Span text(std::string_view key, std::string& to) const;
  Span texts(std::string_view key, std::vector<std::string>& to) const;
  Span flag(std::string_view key, bool& to) const;
  Span integer(std::string_view key, int& to, int least, int most) const;
  Span date(std::string_view key, Date& to) const;

  ConfigSection table(std::string_view key) const;
  // The tables of a list of tables ([[key]]); a single table counts as a list of one.
  std::vector<ConfigSection> tables(std::string_view key) const;
  const SourceValue* find(std::string_view key) const { return table_ ? table_->find(key) : nullptr; }
  const SourceValue* value() const { return table_; }
  ValueReader& values() const { return values_; }
  // What the table of keys says of one of its keys.
  KeyExpectation expect(std::string_view key) const;

 private:
  const SourceValue* table_;
  std::string pattern_;
  ValueReader& values_;
};

}  // namespace kb
