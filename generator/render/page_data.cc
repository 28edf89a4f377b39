#include "generator/render/page_data.h"

#include <algorithm>
#include <set>

#include "generator/base/ascii.h"
#include "generator/base/utf8_text.h"
#include "generator/render/view_parts.h"

namespace kb {
namespace {

// Theme strings with a dot in their key are for kbgen and the scripts, all others for templates.
constexpr std::string_view kScriptTexts = "find.";
constexpr std::string_view kResultTexts = "results.";

std::string locale(std::string_view language) {
  if (language == "da") return "da_DK";
  if (language == "nb") return "nb_NO";
  if (language == "nn") return "nn_NO";
  return "en_GB";
}

Object site_object(const ViewInput& input, const std::string& language) {
  const LanguageConfig& config = language_config(input, language);
  const BrandConfig& brand = input.config.brand;
  const std::string& name = brand.logo_text.empty() ? site_title(input, language) : brand.logo_text;
  Object site;
  site.set("title", site_title(input, language));
  site.set("name", name);
  site.set("initial", std::string(beginning(name, 1)));
  site.set("description", site_description(input, language));
  site.set("url", input.config.base_url);
  site.set("locale", locale(language));
  site.set("logo", config_url(input.config, brand.logo));
  site.set("footer", config.footer);
  return site;
}

Object routes_object(const ViewInput& input, const std::string& language) {
  const auto page = [&](std::string_view path) { return local_url(input.config, language, std::string(path) + "/"); };
  const bool articles = has_kind(input.site, language, PageKind::article);
  const bool documents = has_kind(input.site, language, PageKind::document);
  Object routes;
  routes.set("home", local_url(input.config, language, ""));
  routes.set("index", page(route(language, Route::index)));
  routes.set("search", page(route(language, Route::search)));
  routes.set("changes", page(route(language, Route::changes)));
  routes.set("categories",
             has_categories(input.site, language) ? page(route(language, Route::categories)) : std::string());
  routes.set("tags", has_tags(input.site, language) ? page(route(language, Route::tags)) : std::string());
  routes.set("articles", articles ? page(route(language, Route::articles)) : std::string());
  routes.set("documents", documents ? page(route(language, Route::documents)) : std::string());
  routes.set("feed", local_url(input.config, language, "feed.xml"));
  routes.set("opensearch", local_url(input.config, language, "opensearch.xml"));
  return routes;
}

List script_texts(const ViewInput& input, const std::string& language, std::string_view prefix) {
  List texts;
  const auto strings = input.theme.strings.find(language);
  if (strings == input.theme.strings.end()) return texts;
  for (auto i = strings->second.lower_bound(prefix); i != strings->second.end(); ++i) {
    if (i->first.compare(0, prefix.size(), prefix) != 0) break;
    Object text;
    text.set("key", i->first.substr(prefix.size()));
    text.set("text", i->second);
    texts.emplace_back(std::move(text));
  }
  return texts;
}

Value search_object(const ViewInput& input, const std::string& language) {
  const std::string root = asset_url(input, "search/" + language);
  if (!input.config.search.enabled || root.empty()) return false;
  Object search;
  search.set("root", root);
  search.set("engine", asset_url(input, "kb-search.js"));
  search.set("ui", asset_url(input, "search-ui.js"));
  search.set("results", asset_url(input, "search-results.js"));
  search.set("wasm", asset_url(input, "search.wasm"));
  search.set("fallback", asset_url(input, "search.fallback.js"));
  search.set("texts", script_texts(input, language, kScriptTexts));
  search.set("result_texts", script_texts(input, language, kResultTexts));
  List indexes;
  for (const std::string& other : input.site.languages) {
    const std::string url = asset_url(input, "search/" + other);
    if (other == language || url.empty()) continue;
    Object index = plain_link(word(input, other, "language.name"), url);
    index.set("language", other);
    indexes.emplace_back(std::move(index));
  }
  search.set("indexes", std::move(indexes));
  return search;
}

Value contact_object(const ViewInput& input, const std::string& language) {
  const ContactConfig& contact = language_config(input, language).contact;
  if (!contact.any()) return false;
  std::string number = "tel:";
  for (const char c : contact.phone) {
    if (ascii::is_digit(c) || c == '+') number += c;
  }
  Object object;
  object.set("title", contact.title.empty() ? word(input, language, "contact_title") : contact.title);
  object.set("text", contact.text);
  object.set("phone", contact.phone);
  object.set("phone_url", number);
  object.set("phone_hours", contact.phone_hours);
  object.set("email", contact.email);
  object.set("url", config_url(input.config, contact.url));
  object.set("url_title", contact.url_title.empty() ? contact.url : contact.url_title);
  return object;
}

Value call_to_action_object(const ViewInput& input, const std::string& language) {
  const CallToActionConfig& action = language_config(input, language).call_to_action;
  if (action.url.empty() || action.title.empty()) return false;
  Object object = plain_link(action.title, config_url(input.config, action.url));
  object.set("text", action.text);
  object.set("button", action.button.empty() ? action.title : action.button);
  return object;
}

List announcements(const ViewInput& input, const std::string& language) {
  List shown;
  for (const AnnouncementConfig& announcement : input.config.announcements) {
    if (!announcement.language.empty() && announcement.language != language) continue;
    // Without a day given nothing is known to be over or yet to come.
    const int64_t today = day_number(input.today);
    const bool early = announcement.start.known() && today < day_number(announcement.start);
    const bool late = announcement.end.known() && today > day_number(announcement.end);
    if (input.today.known() && (early || late)) continue;
    Object object;
    object.set("text", announcement.text);
    object.set("url", config_url(input.config, announcement.url));
    shown.emplace_back(std::move(object));
  }
  return shown;
}

// The page on how AI is used, in this language where it is translated.
std::string policy_url(const ViewInput& input, const std::string& language) {
  const std::string written = config_url(input.config, input.config.history.policy_url);
  const size_t base = input.config.base_path.size() - 1;  // its last slash begins the page's address
  if (written.empty() || written.compare(0, base + 1, input.config.base_path) != 0) return written;
  const std::string_view path = std::string_view(written).substr(base);
  const auto found = input.site.by_url.find(path.substr(0, path.find_first_of("?#")));
  if (found == input.site.by_url.end()) return written;
  const Page& page = input.site.page(found->second);
  if (page.language == language) return written;
  for (const PageId twin : page.translations) {
    if (input.site.page(twin).language == language) return input.site.page(twin).url;
  }
  return written;
}

}  // namespace

Value shared_data(const ViewInput& input, const std::string& language) {
  Object data;
  data.set("language", language);
  Object strings;
  const auto texts = input.theme.strings.find(language);
  if (texts != input.theme.strings.end()) {
    for (const auto& [key, text] : texts->second) {
      if (key.find('.') == std::string::npos) strings.set(key, text);
    }
  }
  data.set("strings", std::move(strings));
  data.set("site", site_object(input, language));
  Object assets;
  assets.set("style", asset_url(input, "style.css"));
  assets.set("icon", asset_url(input, "icon.svg"));
  assets.set("search", asset_url(input, "search.js"));
  assets.set("terms", asset_url(input, "terms.js"));
  assets.set("page", asset_url(input, "page.js"));
  data.set("assets", std::move(assets));
  data.set("routes", routes_object(input, language));
  data.set("navigation", navigation(input, language, MenuItem::none, false));
  List languages = language_links(input, language, {});
  List footer_links;
  for (const LinkConfig& link : language_config(input, language).footer_links) {
    footer_links.emplace_back(plain_link(link.title, config_url(input.config, link.url)));
  }
  data.set("has_languages", !languages.empty());
  data.set("footer_lists", !languages.empty() || !footer_links.empty());
  data.set("languages", std::move(languages));
  data.set("footer_links", std::move(footer_links));
  data.set("search", search_object(input, language));
  Value contact = contact_object(input, language);
  Value action = call_to_action_object(input, language);
  data.set("close", std::holds_alternative<Object>(contact.state()) || std::holds_alternative<Object>(action.state()));
  data.set("contact", std::move(contact));
  data.set("call_to_action", std::move(action));
  List shown = announcements(input, language);
  data.set("announced", !shown.empty());
  data.set("announcements", std::move(shown));
  data.set("ai_policy", policy_url(input, language));
  data.set("serve", input.serve);
  return data;
}

std::vector<View> site_views(const ViewInput& input) {
  std::vector<View> views;
  add_home_pages(input, views);
  add_list_pages(input, views);
  add_change_pages(input, views);
  add_history_pages(input, views);
  // Where an author wrote a page at the address of one of these, the author's stands.
  std::set<std::string_view> written;
  for (const Page& page : input.site.pages) written.insert(page.output);
  views.erase(
      std::remove_if(views.begin(), views.end(), [&](const View& view) { return written.count(view.output) > 0; }),
      views.end());
  add_service_pages(input, views);
  return views;
}

}  // namespace kb
