// The parts of a written page below its head: body, questions, notes, files, contents, who mentions it.
#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/escape_html.h"
#include "generator/base/path.h"
#include "generator/page/render_html.h"
#include "generator/render/view_parts.h"

namespace kb {
namespace {

constexpr size_t kBacklinksShown = 40;  // in each group
constexpr size_t kContentsFrom = 3;     // headings and questions, for a table of contents
constexpr int kAnswerHeadings = 4;      // answers stand under an h3

RenderContext context_of(const ViewInput& input, const Page& page, int shift) {
  const PageLinks& links = input.links.pages[page.id];
  RenderContext context;
  context.targets = &links.targets;
  context.term_links = &links.term_links;
  context.definition_of = [&input](uint32_t term) { return page_meaning(input, input.site.page(term)); };
  context.heading_shift = shift;
  size_t i = 0;
  for (const std::string_view key : {"alert.note", "alert.tip", "alert.important", "alert.warning", "alert.caution"}) {
    context.alert_titles[i++] = word(input, page.language, key);
  }
  context.footnote_label = word(input, page.language, "notes.reference");
  context.table_label = word(input, page.language, "table");
  return context;
}

std::string size_text(uint64_t bytes, std::string_view language) {
  constexpr uint64_t kKilo = 1000, kMega = 1000 * 1000;
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  if (bytes < kKilo) return std::to_string(bytes) + std::string(kNoBreakSpace) + "B";
  if (bytes < kMega) return std::to_string((bytes + kKilo / 2) / kKilo) + std::string(kNoBreakSpace) + "kB";
  const uint64_t tenths = (bytes + kMega / 20) / (kMega / 10);
  return std::to_string(tenths / 10) + (language == "en" ? "." : ",") + std::to_string(tenths % 10) +
         std::string(kNoBreakSpace) + "MB";
}

std::string file_type(std::string_view path) {
  std::string type(extension_of(path));
  type.erase(0, 1);
  for (char& c : type) c = ascii::upper(c);
  return type;
}

Object toc_entry(std::string id, std::string text) {
  Object entry;
  entry.set("id", std::move(id));
  entry.set("text", std::move(text));
  return entry;
}

}  // namespace

std::string render_ranges(const ViewInput& input, const Page& page, const std::vector<NodeRange>& ranges) {
  const RenderContext context = context_of(input, page, 0);
  std::string html;
  for (const NodeRange& range : ranges) render_html(input.docs[page.id], range, context, html);
  return html;
}

std::string render_inlines(const ViewInput& input, const Page& page, NodeRange range) {
  std::string html;
  render_inline_html(input.docs[page.id], range, context_of(input, page, 0), html);
  return html;
}

Value faq_view(const ViewInput& input, const Page& page) {
  const Doc& doc = input.docs[page.id];
  if (doc.faq.empty()) return false;
  // Answers' headings are written below the question's: two levels under the FAQ's own heading, or from h2 up where
  // the questions stand in front matter.
  const int faq_level = doc.faq_heading.empty() ? 0 : doc.nodes[doc.faq_heading.begin].level;
  const RenderContext context = context_of(input, page, kAnswerHeadings - (faq_level + 2));
  List items;
  for (const FaqItem& item : doc.faq) {
    Object question;
    question.set("id", item.id);
    // A link inside <summary> would be a control inside a control.
    const bool plain = item.question_inlines.empty() || has_link(doc, item.question_inlines);
    std::string asked, answer;
    if (plain) {
      escape_html(item.question, asked);
    } else {
      render_inline_html(doc, item.question_inlines, context, asked);
    }
    render_html(doc, item.answer, context, answer);
    question.set("question", std::move(asked));
    question.set("answer", std::move(answer));
    question.set("open", items.empty());
    items.emplace_back(std::move(question));
  }
  const std::string title = page.kind == PageKind::term ? in_sentence(page.title) : page.title;
  Object faq;
  faq.set("id", doc.faq_id.empty() ? std::string("kb-faq") : doc.faq_id);
  faq.set("title", doc.faq_title.empty() ? phrase(input, page.language, "faq", {{"title", title}}) : doc.faq_title);
  faq.set("items", std::move(items));
  return faq;
}

Value notes_view(const ViewInput& input, const Page& page) {
  const Doc& doc = input.docs[page.id];
  if (doc.footnotes.empty()) return false;
  std::vector<uint32_t> uses(doc.footnotes.size());
  for (const FootnoteUse& use : doc.footnote_uses) ++uses[use.footnote];
  const RenderContext context = context_of(input, page, 0);
  List items;
  for (uint32_t i = 0; i < doc.footnotes.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    Object note;
    std::string html;
    render_footnote(doc, i, context, html);
    note.set("id", "fn" + number);
    note.set("html", std::move(html));
    List places;
    for (uint32_t use = 0; use < uses[i]; ++use) {
      Object place;
      place.set("id", "ref" + number + (use == 0 ? std::string() : "-" + std::to_string(use + 1)));
      place.set("label", phrase(input, page.language, "notes_back", {{"n", number}}));
      places.emplace_back(std::move(place));
    }
    note.set("uses", std::move(places));
    items.emplace_back(std::move(note));
  }
  Object notes;
  notes.set("items", std::move(items));
  return notes;
}

Value downloads_view(const ViewInput& input, const Page& page) {
  const std::vector<Download>& downloads = input.docs[page.id].meta.downloads;
  const std::vector<FileTarget>& targets = input.links.pages[page.id].downloads;
  List files;
  for (size_t i = 0; i < downloads.size() && i < targets.size(); ++i) {
    if (targets[i].href.empty()) continue;
    const std::string type = file_type(downloads[i].file.value);
    std::string about = type;
    if (targets[i].bytes > 0) about += (about.empty() ? "" : ", ") + size_text(targets[i].bytes, page.language);
    if (downloads[i].language.present()) {
      const std::string& name = word(input, page.language, "language." + downloads[i].language.value);
      about += (about.empty() ? "" : ", ") + (name.empty() ? downloads[i].language.value : name);
    }
    const std::string& path = downloads[i].file.value;
    Object file = plain_link(downloads[i].title.present() ? downloads[i].title.value : std::string(file_name(path)),
                             targets[i].href);
    file.set("type", type);
    file.set("about", about);
    file.set("first", files.empty());
    files.emplace_back(std::move(file));
  }
  if (files.empty()) return false;
  Object view;
  view.set("files", std::move(files));
  return view;
}

Value backlinks_view(const ViewInput& input, const Page& page) {
  std::vector<const Page*> terms, others;
  for (const PageId id : input.links.backlinks[page.id]) {
    const Page& from = input.site.page(id);
    if (from.kind == PageKind::home || from.kind == PageKind::category || from.language != page.language) continue;
    (from.kind == PageKind::term ? terms : others).push_back(&from);
  }
  List groups;
  const auto add = [&](std::vector<const Page*>& pages, std::string_view key) {
    if (pages.empty()) return;
    const size_t shown = std::min(pages.size(), kBacklinksShown);
    std::partial_sort(
        pages.begin(), pages.begin() + static_cast<std::ptrdiff_t>(shown), pages.end(),
        [](const Page* a, const Page* b) { return std::tie(a->sort_key, a->id) < std::tie(b->sort_key, b->id); });
    Object group;
    List links;
    links.reserve(shown);
    for (size_t i = 0; i < shown; ++i) links.emplace_back(page_link(input, *pages[i]));
    const size_t more = pages.size() - links.size();
    group.set("title", word(input, page.language, key));
    group.set("links", std::move(links));
    group.set("more", more == 0 ? std::string() : counted(input, page.language, "backlinks_more", more));
    groups.emplace_back(std::move(group));
  };
  add(terms, "backlinks_terms");
  add(others, "backlinks_others");
  if (groups.empty()) return false;
  Object backlinks;
  backlinks.set("groups", std::move(groups));
  return backlinks;
}

Value toc_view(const ViewInput& input, const Page& page, const Object& sections) {
  const Doc& doc = input.docs[page.id];
  if (!doc.meta.toc) return false;
  struct Entry {
    const Heading* heading;
    std::vector<const Heading*> children;
  };
  std::vector<Entry> entries;
  size_t count = doc.faq.empty() ? 0 : 1;
  size_t range = 0;
  uint8_t top = 0;
  for (const Heading& heading : doc.headings) {
    while (range < doc.body.size() && doc.body[range].end <= heading.node) ++range;
    const bool in_body = range < doc.body.size() && doc.body[range].begin <= heading.node;
    if (!in_body || heading.text.empty()) continue;
    if (top == 0 || heading.level < top) top = heading.level;
    if (heading.level > top + 1) continue;
    ++count;
    if (heading.level == top || entries.empty()) {
      entries.push_back({&heading, {}});
    } else {
      entries.back().children.push_back(&heading);
    }
  }
  if (count < kContentsFrom) return false;

  List items;
  const auto add = [&](const std::string& id, const std::string& text, List children) {
    Object item = toc_entry(id, text);
    item.set("has_children", !children.empty());
    item.set("children", std::move(children));
    items.emplace_back(std::move(item));
  };
  for (const Entry& entry : entries) {
    List children;
    for (const Heading* child : entry.children) {
      children.emplace_back(toc_entry(child->id, hyphenated(input, page.language, child->text)));
    }
    add(entry.heading->id, hyphenated(input, page.language, entry.heading->text), std::move(children));
  }
  const auto add_section = [&](std::string_view name, const std::string& id, std::string_view key) {
    const Value* section = sections.find(name);
    if (section && std::holds_alternative<Object>(section->state())) add(id, word(input, page.language, key), {});
  };
  add_section("faq", doc.faq_id.empty() ? "kb-faq" : doc.faq_id, "faq_short");
  add_section("notes", "kb-notes", "notes");
  add_section("related", "kb-related", "related");
  add_section("backlinks", "kb-backlinks", "backlinks");
  add_section("history", "kb-history", "history_short");
  Object toc;
  toc.set("items", std::move(items));
  return toc;
}

}  // namespace kb
