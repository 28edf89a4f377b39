// A link's target taken apart, before anything is looked up. Pure.
#pragma once

#include <string>
#include <string_view>

namespace kb {

enum class AddressKind : uint8_t {
  external,  // http, https, mailto, tel
  unsafe,    // any other scheme, or a scheme hidden behind control characters
  anchor,    // "#faq"
  rooted,    // "/kunde/"
  relative,  // "kunde.md", "../a/b.png"
};

struct Address {
  AddressKind kind = AddressKind::relative;
  std::string path;      // decoded, without query and fragment
  std::string suffix;    // "?query", as written
  std::string fragment;  // decoded, without '#'
  bool has_fragment = false;
};

// True for addresses without a scheme and for http, https, mailto and tel, as a browser sees the scheme: whatever its
// case, and with the tabs, line breaks and leading control characters it skips. `url` is entity-decoded.
bool safe_url(std::string_view url);

// `own` is the site's base URL: links to it are rooted ones.
Address parse_address(std::string_view target, std::string_view own);

// "a/b/../c" → "a/c". Empty if it leads above the root.
std::string normalize_path(std::string_view path);

}  // namespace kb
