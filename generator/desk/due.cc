#include "generator/desk/due.h"

#include <algorithm>

#include "generator/base/json_writer.h"
#include "generator/site/review.h"

namespace kb {
namespace {

std::string_view name_of(DueKind kind) {
  return kind == DueKind::review ? "review" : kind == DueKind::publish ? "publish" : "expire";
}

}  // namespace

std::vector<DueItem> due_items(const Build& build) {
  std::vector<DueItem> items;
  for (const Page& page : build.site.pages) {
    const Date date = review_due(build.docs[page.id], page);
    if (!date.known()) continue;
    items.push_back({date, DueKind::review, build.sources.file(build.docs[page.id].file).path, page.title, page.url});
  }
  for (const Appointment& appointment : build.appointments) {
    const std::string& file = build.sources.file(appointment.file).path;
    const auto page = build.site.by_source.find(file);
    items.push_back({appointment.date, appointment.expires ? DueKind::expire : DueKind::publish, file,
                     appointment.title, page == build.site.by_source.end() ? "" : build.site.page(page->second).url});
  }
  std::stable_sort(items.begin(), items.end(), [](const DueItem& a, const DueItem& b) {
    return minutes_since_epoch(a.date) < minutes_since_epoch(b.date);
  });
  return items;
}

std::string due_json(const std::vector<DueItem>& items, const Date& today) {
  JsonWriter json;
  json.begin_array();
  for (const DueItem& item : items) {
    const int64_t days = day_number(item.date) - day_number(today);
    json.begin_object().member("date", iso_date(item.date)).member("what", name_of(item.kind));
    json.key("days").number(days).key("due").boolean(days <= 0);
    json.member("file", item.file).member("title", item.title).member_if_any("url", item.url).end_object();
  }
  json.end_array();
  return json.take() + "\n";
}

std::string next_change(const Build& build) {
  if (build.appointments.empty()) return {};
  const Appointment& next = build.appointments.front();
  return build.sources.file(next.file).path + (next.expires ? " expires on " : " is published on ") +
         iso_date(next.date);
}

}  // namespace kb
