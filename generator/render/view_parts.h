// What the views have in common: links, titles, dates, cards, and the fields every page has. Only page_data.cc and
// view*.cc include this. Pure.
//
// Objects inside lists set every name of their contract, also the empty ones: mustache would otherwise look for a
// missing name in the page around them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/render/page_data.h"
#include "generator/site/routes.h"

namespace kb {

using Placeholders = std::vector<std::pair<std::string_view, std::string>>;

// A string of the theme, and one with its placeholders filled.
const std::string& word(const ViewInput& input, std::string_view language, std::string_view key);
std::string phrase(const ViewInput& input, std::string_view language, std::string_view key, const Placeholders& values);
// "1 opslag", "12 opslag": `key` with {n}, or `key`_one where n is 1.
std::string counted(const ViewInput& input, std::string_view language, const std::string& key, size_t n);

// Address of a published asset with the base path, or empty where there is none.
std::string asset_url(const ViewInput& input, std::string_view name);
// Root-relative address of a route below the language's root: "/nb/endringer/".
std::string local_url(const Config& config, std::string_view language, std::string_view path);
std::string route_url(const Config& config, std::string_view language, Route which);
// A link from site.toml: root-relative ones get the base path.
std::string config_url(const Config& config, std::string_view url);
// The full address of a root-relative one.
std::string absolute_url(const Config& config, std::string_view url);

// The text above the body of an article, document or category; may be empty.
const std::string& lead_of(const FrontMatter& meta);
// Soft hyphens at the joints of long compounds.
std::string hyphenated(const ViewInput& input, std::string_view language, std::string_view text);
std::string without_soft_hyphens(std::string text);
// As many of the first sentences as fit into `limit` bytes; the first one cut, where not even that fits.
std::string first_sentences(std::string_view text, size_t limit);
// A title in the middle of a sentence: "Opsigelse" → "opsigelse", "SLA" and "MobilePay" as they are.
std::string in_sentence(std::string_view title);
// With a capital first letter, where it is one of a–z.
std::string capitalized(std::string text);
// "A", "A og B", "A, B og C".
std::string enumerated(const std::vector<std::string>& names, std::string_view and_word);

std::string page_meaning(const ViewInput& input, const Page& page);  // PageText::meaning
Object page_link(const ViewInput& input, const Page& page);          // heading, url
Object plain_link(std::string title, std::string url);               // title, url
// heading, url, text
List page_cards(const ViewInput& input, const std::vector<PageId>& pages, size_t begin, size_t end);

// {"before", "date", "iso", "after"} around the {date} of a pattern.
Object dated(const ViewInput& input, std::string_view language, const std::string& key, const Date& date,
             const Placeholders& values = {}, bool with_time = false);

struct Crumb {
  std::string title, url;
};

// The first crumb of most pages: the home page.
Crumb home_crumb(const ViewInput& input, std::string_view language);

// Where a page stands in each language that has it: language → root-relative address.
using Alternates = std::vector<std::pair<std::string, std::string>>;

// The fields of every page (kCommon in theme_contract.cc).
struct CommonView {
  std::string language, title, description;
  std::string url;        // root-relative; empty: no canonical address
  std::string title_tag;  // empty: "title – site title"
  std::string og_type = "website";
  std::string image;  // root-relative or full; empty: the site's
  std::string json_ld;
  std::vector<Crumb> crumbs;
  Alternates alternates;  // the page itself among them; empty: it has no counterparts, as a 404
  std::string printed;
  bool noindex = false, search_large = false, search_page = false, ask_path = false;
};
Object common_fields(const ViewInput& input, CommonView view);

// Which item of the main menu the page belongs to.
enum class MenuItem : uint8_t { none, index, topics, articles };
List navigation(const ViewInput& input, std::string_view language, MenuItem current, bool exactly);
// The other languages: the page there, else that language's home page and, unless no language has the page, a word that
// it is not translated.
List language_links(const ViewInput& input, std::string_view language, const Alternates& alternates);
// The languages in which kbgen makes a page, and where. `path` is asked for each: below the language's root, without
// slashes at its ends; empty where there is no such page.
Alternates alternates_of(const ViewInput& input, const std::function<std::string(const std::string&)>& path);
const LanguageConfig& language_config(const ViewInput& input, std::string_view language);
// The site's title and description in a language.
const std::string& site_title(const ViewInput& input, std::string_view language);
const std::string& site_description(const ViewInput& input, std::string_view language);

// The letters of the A–Å index; those with entries lead to `index_url`#letter.
List letter_links(const ViewInput& input, std::string_view language, const std::vector<bool>& present,
                  const std::string& index_url);
// The id of a letter's section: the letter, "0-9" for digits.
std::string letter_id(std::string_view letter);
// What a screen reader says of a letter's link.
std::string letter_label(const ViewInput& input, std::string_view language, const std::string& letter);
// Which letters of the index have entries, parallel to index_letters(language).
std::vector<bool> letters_present(const ViewInput& input, std::string_view language);
// Names that stand in the A–Å index of a language: those of terms, or of all pages where there are no terms.
std::vector<const TermName*> index_names(const ViewInput& input, std::string_view language);
// The letter a name stands under.
std::string letter_of(const ViewInput& input, const TermName& name);

// Pages of one kind, newest first where `by_date`, else by alphabet.
std::vector<PageId> pages_of_kind(const ViewInput& input, std::string_view language, PageKind kind, bool by_date);
List topic_entries(const ViewInput& input, std::string_view language);

// The parts of a written page, each in a file of its own.
std::string render_ranges(const ViewInput& input, const Page& page, const std::vector<NodeRange>& ranges);
std::string render_inlines(const ViewInput& input, const Page& page, NodeRange range);
Value faq_view(const ViewInput& input, const Page& page);  // view_sections.cc
Value notes_view(const ViewInput& input, const Page& page);
Value downloads_view(const ViewInput& input, const Page& page);
Value backlinks_view(const ViewInput& input, const Page& page);
Value toc_view(const ViewInput& input, const Page& page, const Object& sections);
Value history_view(const ViewInput& input, const Page& page);  // view_history.cc
// `intro` is HTML; empty: the site's own.
void add_home_fields(const ViewInput& input, std::string_view language, std::string intro, Object& data);
std::string home_title_tag(const ViewInput& input, std::string_view language, const std::string& heading);
void add_category_fields(const ViewInput& input, const Category& category, Object& data);  // view_lists.cc
std::string people_line(const ViewInput& input, std::string_view language, const std::vector<Person>& people);
// Who stands behind an edit: its authors, and where a bot made it those who let it through.
std::vector<Person> people_of(const Revision& revision);

void add_history_pages(const ViewInput& input, std::vector<View>& views);  // view_history.cc
void add_change_pages(const ViewInput& input, std::vector<View>& views);   // view_changes.cc
void add_list_pages(const ViewInput& input, std::vector<View>& views);     // view_lists.cc
void add_home_pages(const ViewInput& input, std::vector<View>& views);     // view_home.cc
void add_service_pages(const ViewInput& input, std::vector<View>& views);  // view_service.cc: search, 404, redirects

}  // namespace kb
