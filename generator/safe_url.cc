#include "generator/safe_url.h"

#include <string>

namespace kb {

bool safe_url(std::string_view url) {
  std::string scheme;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) continue;
    if (c == ':') return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
    if (c == '/' || c == '?' || c == '#') return true;  // a path: a later ':' is no scheme's
    scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return true;
}

}  // namespace kb
