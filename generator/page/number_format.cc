#include "generator/page/number_format.h"

#include <algorithm>

#include "generator/base/ascii.h"

namespace kb {

bool is_plain_number(std::string_view text, char point) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  const size_t dot = std::min(text.find(point), text.size());
  const std::string_view whole = text.substr(0, dot);
  const std::string_view decimals = dot < text.size() ? text.substr(dot + 1) : std::string_view("0");
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), ascii::is_digit);
  };
  return digits(whole) && digits(decimals) && whole.size() <= 15 && (whole.size() == 1 || whole[0] != '0');
}

std::string format_number(std::string_view plain, std::string_view language) {
  if (!is_plain_number(plain, '.')) return std::string(plain);
  const bool danish = language == "da";
  const std::string_view group = danish ? "." : language == "nb" || language == "nn" ? "\xC2\xA0" : ",";
  const std::string_view point = danish || language == "nb" || language == "nn" ? "," : ".";
  std::string out;
  if (plain[0] == '-') {
    out = "-";
    plain.remove_prefix(1);
  }
  const std::string_view whole = plain.substr(0, plain.find('.'));
  for (size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && whole.size() >= 5 && (whole.size() - i) % 3 == 0) out += group;
    out += whole[i];
  }
  if (whole.size() < plain.size()) out += std::string(point) + std::string(plain.substr(whole.size() + 1));
  return out;
}

}  // namespace kb
