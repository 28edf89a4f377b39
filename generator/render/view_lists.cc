// Lists of pages: A–Å, topics, one topic, tags, one tag, articles, documents.
#include <algorithm>

#include "generator/base/collate.h"
#include "generator/base/escape_html.h"
#include "generator/base/utf8_text.h"
#include "generator/render/view_parts.h"

namespace kb {
namespace {

constexpr size_t kMembersAsCards = 24;  // more than that are shown by name only
constexpr size_t kStartCards = 3;
constexpr size_t kIndexText = 110;  // bytes of a definition in the A–Å index

struct ListPage {
  std::string language, title, path;  // path: below the language's root, without slashes at the ends
  MenuItem menu = MenuItem::none;
  Alternates alternates;
};

CommonView common_of(const ViewInput& input, const ListPage& page) {
  CommonView common;
  common.language = page.language;
  common.title = page.title;
  common.url = local_url(input.config, page.language, page.path + "/");
  common.crumbs = {home_crumb(input, page.language)};
  common.alternates = page.alternates;
  return common;
}

// The same list in every language that has one.
Alternates routes_in_languages(const ViewInput& input, Route which, bool (*has)(const Site&, std::string_view)) {
  return alternates_of(input, [&](const std::string& language) {
    return has(input.site, language) ? std::string(route(language, which)) : std::string();
  });
}

std::string output_of_list(const ViewInput& input, const ListPage& page) {
  return output_of(input.config, page.language, page.path);
}

void add_view(const ViewInput& input, const ListPage& page, std::string layout, Object data, std::vector<View>& views) {
  data.set("navigation", navigation(input, page.language, page.menu, true));
  views.push_back({std::move(layout), output_of_list(input, page), page.language, std::move(data)});
}

List index_sections(const ViewInput& input, const std::string& language, const std::vector<const TermName*>& names) {
  const std::vector<std::string>& letters = index_letters(language);
  std::vector<List> entries(letters.size());
  for (const TermName* name : names) {
    const Page& page = input.site.page(name->page);
    const auto found = std::find(letters.begin(), letters.end(), letter_of(input, *name));
    if (found == letters.end()) continue;
    Object entry;
    entry.set("heading", hyphenated(input, language, name->name));
    entry.set("url", page.url);
    entry.set("text", name->alias ? std::string() : shortened(page.definition, kIndexText));
    entry.set("see", name->alias ? hyphenated(input, language, page.title) : std::string());
    entries[static_cast<size_t>(found - letters.begin())].emplace_back(std::move(entry));
  }
  List sections;
  for (size_t i = 0; i < letters.size(); ++i) {
    if (entries[i].empty()) continue;
    Object section;
    section.set("id", letter_id(letters[i]));
    section.set("name", letters[i]);
    section.set("entries", std::move(entries[i]));
    sections.emplace_back(std::move(section));
  }
  return sections;
}

void add_index(const ViewInput& input, const std::string& language, std::vector<View>& views) {
  const ListPage page = {language, word(input, language, "index"), std::string(route(language, Route::index)),
                         MenuItem::index,
                         alternates_of(input, [](const auto& each) { return std::string(route(each, Route::index)); })};
  const std::vector<const TermName*> names = index_names(input, language);
  const auto terms =
      static_cast<size_t>(std::count_if(names.begin(), names.end(), [](const TermName* name) { return !name->alias; }));
  Object data = common_fields(input, common_of(input, page));
  data.set("count", counted(input, language, "index_text", terms));
  data.set("letters", letter_links(input, language, letters_present(input, language), ""));
  data.set("sections", index_sections(input, language, names));
  add_view(input, page, "index", std::move(data), views);
}

void add_topics(const ViewInput& input, const std::string& language, std::vector<View>& views) {
  List entries = topic_entries(input, language);
  if (entries.empty()) return;
  const ListPage page = {language, word(input, language, "topics"), std::string(route(language, Route::categories)),
                         MenuItem::topics, routes_in_languages(input, Route::categories, has_categories)};
  Object data = common_fields(input, common_of(input, page));
  data.set("entries", std::move(entries));
  add_view(input, page, "list", std::move(data), views);
}

// Categories nobody wrote a page for.
void add_plain_categories(const ViewInput& input, const std::string& language, std::vector<View>& views) {
  for (const Category& category : input.site.categories) {
    if (category.language != language || category.page != kNoPage) continue;
    CommonView common;
    common.language = language;
    common.title = category.name;
    common.description = category.description;
    common.url = category.url;
    common.crumbs = {home_crumb(input, language),
                     {word(input, language, "topics"), route_url(input.config, language, Route::categories)}};
    Object data = common_fields(input, std::move(common));
    data.set("kind", "category");
    data.set("lead", escape_html(category.description));
    data.set("navigation", navigation(input, language, MenuItem::topics, false));
    add_category_fields(input, category, data);
    views.push_back({"category", category.output, language, std::move(data)});
  }
}

void add_tags(const ViewInput& input, const std::string& language, std::vector<View>& views) {
  const std::string tags_path = std::string(route(language, Route::tags));
  const std::string tags_title = word(input, language, "tags");
  List entries;
  for (const Tag& tag : input.site.tags) {
    if (tag.language != language) continue;
    CommonView common;
    common.language = language;
    common.title = phrase(input, language, "tag_title", {{"name", tag.name}});
    common.url = tag.url;
    common.crumbs = {home_crumb(input, language), {tags_title, local_url(input.config, language, tags_path + "/")}};
    const std::string count = counted(input, language, "count_entries", tag.members.size());
    Object data = common_fields(input, std::move(common));
    data.set("count", count);
    data.set("cards", page_cards(input, tag.members, 0, tag.members.size()));
    views.push_back({"tag", tag.output, language, std::move(data)});

    Object entry;
    entry.set("heading", hyphenated(input, language, tag.name));
    entry.set("url", tag.url);
    entry.set("text", "");
    entry.set("note", count);
    entries.emplace_back(std::move(entry));
  }
  if (entries.empty()) return;
  const ListPage page = {language, tags_title, tags_path, MenuItem::none,
                         routes_in_languages(input, Route::tags, has_tags)};
  Object data = common_fields(input, common_of(input, page));
  data.set("entries", std::move(entries));
  data.set("compact", true);
  add_view(input, page, "list", std::move(data), views);
}

void add_kind(const ViewInput& input, const std::string& language, PageKind kind, std::vector<View>& views) {
  const bool articles = kind == PageKind::article;
  const std::vector<PageId> pages = pages_of_kind(input, language, kind, articles);
  if (pages.empty()) return;
  const Route path = articles ? Route::articles : Route::documents;
  const ListPage list = {language, word(input, language, articles ? "articles" : "documents"),
                         std::string(route(language, path)), articles ? MenuItem::articles : MenuItem::none,
                         alternates_of(input, [&](const std::string& each) {
                           return has_kind(input.site, each, kind) ? std::string(route(each, path)) : std::string();
                         })};
  List entries;
  for (const PageId id : pages) {
    const Page& page = input.site.page(id);
    Object entry = page_link(input, page);
    entry.set("text", page.description);
    entry.set("note", page.updated.known() ? long_date(page.updated, language) : std::string());
    entries.emplace_back(std::move(entry));
  }
  Object data = common_fields(input, common_of(input, list));
  data.set("entries", std::move(entries));
  add_view(input, list, "list", std::move(data), views);
}

}  // namespace

void add_category_fields(const ViewInput& input, const Category& category, Object& data) {
  const size_t total = category.members.size();
  const bool cards = total <= kMembersAsCards;
  if (total == 0) return;
  if (!cards) {
    Object start;
    start.set("cards", page_cards(input, category.members, 0, kStartCards));
    data.set("start", std::move(start));
  }
  List links;
  if (!cards) {
    for (const PageId id : category.members) links.emplace_back(page_link(input, input.site.page(id)));
  }
  Object members;
  members.set("title", cards ? word(input, category.language, "category_members")
                             : phrase(input, category.language, "category_all", {{"n", std::to_string(total)}}));
  members.set("has_cards", cards);
  members.set("cards", cards ? page_cards(input, category.members, 0, total) : List());
  members.set("has_links", !cards);
  members.set("links", std::move(links));
  data.set("members", std::move(members));
}

void add_list_pages(const ViewInput& input, std::vector<View>& views) {
  for (const std::string& language : input.site.languages) {
    add_index(input, language, views);
    add_topics(input, language, views);
    add_plain_categories(input, language, views);
    add_tags(input, language, views);
    add_kind(input, language, PageKind::article, views);
    add_kind(input, language, PageKind::document, views);
  }
}

}  // namespace kb
