// libyaml's events as a SourceValue. Owns libyaml.
//
// The library stops at its first error. To lose nothing the block is then read again piece by piece, one top-level key
// at a time, so that each mistake is told and every other key still counts.
#include <yaml.h>

#include <algorithm>
#include <unordered_map>

#include "generator/base/code_point_offsets.h"
#include "generator/base/utf8_text.h"
#include "generator/config/source_value.h"
#include "generator/config/yaml_errors.h"
#include "generator/config/yaml_pieces.h"

namespace kb {
namespace {

constexpr size_t kMostValues = 10000;

struct Event {
  yaml_event_t event = {};

  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&event); }
};

class Reader {
 public:
  Reader(const SourceFile& source, uint32_t begin, uint32_t end)
      : source_(source), text_(std::string_view(source.text).substr(begin, end - begin)), offsets_(text_) {
    ready_ = yaml_parser_initialize(&parser_) == 1;
    if (!ready_) return;
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text_.data()), text_.size());
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    if (ready_) yaml_parser_delete(&parser_);
  }

  // An empty document is an empty table.
  SourceValue read() {
    SourceValue root;
    root.kind = SourceValue::Kind::table;
    while (!stopped_) {
      Event event;
      if (!next(event)) break;
      const yaml_event_type_t type = event.event.type;
      if (type == YAML_STREAM_END_EVENT) break;
      if (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_START_EVENT || type == YAML_DOCUMENT_END_EVENT) {
        continue;
      }
      SourceValue value = read_value(event.event, 0);
      if (stopped_) {
        root = std::move(value);
      } else if (value.kind == SourceValue::Kind::table && root.members.empty()) {
        root = std::move(value);
      } else if (value.kind != SourceValue::Kind::empty) {
        report(no_key_diagnostic(value));
      }
    }
    if (root.kind != SourceValue::Kind::table) root = {};
    root.kind = SourceValue::Kind::table;
    return root;
  }

  bool stopped() const { return stopped_; }
  Diagnostics take_diagnostics() { return std::move(diagnostics_); }

 private:
  bool next(Event& event) {
    if (!ready_) {
      report(make_diagnostic(Code::front_matter_syntax, {source_.id, 0, 0}, "there is no memory to read this block"));
      return false;
    }
    if (yaml_parser_parse(&parser_, &event.event) == 1) return true;
    YamlError error;
    error.at_reader = parser_.error == YAML_READER_ERROR;
    error.problem = parser_.problem ? parser_.problem : "";
    error.context = parser_.context ? parser_.context : "";
    error.at = error.at_reader ? place_of_byte(parser_.problem_offset) : place_of(parser_.problem_mark);
    error.context_at = place_of(parser_.context_mark);
    error.open_quote = last_scalar_runs_on_ ? std::optional(last_scalar_) : std::nullopt;
    stopped_ = true;
    // A byte that is not UTF-8, or 0, was told when the file was read.
    const bool told = invalid_utf8(text_) != std::string_view::npos || text_.find('\0') != std::string_view::npos;
    if (error.at_reader && told) return false;
    report(explain_yaml_error(error, source_));
    return false;
  }

  uint32_t place_of(const yaml_mark_t& mark) const { return place_of_byte(offsets_.byte(mark.index)); }
  uint32_t place_of_byte(size_t byte) const {
    const auto base = static_cast<size_t>(text_.data() - source_.text.data());
    return static_cast<uint32_t>(base + std::min(byte, text_.size()));
  }

  void report(Diagnostic diagnostic) {
    diagnostics_.push_back(std::move(diagnostic));
    stopped_ = true;
  }

  Span span_of(const yaml_event_t& event) const {
    return {source_.id, place_of(event.start_mark), place_of(event.end_mark)};
  }

  // The end of what stands at [begin, end), without the blanks behind it.
  uint32_t without_blanks(uint32_t begin, uint32_t end) const {
    const std::string_view written = std::string_view(source_.text).substr(begin, end - begin);
    return begin + static_cast<uint32_t>(trim_end(written, "\n\r ").size());
  }

  // Anchors and tags: reported, and the value is read without them.
  void refuse(const yaml_char_t* anchor, const yaml_char_t* tag, Span span) {
    if (anchor) diagnostics_.push_back(anchor_diagnostic(span));
    if (tag) diagnostics_.push_back(tag_diagnostic(span));
  }

  SourceValue read_value(const yaml_event_t& event, int depth) {
    SourceValue value;
    value.span = span_of(event);
    if (depth > kDeepestValue || ++values_ > kMostValues) {
      report(make_diagnostic(Code::front_matter_too_large, {source_.id, value.span.begin, value.span.begin + 1},
                             depth > kDeepestValue ? "values are nested too deeply here"
                                                   : "there are more than 10,000 values in this block",
                             "move long content into the body of the page"));
      return value;
    }
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        read_scalar(event, value);
        break;
      case YAML_ALIAS_EVENT:
        diagnostics_.push_back(anchor_diagnostic(value.span));
        break;
      case YAML_SEQUENCE_START_EVENT:
        refuse(event.data.sequence_start.anchor, event.data.sequence_start.tag, value.span);
        value.kind = SourceValue::Kind::list;
        read_items(value, depth);
        break;
      case YAML_MAPPING_START_EVENT:
        refuse(event.data.mapping_start.anchor, event.data.mapping_start.tag, value.span);
        value.kind = SourceValue::Kind::table;
        read_members(value, depth);
        break;
      default:
        break;
    }
    return value;
  }

  void read_scalar(const yaml_event_t& event, SourceValue& value) {
    const auto& scalar = event.data.scalar;
    refuse(scalar.anchor, scalar.tag, value.span);
    value.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    value.span.end = without_blanks(value.span.begin, value.span.end);
    const bool quoted =
        scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    last_scalar_ = value.span;
    last_scalar_runs_on_ = quoted && event.end_mark.line > event.start_mark.line;
    if (last_scalar_runs_on_ && continues_at_margin(value.span)) report(quote_diagnostic(value.span, source_));
    if (scalar.style == YAML_PLAIN_SCALAR_STYLE) {
      const std::string& t = value.text;
      if (event.end_mark.line > event.start_mark.line) refuse_joined_item(value.span);
      warn_of_remark(value.span);
      const bool null = t.empty() || t == "~" || t == "null" || t == "Null" || t == "NULL";
      value.kind = null ? SourceValue::Kind::empty : SourceValue::Kind::plain;
    } else {
      value.kind = SourceValue::Kind::text;
    }
  }

  // "Plads #4": what begins with # behind a blank is a remark to YAML. People write a blank behind the # of one.
  void warn_of_remark(Span value) {
    const std::string_view text = source_.text;
    if (value.end < text.size() && (text[value.end] == '\n' || text[value.end] == ',')) return;  // most of them
    const size_t sign = text.find_first_not_of(" \t", value.end);
    if (value.begin == value.end || sign == std::string_view::npos || text[sign] != '#') return;
    if (sign + 1 >= text.size() || std::string_view(" \t\r\n#!").find(text[sign + 1]) != std::string_view::npos) return;
    const std::string_view line = line_around(text, sign);
    const std::string_view lost = trim_end(line.substr(static_cast<size_t>(text.data() + sign - line.data())));
    const auto begin = static_cast<uint32_t>(sign);
    diagnostics_.push_back(remark_diagnostic({source_.id, begin, begin + static_cast<uint32_t>(lost.size())}, source_));
  }

  // A list item further to the right than the one above it is, to YAML, a part of that one's text.
  void refuse_joined_item(Span span) {
    const std::string_view text = source_.text;
    for (size_t i = text.find('\n', span.begin); i < span.end; i = text.find('\n', i + 1)) {
      const auto dash = static_cast<uint32_t>(std::min<size_t>(text.find_first_not_of(' ', i + 1), span.end));
      if (text.substr(dash, 2) != "- ") continue;
      diagnostics_.push_back(make_diagnostic(Code::front_matter_syntax, {source_.id, dash, dash + 1},
                                             "this list item stands further to the right than the one above it",
                                             "start all items of a list in the same column"));
      return;
    }
  }

  // YAML wants the following lines of a quoted text indented; libyaml does not, and so a quote that was never closed
  // would swallow the keys after it.
  bool continues_at_margin(Span span) const {
    const std::string& text = source_.text;
    for (size_t i = text.find('\n', span.begin); i < span.end; i = text.find('\n', i + 1)) {
      const char c = i + 1 < text.size() ? text[i + 1] : '\n';
      if (i + 1 < span.end && c != ' ' && c != '\t' && c != '\n' && c != '\r') return true;
    }
    return false;
  }

  void read_items(SourceValue& list, int depth) {
    while (!stopped_) {
      Event event;
      if (!next(event)) return;
      if (event.event.type == YAML_SEQUENCE_END_EVENT) {
        close(list, event.event);
        return;
      }
      list.items.push_back(read_value(event.event, depth + 1));
    }
  }

  void read_members(SourceValue& table, int depth) {
    while (!stopped_) {
      Event event;
      if (!next(event)) return;
      if (event.event.type == YAML_MAPPING_END_EVENT) {
        close(table, event.event);
        return;
      }
      const SourceValue key = read_value(event.event, depth + 1);
      if (stopped_) return;
      Event value_event;
      if (!next(value_event)) return;
      SourceValue value = read_value(value_event.event, depth + 1);
      if (event.event.type != YAML_SCALAR_EVENT) {
        diagnostics_.push_back(make_diagnostic(Code::front_matter_syntax, key.span, "a key must be a single word",
                                               "if this is a text that starts with [ or {, put it in quotes"));
        continue;
      }
      // Of an unclosed list what was read still counts. Not so a text whose quote swallowed what follows, of which the
      // piecewise reading makes more, and what is too large.
      const bool list = value.kind == SourceValue::Kind::list || value.kind == SourceValue::Kind::table;
      if (stopped_ && (!list || diagnostics_.back().code == Code::front_matter_too_large)) return;
      add_member(table, {key.text, key.span, std::move(value)});
    }
  }

  void add_member(SourceValue& table, SourceMember member) {
    const auto same = std::find_if(table.members.begin(), table.members.end(),
                                   [&](const SourceMember& m) { return m.key == member.key; });
    if (same == table.members.end()) {
      table.members.push_back(std::move(member));
      return;
    }
    diagnostics_.push_back(duplicate_key_diagnostic(member, *same));
  }

  // A block collection ends where the next token starts; trailing blanks are not part of it.
  void close(SourceValue& collection, const yaml_event_t& event) {
    const uint32_t begin = collection.span.begin;
    collection.span.end = without_blanks(begin, std::max(begin, place_of(event.end_mark)));
  }

  const SourceFile& source_;
  std::string_view text_;
  CodePointOffsets offsets_;  // libyaml counts code points
  yaml_parser_t parser_ = {};
  bool ready_ = false;
  bool stopped_ = false;  // an error after which the events make no sense
  size_t values_ = 0;
  Span last_scalar_;
  bool last_scalar_runs_on_ = false;
  Diagnostics diagnostics_;
};

}  // namespace

Parsed<SourceValue> read_yaml(const SourceFile& source, uint32_t begin, uint32_t end) {
  Parsed<SourceValue> parsed;
  Reader whole(source, begin, end);
  parsed.value = whole.read();
  parsed.diagnostics = whole.take_diagnostics();
  parsed.value.span = {source.id, begin, end};
  const auto stops = [](const Diagnostic& d) {
    return d.code == Code::front_matter_syntax || d.code == Code::front_matter_quote ||
           d.code == Code::front_matter_tab || d.code == Code::front_matter_anchor || d.code == Code::front_matter_tag;
  };
  if (std::none_of(parsed.diagnostics.begin(), parsed.diagnostics.end(), stops)) return parsed;

  SourceValue table;
  table.kind = SourceValue::Kind::table;
  table.span = parsed.value.span;
  std::unordered_map<std::string, size_t> places;  // key → its member
  Diagnostics diagnostics;
  for (const Span piece : split_keys(source, begin, end)) {
    Reader reader(source, piece.begin, piece.end);
    SourceValue part = reader.read();
    Diagnostics problems = reader.take_diagnostics();
    if (reader.stopped()) {
      if (auto member = raw_member(source, piece)) part.members = {std::move(*member)};
    }
    append(diagnostics, std::move(problems));
    for (SourceMember& member : part.members) {
      const auto [same, first] = places.emplace(member.key, table.members.size());
      if (first) {
        table.members.push_back(std::move(member));
      } else {
        diagnostics.push_back(duplicate_key_diagnostic(member, table.members[same->second]));
      }
    }
  }
  parsed.value = std::move(table);
  // A mistake that only shows between two keys is told as the whole reading saw it.
  if (count(diagnostics, Severity::error) > 0) parsed.diagnostics = std::move(diagnostics);
  return parsed;
}

}  // namespace kb
