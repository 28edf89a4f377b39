// What the calendar asks for: pages to be read through again, pages that appear or go by themselves. For
// `kbgen check --due`, the report and the CI's timer. Pure.
#pragma once

#include <string>
#include <vector>

#include "generator/build_data.h"

namespace kb {

enum class DueKind : uint8_t { review, publish, expire };

struct DueItem {
  Date date;
  DueKind kind = DueKind::review;
  std::string file, title;
  std::string url;  // empty for a page that is not published yet
};

// By date; reviews may lie in the past, the others do not.
std::vector<DueItem> due_items(const Build& build);
// An array of {date, what, days, due, file, title, url}: `days` from today, `due` if it is today or was before.
std::string due_json(const std::vector<DueItem>& items, const Date& today);

// "content/da/x.md is published on 2026-02-01": the next day on which the site changes by itself; empty if there is
// none.
std::string next_change(const Build& build);

}  // namespace kb
