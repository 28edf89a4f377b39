// Dates and periods in words: names of months, what people mean by "30/10-2025", "6 mdr".
#include <algorithm>
#include <array>

#include "generator/base/ascii.h"
#include "generator/base/date.h"
#include "generator/base/date_parts.h"
#include "generator/base/utf8_text.h"

namespace kb {
namespace {

using MonthNames = std::array<std::string_view, 12>;
constexpr MonthNames kDanish = {"januar", "februar", "marts",     "april",   "maj",      "juni",
                                "juli",   "august",  "september", "oktober", "november", "december"};
constexpr MonthNames kNorwegian = {"januar", "februar", "mars",      "april",   "mai",      "juni",
                                   "juli",   "august",  "september", "oktober", "november", "desember"};
constexpr MonthNames kEnglish = {"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};

std::string_view month_name(int month, std::string_view language) {
  const MonthNames& names = language == "en" ? kEnglish : language == "nb" || language == "nn" ? kNorwegian : kDanish;
  return names[static_cast<size_t>(std::clamp(month, 1, 12) - 1)];
}

}  // namespace

std::optional<Date> guess_date(std::string_view text) {
  constexpr size_t kLongestDate = 60;
  if (text.size() > kLongestDate) return std::nullopt;
  // Numbers and month names in their order; everything between them is punctuation.
  std::array<int, 3> numbers = {};
  std::array<size_t, 3> digits = {};
  size_t count = 0;
  int named_month = 0;
  for (size_t i = 0; i < text.size();) {
    if (ascii::is_digit(text[i])) {
      if (count == 3) return std::nullopt;
      for (; i < text.size() && ascii::is_digit(text[i]); ++i) {
        if (++digits[count] > 8) return std::nullopt;
        numbers[count] = numbers[count] * 10 + (text[i] - '0');
      }
      ++count;
      if (count == 3) break;  // a time may follow
      continue;
    }
    const auto letter = [](char c) { return ascii::is_letter(c); };
    size_t end = i;
    std::string word;
    for (; end < text.size() && letter(text[end]); ++end) word += static_cast<char>(text[end] | 0x20);
    if (word.size() >= 3) {
      for (int month = 1; month <= 12; ++month) {
        for (const MonthNames* names : {&kDanish, &kNorwegian, &kEnglish}) {
          std::string name((*names)[static_cast<size_t>(month - 1)]);
          name[0] = static_cast<char>(name[0] | 0x20);
          if (name == word || (word.size() == 3 && name.compare(0, 3, word) == 0)) named_month = month;
        }
      }
    }
    i = std::max(end, i + 1);
  }
  Date date;
  if (named_month != 0 && count >= 2) {
    const size_t year = digits[0] == 4 ? 0 : 1;
    date = {numbers[year], named_month, numbers[1 - year], -1, 0};
  } else if (count == 1 && digits[0] == 8) {
    date = {numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100, -1, 0};
  } else if (count == 3) {
    date = digits[0] == 4 ? Date{numbers[0], numbers[1], numbers[2], -1, 0}
                          : Date{numbers[2], numbers[1], numbers[0], -1, 0};
    if (digits[0] != 4 && digits[2] == 2) date.year += 2000;
    if (date.month > 12 && date.day <= 12) std::swap(date.month, date.day);
  }
  if (date.year < 1000 || !valid_day(date.year, date.month, date.day)) return std::nullopt;
  return date;
}

std::string day_and_month(const Date& date, std::string_view language) {
  return std::to_string(date.day) + (language == "en" ? " " : ". ") + std::string(month_name(date.month, language));
}

std::string month_and_year(const Date& date, std::string_view language) {
  return std::string(month_name(date.month, language)) + ' ' + std::to_string(date.year);
}

std::string long_date(const Date& date, std::string_view language) {
  return day_and_month(date, language) + ' ' + std::to_string(date.year);
}

std::string long_date_time(const Date& date, std::string_view language) {
  std::string text = long_date(date, language);
  if (!date.has_time()) return text;
  const int hour = date.minute / 60;
  const std::string minute = padded(date.minute % 60, 2);
  if (language == "en") return text + " at " + padded(hour, 2) + ':' + minute;
  if (language == "nb" || language == "nn") return text + " kl. " + padded(hour, 2) + ':' + minute;
  return text + " kl. " + std::to_string(hour) + '.' + minute;
}

std::optional<Period> parse_period(std::string_view text) {
  size_t at = 0;
  while (at < text.size() && text[at] == ' ') ++at;
  int number = 0;
  const size_t first = at;
  for (; at < text.size() && ascii::is_digit(text[at]); ++at) {
    number = number * 10 + (text[at] - '0');
    if (number > 9999) return std::nullopt;
  }
  if (at == first || number == 0) return std::nullopt;
  while (at < text.size() && text[at] == ' ') ++at;
  const std::string unit = ascii::lower(trim_end(text.substr(at), " ."));

  struct Unit {
    std::string_view name;
    Period one;
  };
  static constexpr Unit kUnits[] = {
      {"d", {0, 1}},       {"dag", {0, 1}},      {"dage", {0, 1}},    {"dager", {0, 1}},   {"dagar", {0, 1}},
      {"day", {0, 1}},     {"days", {0, 1}},     {"u", {0, 7}},       {"w", {0, 7}},       {"uge", {0, 7}},
      {"uger", {0, 7}},    {"uke", {0, 7}},      {"uker", {0, 7}},    {"veke", {0, 7}},    {"veker", {0, 7}},
      {"week", {0, 7}},    {"weeks", {0, 7}},    {"m", {1, 0}},       {"md", {1, 0}},      {"mdr", {1, 0}},
      {"mnd", {1, 0}},     {"måned", {1, 0}},    {"måneder", {1, 0}}, {"månad", {1, 0}},   {"månader", {1, 0}},
      {"månadar", {1, 0}}, {"month", {1, 0}},    {"months", {1, 0}},  {"kvartal", {3, 0}}, {"kvartaler", {3, 0}},
      {"quarter", {3, 0}}, {"quarters", {3, 0}}, {"y", {12, 0}},      {"år", {12, 0}},     {"year", {12, 0}},
      {"years", {12, 0}},
  };
  for (const Unit& candidate : kUnits) {
    if (unit == candidate.name) return Period{number * candidate.one.months, number * candidate.one.days};
  }
  return std::nullopt;
}

}  // namespace kb
