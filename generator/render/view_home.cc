// The home page of a language: written by an author, or made here.
#include <algorithm>

#include "generator/base/escape_html.h"
#include "generator/base/url_encoding.h"
#include "generator/render/view_parts.h"
#include "generator/site/questions.h"

namespace kb {
namespace {

constexpr size_t kRecentShown = 6;
constexpr size_t kArticlesShown = 3;
constexpr size_t kQuestionsShown = 6;
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

// A block of the home page: its items under a name, or false without any.
Value block_of(const char* name, List items) {
  if (items.empty()) return false;
  Object block;
  block.set(name, std::move(items));
  return block;
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
    entry.set("date", long_date(pages[i]->updated, language));
    entry.set("iso", iso_date(pages[i]->updated));
    entries.emplace_back(std::move(entry));
  }
  return block_of("entries", std::move(entries));
}

Value popular_view(const ViewInput& input, std::string_view language) {
  if (!input.config.search.enabled) return false;
  List links;
  const std::string search = route_url(input.config, language, Route::search);
  for (const std::string& query : language_config(input, language).popular) {
    links.emplace_back(plain_link(query, search + "?q=" + encode_url_part(query)));
  }
  return block_of("links", std::move(links));
}

// The questions site.toml names; else the first one of each of the pages that most others mention.
std::vector<QuestionPlace> home_questions(const ViewInput& input, std::string_view language) {
  std::vector<QuestionPlace> places;
  for (const Text& question : language_config(input, language).home.questions) {
    const auto place = find_question(input.docs, input.site, language, question.value);
    if (place) places.push_back(*place);
  }
  if (!places.empty()) return places;
  for (const Page& page : input.site.pages) {
    if (page.language == language && !page.future && !input.docs[page.id].faq.empty()) places.push_back({page.id, 0});
  }
  const auto& backlinks = input.links.backlinks;
  std::stable_sort(places.begin(), places.end(), [&](const QuestionPlace& a, const QuestionPlace& b) {
    return backlinks[a.page].size() > backlinks[b.page].size();
  });
  places.resize(std::min(places.size(), kQuestionsShown));
  return places;
}

Value questions_view(const ViewInput& input, std::string_view language) {
  List entries;
  for (const QuestionPlace& place : home_questions(input, language)) {
    const Page& page = input.site.page(place.page);
    const FaqItem& item = input.docs[place.page].faq[place.item];
    Object entry;
    entry.set("heading", item.question);
    entry.set("url", page.url + "#" + encode_url_part(item.id));
    entry.set("title", page.title);
    entries.emplace_back(std::move(entry));
  }
  return block_of("entries", std::move(entries));
}

Value index_view(const ViewInput& input, std::string_view language) {
  Object index;
  index.set("letters", letter_links(input, language, letters_present(input, language),
                                    route_url(input.config, language, Route::index)));
  return index;
}

Value topics_view(const ViewInput& input, std::string_view language) {
  return block_of("entries", topic_entries(input, language));
}

Value articles_view(const ViewInput& input, std::string_view language) {
  const std::vector<PageId> articles = pages_of_kind(input, language, PageKind::article, true);
  return block_of("cards", page_cards(input, articles, 0, kArticlesShown));
}

Value featured_view(const ViewInput& input, std::string_view language) {
  const Page* term = featured_term(input, language);
  if (!term) return false;
  Object featured = page_link(input, *term);
  featured.set("text", term->definition);
  return featured;
}

struct HomeBlock {
  std::string_view name;
  Value (*view)(const ViewInput& input, std::string_view language);
};
constexpr HomeBlock kBesideSearch[] = {{"popular", popular_view}, {"featured", featured_view}};
constexpr HomeBlock kBelow[] = {
    {"index", index_view},         {"text", [](const ViewInput&, std::string_view) -> Value { return true; }},
    {"topics", topics_view},       {"recent", recent_view},
    {"questions", questions_view}, {"articles", articles_view},
};

}  // namespace

std::string home_title_tag(const ViewInput& input, std::string_view language, const std::string& heading) {
  const std::string& site = site_title(input, language);
  return heading == site ? site : site + " – " + heading;
}

void add_home_fields(const ViewInput& input, std::string_view language, std::string intro, Object& data) {
  const LanguageConfig& config = language_config(input, language);
  if (intro.empty()) intro = escape_html(config.intro.empty() ? config.description : config.intro);
  data.set("intro", std::move(intro));
  for (const HomeBlock& block : kBesideSearch) {
    const bool wanted =
        std::find(config.home.blocks.begin(), config.home.blocks.end(), block.name) != config.home.blocks.end();
    data.set(std::string(block.name), wanted ? block.view(input, language) : Value(false));
  }
  List blocks;
  for (const std::string& name : config.home.blocks) {
    const auto shown =
        std::find_if(std::begin(kBelow), std::end(kBelow), [&](const auto& b) { return b.name == name; });
    if (shown == std::end(kBelow)) continue;
    Object block;
    for (const HomeBlock& each : kBelow) {
      block.set(std::string(each.name), &each == shown ? each.view(input, language) : Value(false));
    }
    blocks.emplace_back(std::move(block));
  }
  data.set("blocks", std::move(blocks));
}

void add_home_pages(const ViewInput& input, std::vector<View>& views) {
  for (const std::string& language : input.site.languages) {
    if (has_kind(input.site, language, PageKind::home)) continue;
    const LanguageConfig& config = language_config(input, language);
    CommonView common;
    common.language = language;
    common.title = config.heading.empty() ? site_title(input, language) : config.heading;
    common.title_tag = home_title_tag(input, language, common.title);
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
