#include "generator/safe_url.h"

#include <string>

namespace kb {

bool safe_url(std::string_view url) {
  std::string scheme;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) continue;
    if (c == ':') return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    const bool letter = lower >= 'a' && lower <= 'z';
    const bool further = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!letter && (scheme.empty() || !further)) return true;  // a path: a later ':' is no scheme's
    scheme += lower;
  }
  return true;
}

}  // namespace kb
