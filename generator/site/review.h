// When a page should be read through again. Pure.
#pragma once

#include "generator/page/doc.h"
#include "generator/site/site.h"

namespace kb {

// The day, counted from the page's last edit by front matter's `review_in`; unknown without either.
Date review_due(const Doc& doc, const Page& page);
// Whether that day is over; never where either is unknown.
bool is_overdue(const Date& due, const Date& today);

}  // namespace kb
