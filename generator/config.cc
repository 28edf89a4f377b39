#include "generator/config.h"

#include <algorithm>

#include "generator/config_check.h"
#include "generator/config_section.h"

namespace kb {
namespace {

constexpr ValueCodes kCodes = {Code::config_type, Code::config_value, Code::config_date, Code::config_unknown_key};

bool ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// A web address, an address of this site, or one that opens the phone or the mail program.
bool valid_link(std::string_view url) {
  if (url.empty() || url.find_first_of(" \t\r\n\"<>\\") != std::string_view::npos) return false;
  for (const char* start : {"https://", "http://", "mailto:", "tel:"}) {
    if (starts_with(url, start)) return url.size() > std::string_view(start).size();
  }
  return url[0] == '/' && !starts_with(url, "//");
}

bool valid_color(std::string_view color) {
  return (color.size() == 4 || color.size() == 7) && color[0] == '#' &&
         color.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

// Relative to the site's root and inside it.
bool valid_folder(std::string_view path) {
  if (path.empty() || path[0] == '/' || path.find_first_of("\\:") != std::string_view::npos) return false;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t slash = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, slash - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = slash + 1;
  }
  return true;
}

bool inside(std::string_view path, std::string_view folder) {
  return path == folder || (starts_with(path, folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

void set_base_url(Config& config, std::string_view url) {
  config.base_url = url;
  if (config.base_url.back() != '/') config.base_url += '/';
  const size_t host = config.base_url.find("://") + 3;
  config.base_path = config.base_url.substr(config.base_url.find('/', host));
}

class ConfigReader {
 public:
  ConfigReader(const SourceFile& source, const SourceValue& root, Config& config, Diagnostics& diagnostics)
      : source_(source),
        values_(kCodes, true, diagnostics),
        root_(&root, "", values_),
        config_(config),
        diagnostics_(diagnostics) {}

  void read() {
    check_config_keys(*root_.value(), values_);
    read_site();
    read_languages();
    read_people();
    read_search();
    read_brand();
    read_history();
    read_feedback();
    read_announcements();
    read_levels();
    read_budgets();
  }

 private:
  void wrong(Span span, std::string message, std::string hint) {
    values_.wrong_value(span, std::move(message), std::move(hint));
  }

  void read_link(const ConfigSection& section, std::string_view key, std::string& to) {
    std::string url;
    const Span span = section.text(key, url);
    if (!span.known()) return;
    if (valid_link(url)) {
      to = std::move(url);
    } else {
      wrong(span, "'" + url + "' is not an address a link can have",
            "write https://…, an address of this site as /side/, mailto:… or tel:…");
    }
  }

  void read_folder(const ConfigSection& section, std::string_view key, std::string& to) {
    std::string path;
    const Span span = section.text(key, path);
    if (!span.known()) return;
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    if (valid_folder(path)) {
      to = std::move(path);
    } else {
      wrong(span, "'" + path + "' is not a folder inside the site", "write a folder below site.toml: " + to);
    }
  }

  void read_site() {
    const ConfigSection site = root_.table("site");
    require(site, "title", site.text("title", config_.title));
    read_base_url(site);
    read_default_language(site);
    site.text("description", config_.description);
    site.text("theme", config_.theme);
    site.text("image", config_.image);
    read_folder(site, "content", config_.content);
    read_folder(site, "static", config_.static_folder);
    read_folder(site, "output", config_.output);
    for (const std::string& folder :
         {config_.content, config_.static_folder, std::string("theme"), std::string("themes")}) {
      if (!inside(folder, config_.output) && !inside(config_.output, folder)) continue;
      const SourceValue* output = site.find("output");
      wrong(output ? output->span : site.value()->span, "the site would be written over the folder '" + folder + "'",
            "give [site] output a folder of its own: public");
      config_.output = "public";
    }
    site.text("default_kind", config_.default_kind);
    site.flag("raw_html", config_.raw_html);
    site.flag("hard_breaks", config_.soft_breaks_as_hard);
    site.flag("offline", config_.offline);
    site.integer("related_count", config_.related_count, 0, 50);
    const ConfigSection autolink = root_.table("autolink");
    autolink.flag("enabled", config_.autolink);
    autolink.integer("per_section", config_.autolink_per_section, 0, 1000);
    autolink.integer("limit_per_100_words", config_.autolink_limit_per_100_words, 0, 100);
  }

  void require(const ConfigSection& site, std::string_view key, Span found) {
    if (found.known()) return;
    if (site.find(key)) return;  // present with a wrong type, which has been told
    const Span place = site.value() ? header_of(*site.value()) : Span{source_.id, 0, 0};
    diagnostics_.push_back(
        make_diagnostic(Code::config_missing_key, place, "[site] has no '" + std::string(key) + "'",
                        "add below [site]: " + std::string(key) + " = " + std::string(site.expect(key).example)));
  }

  // The line of a [table], so that a long one is not marked as a whole.
  Span header_of(const SourceValue& table) const {
    const size_t newline = source_.text.find_first_of("\r\n", table.span.begin);
    const auto end = static_cast<uint32_t>(std::min<size_t>(newline, table.span.end));
    return {source_.id, table.span.begin, end};
  }

  void read_base_url(const ConfigSection& site) {
    std::string url;
    const Span span = site.text("base_url", url);
    require(site, "base_url", span);
    if (!span.known()) return;
    if (valid_base_url(url)) {
      set_base_url(config_, url);
      return;
    }
    std::string hint = "write it like this: base_url = \"https://example.com/ordbog\"";
    if (url.find_first_of("?#") != std::string::npos) hint = "leave out what follows '?' or '#'";
    if (url.find("://") == std::string::npos && valid_base_url("https://" + url)) {
      hint = "write it with https:// before it: base_url = \"https://" + url + "\"";
    }
    wrong(span, "'" + url + "' is not the address of a site", std::move(hint));
  }

  // A language tag, brought to kbgen's code.
  std::string read_language(std::string_view tag, Span span) {
    if (is_language_no(tag)) {
      diagnostics_.push_back(make_diagnostic(Code::language_no, span, "language 'no' is taken as nb (bokmål)",
                                             "write nb, or nn for nynorsk"));
    }
    std::string code = language_code(tag);
    if (!known_language(code)) {
      diagnostics_.push_back(make_diagnostic(Code::language_unknown, span,
                                             "kbgen has no interface for the language '" + std::string(tag) + "'",
                                             "the languages it has are da, nb, nn and en"));
    }
    return code;
  }

  // What a language can be called in a path of the output and in lang="".
  static bool possible_language(std::string_view code) {
    return code.size() >= 2 && code.size() <= 8 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  void read_default_language(const ConfigSection& site) {
    std::string tag;
    const Span span = site.text("default_language", tag);
    require(site, "default_language", span);
    config_.default_language = "da";
    if (!span.known()) return;
    if (possible_language(language_code(tag))) {
      config_.default_language = read_language(tag, span);
    } else {
      wrong(span, "'" + tag + "' is not a language", "write da, nb, nn or en");
    }
  }

  void read_languages() {
    std::vector<LanguageConfig>& languages = config_.languages;
    const auto add = [&](const std::string& code) -> LanguageConfig& {
      for (LanguageConfig& known : languages) {
        if (known.language == code) return known;
      }
      languages.emplace_back();
      languages.back().language = code;
      return languages.back();
    };
    add(config_.default_language);
    for (const char* code : {"da", "nb", "nn", "en"}) add(code);
    const SourceValue* tables = root_.find("languages");
    const ConfigSection section = root_.table("languages");
    if (tables && section.value()) {
      config_.languages_span = tables->span;
      std::vector<std::string> seen;
      for (const SourceMember& member : tables->members) {
        const std::string code = language_code(member.key);
        if (!possible_language(code)) {
          wrong(member.key_span, "'" + member.key + "' is not a language", "write da, nb, nn or en");
          continue;
        }
        read_language(member.key, member.key_span);
        if (std::find(seen.begin(), seen.end(), code) != seen.end()) {
          diagnostics_.push_back(make_diagnostic(Code::config_duplicate, member.key_span,
                                                 "the language '" + code + "' stands here a second time",
                                                 "join the two tables"));
          continue;
        }
        seen.push_back(code);
        read_language_table(ConfigSection(&member.value, "languages.*", values_), add(code));
      }
    }
    std::sort(languages.begin() + 1, languages.end(),
              [](const LanguageConfig& a, const LanguageConfig& b) { return a.language < b.language; });
    read_defaults(languages.front());
    for (LanguageConfig& language : languages) inherit(languages.front(), language);
  }

  void read_language_table(const ConfigSection& section, LanguageConfig& to) {
    section.text("title", to.title);
    section.text("description", to.description);
    section.text("heading", to.heading);
    section.text("intro", to.intro);
    section.text("footer", to.footer);
    section.texts("popular", to.popular);
    read_language_parts(section, to);
  }

  // What stands at the top level for the default language and in [languages.xx] for each.
  void read_language_parts(const ConfigSection& section, LanguageConfig& to) {
    read_links(section, "navigation", to.navigation);
    read_links(section, "footer_links", to.footer_links);
    const ConfigSection contact = section.table("contact");
    contact.text("title", to.contact.title);
    contact.text("text", to.contact.text);
    contact.text("phone", to.contact.phone);
    contact.text("phone_hours", to.contact.phone_hours);
    contact.text("email", to.contact.email);
    read_link(contact, "url", to.contact.url);
    contact.text("url_title", to.contact.url_title);
    const ConfigSection action = section.table("call_to_action");
    action.text("title", to.call_to_action.title);
    action.text("text", to.call_to_action.text);
    action.text("button", to.call_to_action.button);
    read_link(action, "url", to.call_to_action.url);
    const ConfigSection headings = section.table("headings");
    headings.texts("faq", to.headings.faq);
    headings.texts("takeaways", to.headings.takeaways);
    headings.texts("related", to.headings.related);
    headings.texts("definition", to.headings.definition);
  }

  void read_links(const ConfigSection& section, std::string_view key, std::vector<LinkConfig>& to) {
    std::vector<LinkConfig> links;
    for (const ConfigSection& item : section.tables(key)) {
      LinkConfig link;
      item.text("title", link.title);
      read_link(item, "url", link.url);
      if (!link.title.empty() && !link.url.empty()) {
        links.push_back(std::move(link));
      } else if (!item.find("title") || !item.find("url")) {
        wrong(header_of(*item.value()), "a link in '" + std::string(key) + "' needs a title and a url",
              "write it like this: { title = \"Artikler\", url = \"/artikler/\" }");
      }
    }
    if (!links.empty()) to = std::move(links);
  }

  // The default language's words may stand in [site] and at the top level; its own table goes first.
  void read_defaults(LanguageConfig& language) {
    LanguageConfig site;
    site.title = config_.title;
    site.description = config_.description;
    const ConfigSection section = root_.table("site");
    section.text("heading", site.heading);
    section.text("intro", site.intro);
    section.text("footer", site.footer);
    section.texts("popular", site.popular);
    read_language_parts(root_, site);
    const auto fill = [](auto& to, auto& from) {
      if (to.empty()) to = from;
    };
    fill(language.title, site.title);
    fill(language.description, site.description);
    fill(language.heading, site.heading);
    fill(language.intro, site.intro);
    fill(language.footer, site.footer);
    fill(language.popular, site.popular);
    fill(language.navigation, site.navigation);
    fill(language.footer_links, site.footer_links);
    fill(language.contact.title, site.contact.title);
    fill(language.contact.text, site.contact.text);
    fill(language.contact.phone, site.contact.phone);
    fill(language.contact.phone_hours, site.contact.phone_hours);
    fill(language.contact.email, site.contact.email);
    fill(language.contact.url, site.contact.url);
    fill(language.contact.url_title, site.contact.url_title);
    fill(language.call_to_action.title, site.call_to_action.title);
    fill(language.call_to_action.text, site.call_to_action.text);
    fill(language.call_to_action.button, site.call_to_action.button);
    fill(language.call_to_action.url, site.call_to_action.url);
    fill(language.headings.faq, site.headings.faq);
    fill(language.headings.takeaways, site.headings.takeaways);
    fill(language.headings.related, site.headings.related);
    fill(language.headings.definition, site.headings.definition);
    if (config_.description.empty()) config_.description = language.description;
  }

  static void inherit(const LanguageConfig& from, LanguageConfig& to) {
    if (to.title.empty()) to.title = from.title;
    if (!to.contact.any()) {
      to.contact.phone = from.contact.phone;
      to.contact.email = from.contact.email;
      to.contact.url = from.contact.url;
    }
    const PartHeadings built_in = built_in_headings(to.language);
    const auto add = [](std::vector<std::string>& list, const std::vector<std::string>& more) {
      for (const std::string& heading : more) {
        if (std::find(list.begin(), list.end(), heading) == list.end()) list.push_back(heading);
      }
    };
    add(to.headings.faq, built_in.faq);
    add(to.headings.takeaways, built_in.takeaways);
    add(to.headings.related, built_in.related);
    add(to.headings.definition, built_in.definition);
  }

  void read_people() {
    std::vector<std::pair<std::string, Span>> claimed;
    for (const ConfigSection& section : root_.tables("people")) {
      PersonConfig person;
      const Span name = section.text("name", person.name);
      section.texts("matches", person.matches);
      section.flag("bot", person.bot);
      section.flag("hidden", person.hidden);
      read_link(section, "url", person.url);
      if (person.name.empty()) {
        if (!section.find("name") || name.known()) {
          wrong(header_of(*section.value()), "a person needs a name", "add: name = \"Ellen Thorup\"");
        }
        continue;
      }
      std::vector<std::string> names = person.matches;
      names.push_back(person.name);
      for (const std::string& match : names) {
        const auto same = std::find_if(claimed.begin(), claimed.end(), [&](const auto& c) { return c.first == match; });
        if (same == claimed.end()) continue;
        Diagnostic diagnostic = make_diagnostic(Code::config_duplicate, name, "two people are known by '" + match + "'",
                                                "let only one of them have it");
        diagnostic.notes.push_back({same->second, "the other one is here"});
        diagnostics_.push_back(std::move(diagnostic));
      }
      for (const std::string& match : names) claimed.emplace_back(match, name);
      config_.people.push_back(std::move(person));
    }
  }

  void read_search() {
    const ConfigSection search = root_.table("search");
    search.flag("enabled", config_.search.enabled);
    if (const SourceValue* synonyms = search.find("synonyms")) {
      if (synonyms->kind == SourceValue::Kind::table) {
        for (const SourceMember& member : synonyms->members) {
          read_synonyms(language_code(member.key), member.value, search.expect("synonyms"));
        }
      } else {
        read_synonyms("", *synonyms, search.expect("synonyms"));
      }
    }
    each_word(search, "compounds", [&](const std::string& language, const SourceMember& member) {
      read_compound(language, member, search);
    });
    each_word(search, "forms", [&](const std::string& language, const SourceMember& member) {
      SearchConfig::Forms forms;
      forms.language = language;
      forms.base = member.key;
      for (Text& form : values_.texts(member.value, {member.key, ValueType::list, search.expect("forms.*").example})) {
        forms.forms.push_back(std::move(form.value));
      }
      if (!forms.forms.empty()) config_.search.forms.push_back(std::move(forms));
    });
  }

  void read_synonyms(const std::string& language, const SourceValue& value, const KeyExpectation& key) {
    if (value.kind != SourceValue::Kind::list) {
      values_.wrong_type(value, key);
      return;
    }
    // One group may be written without the outer brackets.
    const bool single =
        std::all_of(value.items.begin(), value.items.end(), [](const SourceValue& i) { return i.scalar(); });
    const auto add = [&](const SourceValue& group) {
      std::vector<std::string> words;
      for (Text& word : values_.texts(group, key)) words.push_back(std::move(word.value));
      if (words.size() >= 2) {
        config_.search.synonyms.emplace_back(language, std::move(words));
      } else if (group.kind == SourceValue::Kind::list || group.kind == SourceValue::Kind::text) {
        wrong(group.span, "a group of synonyms needs at least two words",
              "write it like this: [\"opsige\", \"afmelde\"]");
      }
    };
    if (single && !value.items.empty()) {
      add(value);
    } else {
      for (const SourceValue& group : value.items) add(group);
    }
  }

  // Words with settings, at once or below a language: [search.compounds] … and [search.compounds.da] ….
  template <class Read>
  void each_word(const ConfigSection& search, std::string_view key, const Read& read) {
    const SourceValue* table = search.find(key);
    if (!table) return;
    for (const SourceMember& member : table->members) {
      if (member.value.kind == SourceValue::Kind::table) {
        for (const SourceMember& word : member.value.members) read(language_code(member.key), word);
      } else {
        read(std::string(), member);
      }
    }
  }

  void read_compound(const std::string& language, const SourceMember& member, const ConfigSection& search) {
    const Text split = values_.text(member.value, {member.key, ValueType::text, search.expect("compounds.*").example});
    if (!split.present()) return;
    std::string joined = split.value;
    joined.erase(std::remove(joined.begin(), joined.end(), '|'), joined.end());
    const bool parts = joined == member.key && split.value.find('|') != std::string::npos &&
                       split.value.front() != '|' && split.value.back() != '|' &&
                       split.value.find("||") == std::string::npos;
    if (split.value == "-" || parts) {
      config_.search.compounds.push_back({member.key, split.value, language});
    } else {
      wrong(split.span, "'" + split.value + "' does not divide '" + member.key + "'",
            "write the word with | between its parts, as kundeservice = \"kunde|service\", or \"-\" to keep it whole");
    }
  }

  void read_brand() {
    const ConfigSection brand = root_.table("brand");
    std::string color;
    if (const Span span = brand.text("color", color); span.known()) {
      if (valid_color(color)) {
        config_.brand.color = color;
      } else {
        wrong(span, "'" + color + "' is not a color", "write it as # and six hexadecimal digits: \"#1d5a4e\"");
      }
    }
    brand.text("font_text", config_.brand.font_text);
    brand.text("font_display", config_.brand.font_display);
    brand.text("radius", config_.brand.radius);
    brand.text("logo", config_.brand.logo);
    brand.text("logo_text", config_.brand.logo_text);
  }

  void read_history() {
    const ConfigSection history = root_.table("history");
    history.flag("enabled", config_.history.enabled);
    history.flag("git", config_.history.git);
    history.flag("require", config_.history.require);
    history.flag("diffs", config_.history.diffs);
    read_link(history, "policy_url", config_.history.policy_url);
    history.text("ignore_revisions", config_.history.ignore_revisions);
    history.flag("require_review", config_.history.require_review);
  }

  void read_feedback() {
    const ConfigSection feedback = root_.table("feedback");
    read_link(feedback, "form_url", config_.feedback.form_url);
    feedback.text("email", config_.feedback.email);
    read_link(feedback, "issue_url", config_.feedback.issue_url);
  }

  void read_announcements() {
    for (const ConfigSection& section : root_.tables("announcements")) {
      AnnouncementConfig announcement;
      announcement.span = header_of(*section.value());
      section.text("text", announcement.text);
      read_link(section, "url", announcement.url);
      std::string tag;
      if (const Span span = section.text("language", tag); span.known()) {
        announcement.language = read_language(tag, span);
      }
      section.date("start", announcement.start);
      const Span end = section.date("end", announcement.end);
      if (announcement.text.empty()) {
        if (!section.find("text")) wrong(announcement.span, "an announcement needs a text", "add: text = \"…\"");
        continue;
      }
      if (announcement.start.known() && announcement.end.known() &&
          minutes_since_epoch(announcement.end) < minutes_since_epoch(announcement.start)) {
        diagnostics_.push_back(make_diagnostic(Code::announcement_dates, end,
                                               "the announcement ends on " + iso_date(announcement.end) +
                                                   ", before it starts on " + iso_date(announcement.start),
                                               "swap 'start' and 'end', or mend the wrong one"));
      }
      config_.announcements.push_back(std::move(announcement));
    }
  }

  void read_levels() {
    const ConfigSection check = root_.table("check");
    if (!check.value()) return;
    std::vector<std::string> names;
    for (const CodeInfo& code : diagnostic_codes()) names.emplace_back(code.name);
    for (const SourceMember& member : check.value()->members) {
      if (std::find(names.begin(), names.end(), member.key) == names.end()) {
        const std::string meant = nearest(member.key, names);
        diagnostics_.push_back(make_diagnostic(Code::config_unknown_code, member.key_span,
                                               "there is no diagnostic '" + member.key + "'",
                                               meant.empty() ? "take the name from the end of a diagnostic's first line"
                                                             : "did you mean '" + meant + "'?"));
        continue;
      }
      const Text level = values_.text(member.value, {member.key, ValueType::text, "\"off\""});
      if (!level.present()) continue;
      if (level.value == "error" || level.value == "warning" || level.value == "advice" || level.value == "off") {
        config_.check_levels[member.key] = level.value;
      } else {
        wrong(level.span, "'" + level.value + "' is not a level",
              "write \"error\", \"warning\", \"advice\" or \"off\"");
      }
    }
  }

  void read_budgets() {
    const ConfigSection budgets = root_.table("budgets");
    if (!budgets.value()) return;
    constexpr int64_t kMost = int64_t{1} << 50;
    for (const SourceMember& member : budgets.value()->members) {
      if (!find_config_key("budgets." + member.key)) continue;
      const auto limit = values_.integer(member.value, budgets.expect(member.key), 0, kMost);
      if (limit) config_.budgets[member.key] = *limit;
    }
  }

  const SourceFile& source_;
  ValueReader values_;
  ConfigSection root_;
  Config& config_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool valid_base_url(std::string_view url) {
  const size_t scheme = starts_with(url, "https://") ? 8 : starts_with(url, "http://") ? 7 : 0;
  if (scheme == 0) return false;
  const size_t slash = std::min(url.find('/', scheme), url.size());
  std::string_view host = url.substr(scheme, slash - scheme);
  if (const size_t colon = host.find(':'); colon != std::string_view::npos) {
    const std::string_view port = host.substr(colon + 1);
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos) return false;
    host = host.substr(0, colon);
  }
  const auto host_character = [](char c) {
    return ascii_letter_or_digit(c) || c == '-' || c == '.' || static_cast<signed char>(c) < 0;
  };
  if (host.empty() || !std::all_of(host.begin(), host.end(), host_character)) return false;
  const std::string_view path = url.substr(slash);
  const auto path_character = [](char c) {
    return ascii_letter_or_digit(c) || std::string_view("/-._~%").find(c) != std::string_view::npos;
  };
  return std::all_of(path.begin(), path.end(), path_character) && path.find("//") == std::string_view::npos &&
         path.find("/.") == std::string_view::npos;
}

void override_base_url(Config& config, std::string_view base_url) {
  if (valid_base_url(base_url)) set_base_url(config, base_url);
}

const LanguageConfig& Config::language(std::string_view code) const {
  static const LanguageConfig kNone;
  for (const LanguageConfig& known : languages) {
    if (known.language == code) return known;
  }
  return languages.empty() ? kNone : languages.front();
}

bool Config::has_language(std::string_view code) const {
  return std::any_of(languages.begin(), languages.end(), [&](const LanguageConfig& l) { return l.language == code; });
}

Parsed<Config> parse_config(const SourceFile& source) {
  Parsed<Config> parsed;
  parsed.value.file = source.id;
  parsed.value.base_url = "https://example.com/";
  parsed.value.default_language = "da";
  const uint32_t begin = starts_with(source.text, "\xEF\xBB\xBF") ? 3 : 0;
  Parsed<SourceValue> root = read_toml(source, begin, static_cast<uint32_t>(source.text.size()), Code::config_syntax);
  const bool readable = root.diagnostics.empty();
  append(parsed.diagnostics, std::move(root.diagnostics));
  // Without its text nothing more can be said than that: missing keys are not missing.
  Diagnostics unsaid;
  ConfigReader(source, root.value, parsed.value, readable ? parsed.diagnostics : unsaid).read();
  return parsed;
}

}  // namespace kb
