// Menus and the alphabet: what leads from one page of the site to another.
#include <algorithm>

#include "generator/base/collate.h"
#include "generator/render/view_parts.h"

namespace kb {
namespace {

constexpr std::string_view kDigits = "0–9";  // of index_letters()

Object menu_item(std::string title, std::string url, std::string current, bool more) {
  Object item = plain_link(std::move(title), std::move(url));
  item.set("current", std::move(current));
  item.set("more", more);
  return item;
}

}  // namespace

std::vector<PageId> pages_of_kind(const ViewInput& input, std::string_view language, PageKind kind, bool by_date) {
  std::vector<PageId> pages;
  for (const Page& page : input.site.pages) {
    if (page.kind == kind && page.language == language) pages.push_back(page.id);
  }
  std::stable_sort(pages.begin(), pages.end(), [&](PageId a, PageId b) {
    const Page& first = input.site.page(a);
    const Page& second = input.site.page(b);
    if (by_date && first.updated != second.updated) {
      return minutes_since_epoch(first.updated) > minutes_since_epoch(second.updated);
    }
    return first.sort_key < second.sort_key;
  });
  return pages;
}

List navigation(const ViewInput& input, std::string_view language, MenuItem current, bool exactly) {
  const LanguageConfig& config = language_config(input, language);
  List items;
  if (!config.navigation.empty()) {
    for (const LinkConfig& link : config.navigation) {
      items.emplace_back(menu_item(link.title, config_url(input.config, link.url), "", items.size() >= 2));
    }
    return items;
  }
  const auto add = [&](MenuItem which, std::string_view key, std::string url) {
    const std::string mark = which == current ? (exactly ? "page" : "true") : "";
    items.emplace_back(menu_item(word(input, language, key), std::move(url), mark, items.size() >= 2));
  };
  add(MenuItem::index, "index_short", route_url(input.config, language, Route::index));
  if (has_categories(input.site, language)) {
    add(MenuItem::topics, "topics", route_url(input.config, language, Route::categories));
  }
  if (has_kind(input.site, language, PageKind::article)) {
    add(MenuItem::articles, "articles", route_url(input.config, language, Route::articles));
  }
  if (config.contact.any()) {
    items.emplace_back(menu_item(word(input, language, "contact"), "#kb-contact", "", items.size() >= 2));
  }
  return items;
}

List language_links(const ViewInput& input, std::string_view language, const Alternates& alternates) {
  List links;
  for (const std::string& other : input.site.languages) {
    if (other == language) continue;
    const auto found = std::find_if(alternates.begin(), alternates.end(),
                                    [&](const auto& alternate) { return alternate.first == other; });
    const bool here = found != alternates.end();
    Object link =
        plain_link(word(input, other, "language.name"), here ? found->second : local_url(input.config, other, ""));
    link.set("language", other);
    link.set("elsewhere", here ? std::string() : word(input, other, "untranslated_home"));
    link.set("notice", here || alternates.empty() ? std::string() : word(input, other, "untranslated"));
    links.emplace_back(std::move(link));
  }
  return links;
}

Alternates alternates_of(const ViewInput& input, const std::function<std::string(const std::string&)>& path) {
  Alternates alternates;
  for (const std::string& language : input.site.languages) {
    const std::string below = path(language);
    if (!below.empty()) alternates.emplace_back(language, local_url(input.config, language, below + "/"));
  }
  std::sort(alternates.begin(), alternates.end());
  return alternates;
}

std::string letter_id(std::string_view letter) {
  return letter == kDigits ? "0-9" : std::string(letter);
}

std::string letter_label(const ViewInput& input, std::string_view language, const std::string& letter) {
  return letter == kDigits ? word(input, language, "letter_digits")
                           : phrase(input, language, "letter", {{"letter", letter}});
}

List letter_links(const ViewInput& input, std::string_view language, const std::vector<bool>& present,
                  const std::string& index_url) {
  List links;
  const std::vector<std::string>& letters = index_letters(language);
  for (size_t i = 0; i < letters.size(); ++i) {
    Object link;
    link.set("name", letters[i]);
    link.set("url", present[i] ? index_url + "#" + letter_id(letters[i]) : std::string());
    link.set("label", letter_label(input, language, letters[i]));
    links.emplace_back(std::move(link));
  }
  return links;
}

std::string letter_of(const ViewInput& input, const TermName& name) {
  const Page& page = input.site.page(name.page);
  return name.alias ? index_letter(name.name, page.language) : index_letter_of_key(page.sort_key, page.language);
}

std::vector<const TermName*> index_names(const ViewInput& input, std::string_view language) {
  std::vector<const TermName*> terms, others;
  for (const TermName& name : input.site.names) {
    const Page& page = input.site.page(name.page);
    if (page.language != language || page.kind == PageKind::home) continue;
    (page.kind == PageKind::term ? terms : others).push_back(&name);
  }
  return terms.empty() ? others : terms;
}

std::vector<bool> letters_present(const ViewInput& input, std::string_view language) {
  const std::vector<std::string>& letters = index_letters(language);
  std::vector<bool> present(letters.size());
  for (const TermName* name : index_names(input, language)) {
    const auto found = std::find(letters.begin(), letters.end(), letter_of(input, *name));
    if (found != letters.end()) present[static_cast<size_t>(found - letters.begin())] = true;
  }
  return present;
}

List topic_entries(const ViewInput& input, std::string_view language) {
  List entries;
  for (const Category& category : input.site.categories) {
    if (category.language != language) continue;
    Object entry;
    entry.set("heading", hyphenated(input, language, category.name));
    entry.set("url", category.url);
    entry.set("text", category.description);
    entry.set("note", counted(input, language, "count_entries", category.members.size()));
    entries.emplace_back(std::move(entry));
  }
  return entries;
}

}  // namespace kb
