#include "generator/render/page_exports.h"

#include "generator/base/json_writer.h"
#include "generator/page/doc_markdown.h"
#include "generator/render/view_parts.h"

namespace kb {
namespace {

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
  } else if (const std::string& lead = lead_of(doc.meta); !lead.empty()) {
    add("", escape_markdown(lead) + "\n");
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

void write_links(const ViewInput& input, std::string_view key, const std::vector<PageId>& pages, JsonWriter& json) {
  const std::string root = origin(input.config);
  json.key(key).begin_array();
  for (const PageId id : pages) {
    const Page& page = input.site.page(id);
    if (page.future) continue;
    json.begin_object().member("title", page.title).member("url", root + page.url).end_object();
  }
  json.end_array();
}

void write_people(std::string_view key, const std::vector<Person>& people, JsonWriter& json) {
  json.key(key).begin_array();
  for (const Person& person : people) {
    json.begin_object().member("name", person.name).key("bot").boolean(person.bot).end_object();
  }
  json.end_array();
}

void write_history(const Page& page, JsonWriter& json) {
  json.key("history").begin_array();
  for (const Revision& revision : page.history.revisions) {
    json.begin_object().member("date", iso_date(revision.date)).member_if_any("revision", revision.id);
    write_people("authors", revision.authors, json);
    if (!revision.reviewers.empty()) write_people("reviewers", revision.reviewers, json);
    json.member_if_any("summary", revision.summary).end_object();
  }
  json.end_array();
}

void write_translations(const ViewInput& input, const Page& page, JsonWriter& json) {
  json.key("translations").begin_array();
  for (const PageId id : page.translations) {
    const Page& other = input.site.page(id);
    if (other.future) continue;
    json.begin_object()
        .member("language", other.language)
        .member("url", absolute_url(input.config, other.url))
        .end_object();
  }
  json.end_array();
}

std::string data(const ViewInput& input, const Page& page) {
  const Doc& doc = input.docs[page.id];
  const std::string url = absolute_url(input.config, page.url);
  JsonWriter json;
  json.begin_object()
      .member("url", url)
      .member("language", page.language)
      .member("kind", name_of(page.kind))
      .member("title", page.title)
      .member_if_any("definition", page.definition)
      .member_if_any("description", page.description)
      .member_if_any("english", doc.meta.english.value);
  json.key("aliases").begin_array();
  for (const Text& alias : doc.meta.aliases) json.text(alias.value);
  json.end_array();
  if (page.category != kNoPage) json.member("category", input.site.categories[page.category].name);
  json.key("tags").begin_array();
  for (const std::string& tag : page.tags) json.text(tag);
  json.end_array();
  if (page.created.known()) json.member("created", iso_date(page.created));
  if (page.updated.known()) json.member("updated", iso_date(page.updated));
  write_translations(input, page, json);
  json.key("faq").begin_array();
  for (const FaqItem& item : doc.faq) {
    json.begin_object()
        .member("question", item.question)
        .member("answer", plain_text(doc, item.answer))
        .member("url", url + "#" + item.id)
        .end_object();
  }
  json.end_array();
  write_links(input, "related", input.related[page.id], json);
  write_links(input, "mentioned_in", input.links.backlinks[page.id], json);
  write_history(page, json);
  return json.member("markdown", url + "index.md").end_object().take() + "\n";
}

}  // namespace

std::vector<std::string> export_paths(const Page& page) {
  if (page.future) return {};
  const std::string base = page.output.substr(0, page.output.rfind('.'));
  return {base + ".md", base + ".json"};
}

std::vector<TextFile> page_exports(const ViewInput& input, const Page& page) {
  const std::vector<std::string> paths = export_paths(page);
  if (paths.empty()) return {};
  return {{paths[0], markdown(input, page)}, {paths[1], data(input, page)}};
}

}  // namespace kb
