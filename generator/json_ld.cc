#include "generator/json_ld.h"

#include <nlohmann/json.hpp>

namespace kb {
namespace {

using Json = nlohmann::ordered_json;

std::string without_soft_hyphens(std::string text) {
  constexpr std::string_view kSoftHyphen = "\u00AD";
  for (size_t at = 0; (at = text.find(kSoftHyphen, at)) != std::string::npos;) text.erase(at, kSoftHyphen.size());
  return text;
}

void set_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void set_date(Json& json, const char* key, const Date& date) {
  if (date.known()) json[key] = iso_date(date);
}

// Front matter's authors, else the people who wrote the page; machines are no authors.
Json authors(const ViewInput& input, const Page& page) {
  Json list = Json::array();
  const auto add = [&](const std::string& name, const std::string& url) {
    Json person = {{"@type", "Person"}, {"name", name}};
    if (!url.empty()) person["url"] = absolute_url(input.config, config_url(input.config, url));
    for (const Json& known : list) {
      if (known["name"] == name) return;
    }
    list.push_back(std::move(person));
  };
  for (const Text& author : input.docs[page.id].meta.authors) add(author.value, {});
  if (!list.empty()) return list;
  for (auto revision = page.history.revisions.rbegin(); revision != page.history.revisions.rend(); ++revision) {
    for (const Person& person : revision->authors) {
      if (!person.bot) add(person.name, person.url);
    }
  }
  return list;
}

class Graph {
 public:
  Graph(const ViewInput& input, const Page& page)
      : input_(input),
        page_(page),
        doc_(input.docs[page.id]),
        url_(absolute_url(input.config, page.url)),
        home_(absolute_url(input.config, local_url(input.config, page.language, ""))) {}

  Json build(const std::vector<Crumb>& crumbs) {
    add_page();
    if (page_.kind == PageKind::term) add_term();
    if (page_.kind == PageKind::home) graph_.push_back(term_set());
    if (!doc_.faq.empty()) add_faq();
    if (!crumbs.empty()) add_crumbs(crumbs);
    return {{"@context", "https://schema.org"}, {"@graph", std::move(graph_)}};
  }

 private:
  Json site() const {
    return {
        {"@type", "WebSite"}, {"@id", home_ + "#site"}, {"name", site_title(input_, page_.language)}, {"url", home_}};
  }

  Json term_set() const {
    Json set = {{"@type", "DefinedTermSet"},
                {"@id", home_ + "#terms"},
                {"name", site_title(input_, page_.language)},
                {"url", home_},
                {"inLanguage", page_.language}};
    const LanguageConfig& language = language_config(input_, page_.language);
    set_text(set, "description", language.description.empty() ? input_.config.description : language.description);
    return set;
  }

  void add_page() {
    const bool article = page_.kind == PageKind::article || page_.kind == PageKind::document;
    Json json = {{"@type", article                            ? "Article"
                           : page_.kind == PageKind::category ? "CollectionPage"
                                                              : "WebPage"},
                 {"@id", url_ + "#page"},
                 {"url", url_},
                 {article ? "headline" : "name", page_.title}};
    set_text(json, "description", page_.description);
    json["inLanguage"] = page_.language;
    set_date(json, "datePublished", page_.created);
    set_date(json, "dateModified", page_.updated);
    if (Json people = authors(input_, page_); !people.empty()) json["author"] = std::move(people);
    const std::string& own = input_.links.pages[page_.id].image.href;
    const std::string image = own.empty() ? config_url(input_.config, input_.config.image) : own;
    if (!image.empty()) json["image"] = absolute_url(input_.config, image);
    if (article) json["publisher"] = {{"@type", "Organization"}, {"name", input_.config.title}};
    if (page_.kind == PageKind::term) json["mainEntity"] = {{"@id", url_ + "#term"}};
    json["isPartOf"] = site();
    graph_.push_back(std::move(json));
  }

  void add_term() {
    Json term = {{"@type", "DefinedTerm"}, {"@id", url_ + "#term"}, {"name", page_.title}};
    set_text(term, "description", page_.definition);
    Json others = Json::array();
    for (const Text& alias : doc_.meta.aliases) others.push_back(alias.value);
    if (!others.empty()) term["alternateName"] = std::move(others);
    term["url"] = url_;
    term["inLanguage"] = page_.language;
    term["inDefinedTermSet"] = term_set();
    graph_.push_back(std::move(term));
  }

  void add_faq() {
    Json questions = Json::array();
    for (const FaqItem& item : doc_.faq) {
      questions.push_back({{"@type", "Question"},
                           {"name", item.question},
                           {"url", url_ + "#" + item.id},
                           {"acceptedAnswer", {{"@type", "Answer"}, {"text", plain_text(doc_, item.answer)}}}});
    }
    graph_.push_back(
        {{"@type", "FAQPage"}, {"@id", url_ + "#faq"}, {"url", url_}, {"mainEntity", std::move(questions)}});
  }

  void add_crumbs(const std::vector<Crumb>& crumbs) {
    Json items = Json::array();
    for (const Crumb& crumb : crumbs) {
      items.push_back({{"@type", "ListItem"},
                       {"position", items.size() + 1},
                       {"name", without_soft_hyphens(crumb.title)},
                       {"item", absolute_url(input_.config, crumb.url)}});
    }
    items.push_back({{"@type", "ListItem"}, {"position", items.size() + 1}, {"name", page_.title}, {"item", url_}});
    graph_.push_back({{"@type", "BreadcrumbList"}, {"itemListElement", std::move(items)}});
  }

  const ViewInput& input_;
  const Page& page_;
  const Doc& doc_;
  std::string url_, home_;
  Json graph_ = Json::array();
};

}  // namespace

std::string page_json_ld(const ViewInput& input, const Page& page, const std::vector<Crumb>& crumbs) {
  const std::string json =
      Graph(input, page).build(crumbs).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::string safe;
  safe.reserve(json.size() + 64);
  for (const char c : json) {
    switch (c) {
      case '<':
        safe += "\\u003c";
        break;
      case '>':
        safe += "\\u003e";
        break;
      case '&':
        safe += "\\u0026";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

}  // namespace kb
