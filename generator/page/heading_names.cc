#include "generator/page/heading_names.h"

#include "generator/base/ascii.h"
#include "generator/base/utf8_text.h"

namespace kb {

size_t matching_name(std::string_view heading, const std::vector<std::string>& names) {
  size_t longest = 0;
  for (const std::string& name : names) {
    // Most names differ in their first letter, which is cheaper to see than to make them lower case.
    const bool known = !name.empty() && !heading.empty() && static_cast<unsigned char>(name[0] | heading[0]) < 0x80;
    if (known && ascii::lower(name[0]) != heading[0]) continue;
    const std::string lower = lower_case(name);
    if (lower.empty() || heading.substr(0, lower.size()) != lower || lower.size() < longest) continue;
    if (heading.size() > lower.size() && ascii::is_word_byte(heading[lower.size()]) &&
        ascii::is_word_byte(lower.back()))
      continue;
    longest = lower.size();
  }
  return longest;
}

}  // namespace kb
