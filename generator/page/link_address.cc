#include "generator/page/link_address.h"

#include <vector>

#include "generator/base/ascii.h"
#include "generator/base/url_encoding.h"
#include "generator/base/utf8_text.h"

namespace kb {
namespace {

// The scheme as a browser sees it: it drops tabs and line breaks anywhere and control characters at the start, and
// compares without regard to case (WHATWG URL, "basic URL parser").
std::string scheme_of(std::string_view target) {
  std::string scheme;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    const bool dropped = c == '\t' || c == '\n' || c == '\r' || (byte <= 0x20 && scheme.empty());
    if (dropped) continue;
    if (c == ':') return scheme;
    const bool letter = ascii::is_letter(c);
    const bool other = ascii::is_digit(c) || c == '+' || c == '-' || c == '.';
    if (!letter && !(other && !scheme.empty())) return {};
    scheme += ascii::lower(c);
  }
  return {};
}

bool allowed(std::string_view scheme) {
  return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

}  // namespace

bool safe_url(std::string_view url) {
  const std::string scheme = scheme_of(url);
  return scheme.empty() || allowed(scheme);
}

Address parse_address(std::string_view target, std::string_view own) {
  Address address;
  target = ascii::trim(target, " \t\n");
  const std::string scheme = scheme_of(target);
  if (!scheme.empty()) {
    if (!own.empty() && target.rfind(own, 0) == 0) {
      target.remove_prefix(own.size() - 1);  // keeps the '/' that ends the base URL
    } else {
      address.kind = allowed(scheme) ? AddressKind::external : AddressKind::unsafe;
      address.path = std::string(target);
      return address;
    }
  } else if (target.rfind("//", 0) == 0 || target.rfind("\\", 0) == 0 || target.rfind("/\\", 0) == 0) {
    // "//host/" goes to another host with this page's scheme.
    address.kind = target[0] == '/' && target[1] == '/' ? AddressKind::external : AddressKind::unsafe;
    address.path = std::string(target);
    return address;
  }
  const size_t hash = target.find('#');
  if (hash != std::string_view::npos) {
    address.fragment = decode_url(target.substr(hash + 1));
    address.has_fragment = true;
    target = target.substr(0, hash);
  }
  const size_t query = target.find('?');
  if (query != std::string_view::npos) {
    address.suffix = std::string(target.substr(query));
    target = target.substr(0, query);
  }
  address.path = compose(decode_url(target));
  if (address.path.empty() && address.suffix.empty()) {
    address.kind = AddressKind::anchor;
  } else {
    address.kind = !address.path.empty() && address.path[0] == '/' ? AddressKind::rooted : AddressKind::relative;
  }
  return address;
}

std::string normalize_path(std::string_view path) {
  std::vector<std::string_view> parts;
  bool above = false;
  while (!path.empty()) {
    const size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part == "..") {
      if (parts.empty()) above = true;
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
  if (above) return {};
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += '/';
    out += part;
  }
  return out;
}

}  // namespace kb
