// libyaml's errors, told in the words of someone who writes pages, not YAML.
#pragma once

#include <optional>
#include <string_view>

#include "generator/config/source_value.h"

namespace kb {

struct YamlError {
  bool at_reader = false;  // a byte that no text can hold, rather than a mistake in the grammar
  std::string_view problem, context;
  uint32_t at = 0, context_at = 0;  // byte offsets in the file
  std::optional<Span> open_quote;   // the last text read, if it is quoted and runs over several lines
};

Diagnostic explain_yaml_error(const YamlError& error, const SourceFile& source);

Diagnostic quote_diagnostic(Span text, const SourceFile& source);
// A text where a key and its value should be.
Diagnostic no_key_diagnostic(const SourceValue& value);
// Of text behind a value that YAML takes for a remark.
Diagnostic remark_diagnostic(Span text, const SourceFile& source);
Diagnostic anchor_diagnostic(Span span);
Diagnostic tag_diagnostic(Span span);
Diagnostic duplicate_key_diagnostic(const SourceMember& member, const SourceMember& first);

}  // namespace kb
