// Recent changes of the whole site, by month.
#include "generator/render/changes.h"
#include "generator/render/view_parts.h"

namespace kb {
namespace {

constexpr size_t kChangesShown = 100;

Object change_object(const ViewInput& input, const SiteChange& change) {
  const Page& page = *change.page;
  Object entry = page_link(input, page);
  entry.set("summary", change.revision ? change.revision->summary : std::string());
  entry.set("who", change.revision ? people_line(input, page.language, people_of(*change.revision)) : std::string());
  entry.set("date", long_date_time(change.date, page.language));
  entry.set("iso", iso_date(change.date));
  return entry;
}

List month_list(const ViewInput& input, std::string_view language, const std::vector<SiteChange>& changes) {
  List months;
  for (size_t i = 0; i < changes.size();) {
    const Date& date = changes[i].date;
    List entries;
    size_t end = i;
    while (end < changes.size() && changes[end].date.year == date.year && changes[end].date.month == date.month) {
      entries.emplace_back(change_object(input, changes[end++]));
    }
    Object month;
    month.set("id", "m-" + iso_date(date).substr(0, 7));
    month.set("name", capitalized(month_and_year(date, language)));
    month.set("entries", std::move(entries));
    months.emplace_back(std::move(month));
    i = end;
  }
  return months;
}

}  // namespace

void add_change_pages(const ViewInput& input, std::vector<View>& views) {
  for (const std::string& language : input.site.languages) {
    const std::string path(route(language, Route::changes));
    CommonView common;
    common.language = language;
    common.title = word(input, language, "changes");
    common.url = local_url(input.config, language, path + "/");
    common.crumbs = {home_crumb(input, language)};
    common.alternates = alternates_of(input, [](const auto& each) { return std::string(route(each, Route::changes)); });
    Object data = common_fields(input, std::move(common));
    List months = month_list(input, language, newest_changes(input.site, language, kChangesShown));
    data.set("empty", months.empty());
    data.set("months", std::move(months));
    views.push_back({"changes", output_of(input.config, language, path), language, std::move(data)});
  }
}

}  // namespace kb
