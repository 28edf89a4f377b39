// A mustache template as a flat list of tags with their places, before any of them is rendered.
//
// What the mustache specification says about lines and delimiters is settled here, once: a section, comment,
// partial or delimiter tag alone on its line takes the whole line with it; delimiters are resolved; comments are
// gone. What remains means the same whichever engine renders it (template.cc).
// Sections are balanced in the result even where they are not in the template; what was wrong is in the diagnostics.
// Pure. Names are letters, digits, '_', '-' and '.', for partials also '/'. Template inheritance and lambdas are not
// supported: their tags are errors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"

namespace kb {

enum class TagKind : uint8_t { text, variable, raw, section, inverted, close, partial };

struct TemplateTag {
  TagKind kind = TagKind::text;
  bool standalone = false;  // the tag's line was taken out with it
  std::string text;         // literal text, or the name
  std::string indent;       // standalone partial: what stood before it on its line
  Span span;                // the whole tag with its delimiters; text: the text
};

using Template = std::vector<TemplateTag>;

// Sections nested deeper than this are an error, in a template and after partials are expanded.
constexpr size_t kMaxSectionDepth = 64;

// `file` may be FileId::none: places are then offsets into `text`.
Parsed<Template> scan_template(std::string_view text, FileId file);

}  // namespace kb
