// Pages that are due to be read through again, and translations that fell behind.
#include "generator/check/check_rules.h"
#include "generator/site/review.h"

namespace kb {
namespace {

constexpr int kDaysBehind = 30;

void check_translations(const CheckedPage& checked, Diagnostics& diagnostics) {
  const Page* newest = nullptr;
  for (const PageId id : checked.page.translations) {
    const Page& twin = checked.input.site.page(id);
    if (!twin.updated.known() || id == checked.page.id) continue;
    if (newest == nullptr || day_number(newest->updated) < day_number(twin.updated)) newest = &twin;
  }
  if (newest == nullptr || !checked.page.updated.known()) return;
  const int64_t behind = day_number(newest->updated) - day_number(checked.page.updated);
  if (behind <= kDaysBehind) return;
  diagnostics.push_back(make_diagnostic(Code::translation_stale, checked.doc.title_span,
                                        "its translation '" + newest->title + "' (" + newest->language +
                                            ") was edited " + std::to_string(behind) + " days after this page",
                                        "compare the two; an edit made here, even a small one, tells that you have"));
}

}  // namespace

void check_dates(const CheckedPage& checked, Diagnostics& diagnostics) {
  const Date due = review_due(checked.doc, checked.page);
  if (is_overdue(due, checked.input.today)) {
    diagnostics.push_back(make_diagnostic(Code::page_stale, checked.doc.meta.review_in.span,
                                          "this page was to be read through again on " + iso_day(due) +
                                              "; it was last edited on " + iso_day(checked.page.updated),
                                          "read it, mend it, and write the day as 'updated:', or commit the edit"));
  }
  check_translations(checked, diagnostics);
}

}  // namespace kb
