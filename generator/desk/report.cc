#include "generator/desk/report.h"

#include <algorithm>

#include "generator/base/json_writer.h"
#include "generator/check/check_rules.h"
#include "generator/check/readability.h"
#include "generator/desk/due.h"
#include "generator/site/review.h"

namespace kb {
namespace {

constexpr size_t kCandidates = 20;       // a language
constexpr uint64_t kMeasuredWords = 50;  // LIX of less text says nothing

std::vector<ReportRule> rules_of(const Diagnostics& diagnostics) {
  std::map<std::pair<std::string, Severity>, size_t> counts;
  for (const Diagnostic& diagnostic : diagnostics) {
    ++counts[{std::string(info(diagnostic.code).name), diagnostic.severity}];
  }
  std::vector<ReportRule> rules;
  for (const auto& [key, count] : counts) rules.push_back({key.first, key.second, count});
  std::stable_sort(rules.begin(), rules.end(), [](const ReportRule& a, const ReportRule& b) {
    return a.severity != b.severity ? a.severity > b.severity : a.count > b.count;
  });
  return rules;
}

void count_diagnostics(const Build& build, std::vector<ReportPage>& pages) {
  std::map<FileId, size_t> by_file;
  for (size_t i = 0; i < build.docs.size(); ++i) by_file.emplace(build.docs[i].file, i);
  for (const Diagnostic& diagnostic : build.diagnostics) {
    const auto found = by_file.find(diagnostic.span.file);
    if (found == by_file.end()) continue;
    ReportPage& page = pages[found->second];
    ++(diagnostic.severity == Severity::advice ? page.advice : page.warnings);
  }
}

ReportPage report_page(const Build& build, PageId id, const Readability& text, const Sizes& sizes) {
  const Page& page = build.site.page(id);
  const Doc& doc = build.docs[id];
  ReportPage row;
  row.url = page.url;
  row.title = page.title;
  row.language = page.language;
  row.kind = name_of(page.kind);
  row.source = build.sources.file(doc.file).path;
  row.words = doc.word_count;
  if (page.language != "en" && text.words >= kMeasuredWords) row.lix = text.lix();
  row.bytes = sizes.page_bytes[id];
  row.inbound = build.links.backlinks[id].size();
  row.updated = page.updated;
  row.review = review_due(doc, page);
  if (id < build.statistics.page_microseconds.size()) row.microseconds = build.statistics.page_microseconds[id];
  return row;
}

void add_counts(Readability& sum, const Readability& one) {
  sum.words += one.words;
  sum.sentences += one.sentences;
  sum.long_words += one.long_words;
}

}  // namespace

Report make_report(const Build& build, const Date& today) {
  Report report;
  report.title = build.config.title;
  report.today = today;
  report.sizes = sizes_of(build);
  report.budgets = build.config.budgets;
  report.rules = rules_of(build.diagnostics);
  for (const UnpublishedPage& page : build.site.unpublished)
    report.unpublished.push_back(page.source + ": " + page.reason);
  report.next_change = next_change(build);
  report.candidates = term_candidates(build, kCandidates);

  std::map<std::string, Readability> texts;
  std::map<std::string, ReportLanguage> languages;
  for (PageId id = 0; id < build.site.pages.size(); ++id) {
    const Readability text = readability(text_blocks(build.docs[id]));
    report.pages.push_back(report_page(build, id, text, report.sizes));
    const ReportPage& row = report.pages.back();
    add_counts(texts[row.language], text);
    ++languages[row.language].pages;
    languages[row.language].words += row.words;
  }
  const StaticFiles no_files;  // orphans look at links alone
  const CheckInput input{build.sources, build.config, build.docs,    build.site,
                         build.links,   no_files,     build.history, today};
  for (const PageId id : orphans(input)) report.pages[id].orphan = true;
  count_diagnostics(build, report.pages);

  for (const std::string& code : build.site.languages) {
    ReportLanguage& language = languages[code];
    language.language = code;
    if (code != "en" && texts[code].words >= kMeasuredWords) language.lix = texts[code].lix();
    for (const LanguageIndex& index : build.indexes) {
      if (index.language != code || index.built.files.empty()) continue;
      for (const search::IndexFile& file : index.built.files) language.index_bytes += file.bytes.size();
      language.search_root_bytes = index.built.files.front().bytes.size();
    }
    report.languages.push_back(language);
  }
  return report;
}

std::string report_json(const Report& report) {
  JsonWriter json;
  const auto number = [&](std::string_view key, uint64_t value) { json.key(key).number(static_cast<int64_t>(value)); };
  json.begin_object().member("site", report.title).member("date", iso_day(report.today));
  number("pages", report.pages.size());
  json.key("sizes").begin_object();
  number("output_bytes", report.sizes.output_bytes);
  number("page_bytes", report.sizes.largest_page_bytes);
  number("index_bytes", report.sizes.index_bytes);
  number("search_root_bytes", report.sizes.search_root_bytes);
  json.end_object().key("budgets").begin_object();
  for (const auto& [key, limit] : report.budgets) json.key(key).number(limit);
  json.end_object().key("languages").begin_array();
  for (const ReportLanguage& language : report.languages) {
    json.begin_object().member("language", language.language);
    number("pages", language.pages);
    number("words", language.words);
    number("lix", static_cast<uint64_t>(language.lix));
    number("index_bytes", language.index_bytes);
    number("search_root_bytes", language.search_root_bytes);
    json.end_object();
  }
  json.end_array().key("rules").begin_array();
  for (const ReportRule& rule : report.rules) {
    json.begin_object().member("code", rule.code).member("severity", name_of(rule.severity));
    number("count", rule.count);
    json.end_object();
  }
  json.end_array().key("content").begin_array();
  for (const ReportPage& page : report.pages) {
    json.begin_object().member("url", page.url).member("title", page.title).member("language", page.language);
    json.member("kind", page.kind).member("source", page.source);
    number("words", page.words);
    number("lix", static_cast<uint64_t>(page.lix));
    number("bytes", page.bytes);
    number("inbound", page.inbound);
    number("warnings", page.warnings);
    number("advice", page.advice);
    number("microseconds", page.microseconds);
    json.key("orphan").boolean(page.orphan);
    json.member_if_any("updated", iso_day(page.updated)).member_if_any("review", iso_day(page.review));
    if (page.review.known()) json.key("due").boolean(is_overdue(page.review, report.today));
    json.end_object();
  }
  json.end_array().member_if_any("next_change", report.next_change).key("unpublished").begin_array();
  for (const std::string& line : report.unpublished) json.text(line);
  json.end_array().key("candidates").begin_array();
  for (const Candidate& candidate : report.candidates) {
    json.begin_object().member("language", candidate.language).member("word", candidate.word);
    number("uses", candidate.uses);
    number("pages", candidate.pages);
    json.member("example", candidate.example).end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace kb
