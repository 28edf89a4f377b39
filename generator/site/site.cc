#include "generator/site/site.h"

#include <algorithm>
#include <set>

#include "generator/base/ascii.h"
#include "generator/base/collate.h"
#include "generator/base/utf8_text.h"
#include "generator/site/site_parts.h"

namespace kb {
namespace {

constexpr size_t kDescriptionBytes = 170;

// As much of a text, with its white space as single spaces, as `limit` bytes and a little more hold.
std::string one_line(std::string_view text, size_t limit) {
  std::string line;
  line.reserve(std::min(text.size(), limit + 8));
  for (const char c : text) {
    if (line.size() > limit) break;
    const bool space = ascii::is_space(c);
    if (space && (line.empty() || line.back() == ' ')) continue;
    line += space ? ' ' : c;
  }
  if (line.size() <= limit && !line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

NodeRange first_paragraph(const Doc& doc) {
  for (const NodeRange& range : doc.body) {
    for (uint32_t i = range.begin; i < range.end; i = doc.nodes[i].end) {
      if (doc.nodes[i].kind == NodeKind::paragraph) return {i, doc.nodes[i].end};
    }
  }
  return {};
}

Page make_page(const SiteInput& input, const History& history, size_t index, const Date& today) {
  const Doc& doc = input.docs[index];
  const PageIdentity& identity = input.identities[index];
  Page page;
  page.id = static_cast<PageId>(index);
  page.kind = identity.kind;
  page.language = identity.language;
  page.slug = identity.slug;
  const std::string url = url_of(input.config, page.language, page.slug);
  page.url = input.config.base_path + url.substr(1);
  page.output = output_of(input.config, page.language, page.slug);
  page.title = doc.title;
  page.translation_key = doc.meta.translation_key.value;

  if (!doc.definition.empty()) page.definition = plain_text(doc, doc.definition);
  const std::string lead = page.definition.empty() ? plain_text(doc, first_paragraph(doc)) : page.definition;
  const std::string& description = doc.meta.description.present() ? doc.meta.description.value : lead;
  page.description = shortened(one_line(description, kDescriptionBytes), kDescriptionBytes);
  if (page.definition.empty()) page.definition = page.description;

  for (const Text& tag : doc.meta.tags) {
    if (!tag.value.empty()) page.tags.push_back(tag.value);
  }
  std::vector<std::string> embedded;
  for (const FileId file : doc.embedded) embedded.push_back(input.sources.file(file).path);
  page.history =
      merge_history(git_history_of(history, input.sources.file(doc.file).path, embedded), doc.meta, input.config);
  const auto& revisions = page.history.revisions;
  if (!revisions.empty()) {
    page.created = revisions.back().date;
    const auto edited = std::find_if(revisions.begin(), revisions.end(), [](const Revision& r) { return !r.minor; });
    page.updated = edited == revisions.end() ? page.created : edited->date;
  }
  if (doc.meta.date) {
    page.created = *doc.meta.date;
    if (!page.updated.known()) page.updated = page.created;
  }
  if (doc.meta.updated) page.updated = *doc.meta.updated;
  const bool sort_given = doc.meta.sort.present() && !doc.meta.sort.value.empty();
  page.sort_key = sort_key(sort_given ? doc.meta.sort.value : page.title, page.language);
  page.future = !unpublished_reason(doc.meta, today).empty();
  return page;
}

void check_urls(const SiteInput& input, Site& site, Diagnostics& diagnostics) {
  for (const Page& page : site.pages) {
    const std::string url = url_of(input.config, page.language, page.slug);
    const auto [first, inserted] = site.by_url.emplace(url, page.id);
    if (!inserted) {
      // The page whose author chose the address is the one to look at.
      const Doc* doc = &input.docs[page.id];
      const Doc* other = &input.docs[first->second];
      if (other->meta.slug.present() && !doc->meta.slug.present()) std::swap(doc, other);
      // Paths are composed Unicode here, so two files can come by one name.
      const bool same_name = input.sources.file(doc->file).path == input.sources.file(other->file).path;
      Diagnostic diagnostic =
          make_diagnostic(Code::page_duplicate_url, doc->meta.slug.present() ? doc->meta.slug.span : place_of(*doc),
                          "this page has the address '" + url + "', which another page has already",
                          same_name ? "two files have this name, one with composed and one with decomposed letters: "
                                      "delete or rename one"
                                    : "give one of them another 'slug:', or rename the file");
      diagnostic.notes.push_back({place_of(*other), "the other page is here"});
      diagnostics.push_back(std::move(diagnostic));
    }
    site.by_source.emplace(input.sources.file(input.docs[page.id].file).path, page.id);
  }
}

std::vector<std::string> languages_of(const Config& config, const std::vector<Page>& pages) {
  std::set<std::string> present;
  for (const Page& page : pages) present.insert(page.language);
  present.insert(config.default_language);
  std::vector<std::string> languages = {config.default_language};
  for (const std::string& language : present) {
    if (language != config.default_language) languages.push_back(language);
  }
  return languages;
}

}  // namespace

Span place_of(const Doc& doc) {
  return doc.title_span.known() ? doc.title_span : Span{doc.file, 0, 0};
}

std::string language_root(const Config& config, std::string_view language) {
  return language == config.default_language ? "/" : "/" + std::string(language) + "/";
}

std::string url_of(const Config& config, std::string_view language, std::string_view slug) {
  std::string url = language_root(config, language);
  if (!slug.empty()) url += std::string(slug) + "/";
  return url;
}

std::string output_of(const Config& config, std::string_view language, std::string_view slug) {
  return url_of(config, language, slug).substr(1) + "index.html";
}

std::string_view unpublished_reason(const FrontMatter& meta, const Date& today) {
  if (meta.draft) return "draft";
  if (!today.known()) return {};
  const int64_t now = minutes_since_epoch(today);
  if (meta.publish && minutes_since_epoch(*meta.publish) > now) return "scheduled";
  if (meta.expires && minutes_since_epoch(*meta.expires) <= now) return "expired";
  return {};
}

std::string name_key(std::string_view name) {
  std::string key;
  const std::string lowered = lower_case(compose(name));
  for (size_t i = 0; i < lowered.size(); ++i) {
    const char c = lowered[i];
    const char next = c == '\xC2' && i + 1 < lowered.size() ? lowered[i + 1] : '\0';
    const bool hard_space = next == '\xA0';
    if (hard_space || next == '\xAD') ++i;
    if (next == '\xAD') continue;
    if (hard_space || c == ' ' || c == '\t' || c == '\n') {
      if (!key.empty() && key.back() != ' ') key += ' ';
    } else {
      key += c;
    }
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

Parsed<Site> build_site(const std::vector<Doc>& docs, const std::vector<PageIdentity>& identities, const Config& config,
                        const History& history, const SourceMap& sources, const Date& today) {
  Parsed<Site> result;
  Site& site = result.value;
  const SiteInput input{docs, identities, config, sources};
  site.pages.reserve(docs.size());
  for (size_t i = 0; i < docs.size(); ++i) site.pages.push_back(make_page(input, history, i, today));
  site.languages = languages_of(config, site.pages);
  check_urls(input, site, result.diagnostics);
  add_groups(input, site, result.diagnostics);
  add_names(input, site, result.diagnostics);
  return result;
}

}  // namespace kb
