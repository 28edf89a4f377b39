#include "generator/safe_url.h"

#include <cstddef>

namespace kb {

bool safe_url(std::string_view url) {
  char scheme[8];  // "mailto" fits; a longer one is none of ours
  size_t length = 0;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) continue;
    if (c == ':') {
      const std::string_view name(scheme, length);
      return length == 0 || name == "http" || name == "https" || name == "mailto" || name == "tel";
    }
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    const bool letter = lower >= 'a' && lower <= 'z';
    const bool further = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!letter && (length == 0 || !further)) return true;  // a path: a later ':' is no scheme's
    if (length < sizeof scheme) scheme[length++] = lower;
  }
  return true;
}

}  // namespace kb
