// Numbers in charts, as people write them.
#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/page/chart.h"

namespace kb {
namespace {

constexpr size_t kMaxDigits = 12;
constexpr size_t npos = std::string_view::npos;

}  // namespace

bool parse_chart_number(std::string_view text, int64_t& thousandths) {
  text = ascii::trim(text);
  bool negative = false;
  for (const std::string_view minus : {"-", "\xE2\x88\x92"}) {
    if (text.substr(0, minus.size()) != minus) continue;
    negative = true;
    text.remove_prefix(minus.size());
    break;
  }
  if (text.substr(0, 1) == "+") text.remove_prefix(1);
  // Digits with '.' and ',' between them and spaces between groups; then the unit, which is anything but digits.
  std::string number;
  size_t at = 0;
  while (at < text.size()) {
    size_t space = 0;
    if (text[at] == ' ') space = 1;
    if (text.substr(at, 2) == "\xC2\xA0") space = 2;
    if (text.substr(at, 3) == "\xE2\x80\xAF") space = 3;
    const bool group = space > 0 && at > 0 && at + space < text.size() && ascii::is_digit(text[at + space]);
    if (group) {
      at += space;
    } else if (ascii::is_digit(text[at]) ||
               ((text[at] == '.' || text[at] == ',') && at + 1 < text.size() && ascii::is_digit(text[at + 1]))) {
      number += text[at++];
    } else {
      break;
    }
  }
  if (number.empty() || !ascii::is_digit(number[0])) return false;
  if (std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), ascii::is_digit)) return false;

  size_t decimal = number.find_last_of(".,");
  if (decimal != npos) {
    const char sign = number[decimal];
    const bool only_kind = number.find(sign == '.' ? ',' : '.') == npos;
    const bool repeated = number.find(sign) != decimal;
    const bool group = sign == '.' && number.size() - decimal == 4 && decimal <= 3 && number[0] != '0';
    const bool thousands = only_kind && (repeated || group);
    if (thousands) decimal = npos;
  }
  int64_t value = 0;
  size_t digits = 0;
  for (size_t i = 0; i < std::min(decimal, number.size()); ++i) {
    if (!ascii::is_digit(number[i])) continue;
    if (++digits > kMaxDigits) return false;
    value = value * 10 + (number[i] - '0');
  }
  int64_t fraction = 0;
  int64_t scale = 1000;
  for (size_t i = decimal == npos ? number.size() : decimal + 1; i < number.size() && scale > 1; ++i) {
    scale /= 10;
    fraction += (number[i] - '0') * scale;
  }
  thousandths = (value * 1000 + fraction) * (negative ? -1 : 1);
  return true;
}

}  // namespace kb
