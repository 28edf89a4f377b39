#include "generator/config/yaml_errors.h"

#include <algorithm>
#include <string>

#include "generator/base/utf8_text.h"

namespace kb {
namespace {

struct Line {
  uint32_t begin = 0, end = 0;
  std::string_view text;
};

Line line_at(const SourceFile& source, uint32_t offset) {
  const std::string_view text = line_around(source.text, offset);
  const auto begin = static_cast<uint32_t>(text.data() - source.text.data());
  return {begin, begin + static_cast<uint32_t>(text.size()), text};
}

// The line's value in quotes, whichever kind it does not contain: title: "a: b".
std::string quoted_line(std::string_view line) {
  const size_t colon = line.find(": ");
  const size_t dash = line.find_first_not_of(' ');
  size_t value = std::string_view::npos;
  if (colon != std::string_view::npos) {
    value = line.find_first_not_of(" \t", colon + 1);
  } else if (dash != std::string_view::npos && line.compare(dash, 2, "- ") == 0) {
    value = line.find_first_not_of(" \t", dash + 1);
  }
  constexpr size_t kLongestExample = 100;
  if (value == std::string_view::npos || line.size() > kLongestExample) return "put the value in quotes";
  const std::string text(trim_end(line.substr(value), " \t"));
  const bool has_double = text.find('"') != std::string::npos || text.find('\\') != std::string::npos;
  if (has_double && text.find('\'') != std::string::npos) return "put the value in quotes";
  const std::string quote = has_double ? "'" : "\"";
  const std::string_view head = line.substr(std::min(dash, value), value - std::min(dash, value));
  return "put the value in quotes: " + std::string(head) + quote + text + quote;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

Diagnostic quote_diagnostic(Span text, const SourceFile& source) {
  const std::string_view line = line_at(source, text.begin).text;
  const char quote = source.text[text.begin];
  std::string hint = std::string("close it with ") + quote + " at the end of the value";
  const size_t other = line.find_first_of("\"'", text.begin + 1 - line_at(source, text.begin).begin);
  if (other != std::string_view::npos)
    hint += "; a text with quotes in it stands best between quotes of the other kind";
  return make_diagnostic(Code::front_matter_quote, {text.file, text.begin, text.begin + 1},
                         "the quote that opens here is not closed before the next key", hint);
}

Diagnostic no_key_diagnostic(const SourceValue& value) {
  std::string hint = "write one key on each line, for example: title: Serviceaftale";
  const size_t colon = value.text.find(':');
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  if (colon != std::string::npos && std::string_view(value.text).substr(colon + 1).starts_with(kNoBreakSpace)) {
    hint = "the blank behind the colon is a no-break space (U+00A0); write an ordinary one";
  } else if (colon != std::string::npos && colon > 0 && value.text.find_first_of(" \n") > colon) {
    hint = "write a space after the colon: " + value.text.substr(0, colon) + ": " + value.text.substr(colon + 1);
  }
  return make_diagnostic(Code::front_matter_syntax, value.span, "this is not 'key: value'", std::move(hint));
}

Diagnostic remark_diagnostic(Span text, const SourceFile& source) {
  return make_diagnostic(Code::front_matter_remark, text, "YAML takes this for a remark, so it is no part of the value",
                         quoted_line(line_at(source, text.begin).text) + "; a remark has a blank behind its #");
}

Diagnostic anchor_diagnostic(Span span) {
  return make_diagnostic(Code::front_matter_anchor, span, "YAML's anchors and aliases (&name, *name) are not used here",
                         "write the value out, or put it in quotes if it is text that starts with & or *");
}

Diagnostic tag_diagnostic(Span span) {
  return make_diagnostic(Code::front_matter_tag, span, "YAML reads a leading '!' as a tag, which is not used here",
                         "put the value in quotes");
}

Diagnostic duplicate_key_diagnostic(const SourceMember& member, const SourceMember& first) {
  Diagnostic diagnostic =
      make_diagnostic(Code::front_matter_duplicate_key, member.key_span,
                      "'" + member.key + "' stands here a second time", "join the two, or remove one");
  diagnostic.notes.push_back({first.key_span, "the first one is here, and is the one used"});
  return diagnostic;
}

Diagnostic explain_yaml_error(const YamlError& error, const SourceFile& source) {
  const auto size = static_cast<uint32_t>(source.text.size());
  const uint32_t at = std::min(error.at, size);
  const Line line = line_at(source, at);
  const Span here = {source.id, at, std::min(at + 1, std::max(line.end, at))};
  const char c = at < size ? source.text[at] : '\0';
  const std::string_view problem = error.problem;
  const auto syntax = [&](Span span, std::string message, std::string hint) {
    return make_diagnostic(Code::front_matter_syntax, span, std::move(message), std::move(hint));
  };

  if (error.at_reader) {
    return syntax(here, "a character that no text file should hold stands here", "delete it");
  }
  if (has(error.context, "quoted scalar") && has(problem, "unexpected")) {
    return quote_diagnostic({source.id, error.context_at, error.context_at + 1}, source);
  }
  if (error.open_quote) return quote_diagnostic(*error.open_quote, source);
  if (c == '\t' || has(problem, "tab character")) {
    return make_diagnostic(Code::front_matter_tab, here, "a tab stands here, where YAML allows only spaces",
                           "replace it with spaces");
  }
  if (has(error.context, "alias") || has(error.context, "anchor")) {
    Diagnostic diagnostic = anchor_diagnostic({source.id, error.context_at, std::max(error.context_at + 1, at)});
    diagnostic.hint = quoted_line(line_at(source, error.context_at).text);
    return diagnostic;
  }
  if (has(error.context, "tag") || has(problem, "tag handle")) {
    Diagnostic diagnostic = tag_diagnostic({source.id, error.context_at, std::max(error.context_at + 1, at)});
    diagnostic.hint = quoted_line(line_at(source, error.context_at).text);
    return diagnostic;
  }
  if (has(problem, "mapping values are not allowed")) {
    const std::string_view before = line.text.substr(0, at - line.begin);
    const size_t indent = std::min(before.find_first_not_of(' '), before.size());
    if (indent > 0 && !has(before, ": ")) {
      return syntax({source.id, line.begin + static_cast<uint32_t>(indent), at},
                    "this line is indented, so to YAML it is a part of the value above",
                    "start all keys in the same column");
    }
    return syntax(here, "a second ': ' on the line makes YAML see another key", quoted_line(line.text));
  }
  if (has(problem, "cannot start any token")) {
    return syntax(here, std::string("a value cannot start with '") + c + "' in YAML", quoted_line(line.text));
  }
  if (has(problem, "could not find expected ':'")) {
    const Line key = line_at(source, error.context_at);
    return syntax({source.id, error.context_at, std::max(key.end, error.context_at)}, "this line is not 'key: value'",
                  "write a colon and a space after the key, or indent the line if it belongs to the value above");
  }
  if (has(problem, "unknown escape character")) {
    return syntax(here, "a backslash between double quotes starts an escape that YAML does not know",
                  "use single quotes, where a backslash is only a backslash");
  }
  if (has(problem, "block sequence entries are not allowed")) {
    return syntax(here, "a list item cannot stand here",
                  "write each item on its own line below the key, as '  - item'");
  }
  if (has(problem, "expected node content") && c == ',') {
    return syntax(here, "there is nothing before this comma", "remove it, or write what was to stand before it");
  }
  if (has(problem, "expected ',' or ']'")) {
    return syntax(
        {source.id, error.context_at, error.context_at + 1}, "the list that opens here is not closed",
        "close it with ] and put a comma between its items; text with a comma, colon or bracket needs quotes");
  }
  if (has(problem, "expected ',' or '}'")) {
    return syntax({source.id, error.context_at, error.context_at + 1}, "the brace that opens here is not closed",
                  "close it with }; a text that starts with { needs quotes");
  }
  if (has(problem, "expected '-' indicator")) {
    return syntax({source.id, at, line.end}, "this line stands among list items but does not start with '- '",
                  "start it with '- ', or indent it to match the line above");
  }
  if (has(problem, "did not find expected key")) {
    const std::string_view before = line.text.substr(0, at - line.begin);
    if (before.find_first_of("\"'") != std::string_view::npos) {
      return syntax({source.id, at, line.end}, "text follows the closing quote", quoted_line(line.text));
    }
    if (const std::string_view value = trim_end(before); value.ends_with(']') || value.ends_with('}')) {
      return syntax({source.id, at, line.end}, "text follows the closing bracket",
                    c == ',' ? "write one list: [first, second]" : quoted_line(line.text));
    }
    return syntax({source.id, at, line.end}, "this line is not indented like the ones it belongs to",
                  "start all keys in the same column");
  }
  return syntax(here, "not valid YAML: " + std::string(problem), "put the value in quotes if it is meant as text");
}

}  // namespace kb
