#include "generator/base/html_entities.h"

#include <algorithm>
#include <iterator>

#include "generator/base/hex.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};

constexpr NamedEntity kNamedEntities[] = {
#define E(name, text) {name, text},
#include "generator/base/html_entities.def"
#undef E
};

bool append_numeric(std::string_view digits, uint32_t base, std::string& out) {
  if (digits.empty()) return false;
  uint32_t value = 0;
  for (const char c : digits) {
    const int digit = hex_value(c);
    if (digit < 0 || static_cast<uint32_t>(digit) >= base) return false;
    value = std::min<uint32_t>(value * base + static_cast<uint32_t>(digit), 0x110000);
  }
  append_code_point(value, out);
  return true;
}

}  // namespace

void append_code_point(uint32_t code_point, std::string& out) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point == 0 || surrogate || code_point > 0x10FFFF) code_point = 0xFFFD;
  search::append_utf8(out, code_point);
}

bool append_entity(std::string_view entity, std::string& out) {
  if (entity.size() < 3 || entity.front() != '&' || entity.back() != ';') return false;
  const std::string_view name = entity.substr(1, entity.size() - 2);
  if (name.front() == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    return append_numeric(name.substr(hex ? 2 : 1), hex ? 16 : 10, out);
  }
  const auto* found = std::lower_bound(std::begin(kNamedEntities), std::end(kNamedEntities), name,
                                       [](const NamedEntity& e, std::string_view n) { return e.name < n; });
  if (found == std::end(kNamedEntities) || found->name != name) return false;
  out += found->text;
  return true;
}

std::string decode_entities(std::string_view text) {
  // The longest name, CounterClockwiseContourIntegral, has 31 letters; the two more are '&' and ';'.
  constexpr size_t kLongest = 33;
  std::string out;
  size_t at = 0;
  while (at < text.size()) {
    const size_t begin = std::min(text.find('&', at), text.size());
    out += text.substr(at, begin - at);
    if (begin == text.size()) break;
    const size_t length = text.substr(begin, kLongest).find(';');
    if (length != std::string_view::npos && append_entity(text.substr(begin, length + 1), out)) {
      at = begin + length + 1;
    } else {
      out += '&';
      at = begin + 1;
    }
  }
  return out;
}

}  // namespace kb
