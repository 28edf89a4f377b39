// The home page of a language: written by an author, or made here.
#include <algorithm>

#include "generator/render/view_parts.h"

namespace kb {
namespace {

constexpr size_t kRecentShown = 6;
constexpr size_t kArticlesShown = 3;
constexpr size_t kFeaturedBytes = 280;

// The term most pages mention, among those with a definition short enough to stand on the home page. No clock is asked,
// so that the same content gives the same home page.
const Page* featured_term(const ViewInput& input, std::string_view language) {
  const Page* best = nullptr;
  for (const Page& page : input.site.pages) {
    if (page.language != language || page.kind != PageKind::term || page.future) continue;
    if (input.docs[page.id].definition.empty() || page.definition.size() > kFeaturedBytes) continue;
    const size_t mentions = input.links.backlinks[page.id].size();
    if (!best || mentions > input.links.backlinks[best->id].size()) best = &page;
  }
  return best;
}

Value recent_view(const ViewInput& input, std::string_view language) {
  std::vector<const Page*> pages;
  for (const Page& page : input.site.pages) {
    const bool listed = page.kind != PageKind::home && page.kind != PageKind::category && !page.future;
    if (page.language == language && listed && page.updated.known()) pages.push_back(&page);
  }
  const size_t shown = std::min(kRecentShown, pages.size());
  std::partial_sort(pages.begin(), pages.begin() + static_cast<ptrdiff_t>(shown), pages.end(),
                    [](const Page* a, const Page* b) {
                      const int64_t first = minutes_since_epoch(a->updated), second = minutes_since_epoch(b->updated);
                      if (first != second) return first > second;
                      return std::tie(a->sort_key, a->id) < std::tie(b->sort_key, b->id);
                    });
  List entries;
  for (size_t i = 0; i < shown; ++i) {
    Object entry = page_link(input, *pages[i]);
    entry.set("date", day_and_month(pages[i]->updated, language));
    entry.set("iso", iso_date(pages[i]->updated));
    entries.emplace_back(std::move(entry));
  }
  if (entries.empty()) return false;
  Object recent;
  recent.set("entries", std::move(entries));
  return recent;
}

Value popular_view(const ViewInput& input, std::string_view language) {
  List links;
  const std::string search = route_url(input.config, language, Route::search);
  for (const std::string& query : language_config(input, language).popular) {
    links.emplace_back(plain_link(query, search + "?q=" + encode_component(query)));
  }
  if (links.empty() || !input.config.search.enabled) return false;
  Object popular;
  popular.set("links", std::move(links));
  return popular;
}

}  // namespace

std::string home_title_tag(const ViewInput& input, std::string_view language, const std::string& heading) {
  const std::string& site = site_title(input, language);
  return heading == site ? site : site + " – " + heading;
}

void add_home_fields(const ViewInput& input, std::string_view language, std::string intro, Object& data) {
  const LanguageConfig& config = language_config(input, language);
  if (intro.empty()) intro = escape_html(config.intro.empty() ? config.description : config.intro);
  data.set("intro", std::move(intro));
  data.set("popular", popular_view(input, language));
  if (const Page* term = featured_term(input, language)) {
    Object featured = page_link(input, *term);
    featured.set("text", term->definition);
    data.set("featured", std::move(featured));
  }
  const std::string index = route_url(input.config, language, Route::index);
  data.set("letters", letter_links(input, language, letters_present(input, language), index));
  List topics = topic_entries(input, language);
  Value recent = recent_view(input, language);
  data.set("split", !topics.empty() && std::holds_alternative<Object>(recent.state()));
  if (!topics.empty()) {
    Object view;
    view.set("entries", std::move(topics));
    data.set("topics", std::move(view));
  }
  data.set("recent", std::move(recent));
  const std::vector<PageId> articles = pages_of_kind(input, language, PageKind::article, true);
  if (!articles.empty()) {
    Object view;
    view.set("cards", page_cards(input, articles, 0, kArticlesShown));
    data.set("articles", std::move(view));
  }
}

void add_home_pages(const ViewInput& input, std::vector<View>& views) {
  for (const std::string& language : input.site.languages) {
    if (has_kind(input, language, PageKind::home)) continue;
    const LanguageConfig& config = language_config(input, language);
    CommonView common;
    common.language = language;
    common.title = config.heading.empty() ? site_title(input, language) : config.heading;
    common.title_tag = home_title_tag(input, language, common.title);
    common.description = config.description.empty() ? input.config.description : config.description;
    common.url = local_url(input.config, language, "");
    common.search_large = true;
    for (const std::string& other : input.site.languages) {
      common.alternates.emplace_back(other, local_url(input.config, other, ""));
    }
    Object data = common_fields(input, std::move(common));
    data.set("kind", "home");
    add_home_fields(input, language, "", data);
    views.push_back({"home", output_of(input.config, language, ""), language, std::move(data)});
  }
}

}  // namespace kb
