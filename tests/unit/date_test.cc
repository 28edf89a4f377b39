#include "generator/base/date.h"

#include <catch2/catch.hpp>
#include <ctime>

using namespace kb;

namespace {

std::string read_back(std::string_view text) {
  const auto date = parse_iso_date(text);
  return date ? iso_date(*date) : "unreadable";
}

std::string guessed(std::string_view text) {
  const auto date = guess_date(text);
  return date ? iso_date(*date) : "nothing";
}

std::string period(std::string_view text) {
  const auto found = parse_period(text);
  return found ? std::to_string(found->months) + "m " + std::to_string(found->days) + "d" : "unreadable";
}

}  // namespace

TEST_CASE("ISO dates are read with and without a time") {
  CHECK(read_back("2025-10-30") == "2025-10-30");
  CHECK(read_back("2025-10-30T11:09+01:00") == "2025-10-30T11:09+01:00");
  CHECK(read_back("2025-10-30 11:09") == "2025-10-30T11:09Z");
  CHECK(read_back("2025-10-30T11:09:59Z") == "2025-10-30T11:09Z");
  CHECK(read_back("2025-10-30T11:09:59.123-0330") == "2025-10-30T11:09-03:30");
  CHECK(read_back("2025-10-30 11:09:00 +0200") == "2025-10-30T11:09+02:00");
  CHECK(read_back("2025-10-30T00:00+02") == "2025-10-30T00:00+02:00");
}

TEST_CASE("days and times that do not exist are not dates") {
  for (const char* text : {"",
                           "2025",
                           "2025-10",
                           "2025-10-3",
                           "25-10-30",
                           "2025-13-01",
                           "2025-00-10",
                           "2025-10-00",
                           "2025-02-29",
                           "1900-02-29",
                           "2025-04-31",
                           "0000-01-01",
                           "2025-10-30T",
                           "2025-10-30T24:00",
                           "2025-10-30T11:60",
                           "2025-10-30T11",
                           "2025-10-30T11:09+",
                           "2025-10-30T11:09+15:00",
                           "2025-10-30T11:09+01:00x",
                           "2025-10-30x",
                           "30/10-2025",
                           "2025-10-30T11:09:",
                           "2025-10-30T11:09:00.",
                           "-025-10-30",
                           "2025-+1-30"}) {
    INFO(text);
    CHECK(read_back(text) == "unreadable");
  }
  CHECK(read_back("2024-02-29") == "2024-02-29");
  CHECK(read_back("2000-02-29") == "2000-02-29");
}

TEST_CASE("days from the epoch agree with the C library over all years") {
  for (int64_t day = -719162; day < 2932896; day += 97) {  // 0001-01-01 to 9999-12-31
    const time_t seconds = static_cast<time_t>(day) * 86400 + 3600 * 13 + 60 * 7;
    std::tm broken = {};
    gmtime_r(&seconds, &broken);
    const Date date = date_from_unix(seconds, 0);
    REQUIRE(date.year == broken.tm_year + 1900);
    REQUIRE(date.month == broken.tm_mon + 1);
    REQUIRE(date.day == broken.tm_mday);
    REQUIRE(date.minute == broken.tm_hour * 60 + broken.tm_min);
    REQUIRE(minutes_since_epoch(date) == seconds / 60);
  }
}

TEST_CASE("a commit's time keeps the clock of the one who made it") {
  CHECK(iso_date(date_from_unix(1761818940, 60)) == "2025-10-30T11:09+01:00");
  CHECK(iso_date(date_from_unix(1761818940, -480)) == "2025-10-30T02:09-08:00");
  CHECK(iso_date(date_from_unix(-1, 0)) == "1969-12-31T23:59Z");
  CHECK(minutes_since_epoch(date_from_unix(1761818940, 60)) == 1761818940 / 60);
  CHECK(minutes_since_epoch(*parse_iso_date("1970-01-02")) == 24 * 60);
}

TEST_CASE("times beyond the calendar are clamped, not wrapped") {
  CHECK(date_from_unix(INT64_MAX, 60).year == 9999);
  CHECK(date_from_unix(INT64_MIN, -60).year == 1);
}

TEST_CASE("adding months stays within the month, adding days passes over leap days") {
  CHECK(iso_date(add_months(*parse_iso_date("2025-08-31"), 6)) == "2026-02-28");
  CHECK(iso_date(add_months(*parse_iso_date("2023-08-31"), 6)) == "2024-02-29");
  CHECK(iso_date(add_months(*parse_iso_date("2025-01-15"), -1)) == "2024-12-15");
  CHECK(iso_date(add_months(*parse_iso_date("2025-01-15T10:00+01:00"), 12)) == "2026-01-15T10:00+01:00");
  CHECK(iso_date(add_days(*parse_iso_date("2024-02-28"), 1)) == "2024-02-29");
  CHECK(iso_date(add_days(*parse_iso_date("2025-02-28"), 1)) == "2025-03-01");
  CHECK(iso_date(add_days(*parse_iso_date("2025-01-01"), -1)) == "2024-12-31");
  CHECK(add_months(*parse_iso_date("9999-12-31"), 99999).year == 9999);
  CHECK(add_days(*parse_iso_date("0001-01-01"), -5) == *parse_iso_date("0001-01-01"));
}

TEST_CASE("dates are written as each language writes them") {
  const Date date = *parse_iso_date("2025-10-30T11:09+01:00");
  CHECK(long_date(date, "da") == "30. oktober 2025");
  CHECK(long_date(date, "nn") == "30. oktober 2025");
  CHECK(long_date(date, "en") == "30 October 2025");
  CHECK(long_date_time(date, "da") == "30. oktober 2025 kl. 11.09");
  CHECK(long_date_time(date, "nb") == "30. oktober 2025 kl. 11:09");
  CHECK(long_date_time(date, "nn") == "30. oktober 2025 kl. 11:09");
  CHECK(long_date_time(date, "en") == "30 October 2025 at 11:09");
  const Date early = *parse_iso_date("2025-03-01T09:05+01:00");
  CHECK(long_date_time(early, "da") == "1. marts 2025 kl. 9.05");
  CHECK(long_date_time(early, "nb") == "1. mars 2025 kl. 09:05");
  CHECK(long_date_time(*parse_iso_date("2025-05-17"), "nb") == "17. mai 2025");
  CHECK(long_date(*parse_iso_date("2025-12-01"), "nb") == "1. desember 2025");
  CHECK(day_and_month(date, "da") == "30. oktober");
  CHECK(day_and_month(date, "en") == "30 October");
  CHECK(month_and_year(date, "nb") == "oktober 2025");
  CHECK(rfc3339(date) == "2025-10-30T11:09:00+01:00");
  CHECK(rfc3339(*parse_iso_date("2025-10-30")) == "2025-10-30T00:00:00Z");
}

TEST_CASE("a date in another form is guessed for the hint, day first") {
  CHECK(guessed("30/10-2025") == "2025-10-30");
  CHECK(guessed("30.10.2025") == "2025-10-30");
  CHECK(guessed("3/4 2025") == "2025-04-03");
  CHECK(guessed("30. oktober 2025 kl. 11.09") == "2025-10-30");
  CHECK(guessed("d. 30. oktober, 2025 kl. 11:09") == "2025-10-30");
  CHECK(guessed("1. desember 2025") == "2025-12-01");
  CHECK(guessed("October 30, 2025") == "2025-10-30");
  CHECK(guessed("10/30/2025") == "2025-10-30");
  CHECK(guessed("30.10.25") == "2025-10-30");
  CHECK(guessed("2025/10/30") == "2025-10-30");
  CHECK(guessed("2025-10-3") == "2025-10-03");
  CHECK(guessed("20251030") == "2025-10-30");
  CHECK(guessed("i går") == "nothing");
  CHECK(guessed("2025-02-30") == "nothing");
  CHECK(guessed("99999999999999999999") == "nothing");
  CHECK(guessed("") == "nothing");
}

TEST_CASE("periods are read in all languages") {
  CHECK(period("6 mdr") == "6m 0d");
  CHECK(period("6 mdr.") == "6m 0d");
  CHECK(period("6 måneder") == "6m 0d");
  CHECK(period("6 Months") == "6m 0d");
  CHECK(period("1 år") == "12m 0d");
  CHECK(period("90 dage") == "0m 90d");
  CHECK(period("2 uger") == "0m 14d");
  CHECK(period("2 veker") == "0m 14d");
  CHECK(period("3mnd") == "3m 0d");
  for (const char* text : {"", "mdr", "6", "0 mdr", "-6 mdr", "6 mdrr", "99999 år", "6 7 mdr", "en måned"}) {
    INFO(text);
    CHECK(period(text) == "unreadable");
  }
}
