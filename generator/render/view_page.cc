// A page that an author wrote.
#include <algorithm>

#include "generator/base/escape_html.h"
#include "generator/base/url_encoding.h"
#include "generator/history/people.h"
#include "generator/render/json_ld.h"
#include "generator/render/view_parts.h"
#include "generator/site/review.h"

namespace kb {
namespace {

constexpr uint32_t kWordsPerMinute = 200;

// The pages above this one, as its kind has it.
std::vector<Crumb> crumbs_of(const ViewInput& input, const Page& page) {
  const auto text = [&](std::string_view key) { return word(input, page.language, key); };
  const Crumb home = home_crumb(input, page.language);
  switch (page.kind) {
    case PageKind::home:
      return {};
    case PageKind::category:
      return {home, {text("topics"), route_url(input.config, page.language, Route::categories)}};
    case PageKind::article:
      return {home, {text("articles"), route_url(input.config, page.language, Route::articles)}};
    case PageKind::document:
      return {home, {text("documents"), route_url(input.config, page.language, Route::documents)}};
    case PageKind::term:
      break;
  }
  std::vector<Crumb> crumbs = {{text("index"), route_url(input.config, page.language, Route::index)}};
  if (page.category != kNoPage) {
    const Category& category = input.site.categories[page.category];
    crumbs.push_back({hyphenated(input, page.language, category.name), category.url});
  }
  return crumbs;
}

Value letter_tab(const ViewInput& input, const Page& page) {
  if (page.kind != PageKind::term) return false;
  const std::string letter = letter_of(input, {page.title, page.id, false});
  Object tab;
  tab.set("name", letter);
  tab.set("url", route_url(input.config, page.language, Route::index) + "#" + letter_id(letter));
  tab.set("label", letter_label(input, page.language, letter));
  return tab;
}

// Grammar, other names and the English name of a term.
void add_forms(const ViewInput& input, const Page& page, Object& data) {
  const FrontMatter& meta = input.docs[page.id].meta;
  std::vector<std::string> forms, aliases;
  for (const Text& form : meta.inflections) {
    // U+2011 keeps a form such as "-varslet" on one line.
    forms.push_back(form.value.compare(0, 1, "-") == 0 ? "\u2011" + form.value.substr(1) : form.value);
  }
  for (const Text& alias : meta.aliases) aliases.push_back(hyphenated(input, page.language, alias.value));
  const std::string& grammar = meta.grammar.value;
  const auto with_commas = [](const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& each : words) line += (line.empty() ? "" : ", ") + each;
    return line;
  };
  if (!grammar.empty() || !forms.empty()) {
    Object inflections;
    inflections.set("label", grammar.empty() ? word(input, page.language, "inflections")
                                             : capitalized(grammar) + (forms.empty() ? "" : ":"));
    inflections.set("text", with_commas(forms));
    data.set("inflections", std::move(inflections));
  }
  data.set("forms", !grammar.empty() || !forms.empty() || !aliases.empty() || !meta.english.value.empty());
  data.set("aliases", with_commas(aliases));
  data.set("english", meta.english.value);
}

// A heading that held nothing but the definition stands in its label's place: links to it arrive where they should.
void add_definition(const ViewInput& input, const Page& page, Object& data) {
  const Doc& doc = input.docs[page.id];
  if (doc.definition.empty()) return;
  data.set("definition", render_inlines(input, page, doc.definition));
  const NodeRange own = doc.definition_heading;
  const Heading* heading = own.empty() ? nullptr : &doc.headings[doc.nodes[own.begin].ref];
  data.set("definition_id", heading ? heading->id : std::string("kb-definition"));
  data.set("definition_title",
           heading ? hyphenated(input, page.language, heading->text) : word(input, page.language, "definition"));
}

Value updated_view(const ViewInput& input, const Page& page) {
  if (!page.updated.known()) return false;
  const Revision* newest = nullptr;
  for (const Revision& revision : page.history.revisions) {
    if (revision.minor && !revision.created) continue;
    newest = &revision;
    break;
  }
  const bool never_edited =
      page.created.known() && iso_date(page.created) == iso_date(page.updated) && page.history.revisions.size() < 2;
  if (never_edited) return dated(input, page.language, "created", page.updated);
  if (!newest || newest->authors.empty() || newest->date != page.updated) {
    return dated(input, page.language, "updated", page.updated);
  }
  return dated(input, page.language, "updated_by", page.updated,
               {{"names", people_line(input, page.language, people_of(*newest))}}, true);
}

std::string authors_line(const ViewInput& input, const Page& page) {
  std::vector<std::string> names;
  for (const Text& author : input.docs[page.id].meta.authors) names.push_back(without_addresses(author.value));
  if (names.empty()) return {};
  return phrase(input, page.language, "by", {{"names", enumerated(names, word(input, page.language, "and"))}});
}

std::string ai_line(const ViewInput& input, const Page& page) {
  const std::string& use = input.docs[page.id].meta.ai.value;
  if (use == "assisted") return word(input, page.language, "ai_assisted");
  if (use == "generated") return word(input, page.language, "ai_generated");
  return {};
}

void add_feedback(const ViewInput& input, const Page& page, Object& data) {
  const FeedbackConfig& feedback = input.config.feedback;
  const std::string url = absolute_url(input.config, page.url);
  const std::string revision = page.history.empty() ? std::string() : page.history.revisions.front().id;
  if (!feedback.form_url.empty()) {
    Object form;
    form.set("action", config_url(input.config, feedback.form_url));
    form.set("page", url);
    form.set("revision", revision);
    data.set("feedback", std::move(form));
  }
  if (!feedback.issue_url.empty()) {
    data.set("report", format_string(feedback.issue_url, {{"title", encode_url_part(page.title)},
                                                          {"url", encode_url_part(url)},
                                                          {"revision", encode_url_part(revision)}}));
  } else if (!feedback.email.empty()) {
    const std::string subject = phrase(input, page.language, "report_subject", {{"title", page.title}});
    std::string body = word(input, page.language, "report_body") + "\r\n\r\n\r\n" + url;
    if (!revision.empty()) body += "\r\n" + revision;
    data.set("report",
             "mailto:" + feedback.email + "?subject=" + encode_url_part(subject) + "&body=" + encode_url_part(body));
  }
}

// The members of the page's category around it.
Value neighbours_view(const ViewInput& input, const Page& page) {
  if (page.category == kNoPage) return false;
  const std::vector<PageId>& members = input.site.categories[page.category].members;
  const auto here = std::find(members.begin(), members.end(), page.id);
  if (here == members.end() || members.size() < 2) return false;
  Object neighbours;
  neighbours.set("previous", here == members.begin() ? Value(false) : page_link(input, input.site.page(*(here - 1))));
  neighbours.set("next", here + 1 == members.end() ? Value(false) : page_link(input, input.site.page(*(here + 1))));
  return neighbours;
}

Value tags_view(const ViewInput& input, const Page& page) {
  List links;
  for (const std::string& name : page.tags) {
    const auto tag = std::find_if(input.site.tags.begin(), input.site.tags.end(),
                                  [&](const Tag& each) { return each.name == name && each.language == page.language; });
    if (tag != input.site.tags.end()) links.emplace_back(plain_link(tag->name, tag->url));
  }
  if (links.empty()) return false;
  Object tags;
  tags.set("links", std::move(links));
  return tags;
}

// Review dates that have passed: "Siden skulle være læst igennem i september 2025."
std::string review_line(const ViewInput& input, const Page& page) {
  const Date due = review_due(input.docs[page.id], page);
  if (!is_overdue(due, input.today)) return {};
  return phrase(input, page.language, "review_due", {{"month", month_and_year(due, page.language)}});
}

CommonView common_of(const ViewInput& input, const Page& page) {
  CommonView view;
  view.language = page.language;
  view.title = page.title;
  view.description = page.description;
  view.url = page.url;
  view.image = input.links.pages[page.id].image.href;
  if (view.image.empty() && input.page_images && page.id < input.page_images->size()) {
    const std::string& drawn = (*input.page_images)[page.id];
    if (!drawn.empty()) view.image = input.config.base_path + drawn;
  }
  view.crumbs = crumbs_of(input, page);
  view.noindex = page.future;
  view.json_ld = page_json_ld(input, page, view.crumbs);
  if (page.kind == PageKind::article) view.og_type = "article";
  if (page.updated.known()) {
    const Object line = dated(input, page.language, "updated", page.updated);
    for (const std::string_view part : {"before", "date", "after"}) {
      view.printed += std::get<std::string>(line.find(part)->state());
    }
  }
  view.alternates.emplace_back(page.language, page.url);
  for (const PageId id : page.translations) {
    view.alternates.emplace_back(input.site.page(id).language, input.site.page(id).url);
  }
  std::sort(view.alternates.begin(), view.alternates.end());
  return view;
}

// A home page's only paragraph is its introduction, and then nothing is left for the body; else the description is.
std::string home_intro(const ViewInput& input, const Page& page, std::string& body) {
  const Doc& doc = input.docs[page.id];
  const NodeRange range = doc.body.size() == 1 ? doc.body.front() : NodeRange{};
  const bool one_paragraph =
      !range.empty() && doc.nodes[range.begin].kind == NodeKind::paragraph && doc.nodes[range.begin].end == range.end;
  if (!one_paragraph) return escape_html(doc.meta.description.value);
  body.clear();
  return render_inlines(input, page, range);
}

}  // namespace

View page_view(const ViewInput& input, PageId id) {
  const Page& page = input.site.page(id);
  const Doc& doc = input.docs[id];
  View view;
  view.layout = std::string(name_of(page.kind));
  view.output = page.output;
  view.language = page.language;

  CommonView common = common_of(input, page);
  common.search_large = page.kind == PageKind::home;
  if (page.kind == PageKind::home) common.title_tag = home_title_tag(input, page.language, page.title);
  Object data = common_fields(input, std::move(common));
  data.set("kind", std::string(name_of(page.kind)));
  data.set("letter", letter_tab(input, page));
  std::string body = render_ranges(input, page, doc.body);
  if (page.kind == PageKind::home) add_home_fields(input, page.language, home_intro(input, page, body), data);
  data.set("body", std::move(body));
  if (page.kind == PageKind::term) {
    add_forms(input, page, data);
    add_definition(input, page, data);
  } else if (page.kind != PageKind::home) {
    data.set("lead", escape_html(lead_of(doc.meta)));
  }
  if (!doc.takeaways.empty()) {
    Object takeaways;
    takeaways.set("title", doc.takeaways_title.empty() ? word(input, page.language, "takeaways") : doc.takeaways_title);
    takeaways.set("html", render_ranges(input, page, {doc.takeaways}));
    data.set("takeaways", std::move(takeaways));
  }
  data.set("authors", authors_line(input, page));
  if (page.kind == PageKind::article) {
    const uint32_t minutes = std::max(1u, (doc.word_count + kWordsPerMinute - 1) / kWordsPerMinute);
    data.set("reading_time", phrase(input, page.language, "reading", {{"n", std::to_string(minutes)}}));
  }
  data.set("updated", updated_view(input, page));
  data.set("draft", page.future);
  data.set("review_due", review_line(input, page));
  data.set("ai_use", ai_line(input, page));
  data.set("faq", faq_view(input, page));
  data.set("notes", notes_view(input, page));
  data.set("downloads", downloads_view(input, page));
  data.set("tags", tags_view(input, page));
  if (page.kind != PageKind::home) add_feedback(input, page, data);
  if (!input.related[id].empty()) {
    Object related;
    related.set("cards", page_cards(input, input.related[id], 0, input.related[id].size()));
    data.set("related", std::move(related));
  }
  data.set("backlinks", backlinks_view(input, page));
  if (page.kind != PageKind::home) data.set("history", history_view(input, page));
  data.set("neighbours", neighbours_view(input, page));
  data.set("toc", toc_view(input, page, data));
  if (page.kind == PageKind::category) {
    for (const Category& category : input.site.categories) {
      if (category.page == id) add_category_fields(input, category, data);
    }
  }
  view.data = std::move(data);
  return view;
}

}  // namespace kb
