#include <algorithm>
#include <string>

#include "generator/base/ascii.h"
#include "generator/base/utf8_text.h"
#include "generator/config/source_value.h"
#include "generator/config/tomlplusplus.h"

namespace kb {

const SourceValue* SourceValue::find(std::string_view key) const {
  for (const SourceMember& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

namespace {

// toml++ counts lines and code points from 1.
class LineTable {
 public:
  LineTable(std::string_view text, uint32_t base) : text_(text), base_(base) {
    lines_.push_back(0);
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') lines_.push_back(i + 1);
    }
  }

  uint32_t offset(const toml::source_position& position) const {
    if (!position) return base_;
    if (position.line > lines_.size()) return base_ + static_cast<uint32_t>(text_.size());
    size_t at = lines_[position.line - 1];
    for (uint32_t column = 1; column < position.column && at < text_.size() && text_[at] != '\n'; ++column) {
      ++at;
      while (at < text_.size() && continues_character(text_[at])) ++at;
    }
    return base_ + static_cast<uint32_t>(at);
  }

 private:
  std::string_view text_;
  uint32_t base_;
  std::vector<size_t> lines_;
};

// A dotted key nests one table per dot, and toml++ destroys them recursively: thousands of dots would overflow the
// stack. Returns the place of the first key with too many, or npos.
size_t too_many_dots(std::string_view text) {
  size_t dots = 0;
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (c == '"' || c == '\'') {
      const std::string fence(3, c);
      const bool multi_line = text.compare(i, 3, fence) == 0;
      i += multi_line ? 3 : 1;
      while (i < text.size() && (multi_line ? text.compare(i, 3, fence) != 0 : text[i] != c && text[i] != '\n')) {
        i += c == '"' && text[i] == '\\' ? 2 : 1;
      }
      i += multi_line ? 3 : 1;
    } else {
      const bool in_key = ascii::is_letter_or_digit(c) || c == '_' || c == '-' || c == ' ' || c == '\t';
      if (c == '.') {
        if (++dots > static_cast<size_t>(kDeepestValue)) return i;
      } else if (!in_key) {
        dots = 0;
      }
      ++i;
    }
  }
  return std::string_view::npos;
}

class Converter {
 public:
  Converter(const SourceFile& source, const LineTable& lines, Code syntax, Diagnostics& diagnostics)
      : source_(source), lines_(lines), syntax_(syntax), diagnostics_(diagnostics) {}

  SourceValue convert(const toml::node& node, int depth) {
    SourceValue value;
    value.span = span_of(node.source());
    if (depth > kDeepestValue) {
      diagnostics_.push_back(
          make_diagnostic(syntax_, value.span, "values are nested too deeply here", "use fewer levels"));
      return value;
    }
    switch (node.type()) {
      case toml::node_type::table:
        value.kind = SourceValue::Kind::table;
        for (const auto& [key, member] : *node.as_table()) {
          value.members.push_back({std::string(key.str()), span_of(key.source()), convert(member, depth + 1)});
        }
        break;
      case toml::node_type::array:
        value.kind = SourceValue::Kind::list;
        for (const toml::node& item : *node.as_array()) value.items.push_back(convert(item, depth + 1));
        break;
      case toml::node_type::string:
        value.kind = SourceValue::Kind::text;
        value.text = node.as_string()->get();
        break;
      case toml::node_type::integer:
        value.kind = SourceValue::Kind::integer;
        value.text = std::to_string(node.as_integer()->get());
        break;
      case toml::node_type::floating_point:
        value.kind = SourceValue::Kind::number;
        value.text = source_text(value.span);
        break;
      case toml::node_type::boolean:
        value.kind = SourceValue::Kind::boolean;
        value.text = node.as_boolean()->get() ? "true" : "false";
        break;
      default:  // dates and times are kept as written
        value.kind = SourceValue::Kind::date;
        value.text = source_text(value.span);
        break;
    }
    return value;
  }

 private:
  Span span_of(const toml::source_region& region) const {
    const uint32_t begin = lines_.offset(region.begin);
    const uint32_t end = region.end ? lines_.offset(region.end) : begin + 1;
    return {source_.id, begin, std::max(begin, end)};
  }

  std::string source_text(Span span) const { return source_.text.substr(span.begin, span.end - span.begin); }

  const SourceFile& source_;
  const LineTable& lines_;
  Code syntax_;
  Diagnostics& diagnostics_;
};

// A text without the quotes that word processors write.
std::string_view without_curly_quotes(std::string_view text) {
  for (const std::string_view quote : {"“", "”", "„", "«", "»"}) {
    if (text.starts_with(quote)) text.remove_prefix(quote.size());
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  return text;
}

// Where the quote stands that a line opens and does not close, or npos.
size_t open_quote(std::string_view line) {
  size_t open = std::string_view::npos;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (open == std::string_view::npos) {
      if (c == '#') break;
      if (c == '"' || c == '\'') open = i;
    } else if (c == '\\' && line[open] == '"') {
      ++i;
    } else if (c == line[open]) {
      open = std::string_view::npos;
    }
  }
  return open;
}

// `title = Kunde` as it should have been written, if the place is in such a line.
std::string quoted_line(std::string_view text, size_t at) {
  const std::string_view line = trim_end(line_around(text, at), " ");
  const auto begin = static_cast<size_t>(line.data() - text.data());
  const size_t equals = line.find('=');
  const size_t value = equals == std::string_view::npos ? equals : line.find_first_not_of(" \t", equals + 1);
  constexpr size_t kLongestExample = 100;
  if (value == std::string_view::npos || value > at - begin || line.size() > kLongestExample ||
      line.find_first_of("\"'#[{") != std::string_view::npos) {
    return "put text in quotes: title = \"Kunde\"";
  }
  return "put text in quotes: " + std::string(line.substr(0, value)) + '"' +
         std::string(without_curly_quotes(line.substr(value))) + '"';
}

// toml++'s sentences, mended where people meet them most.
Diagnostic explain(const toml::parse_error& error, const SourceFile& source, uint32_t at, Code syntax) {
  std::string problem(error.description());
  const auto says = [&](std::string_view part) { return problem.find(part) != std::string::npos; };
  std::string hint, message;
  if (says("could not determine value type") || says("expected digit") || says("expected boolean")) {
    message = "this is no value that TOML knows";
    hint = quoted_line(source.text, at);
  } else if (says("cannot redefine")) {
    hint = "each key and each [table] may stand only once; join the two";
  } else if (says("expected '=")) {
    hint = "write: key = value";
  } else if (says("utf-8")) {
    message = "this byte is not UTF-8";
    hint = "save the file as UTF-8 in your editor";
  } else if (says("line breaks") || says("encountered end-of-file") || says("expected ']'") || says("expected '}'")) {
    hint = "close what is open: a quote, a bracket or a brace";
  }
  const auto size = static_cast<uint32_t>(source.text.size());
  // The library points behind what it could not read; at a line's end that is the character before.
  if (at > 0 && at < size && source.text[at] == '\n') --at;
  if (const std::string_view line = line_around(source.text, at); says("control characters") || says("line breaks")) {
    if (const size_t quote = open_quote(line); quote != std::string_view::npos) {
      message = "the quote that opens here is not closed on its line";
      hint = std::string("close it with ") + line[quote];
      at = static_cast<uint32_t>(line.data() - source.text.data() + quote);
    }
  }
  if (problem.compare(0, 20, "Error while parsing ") == 0) problem.erase(0, 20);
  if (!problem.empty()) problem[0] = ascii::lower(problem[0]);
  if (message.empty()) message = "not valid TOML: " + problem;
  uint32_t end = std::min(at + 1, size);
  while (end < size && continues_character(source.text[end])) ++end;
  return make_diagnostic(syntax, {source.id, at, end}, std::move(message), std::move(hint));
}

}  // namespace

Parsed<SourceValue> read_toml(const SourceFile& source, uint32_t begin, uint32_t end, Code syntax) {
  Parsed<SourceValue> parsed;
  parsed.value.kind = SourceValue::Kind::table;
  parsed.value.span = {source.id, begin, end};
  const std::string_view text = std::string_view(source.text).substr(begin, end - begin);
  const LineTable lines(text, begin);
  if (const size_t at = too_many_dots(text); at != std::string_view::npos) {
    const auto place = begin + static_cast<uint32_t>(at);
    parsed.diagnostics.push_back(make_diagnostic(syntax, {source.id, place, place + 1},
                                                 "a key with more than " + std::to_string(kDeepestValue) + " dots",
                                                 "use fewer levels"));
    return parsed;
  }
  try {
    const toml::table table = toml::parse(text);
    parsed.value = Converter(source, lines, syntax, parsed.diagnostics).convert(table, 0);
    parsed.value.span = {source.id, begin, end};
  } catch (const toml::parse_error& error) {
    // Of a page the byte was told when the file was read.
    if (syntax == Code::front_matter_syntax && invalid_utf8(text) != std::string_view::npos) return parsed;
    parsed.diagnostics.push_back(explain(error, source, lines.offset(error.source().begin), syntax));
  }
  return parsed;
}

Parsed<SourceValue> read_toml_file(const SourceFile& source, Code syntax) {
  return read_toml(source, byte_order_mark(source.text), static_cast<uint32_t>(source.text.size()), syntax);
}

}  // namespace kb
