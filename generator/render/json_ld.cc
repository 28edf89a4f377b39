#include "generator/render/json_ld.h"

#include <algorithm>

#include "generator/base/json_writer.h"
#include "generator/history/people.h"

namespace kb {
namespace {

// Front matter's authors, else the people who wrote the page; machines are no authors.
std::vector<Person> authors_of(const ViewInput& input, const Page& page) {
  std::vector<Person> people;
  const auto add = [&people](const Person& person) {
    const bool known =
        std::any_of(people.begin(), people.end(), [&](const Person& p) { return p.name == person.name; });
    if (!person.bot && !known) people.push_back(person);
  };
  for (const Text& author : input.docs[page.id].meta.authors) add({without_addresses(author.value), {}, false});
  if (!people.empty()) return people;
  for (auto revision = page.history.revisions.rbegin(); revision != page.history.revisions.rend(); ++revision) {
    for (const Person& person : revision->authors) add(person);
  }
  return people;
}

class Graph {
 public:
  Graph(const ViewInput& input, const Page& page)
      : input_(input),
        page_(page),
        doc_(input.docs[page.id]),
        url_(absolute_url(input.config, page.url)),
        home_(absolute_url(input.config, local_url(input.config, page.language, ""))) {}

  std::string write(const std::vector<Crumb>& crumbs) {
    json_.begin_object().member("@context", "https://schema.org").key("@graph").begin_array();
    write_page();
    if (page_.kind == PageKind::term) write_term();
    if (page_.kind == PageKind::home) write_term_set();
    if (!doc_.faq.empty()) write_faq();
    if (!crumbs.empty()) write_crumbs(crumbs);
    return json_.end_array().end_object().take();
  }

 private:
  JsonWriter& begin(std::string_view type) { return json_.begin_object().member("@type", type); }

  void date(std::string_view key, const Date& date) {
    if (date.known()) json_.member(key, iso_date(date));
  }

  void write_term_set() {
    begin("DefinedTermSet")
        .member("@id", home_ + "#terms")
        .member("name", site_title(input_, page_.language))
        .member("url", home_)
        .member("inLanguage", page_.language)
        .member_if_any("description", site_description(input_, page_.language))
        .end_object();
  }

  void write_authors() {
    const std::vector<Person> people = authors_of(input_, page_);
    if (people.empty()) return;
    json_.key("author").begin_array();
    for (const Person& person : people) {
      begin("Person")
          .member("name", person.name)
          .member_if_any("url", absolute_url(input_.config, config_url(input_.config, person.url)))
          .end_object();
    }
    json_.end_array();
  }

  void write_page() {
    const bool article = page_.kind == PageKind::article || page_.kind == PageKind::document;
    begin(article                            ? "Article"
          : page_.kind == PageKind::category ? "CollectionPage"
                                             : "WebPage")
        .member("@id", url_ + "#page")
        .member("url", url_)
        .member(article ? "headline" : "name", page_.title)
        .member_if_any("description", page_.description)
        .member("inLanguage", page_.language);
    date("datePublished", page_.created);
    date("dateModified", page_.updated);
    write_authors();
    const std::string& own = input_.links.pages[page_.id].image.href;
    json_.member_if_any(
        "image", absolute_url(input_.config, own.empty() ? config_url(input_.config, input_.config.image) : own));
    if (article) {
      json_.key("publisher");
      begin("Organization").member("name", input_.config.title).end_object();
    }
    if (page_.kind == PageKind::term) {
      json_.key("mainEntity").begin_object().member("@id", url_ + "#term").end_object();
    }
    json_.key("isPartOf");
    begin("WebSite")
        .member("@id", home_ + "#site")
        .member("name", site_title(input_, page_.language))
        .member("url", home_)
        .end_object();
    json_.end_object();
  }

  void write_term() {
    begin("DefinedTerm")
        .member("@id", url_ + "#term")
        .member("name", page_.title)
        .member_if_any("description", page_.definition);
    if (!doc_.meta.aliases.empty()) {
      json_.key("alternateName").begin_array();
      for (const Text& alias : doc_.meta.aliases) json_.text(alias.value);
      json_.end_array();
    }
    json_.member("url", url_).member("inLanguage", page_.language).key("inDefinedTermSet");
    write_term_set();
    json_.end_object();
  }

  void write_faq() {
    begin("FAQPage").member("@id", url_ + "#faq").member("url", url_).key("mainEntity").begin_array();
    for (const FaqItem& item : doc_.faq) {
      begin("Question").member("name", item.question).member("url", url_ + "#" + item.id).key("acceptedAnswer");
      begin("Answer").member("text", plain_text(doc_, item.answer)).end_object();
      json_.end_object();
    }
    json_.end_array().end_object();
  }

  void write_crumbs(const std::vector<Crumb>& crumbs) {
    begin("BreadcrumbList").key("itemListElement").begin_array();
    int64_t position = 0;
    const auto item = [&](std::string_view name, std::string_view url) {
      begin("ListItem").key("position").number(++position).member("name", name).member("item", url).end_object();
    };
    for (const Crumb& crumb : crumbs) item(without_soft_hyphens(crumb.title), absolute_url(input_.config, crumb.url));
    item(page_.title, url_);
    json_.end_array().end_object();
  }

  const ViewInput& input_;
  const Page& page_;
  const Doc& doc_;
  std::string url_, home_;
  JsonWriter json_;
};

}  // namespace

std::string page_json_ld(const ViewInput& input, const Page& page, const std::vector<Crumb>& crumbs) {
  return Graph(input, page).write(crumbs);
}

}  // namespace kb
