// Dates as people in Denmark and Norway write them. No clock, time zone database or locale is read here:
// a time carries its own UTC offset, as git and ISO 8601 give it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kb {

// Years 1 to 9999 of the Gregorian calendar.
struct Date {
  int year = 0;
  int month = 0;       // 1 … 12
  int day = 0;         // 1 … 31
  int minute = -1;     // minutes since local midnight, or -1 where only the day is known
  int utc_offset = 0;  // minutes east of UTC; 0 where only the day is known

  bool known() const { return year != 0; }
  bool has_time() const { return minute >= 0; }
  friend bool operator==(const Date&, const Date&) = default;
};

// Minutes since 1970-01-01T00:00Z; a date without a time counts as its midnight.
int64_t minutes_since_epoch(const Date& date);
// Seconds outside years 1 to 9999 are clamped to them.
Date date_from_unix(int64_t seconds, int utc_offset_minutes);
// Calendar arithmetic; the day is clamped to the month's last.
Date add_months(const Date& date, int months);
Date add_days(const Date& date, int days);

// Days since 1970-01-01, whatever the time of day: to compare and count days.
int64_t day_number(const Date& date);

// "2025-10-30", "2025-10-30T11:09+01:00", "2025-10-30 11:09", "2025-10-30T11:09:00Z". Seconds are read and dropped;
// a time without an offset counts as UTC. Empty for anything else, and for days no calendar has.
std::optional<Date> parse_iso_date(std::string_view text);
// What a person probably meant by "30/10-2025", "30.10.2025", "30. oktober 2025", "October 30, 2025": for hints only,
// never to be taken as read. Day before month, as in Denmark and Norway.
std::optional<Date> guess_date(std::string_view text);
// "2025-10-30", without the time; empty for an unknown date.
std::string iso_day(const Date& date);
// "2025-10-30" or "2025-10-30T11:09+01:00", for datetime attributes, feeds and sitemaps.
std::string iso_date(const Date& date);
// A full RFC 3339 timestamp, as Atom needs: midnight UTC where there is no time.
std::string rfc3339(const Date& date);

// "30. oktober 2025" (da, nb, nn), "30 October 2025" (en).
std::string long_date(const Date& date, std::string_view language);
// With the time where there is one: da "30. oktober 2025 kl. 9.14", nb/nn "… kl. 09:14", en "… at 09:14".
std::string long_date_time(const Date& date, std::string_view language);
// "30. oktober" / "30 October"
std::string day_and_month(const Date& date, std::string_view language);
// "oktober 2025" / "October 2025"
std::string month_and_year(const Date& date, std::string_view language);

// "6 mdr", "6 måneder", "1 år", "90 dage", "2 uger", "6 months" → months and days to add. Empty if unreadable or
// nothing at all.
struct Period {
  int months = 0;
  int days = 0;
};
std::optional<Period> parse_period(std::string_view text);

}  // namespace kb
