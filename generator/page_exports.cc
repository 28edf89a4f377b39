#include "generator/page_exports.h"

#include <nlohmann/json.hpp>

#include "generator/doc_markdown.h"
#include "generator/view_parts.h"

namespace kb {
namespace {

using Json = nlohmann::ordered_json;

// "https://example.org" of the site.
std::string origin(const Config& config) {
  std::string root = absolute_url(config, "/");
  if (!root.empty()) root.pop_back();
  return root;
}

std::string faq_heading(const ViewInput& input, const Page& page) {
  const std::string& own = input.docs[page.id].faq_title;
  return own.empty() ? phrase(input, page.language, "faq", {{"title", in_sentence(page.title)}}) : own;
}

std::string markdown(const ViewInput& input, const Page& page) {
  const Doc& doc = input.docs[page.id];
  const MarkdownContext context{&input.links.pages[page.id].targets, origin(input.config), 0};
  std::string text = "# " + escape_markdown(page.title) + "\n";
  const auto add = [&](const std::string& heading, const std::string& content) {
    if (content.empty()) return;
    if (!heading.empty()) text += "\n## " + escape_markdown(heading) + "\n";
    text += "\n" + content;
  };
  if (!doc.definition.empty()) {
    add("", doc_markdown(doc, {doc.definition}, context));
  } else if (!doc.meta.description.value.empty()) {
    add("", escape_markdown(doc.meta.description.value) + "\n");
  }
  if (!doc.takeaways.empty()) {
    add(doc.takeaways_title.empty() ? word(input, page.language, "takeaways") : doc.takeaways_title,
        doc_markdown(doc, {doc.takeaways}, context));
  }
  add("", doc_markdown(doc, doc.body, context));
  if (!doc.faq.empty()) {
    MarkdownContext answers = context;
    answers.heading_shift = 1;
    std::string items;
    for (const FaqItem& item : doc.faq) {
      items += (items.empty() ? "### " : "\n### ") + escape_markdown(item.question) + "\n\n" +
               doc_markdown(doc, {item.answer}, answers);
    }
    add(faq_heading(input, page), items);
  }
  add("", footnotes_markdown(doc, context));
  return text;
}

void set_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void set_list(Json& json, const char* key, Json list) {
  if (!list.empty()) json[key] = std::move(list);
}

Json links(const ViewInput& input, const std::vector<PageId>& pages) {
  Json list = Json::array();
  for (const PageId id : pages) {
    const Page& page = input.site.page(id);
    if (!page.future) list.push_back({{"title", page.title}, {"url", absolute_url(input.config, page.url)}});
  }
  return list;
}

Json texts(const std::vector<Text>& values) {
  Json list = Json::array();
  for (const Text& value : values) list.push_back(value.value);
  return list;
}

Json people(const std::vector<Person>& persons) {
  Json list = Json::array();
  for (const Person& person : persons) {
    Json json = {{"name", person.name}};
    if (person.bot) json["bot"] = true;
    list.push_back(std::move(json));
  }
  return list;
}

Json history(const Page& page) {
  Json list = Json::array();
  for (const Revision& revision : page.history.revisions) {
    Json json = {{"date", iso_date(revision.date)}};
    set_text(json, "revision", revision.id);
    set_list(json, "authors", people(revision.authors));
    set_list(json, "reviewers", people(revision.reviewers));
    set_text(json, "summary", revision.summary);
    list.push_back(std::move(json));
  }
  return list;
}

std::string data(const ViewInput& input, const Page& page, const std::string& text) {
  const Doc& doc = input.docs[page.id];
  Json json = {{"url", absolute_url(input.config, page.url)},
               {"language", page.language},
               {"kind", std::string(name_of(page.kind))},
               {"title", page.title}};
  set_text(json, "definition", page.definition);
  set_text(json, "description", page.description);
  set_list(json, "aliases", texts(doc.meta.aliases));
  set_text(json, "english", doc.meta.english.value);
  if (page.category != kNoPage) json["category"] = input.site.categories[page.category].name;
  set_list(json, "tags", page.tags);
  if (page.created.known()) json["created"] = iso_date(page.created);
  if (page.updated.known()) json["updated"] = iso_date(page.updated);
  Json translations = Json::array();
  for (const PageId id : page.translations) {
    const Page& other = input.site.page(id);
    if (other.future) continue;
    translations.push_back({{"language", other.language}, {"url", absolute_url(input.config, other.url)}});
  }
  set_list(json, "translations", std::move(translations));
  Json questions = Json::array();
  for (const FaqItem& item : doc.faq) {
    questions.push_back({{"question", item.question},
                         {"answer", plain_text(doc, item.answer)},
                         {"url", absolute_url(input.config, page.url) + "#" + item.id}});
  }
  set_list(json, "faq", std::move(questions));
  set_list(json, "related", links(input, input.related[page.id]));
  set_list(json, "mentioned_in", links(input, input.links.backlinks[page.id]));
  set_list(json, "history", history(page));
  json["markdown"] = text;
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::vector<TextFile> page_exports(const ViewInput& input, const Page& page) {
  if (page.future) return {};
  const std::string base = page.output.substr(0, page.output.rfind('.'));
  std::string text = markdown(input, page);
  std::string json = data(input, page, text);
  return {{base + ".md", std::move(text)}, {base + ".json", std::move(json)}};
}

}  // namespace kb
