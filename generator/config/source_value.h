// What YAML and TOML have in common: a tree of values, each with its place in the file. Front matter and site.toml are
// read into it first and checked against their tables of keys afterwards (value_check.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"

namespace kb {

struct SourceMember;

struct SourceValue {
  enum class Kind : uint8_t {
    empty,  // YAML: nothing after the colon, ~ or null
    plain,  // YAML without quotes: text, number, flag or date, as the reader of the key wants it
    text,
    integer,
    number,
    boolean,
    date,
    list,
    table,
  };

  Kind kind = Kind::empty;
  std::string text;  // scalars: as written, escapes decoded
  Span span;
  std::vector<SourceValue> items;     // list
  std::vector<SourceMember> members;  // table; no key twice

  bool scalar() const { return kind != Kind::empty && kind != Kind::list && kind != Kind::table; }
  const SourceValue* find(std::string_view key) const;
};

struct SourceMember {
  std::string key;
  Span key_span;
  SourceValue value;
};

// The YAML block source.text[begin, end) as a table. Anchors, aliases, tags and duplicate keys are errors; after an
// error each of the other keys is still read. Nothing is nested deeper than kDeepestValue.
Parsed<SourceValue> read_yaml(const SourceFile& source, uint32_t begin, uint32_t end);

// TOML the same way; a syntax error (of code `syntax`) leaves the table empty. Tables are in the order of their keys'
// bytes. Owns toml++.
Parsed<SourceValue> read_toml(const SourceFile& source, uint32_t begin, uint32_t end, Code syntax);
// The same of a whole file.
Parsed<SourceValue> read_toml_file(const SourceFile& source, Code syntax);

constexpr int kDeepestValue = 12;

}  // namespace kb
