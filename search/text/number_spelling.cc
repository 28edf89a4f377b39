#include "search/text/number_spelling.h"

#include <algorithm>

namespace kb::search {
namespace {

// Groups of three digits behind each `group` mark, one to three before the first, at most one decimal mark behind. A
// number begins with a digit.
bool is_grouped(const std::string& text, char group, char decimal) {
  const size_t whole = std::min(text.find(decimal), text.size());
  for (size_t at = 0; at < text.size(); ++at) {
    const bool marked = at < whole && (whole - at) % 4 == 0;
    if (marked != (text[at] == group) || (text[at] == decimal && at != whole)) return false;
  }
  return true;
}

}  // namespace

bool other_number_spelling(const std::string& text, Language language, std::string& other) {
  const char group = language == Language::english ? ',' : '.';
  const char decimal = language == Language::english ? '.' : ',';
  other.clear();
  for (const char c : text)
    if (c != group) other += c;
  const size_t marks = text.size() - other.size();
  if (marks == 0) return false;
  if (is_grouped(text, group, decimal)) return true;
  if (marks > 1 || other.find(decimal) != std::string::npos) return false;
  other = text;
  other[other.find(group)] = decimal;
  return true;
}

}  // namespace kb::search
