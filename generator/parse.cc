#include "generator/parse.h"

#include <algorithm>

#include "generator/base/parallel.h"
#include "generator/former.h"
#include "generator/page/embed.h"
#include "generator/page/parse_page.h"

namespace kb {
namespace {

struct ParsedPage {
  PageIdentity identity;
  Doc doc;
};

Parsed<ParsedPage> parse_one(const SourceFile& source, const Config& config, const Embeds& embeds) {
  Parsed<ParsedPage> result;
  Parsed<FrontMatter> meta = parse_front_matter(source);
  append(result.diagnostics, std::move(meta.diagnostics));
  Parsed<PageIdentity> identity = identify_page(source, meta.value, config);
  append(result.diagnostics, std::move(identity.diagnostics));

  PageOptions options;
  options.markdown.raw_html = config.raw_html;
  options.markdown.soft_breaks_as_hard = config.soft_breaks_as_hard;
  options.markdown.embeds = &embeds;
  options.markdown.language = identity.value.language;
  options.language = identity.value.language;
  options.kind = std::string(name_of(identity.value.kind));
  options.headings = config.language(identity.value.language).headings;
  Parsed<Doc> doc = parse_page(source, std::move(meta.value), options);
  append(result.diagnostics, std::move(doc.diagnostics));
  result.value = {std::move(identity.value), std::move(doc.value)};
  return result;
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

void parse_pages(const Inputs& inputs, const BuildOptions& options, Build& build) {
  const std::vector<FileId>& ids = inputs.pages;
  const Embeds embeds{&build.sources, &inputs.embeds, build.config.content};
  const FormerPages former(options.former, build);
  std::vector<uint64_t> times(ids.size());
  auto parsed = parallel_map(ids.size(), options.threads, [&](size_t i) {
    const uint64_t start = options.stopwatch == nullptr ? 0 : options.stopwatch();
    const SourceFile& source = build.sources.file(ids[i]);
    const size_t same = former.find(source);
    if (same != FormerPages::kNone) {
      return Parsed<ParsedPage>{{options.former->identities[same], options.former->docs[same]}, {}};
    }
    Parsed<ParsedPage> page = parse_one(source, build.config, embeds);
    if (options.stopwatch != nullptr) times[i] = options.stopwatch() - start;
    return page;
  });
  build.identities.reserve(parsed.size());
  build.docs.reserve(parsed.size());
  for (size_t i = 0; i < parsed.size(); ++i) {
    Parsed<ParsedPage>& page = parsed[i];
    const std::string_view reason = unpublished_reason(page.value.doc.meta, options.today);
    append(build.diagnostics, std::move(page.diagnostics));
    add_appointments(page.value.doc, options.today, build.appointments);
    if (!reason.empty()) {
      build.unpublished.push_back(build.sources.file(page.value.doc.file).path + ": " + std::string(reason));
      if (!options.drafts) continue;
    }
    if (options.stopwatch != nullptr) build.statistics.page_microseconds.push_back(times[i]);
    build.identities.push_back(std::move(page.value.identity));
    build.docs.push_back(std::move(page.value.doc));
  }
  std::stable_sort(build.appointments.begin(), build.appointments.end(),
                   [](const Appointment& a, const Appointment& b) {
                     return minutes_since_epoch(a.date) < minutes_since_epoch(b.date);
                   });
}

}  // namespace kb
