// site.toml as a typed value. Every key is listed once, in config_keys(): the parser checks against that table,
// and the reference manual and JSON Schema are made from it. An unknown key is an error with the nearest known one
// as hint. All keys but [site] title, base_url and default_language have defaults.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/config/front_matter.h"
#include "generator/config/part_headings.h"

namespace kb {

struct LinkConfig {
  std::string title, url;
};

struct ContactConfig {
  std::string title, text, phone, phone_hours, email, url, url_title;
  bool any() const { return !phone.empty() || !email.empty() || !url.empty(); }
};

struct CallToActionConfig {
  std::string title, text, button, url;
};

struct AnnouncementConfig {
  std::string text, url, language;  // language empty: all
  Date start, end;
  Span span;
};

// What stands on a home page. Of the blocks, search and a page's own text are always there; `popular` and `featured`
// have their places beside the search, the others follow one below the other.
struct HomeConfig {
  std::vector<std::string> blocks;  // in the order they stand
  std::vector<Text> questions;      // as pages ask them; empty: those of the pages most others mention
};

// What a site can say differently in each language: [languages.nb] …. The default language may as well say it in
// [site], [contact] and so on. Of those, other languages take over what is not prose: title, phone, e-mail, addresses.
struct LanguageConfig {
  std::string language;  // "da", "nb", "nn", "en"
  std::string title, description, heading, intro, footer;
  std::vector<std::string> popular;  // searches offered on the home page
  std::vector<LinkConfig> navigation, footer_links;
  ContactConfig contact;
  CallToActionConfig call_to_action;
  HomeConfig home;
  PartHeadings headings;  // site.toml's, then the built-in ones of the language
};

struct PersonConfig {
  std::string name;                  // as shown
  std::vector<std::string> matches;  // names or e-mail addresses in git that mean this person
  bool bot = false;
  bool hidden = false;  // shown as the site's own name
  std::string url;
};

struct CompoundConfig {
  std::string word, split;  // "kundeservice" → "kunde|service"; "mariehøne" → "-" (never split)
  std::string language;
};

struct SearchConfig {
  // Groups of words that mean the same, both directions, per language ("" = all).
  std::vector<std::pair<std::string, std::vector<std::string>>> synonyms;
  std::vector<CompoundConfig> compounds;
  // The site's own irregular forms: language, base, forms.
  struct Forms {
    std::string language, base;
    std::vector<std::string> forms;
    bool operator==(const Forms&) const = default;
  };
  std::vector<Forms> forms;
  bool enabled = true;
};

struct BrandConfig {
  std::string color, font_text, font_display, radius, logo, logo_text;
};

struct HistoryConfig {
  bool enabled = true;
  bool git = true;
  bool require = false;  // a missing or shallow history is an error
  bool diffs = true;
  std::string policy_url;        // how AI is used
  std::string ignore_revisions;  // file with commits to leave out
  bool require_review = false;   // a bot's edit needs a human Reviewed-by
};

struct FeedbackConfig {
  std::string form_url;   // "was this helpful" posts here
  std::string email;      // "report an error"
  std::string issue_url;  // with {title}, {url}, {revision}
};

// A link of site.toml that readers may follow, as it is written there.
struct ConfigLink {
  std::string url;
  Span span;
};

struct Config {
  std::string title, default_language, description, theme = "ordbog", image;
  Span theme_span;       // unknown where site.toml names none
  std::string base_url;  // with '/' at its end
  std::string content = "content", output = "public", static_folder = "static";
  std::string base_path = "/";  // path of base_url, with '/' at both ends
  bool raw_html = false;
  bool soft_breaks_as_hard = false;
  bool autolink = true;  // term links
  int autolink_per_section = 1;
  int autolink_limit_per_100_words = 6;
  int related_count = 6;
  bool offline = false;   // [build] offline: pages and search work from a disk too
  int page_images = 500;  // [build] page_images: most pictures for links that are drawn
  std::string default_kind = "term";

  // The default language first, then by code: those of [languages] and every language kbgen knows.
  std::vector<LanguageConfig> languages;
  std::vector<PersonConfig> people;
  SearchConfig search;
  BrandConfig brand;
  HistoryConfig history;
  FeedbackConfig feedback;
  std::vector<AnnouncementConfig> announcements;
  std::vector<ConfigLink> links;                    // of all of these, in the order they were read
  std::vector<ConfigLink> pictures;                 // [site] image, [brand] logo
  std::map<std::string, std::string> check_levels;  // code → "error", "warning", "advice", "off"
  std::map<std::string, int64_t> budgets;

  FileId file = FileId::none;

  const LanguageConfig& language(std::string_view code) const;  // the default one where unknown
  bool has_language(std::string_view code) const;
};

// Never fails: what is wrong has its default.
Parsed<Config> parse_config(const SourceFile& source);

// --base-url: another base URL than site.toml's, with the base path that follows from it. One that valid_base_url
// refuses is left out.
void override_base_url(Config& config, std::string_view base_url);
// "https://example.com/ordbog": http or https, a host, perhaps a port and a path; nothing behind it.
bool valid_base_url(std::string_view url);

struct ConfigKey {
  std::string_view path;  // "site.title", "languages.*.heading", "people[].name"; * is any name
  ValueType type;
  std::string_view meaning;  // one sentence for the reference manual
  std::string_view example;  // a value, in TOML
};
const std::vector<ConfigKey>& config_keys();

// Languages kbgen has an interface, a stemmer and a calendar for: da, nb, nn, en.
bool known_language(std::string_view code);
// The code kbgen uses for a language tag: lower case, without region ("da-DK" → "da"), and nb for `no`.
std::string language_code(std::string_view tag);
// The headings that mark a page's parts where site.toml says nothing.
PartHeadings built_in_headings(std::string_view language);

}  // namespace kb
