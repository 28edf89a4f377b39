// The build report as one HTML file, for a person to read and a CI to keep.
#include <algorithm>

#include "generator/base/digits.h"
#include "generator/base/escape_html.h"
#include "generator/desk/report.h"

namespace kb {
namespace {

constexpr char kStyle[] =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 "
    "1rem;color:#1c2427;background:#fff}"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%}"
    "caption{text-align:left;color:#4a565b;padding-bottom:.3rem}"
    "th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #d5dcdf;vertical-align:top}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.over{color:#a4161a;font-weight:600}"
    "@media(prefers-color-scheme:dark){body{color:#e6ecee;background:#14191b}th,td{border-color:#3a4549}"
    "caption{color:#a9b6bb}.over{color:#ff9a9a}}";

class Html {
 public:
  void table(std::string_view heading, std::string_view caption, const std::vector<std::string_view>& columns) {
    out_ += "<h2>" + escape_html(heading) + "</h2>\n<table><caption>" + escape_html(caption) + "</caption><thead><tr>";
    // A column whose name ends in '#' holds numbers.
    numeric_.clear();
    for (const std::string_view column : columns) {
      numeric_.push_back(!column.empty() && column.back() == '#');
      const std::string_view name = numeric_.back() ? column.substr(0, column.size() - 1) : column;
      out_ += std::string("<th scope=\"col\"") + (numeric_.back() ? " class=\"n\"" : "") + ">" + escape_html(name) +
              "</th>";
    }
    out_ += "</tr></thead><tbody>\n";
  }
  void row(const std::vector<std::string>& cells) {
    out_ += "<tr>";
    for (size_t i = 0; i < cells.size(); ++i) {
      out_ += std::string("<td") + (numeric_[i] ? " class=\"n\"" : "") + ">" + escape_html(cells[i]) + "</td>";
    }
    out_ += "</tr>\n";
  }
  void end() { out_ += "</tbody></table>\n"; }
  void raw(std::string_view text) { out_ += text; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::vector<bool> numeric_;
};

void add_sizes(const Report& report, Html& html) {
  html.table("Sizes", "Against the limits of [budgets] in site.toml", {"What", "Bytes#", "Budget#"});
  const auto row = [&](const std::string& what, const std::string& key, uint64_t bytes) {
    const auto limit = report.budgets.find(key);
    html.row({what, with_thousands(bytes),
              limit == report.budgets.end()
                  ? ""
                  : with_thousands(static_cast<uint64_t>(std::max<int64_t>(limit->second, 0)))});
  };
  row("the whole site", "output_bytes", report.sizes.output_bytes);
  row("the largest page", "page_bytes", report.sizes.largest_page_bytes);
  row("the search index", "index_bytes", report.sizes.index_bytes);
  row("what a first search loads", "search_root_bytes", report.sizes.search_root_bytes);
  html.end();
}

std::string named(const ReportPage& page) {
  return page.title + " (" + page.source + ")";
}

void add_pages(const Report& report, Html& html) {
  html.table("Pages", "The longest first", {"Page", "Language", "Words#", "LIX#", "Bytes#", "Linked from#", "Edited"});
  std::vector<const ReportPage*> pages;
  for (const ReportPage& page : report.pages) pages.push_back(&page);
  std::stable_sort(pages.begin(), pages.end(),
                   [](const ReportPage* a, const ReportPage* b) { return a->words > b->words; });
  for (const ReportPage* page : pages) {
    html.row({named(*page), page->language, with_thousands(page->words),
              page->lix == 0 ? "" : std::to_string(page->lix), with_thousands(page->bytes),
              std::to_string(page->inbound), iso_day(page->updated)});
  }
  html.end();
}

void add_slowest(const Report& report, Html& html) {
  constexpr size_t kShown = 10;
  std::vector<const ReportPage*> pages;
  for (const ReportPage& page : report.pages) {
    if (page.microseconds > 0) pages.push_back(&page);
  }
  if (pages.empty()) return;
  std::stable_sort(pages.begin(), pages.end(),
                   [](const ReportPage* a, const ReportPage* b) { return a->microseconds > b->microseconds; });
  pages.resize(std::min(pages.size(), kShown));
  html.table("The slowest pages", "Time to read and render each, in thousandths of a second", {"Page", "Time#"});
  for (const ReportPage* page : pages) {
    html.row({named(*page),
              std::to_string(page->microseconds / 1000) + "." + std::to_string(page->microseconds / 100 % 10)});
  }
  html.end();
}

void add_due(const Report& report, Html& html) {
  std::vector<const ReportPage*> due;
  for (const ReportPage& page : report.pages) {
    if (page.review.known()) due.push_back(&page);
  }
  if (due.empty()) return;
  std::stable_sort(due.begin(), due.end(), [](const ReportPage* a, const ReportPage* b) {
    return minutes_since_epoch(a->review) < minutes_since_epoch(b->review);
  });
  html.table("To be read again", "Pages with review_in, the first due first", {"Page", "Due", "Last edited"});
  for (const ReportPage* page : due) html.row({named(*page), iso_day(page->review), iso_day(page->updated)});
  html.end();
}

}  // namespace

std::string report_html(const Report& report) {
  Html html;
  const std::string title = "Build report: " + report.title;
  html.raw(
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width,initial-scale=1\"><title>" +
      escape_html(title) + "</title><style>" + kStyle + "</style></head><body>\n<h1>" + escape_html(title) +
      "</h1>\n<p>" + iso_day(report.today) + "</p>\n");

  html.table("Languages", "LIX: below 35 easy, 45 medium, 55 difficult",
             {"Language", "Pages#", "Words#", "LIX#", "Search index#", "First search#"});
  for (const ReportLanguage& language : report.languages) {
    html.row({language.language, with_thousands(language.pages), with_thousands(language.words),
              language.lix == 0 ? "" : std::to_string(language.lix), with_thousands(language.index_bytes),
              with_thousands(language.search_root_bytes)});
  }
  html.end();

  html.table("Diagnostics", report.rules.empty() ? "None" : "By rule", {"Rule", "Level", "Count#"});
  for (const ReportRule& rule : report.rules) {
    html.row({rule.code, std::string(name_of(rule.severity)), with_thousands(rule.count)});
  }
  html.end();

  add_sizes(report, html);
  add_slowest(report, html);
  add_due(report, html);

  if (std::any_of(report.pages.begin(), report.pages.end(), [](const ReportPage& page) { return page.orphan; })) {
    html.table("Orphans", "Pages that no link, category or menu leads to", {"Page", "File"});
    for (const ReportPage& page : report.pages) {
      if (page.orphan) html.row({page.title, page.source});
    }
    html.end();
  }
  if (!report.unpublished.empty()) {
    html.table("Not published", "Drafts, scheduled and expired pages", {"File"});
    for (const std::string& line : report.unpublished) html.row({line});
    html.end();
  }
  if (!report.next_change.empty()) html.raw("<p>" + escape_html(report.next_change) + ".</p>\n");
  if (!report.candidates.empty()) {
    html.table("Perhaps terms", "Compounds that many pages use and none defines",
               {"Word", "Language", "Pages#", "Uses#", "For example in"});
    for (const Candidate& candidate : report.candidates) {
      html.row({candidate.word, candidate.language, std::to_string(candidate.pages), std::to_string(candidate.uses),
                candidate.example});
    }
    html.end();
  }
  add_pages(report, html);
  html.raw("</body></html>\n");
  return html.take();
}

}  // namespace kb
