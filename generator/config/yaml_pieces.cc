#include "generator/config/yaml_pieces.h"

#include <algorithm>
#include <string_view>

#include "generator/base/utf8_text.h"

namespace kb {
namespace {

// Whether a line starts a top-level key: text at the margin with a colon that ends a key.
bool starts_key(std::string_view line) {
  if (line.empty() || std::string_view(" \t\r\n#-]}").find(line[0]) != std::string_view::npos) return false;
  const size_t colon = line.find(": ");
  if (colon != std::string_view::npos) return true;
  line = trim_end(line, "\r\n \t");
  return !line.empty() && (line.back() == ':' || line.find(":\t") != std::string_view::npos);
}

}  // namespace

std::vector<Span> split_keys(const SourceFile& source, uint32_t begin, uint32_t end) {
  std::vector<Span> pieces;
  for (uint32_t at = begin; at < end;) {
    const size_t newline = source.text.find('\n', at);
    const auto next = static_cast<uint32_t>(newline == std::string::npos ? end : std::min<size_t>(newline + 1, end));
    if (pieces.empty() || starts_key(std::string_view(source.text).substr(at, next - at))) {
      pieces.push_back({source.id, at, next});
    }
    pieces.back().end = next;
    at = next;
  }
  return pieces;
}

std::optional<SourceMember> raw_member(const SourceFile& source, Span piece) {
  const std::string_view text = std::string_view(source.text).substr(piece.begin, piece.end - piece.begin);
  const size_t line_end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, line_end);
  if (line_end != std::string_view::npos && text.find_first_not_of("\r\n \t", line_end) != std::string_view::npos) {
    return std::nullopt;
  }
  const size_t colon = line.find(": ");
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const size_t first = line.find_first_not_of(" \t\"'", colon + 1);
  if (first == std::string_view::npos) return std::nullopt;
  const size_t last = line.find_last_not_of(" \t\"'");
  SourceMember member;
  member.key = std::string(line.substr(0, colon));
  member.key_span = {source.id, piece.begin, piece.begin + static_cast<uint32_t>(colon)};
  member.value.kind = SourceValue::Kind::plain;
  member.value.text = std::string(line.substr(first, last + 1 - first));
  member.value.span = {source.id, piece.begin + static_cast<uint32_t>(first),
                       piece.begin + static_cast<uint32_t>(last + 1)};
  return member;
}

}  // namespace kb
