#include "generator/parse.h"

#include <algorithm>

#include "generator/base/parallel.h"
#include "generator/former.h"
#include "generator/page/embed.h"
#include "generator/site/page_options.h"

namespace kb {
namespace {

struct ParsedPage {
  PageIdentity identity;
  Doc doc;
  size_t former = FormerPages::kNone;
};

Parsed<ParsedPage> parse_one(const SourceFile& source, const Config& config, const Embeds& embeds,
                             const FormerPages& former) {
  Parsed<ParsedPage> result;
  const size_t then = former.find(source);
  const bool whole = then != FormerPages::kNone && former.is_whole(then, source);
  Parsed<FrontMatter> meta = whole ? Parsed<FrontMatter>{former.doc(then).meta, {}} : parse_front_matter(source);
  append(result.diagnostics, std::move(meta.diagnostics));
  Parsed<PageIdentity> identity = identify_page(source, meta.value, config);
  append(result.diagnostics, std::move(identity.diagnostics));

  PageOptions options = page_options(identity.value.language, identity.value.kind, config);
  const bool same = then != FormerPages::kNone && former.same_options(then, options);
  options.markdown.embeds = &embeds;
  Parsed<Doc> doc =
      same && whole ? Parsed<Doc>{former.doc(then), {}} : parse_page(source, std::move(meta.value), options);
  append(result.diagnostics, std::move(doc.diagnostics));
  result.value = {std::move(identity.value), std::move(doc.value), same ? then : FormerPages::kNone};
  return result;
}

UnpublishedPage unpublished_page(const ParsedPage& page, std::string_view reason, const Build& build) {
  UnpublishedPage unpublished;
  unpublished.source = build.sources.file(page.doc.file).path;
  unpublished.url = url_of(build.config, page.identity.language, page.identity.slug);
  unpublished.names = {page.doc.title};
  for (const Text& alias : page.doc.meta.aliases) unpublished.names.push_back(alias.value);
  unpublished.language = page.identity.language;
  unpublished.reason = reason;
  return unpublished;
}

// What front matter says of days to come.
void add_appointments(const Doc& doc, const Date& today, std::vector<Appointment>& appointments) {
  if (doc.meta.draft || !today.known()) return;
  for (const bool expires : {false, true}) {
    const std::optional<Date>& date = expires ? doc.meta.expires : doc.meta.publish;
    if (date && minutes_since_epoch(*date) > minutes_since_epoch(today)) {
      appointments.push_back({doc.file, doc.title, *date, expires});
    }
  }
}

}  // namespace

std::vector<UnpublishedPage> parse_pages(const Inputs& inputs, const BuildOptions& options, Build& build) {
  const std::vector<FileId>& ids = inputs.pages;
  const Embeds embeds{&build.sources, &inputs.embeds, build.config.content};
  const FormerPages former(options.former, build);
  std::vector<uint64_t> times(ids.size());
  auto parsed = parallel_map(ids.size(), options.threads, [&](size_t i) {
    const uint64_t start = options.stopwatch == nullptr ? 0 : options.stopwatch();
    const SourceFile& source = build.sources.file(ids[i]);
    Parsed<ParsedPage> page = parse_one(source, build.config, embeds, former);
    if (options.stopwatch != nullptr) times[i] = options.stopwatch() - start;
    return page;
  });
  std::vector<UnpublishedPage> unpublished;
  build.identities.reserve(parsed.size());
  build.docs.reserve(parsed.size());
  build.former_pages.reserve(parsed.size());
  for (size_t i = 0; i < parsed.size(); ++i) {
    Parsed<ParsedPage>& page = parsed[i];
    const std::string_view reason = unpublished_reason(page.value.doc.meta, options.today);
    append(build.diagnostics, std::move(page.diagnostics));
    add_appointments(page.value.doc, options.today, build.appointments);
    if (!reason.empty()) {
      unpublished.push_back(unpublished_page(page.value, reason, build));
      if (!options.drafts) continue;
    }
    if (options.stopwatch != nullptr) build.statistics.page_microseconds.push_back(times[i]);
    build.identities.push_back(std::move(page.value.identity));
    build.docs.push_back(std::move(page.value.doc));
    build.former_pages.push_back(page.value.former);
  }
  std::stable_sort(build.appointments.begin(), build.appointments.end(),
                   [](const Appointment& a, const Appointment& b) {
                     return minutes_since_epoch(a.date) < minutes_since_epoch(b.date);
                   });
  return unpublished;
}

}  // namespace kb
