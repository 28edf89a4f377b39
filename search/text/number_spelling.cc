#include "search/text/number_spelling.h"

#include <algorithm>

namespace kb::search {
namespace {

// Groups of three digits behind each `group` mark, one to three before the first, at most one decimal mark behind.
bool is_grouped(const std::string& text, char group, char decimal) {
  const size_t whole = std::min(text.find(decimal), text.size());
  if (text.find(group, whole) != std::string::npos) return false;
  if (whole < text.size() && text.find(decimal, whole + 1) != std::string::npos) return false;
  size_t at = text.find(group);
  if (at == 0 || at > 3 || at >= whole) return false;
  for (; at < whole; at += 4)
    if (text[at] != group || at + 4 > whole || text.find(group, at + 1) < at + 4) return false;
  return true;
}

}  // namespace

bool other_number_spelling(const std::string& text, Language language, std::string& other) {
  const char group = language == Language::english ? ',' : '.';
  const char decimal = language == Language::english ? '.' : ',';
  const size_t points = static_cast<size_t>(std::count(text.begin(), text.end(), group));
  if (points == 0) return false;
  other.clear();
  if (is_grouped(text, group, decimal)) {
    for (const char c : text)
      if (c != group) other += c;
    return true;
  }
  if (points > 1 || text.find(decimal) != std::string::npos) return false;
  other = text;
  other[other.find(group)] = decimal;
  return true;
}

}  // namespace kb::search
