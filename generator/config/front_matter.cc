// The front matter's block in a page: where it begins and ends, and what is read from it.
#include "generator/config/front_matter.h"

#include <algorithm>

#include "generator/base/utf8_text.h"
#include "generator/config/front_matter_binder.h"
#include "generator/config/source_value.h"

namespace kb {
namespace {

constexpr size_t kLargestBlock = 256 * 1024;

// The line at an offset, without its break, and where the next one begins.
struct Line {
  std::string_view text;
  size_t next;
};

Line line_at(std::string_view text, size_t at) {
  const size_t newline = text.find('\n', at);
  const size_t end = std::min(newline, text.size());
  return {trim_end(text.substr(at, end - at), " \t\r"), newline == std::string_view::npos ? text.size() : newline + 1};
}

// Where a block stands: [fence, body) in all, [begin, end) its content.
struct Block {
  size_t fence = 0, begin = 0, end = 0, body = 0;
  bool toml = false, closed = false;
};

std::optional<Block> find_block(std::string_view text) {
  Block block;
  block.fence = byte_order_mark(text);
  const size_t start = block.fence;
  Line line = line_at(text, block.fence);
  while (line.text.empty() && line.next < text.size()) {
    block.fence = line.next;
    line = line_at(text, block.fence);
  }
  if (line.text != "---" && line.text != "+++") return std::nullopt;
  block.toml = line.text == "+++";
  const std::string_view fence = line.text;
  block.begin = line.next;
  for (size_t at = block.begin; at < text.size();) {
    line = line_at(text, at);
    if (line.text == fence || (!block.toml && line.text == "...")) {
      block.end = at;
      block.body = line.next;
      block.closed = true;
      break;
    }
    at = line.next;
  }
  // Below blank lines, or alone, --- may as well be a rule of Markdown: only a line with a key makes it a block.
  const std::string_view first = line_at(text, block.begin).text;
  const bool key_follows = first.find(block.toml ? '=' : ':') != std::string_view::npos;
  if (!key_follows && (!block.closed || block.fence != start)) return std::nullopt;
  return block;
}

bool is_key_line(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string name = lower_case(line.substr(0, colon));
  const auto& keys = front_matter_keys();
  return std::any_of(keys.begin(), keys.end(), [&](const KeyInfo& key) { return key.name == name; });
}

// Whether nothing but dashes stands on the line: of any number and length, as word processors make them.
bool only_dashes(std::string_view line) {
  bool any = false;
  while (!line.empty()) {
    const size_t size = line[0] == '-' || line[0] == ' ' ? 1 : line.starts_with("–") || line.starts_with("—") ? 3 : 0;
    if (size == 0) return false;
    any = any || line[0] != ' ';
    line.remove_prefix(size);
  }
  return any;
}

// Without a closing line the block is taken to end where lines stop looking like keys, so that the text stays text.
size_t guess_end(std::string_view text, const Block& block) {
  for (size_t at = block.begin; at < text.size();) {
    const Line line = line_at(text, at);
    const char c = line.text.empty() ? '\0' : line.text[0];
    const bool nested = c == ' ' || c == '\t' || c == '-';
    const size_t mark = line.text.find(block.toml ? '=' : ':');
    const bool key =
        mark != std::string_view::npos && line.text.substr(0, mark).find(' ') >= mark - (block.toml ? 1 : 0);
    if (line.text.empty() || (!nested && !key) || only_dashes(line.text)) return at;
    at = line.next;
  }
  return text.size();
}

// Keys at the top of a file whose line above them is not "---", or not there at all, would be read out to readers.
// They are told and read as what they were meant to be.
std::optional<Block> unopened_block(const SourceFile& source, Diagnostics& diagnostics) {
  const std::string_view text = source.text;
  size_t at = byte_order_mark(text);
  Line first = line_at(text, at);
  while (first.text.empty() && first.next < text.size()) {
    at = first.next;
    first = line_at(text, at);
  }
  const bool opened = only_dashes(first.text) && is_key_line(line_at(text, first.next).text);
  if (!opened && !is_key_line(first.text)) return std::nullopt;
  Block block;
  block.fence = at;
  block.begin = opened ? first.next : at;
  for (size_t next = block.begin; next < text.size() && !block.closed;) {
    const Line line = line_at(text, next);
    if (line.text.empty()) break;
    if (opened ? only_dashes(line.text) : line.text == "---") {
      block.end = next;
      block.body = line.next;
      block.closed = true;
    }
    next = line.next;
  }
  if (!opened && !block.closed) return std::nullopt;
  if (!block.closed) block.end = block.body = guess_end(text, block);
  block.closed = true;
  const auto begin = static_cast<uint32_t>(at);
  diagnostics.push_back(
      make_diagnostic(Code::front_matter_syntax, {source.id, begin, begin + static_cast<uint32_t>(first.text.size())},
                      opened ? "a page's keys begin with a line of three hyphens, and this is another"
                             : "a page's keys begin with a line of ---, and there is none above them",
                      opened ? "write --- at the beginning of the line and nothing else, and so below the last key"
                             : "write --- above this line"));
  return block;
}

}  // namespace

Parsed<FrontMatter> parse_front_matter(const SourceFile& source) {
  Parsed<FrontMatter> parsed;
  FrontMatter& meta = parsed.value;
  const std::string_view text = source.text;
  std::optional<Block> found = find_block(text);
  if (!found) found = unopened_block(source, parsed.diagnostics);
  if (!found) {
    meta.body_begin = byte_order_mark(text);
    return parsed;
  }
  Block& block = *found;
  if (!block.closed) {
    block.end = block.body = guess_end(text, block);
    const auto fence = static_cast<uint32_t>(block.fence);
    const std::string mark = block.toml ? "+++" : "---";
    parsed.diagnostics.push_back(make_diagnostic(Code::front_matter_unclosed, {source.id, fence, fence + 3},
                                                 "the block that opens here is never closed",
                                                 "write a line of " + mark + " after the last key"));
  }
  meta.body_begin = static_cast<uint32_t>(block.body);
  meta.block = {source.id, static_cast<uint32_t>(block.fence), static_cast<uint32_t>(block.body)};
  const auto begin = static_cast<uint32_t>(block.begin), end = static_cast<uint32_t>(block.end);
  if (block.end - block.begin > kLargestBlock) {
    parsed.diagnostics.push_back(make_diagnostic(Code::front_matter_too_large, {source.id, begin, begin},
                                                 "this block is larger than 256 KB and was not read",
                                                 "move long content into the body of the page"));
    return parsed;
  }
  Parsed<SourceValue> table =
      block.toml ? read_toml(source, begin, end, Code::front_matter_syntax) : read_yaml(source, begin, end);
  append(parsed.diagnostics, std::move(table.diagnostics));
  bind_front_matter(table.value, source, block.toml, meta, parsed.diagnostics);
  return parsed;
}

}  // namespace kb
