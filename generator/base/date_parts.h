// What both halves of date.h need: date.cc (the calendar, ISO 8601) and date_words.cc (as people write dates).
#pragma once

#include <string>

namespace kb {

// Whether the calendar has such a day, in years 1 to 9999.
bool valid_day(int year, int month, int day);

// At least `width` digits; `value` is not negative.
inline std::string padded(int value, size_t width) {
  std::string digits = std::to_string(value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

}  // namespace kb
