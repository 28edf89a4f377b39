// [languages.*], and what the default language says in [site] and at the top level.
#include <algorithm>

#include "generator/config/config_reader.h"

namespace kb {
namespace {

// The blocks a home page can have, in the order of a site that says nothing.
const std::vector<std::string>& home_blocks() {
  static const std::vector<std::string> kBlocks = {"popular", "featured", "index",     "text",
                                                   "topics",  "recent",   "questions", "articles"};
  return kBlocks;
}

void read_links(const ConfigReading& in, const ConfigSection& section, std::string_view key,
                std::vector<LinkConfig>& to) {
  std::vector<LinkConfig> links;
  for (const ConfigSection& item : section.tables(key)) {
    LinkConfig link;
    item.text("title", link.title);
    in.read_link(item, "url", link.url);
    if (!link.title.empty() && !link.url.empty()) {
      links.push_back(std::move(link));
    } else if (!item.find("title") || !item.find("url")) {
      in.wrong(in.header_of(*item.value()), "a link in '" + std::string(key) + "' needs a title and a url",
               "write it like this: { title = \"Artikler\", url = \"/artikler/\" }");
    }
  }
  if (!links.empty()) to = std::move(links);
}

void read_home(const ConfigReading& in, const ConfigSection& section, HomeConfig& to) {
  if (const SourceValue* blocks = section.find("blocks")) {
    for (Text& block : section.values().texts(*blocks, section.expect("blocks"))) {
      const std::vector<std::string>& known = home_blocks();
      if (std::find(known.begin(), known.end(), block.value) == known.end()) {
        const std::string near = nearest(block.value, known);
        in.wrong(block.span, "a home page has no block '" + block.value + "'",
                 did_you_mean(near,
                              "the blocks are popular, featured, index, text, topics, recent, questions and articles"));
      } else if (std::find(to.blocks.begin(), to.blocks.end(), block.value) != to.blocks.end()) {
        in.wrong(block.span, "the block '" + block.value + "' stands here a second time", "take one of them out");
      } else {
        to.blocks.push_back(std::move(block.value));
      }
    }
  }
  if (const SourceValue* questions = section.find("questions")) {
    to.questions = section.values().texts(*questions, section.expect("questions"));
  }
}

// What stands at the top level for the default language and in [languages.xx] for each.
void read_language_parts(const ConfigReading& in, const ConfigSection& section, LanguageConfig& to) {
  read_links(in, section, "navigation", to.navigation);
  read_links(in, section, "footer_links", to.footer_links);
  const ConfigSection contact = section.table("contact");
  contact.text("title", to.contact.title);
  contact.text("text", to.contact.text);
  contact.text("phone", to.contact.phone);
  contact.text("phone_hours", to.contact.phone_hours);
  in.read_email(contact, "email", to.contact.email);
  in.read_link(contact, "url", to.contact.url);
  contact.text("url_title", to.contact.url_title);
  const ConfigSection action = section.table("call_to_action");
  action.text("title", to.call_to_action.title);
  action.text("text", to.call_to_action.text);
  action.text("button", to.call_to_action.button);
  in.read_link(action, "url", to.call_to_action.url);
  read_home(in, section.table("home"), to.home);
  const ConfigSection headings = section.table("headings");
  headings.texts("faq", to.headings.faq);
  headings.texts("takeaways", to.headings.takeaways);
  headings.texts("related", to.headings.related);
  headings.texts("definition", to.headings.definition);
}

void read_language_table(const ConfigReading& in, const ConfigSection& section, LanguageConfig& to) {
  section.text("title", to.title);
  section.text("description", to.description);
  section.text("heading", to.heading);
  section.text("intro", to.intro);
  section.text("footer", to.footer);
  section.texts("popular", to.popular);
  read_language_parts(in, section, to);
}

// The default language's words may stand in [site] and at the top level; its own table goes first.
void read_defaults(const ConfigReading& in, LanguageConfig& language) {
  LanguageConfig site;
  site.title = in.config.title;
  site.description = in.config.description;
  const ConfigSection section = in.root.table("site");
  section.text("heading", site.heading);
  section.text("intro", site.intro);
  section.text("footer", site.footer);
  section.texts("popular", site.popular);
  read_language_parts(in, in.root, site);
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
  fill(language.home.blocks, site.home.blocks);
  fill(language.home.questions, site.home.questions);
  fill(language.headings.faq, site.headings.faq);
  fill(language.headings.takeaways, site.headings.takeaways);
  fill(language.headings.related, site.headings.related);
  fill(language.headings.definition, site.headings.definition);
  if (in.config.description.empty()) in.config.description = language.description;
}

void inherit(const LanguageConfig& from, LanguageConfig& to) {
  if (to.title.empty()) to.title = from.title;
  if (!to.contact.any()) {
    to.contact.phone = from.contact.phone;
    to.contact.email = from.contact.email;
    to.contact.url = from.contact.url;
  }
  if (to.home.blocks.empty()) to.home.blocks = from.home.blocks.empty() ? home_blocks() : from.home.blocks;
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

}  // namespace

void read_languages(const ConfigReading& in) {
  std::vector<LanguageConfig>& languages = in.config.languages;
  const auto add = [&](const std::string& code) -> LanguageConfig& {
    for (LanguageConfig& known : languages) {
      if (known.language == code) return known;
    }
    languages.emplace_back();
    languages.back().language = code;
    return languages.back();
  };
  add(in.config.default_language);
  for (const char* code : {"da", "nb", "nn", "en"}) add(code);
  const SourceValue* tables = in.root.find("languages");
  const ConfigSection section = in.root.table("languages");
  if (tables && section.value()) {
    std::vector<std::string> seen;
    for (const SourceMember& member : tables->members) {
      const std::string code = language_code(member.key);
      if (!possible_language(code)) {
        in.wrong(member.key_span, "'" + member.key + "' is not a language", "write da, nb, nn or en");
        continue;
      }
      in.read_language(member.key, member.key_span);
      if (std::find(seen.begin(), seen.end(), code) != seen.end()) {
        in.diagnostics.push_back(make_diagnostic(Code::config_duplicate, member.key_span,
                                                 "the language '" + code + "' stands here a second time",
                                                 "join the two tables"));
        continue;
      }
      seen.push_back(code);
      read_language_table(in, ConfigSection(&member.value, "languages.*", in.values), add(code));
    }
  }
  std::sort(languages.begin() + 1, languages.end(),
            [](const LanguageConfig& a, const LanguageConfig& b) { return a.language < b.language; });
  read_defaults(in, languages.front());
  for (LanguageConfig& language : languages) inherit(languages.front(), language);
}
}  // namespace kb
