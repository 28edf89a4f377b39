#include "generator/site/review.h"

namespace kb {

Date review_due(const Doc& doc, const Page& page) {
  if (!doc.meta.review_in.present() || !page.updated.known()) return {};
  const std::optional<Period> period = parse_period(doc.meta.review_in.value);
  if (!period) return {};
  return add_days(add_months(Date{page.updated.year, page.updated.month, page.updated.day}, period->months),
                  period->days);
}

bool is_overdue(const Date& due, const Date& today) {
  return due.known() && today.known() && day_number(due) < day_number(today);
}

}  // namespace kb
