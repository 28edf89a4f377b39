#include "generator/base/date.h"

#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/date_parts.h"

namespace kb {
namespace {

constexpr int kMinutesPerDay = 24 * 60;

bool leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

// Days since 1970-01-01 and back, by Howard Hinnant's algorithms
// (https://howardhinnant.github.io/date_algorithms.html).
constexpr int64_t days_from_civil(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return int64_t{era} * 146097 + day_of_era - 719468;
}

Date civil_from_days(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int day_of_era = static_cast<int>(days - era * 146097);
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  date.month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  date.year = static_cast<int>(year_of_era + era * 400) + (date.month <= 2 ? 1 : 0);
  return date;
}

constexpr int64_t kFirstDay = days_from_civil(1, 1, 1), kLastDay = days_from_civil(9999, 12, 31);

// Reads exactly `length` digits at `at` and moves past them; -1 if they are not there.
int read_digits(std::string_view text, size_t& at, size_t length) {
  if (at + length > text.size()) return -1;
  int value = 0;
  for (size_t i = 0; i < length; ++i) {
    if (!ascii::is_digit(text[at + i])) return -1;
    value = value * 10 + (text[at + i] - '0');
  }
  at += length;
  return value;
}

bool read_char(std::string_view text, size_t& at, std::string_view any_of) {
  if (at >= text.size() || any_of.find(text[at]) == std::string_view::npos) return false;
  ++at;
  return true;
}

std::string iso_offset(int minutes) {
  if (minutes == 0) return "Z";
  const int size = minutes < 0 ? -minutes : minutes;
  return (minutes < 0 ? "-" : "+") + padded(size / 60, 2) + ':' + padded(size % 60, 2);
}

int days_in_month(int year, int month) {
  if (month == 2) return leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

int64_t day_number(const Date& date) {
  return days_from_civil(date.year, date.month, date.day);
}

bool valid_day(int year, int month, int day) {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

int64_t minutes_since_epoch(const Date& date) {
  const int64_t midnight = day_number(date) * kMinutesPerDay;
  return midnight + (date.has_time() ? date.minute - date.utc_offset : 0);
}

Date date_from_unix(int64_t seconds, int utc_offset_minutes) {
  const int64_t least = kFirstDay * kMinutesPerDay, most = (kLastDay + 1) * kMinutesPerDay - 1;
  // Floored before the offset is added, so that no second near the limits overflows.
  const int64_t minutes = seconds / 60 - (seconds % 60 < 0 ? 1 : 0);
  const int64_t local = std::clamp(minutes + utc_offset_minutes, least, most);
  const int64_t days = local / kMinutesPerDay - (local % kMinutesPerDay < 0 ? 1 : 0);
  Date date = civil_from_days(days);
  date.minute = static_cast<int>(local - days * kMinutesPerDay);
  date.utc_offset = utc_offset_minutes;
  return date;
}

Date add_months(const Date& date, int months) {
  const int64_t total = int64_t{date.year} * 12 + (date.month - 1) + months;
  const int64_t clamped = std::clamp<int64_t>(total, 12, 9999 * 12 + 11);
  Date result = date;
  result.year = static_cast<int>(clamped / 12);
  result.month = static_cast<int>(clamped % 12) + 1;
  result.day = std::min(date.day, days_in_month(result.year, result.month));
  return result;
}

Date add_days(const Date& date, int days) {
  const int64_t sum = day_number(date) + days;
  Date result = civil_from_days(std::clamp(sum, kFirstDay, kLastDay));
  result.minute = date.minute;
  result.utc_offset = date.utc_offset;
  return result;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  Date date;
  size_t at = 0;
  date.year = read_digits(text, at, 4);
  if (!read_char(text, at, "-")) return std::nullopt;
  date.month = read_digits(text, at, 2);
  if (!read_char(text, at, "-")) return std::nullopt;
  date.day = read_digits(text, at, 2);
  if (!valid_day(date.year, date.month, date.day)) return std::nullopt;
  if (at == text.size()) return date;

  if (!read_char(text, at, "Tt ")) return std::nullopt;
  const int hour = read_digits(text, at, 2);
  if (!read_char(text, at, ":")) return std::nullopt;
  const int minute = read_digits(text, at, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  date.minute = hour * 60 + minute;
  if (read_char(text, at, ":")) {
    const int second = read_digits(text, at, 2);
    if (second < 0 || second > 60) return std::nullopt;
    if (read_char(text, at, ".")) {
      const size_t first = at;
      while (at < text.size() && ascii::is_digit(text[at])) ++at;
      if (at == first) return std::nullopt;
    }
  }
  if (at == text.size()) return date;

  read_char(text, at, " ");  // as `git log --date=iso` writes it
  if (read_char(text, at, "Zz")) return at == text.size() ? std::optional(date) : std::nullopt;
  const bool west = at < text.size() && text[at] == '-';
  if (!read_char(text, at, "+-")) return std::nullopt;
  const int offset_hours = read_digits(text, at, 2);
  read_char(text, at, ":");
  const int offset_minutes = at == text.size() ? 0 : read_digits(text, at, 2);
  if (offset_hours < 0 || offset_hours > 14 || offset_minutes < 0 || offset_minutes > 59 || at != text.size()) {
    return std::nullopt;
  }
  date.utc_offset = (west ? -1 : 1) * (offset_hours * 60 + offset_minutes);
  return date;
}

std::string iso_day(const Date& date) {
  if (!date.known()) return {};
  return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

std::string iso_date(const Date& date) {
  if (!date.has_time()) return iso_day(date);
  return iso_day(date) + 'T' + padded(date.minute / 60, 2) + ':' + padded(date.minute % 60, 2) +
         iso_offset(date.utc_offset);
}

std::string rfc3339(const Date& date) {
  const int minute = date.has_time() ? date.minute : 0;
  return iso_day(date) + 'T' + padded(minute / 60, 2) + ':' + padded(minute % 60, 2) + ":00" +
         iso_offset(date.has_time() ? date.utc_offset : 0);
}

}  // namespace kb
