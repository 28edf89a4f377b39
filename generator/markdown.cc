// Owns md4c 0.4.8 and keeps it safe:
// - the text it gets ends in a newline and NULs, because it reads a byte past the end;
// - its own wikilinks, autolinks and math stay off (memory errors in that release); the first two are our own;
// - text with absurdly many brackets is mended before (markdown_text.h), because link search is quadratic;
// - what it makes is held against a budget and its tables against a number of columns, because a small text can
//   otherwise become gigabytes;
// - callbacks stop it by returning -1, the only value it honours, and never throw through it.
#include "generator/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <limits>
#include <new>

#include "generator/html_entities.h"
#include "generator/markdown_builder.h"
#include "generator/markdown_text.h"

namespace kb {
namespace {

constexpr uint32_t kMaxBytes = 32u << 20;
constexpr unsigned kMaxColumns = 128;
constexpr unsigned kBaseFlags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;

enum class Stop : uint8_t { none, budget, columns, memory };

struct Parse {
  const MarkdownText& text;
  MarkdownBuilder& builder;
  uint64_t budget;
  Stop stop = Stop::none;

  uint32_t place(const MD_CHAR* at) const {
    const char* begin = text.data();
    if (at == nullptr || std::less<const char*>()(at, begin) || !std::less<const char*>()(at, begin + text.size())) {
      return MarkdownBuilder::kNowhere;
    }
    return static_cast<uint32_t>(at - begin);
  }

  TextRange place(const MD_ATTRIBUTE& attribute) const {
    const uint32_t begin = place(attribute.text);
    if (begin == MarkdownBuilder::kNowhere) return {};
    return {begin, begin + attribute.size};
  }

  int go_on() {
    if (builder.work() <= budget) return 0;
    stop = Stop::budget;
    return -1;
  }
};

std::string attribute_text(const MD_ATTRIBUTE& attribute) {
  std::string out;
  if (attribute.text == nullptr) return out;
  for (size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    if (attribute.substr_types[i] == MD_TEXT_NULLCHAR) {
      append_code_point(0, out);
    } else if (attribute.substr_types[i] != MD_TEXT_ENTITY || !append_entity(part, out)) {
      out += part;
    }
  }
  return out;
}

int enter_block_unguarded(MD_BLOCKTYPE type, void* detail, Parse& parse) {
  MarkdownBuilder& builder = parse.builder;
  switch (type) {
    case MD_BLOCK_DOC:
      break;
    case MD_BLOCK_QUOTE:
      builder.open(NodeKind::quote);
      break;
    case MD_BLOCK_UL:
      builder.open(NodeKind::list, static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0 ? 1 : 0);
      break;
    case MD_BLOCK_OL: {
      const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
      builder.open(NodeKind::ordered_list, list->is_tight != 0 ? 1 : 0, list->start);
      break;
    }
    case MD_BLOCK_LI: {
      const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
      builder.open_list_item(item->is_task != 0, item->is_task != 0 && item->task_mark != ' ');
      break;
    }
    case MD_BLOCK_HR:
      builder.rule();
      break;
    case MD_BLOCK_H:
      builder.open(NodeKind::heading, static_cast<uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
      break;
    case MD_BLOCK_CODE:
      builder.code_block(attribute_text(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->info));
      break;
    case MD_BLOCK_HTML:
      builder.open(NodeKind::raw_html_block);
      break;
    case MD_BLOCK_P:
      builder.open(NodeKind::paragraph);
      break;
    case MD_BLOCK_TABLE:
      if (static_cast<MD_BLOCK_TABLE_DETAIL*>(detail)->col_count > kMaxColumns) {
        parse.stop = Stop::columns;
        return -1;
      }
      builder.open_table();
      break;
    case MD_BLOCK_THEAD:
      builder.open(NodeKind::table_head);
      break;
    case MD_BLOCK_TBODY:
      builder.open(NodeKind::table_body);
      break;
    case MD_BLOCK_TR:
      builder.open(NodeKind::table_row);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      builder.open(type == MD_BLOCK_TH ? NodeKind::header_cell : NodeKind::cell,
                   static_cast<uint8_t>(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align));
      break;
  }
  return parse.go_on();
}

NodeKind span_kind(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_STRONG:
      return NodeKind::strong;
    case MD_SPAN_DEL:
      return NodeKind::strikethrough;
    case MD_SPAN_CODE:
      return NodeKind::code;
    case MD_SPAN_A:
      return NodeKind::link;
    case MD_SPAN_IMG:
      return NodeKind::image;
    default:
      return NodeKind::emphasis;  // underline, math and md4c's own wikilinks are never switched on
  }
}

int enter_span_unguarded(MD_SPANTYPE type, void* detail, Parse& parse) {
  MarkdownBuilder& builder = parse.builder;
  if (type == MD_SPAN_A) {
    const auto* link = static_cast<MD_SPAN_A_DETAIL*>(detail);
    builder.open_link(LinkKind::link, attribute_text(link->href), attribute_text(link->title), parse.place(link->href));
  } else if (type == MD_SPAN_IMG) {
    const auto* image = static_cast<MD_SPAN_IMG_DETAIL*>(detail);
    builder.open_link(LinkKind::image, attribute_text(image->src), attribute_text(image->title),
                      parse.place(image->src));
  } else {
    builder.open_span(span_kind(type));
  }
  return parse.go_on();
}

int text_unguarded(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, Parse& parse) {
  MarkdownBuilder& builder = parse.builder;
  const uint32_t at = parse.place(text);
  const std::string_view run(text, size);
  switch (type) {
    case MD_TEXT_NULLCHAR:
      builder.decoded_text("\xEF\xBF\xBD", at, 1);
      break;
    case MD_TEXT_BR:
      builder.hard_break();
      break;
    case MD_TEXT_SOFTBR:
      builder.soft_break();
      break;
    case MD_TEXT_ENTITY: {
      std::string decoded;
      if (append_entity(run, decoded)) {
        builder.decoded_text(decoded, at, size);
      } else {
        builder.text(run, at);
      }
      break;
    }
    case MD_TEXT_CODE:
      builder.verbatim(run, at);
      break;
    case MD_TEXT_HTML:
      builder.html(run, at);
      break;
    default:
      builder.text(run, at);
      break;
  }
  return parse.go_on();
}

// md4c is C: an exception (only memory can run out here) must not pass through it.
template <class Function>
int guarded(void* userdata, Function&& function) {
  auto& parse = *static_cast<Parse*>(userdata);
  try {
    return function(parse);
  } catch (const std::exception&) {
    parse.stop = Stop::memory;
    return -1;
  }
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* userdata) {
  return guarded(userdata, [&](Parse& parse) { return enter_block_unguarded(type, detail, parse); });
}
int leave_block(MD_BLOCKTYPE type, void*, void* userdata) {
  if (type == MD_BLOCK_DOC || type == MD_BLOCK_HR) return 0;
  return guarded(userdata, [&](Parse& parse) {
    parse.builder.close();
    return parse.go_on();
  });
}
int enter_span(MD_SPANTYPE type, void* detail, void* userdata) {
  return guarded(userdata, [&](Parse& parse) { return enter_span_unguarded(type, detail, parse); });
}
int leave_span(MD_SPANTYPE type, void*, void* userdata) {
  return guarded(userdata, [&](Parse& parse) {
    parse.builder.close_span(span_kind(type));
    return parse.go_on();
  });
}
int text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* userdata) {
  return guarded(userdata, [&](Parse& parse) { return text_unguarded(type, text, size, parse); });
}

unsigned flags_of(const MarkdownOptions& options) {
  // Without raw HTML, tags are still recognised inside text, where harmless ones are told from others; blocks of HTML
  // are not, so that the Markdown between two tags stays Markdown.
  return kBaseFlags | (options.raw_html ? 0u : static_cast<unsigned>(MD_FLAG_NOHTMLBLOCKS));
}

Stop run(MarkdownState& state, MarkdownText& markdown, const MarkdownOptions& options) {
  constexpr uint64_t kGrowth = 64;
  constexpr uint64_t kAllowance = 1u << 20;
  const uint64_t budget = kGrowth * markdown.size() + kAllowance;
  markdown.pad();
  MarkdownBuilder builder(state, markdown);
  Parse parse{markdown, builder, budget};
  const MD_PARSER parser{0,    flags_of(options), enter_block, leave_block, enter_span, leave_span,
                         text, nullptr,           nullptr};
  const int status = md_parse(markdown.data(), markdown.size(), &parser, &parse);
  return status != 0 && parse.stop == Stop::none ? Stop::memory : parse.stop;
}

// --- where Markdown means nothing: code, and blocks of HTML ---

struct VerbatimBlocks {
  const char* begin;
  uint32_t size;
  std::vector<TextRange> code, html;
  bool inside = false;
  TextRange current;
};

std::vector<TextRange> verbatim_ranges(const MarkdownText& markdown, unsigned flags, bool html_only) {
  MarkdownText copy = markdown;
  copy.pad();
  // Brackets mean nothing here and could cost much.
  std::string flat(copy.text());
  for (char& c : flat) {
    if (c == '[' || c == ']') c = '.';
  }
  const auto size = static_cast<uint32_t>(flat.size());
  flat.append(16, '\0');
  VerbatimBlocks blocks{flat.data(), size, {}, {}, false, {}};
  const auto enter = [](MD_BLOCKTYPE type, void*, void* userdata) {
    auto& blocks = *static_cast<VerbatimBlocks*>(userdata);
    blocks.inside = type == MD_BLOCK_CODE || type == MD_BLOCK_HTML;
    blocks.current = {std::numeric_limits<uint32_t>::max(), 0};
    return 0;
  };
  const auto leave = [](MD_BLOCKTYPE type, void*, void* userdata) {
    auto& blocks = *static_cast<VerbatimBlocks*>(userdata);
    if (blocks.inside && blocks.current.begin < blocks.current.end) {
      (type == MD_BLOCK_HTML ? blocks.html : blocks.code).push_back(blocks.current);
    }
    blocks.inside = false;
    return 0;
  };
  const auto span = [](MD_SPANTYPE, void*, void*) { return 0; };
  const auto on_text = [](MD_TEXTTYPE, const MD_CHAR* text, MD_SIZE size, void* userdata) {
    auto& blocks = *static_cast<VerbatimBlocks*>(userdata);
    const std::less<const char*> before;
    if (!blocks.inside || before(text, blocks.begin) || !before(text, blocks.begin + blocks.size)) return 0;
    const auto at = static_cast<uint32_t>(text - blocks.begin);
    blocks.current.begin = std::min(blocks.current.begin, at);
    blocks.current.end = std::max(blocks.current.end, at + size);
    return 0;
  };
  const MD_PARSER parser{0, flags, enter, leave, span, span, on_text, nullptr, nullptr};
  md_parse(flat.data(), size, &parser, &blocks);
  if (html_only) return blocks.html;
  std::vector<TextRange> ranges = std::move(blocks.code);
  ranges.insert(ranges.end(), blocks.html.begin(), blocks.html.end());
  std::sort(ranges.begin(), ranges.end(), [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  return ranges;
}

void blank_comments(MarkdownText& markdown) {
  const std::vector<TextRange> html = verbatim_ranges(markdown, kBaseFlags, true);
  for (const TextRange& block : html) {
    const std::string_view text = markdown.text().substr(block.begin, block.end - block.begin);
    const size_t open = text.find_first_not_of(' ');
    if (open == std::string_view::npos || text.substr(open, 4) != "<!--") continue;
    const size_t close = text.find("-->", open);
    if (close == std::string_view::npos) continue;  // an unclosed comment is text
    markdown.blank({block.begin, block.begin + static_cast<uint32_t>(close) + 3});
  }
}

// --- one text ---

struct Sizes {
  size_t nodes, text, headings, links, footnotes, uses, infos, anchors;
};

Sizes sizes(const Doc& doc) {
  return {doc.nodes.size(),     doc.text.size(),          doc.headings.size(), doc.links.size(),
          doc.footnotes.size(), doc.footnote_uses.size(), doc.infos.size(),    doc.anchors.size()};
}

void roll_back(Doc& doc, const Sizes& to) {
  doc.nodes.resize(to.nodes, Node{NodeKind::text});
  doc.text.resize(to.text);
  doc.headings.resize(to.headings);
  doc.links.resize(to.links);
  doc.footnotes.resize(to.footnotes);
  doc.footnote_uses.resize(to.uses);
  doc.infos.resize(to.infos);
  doc.anchors.resize(to.anchors);
}

void report_stop(MarkdownState& state, Stop stop, Span place) {
  switch (stop) {
    case Stop::none:
      break;
    case Stop::columns:
      state.diagnostics.push_back(make_diagnostic(Code::markdown_table_columns, place,
                                                  "a table has more than " + std::to_string(kMaxColumns) + " columns",
                                                  "part it into several tables"));
      break;
    case Stop::budget:
      state.diagnostics.push_back(make_diagnostic(Code::markdown_too_large, place,
                                                  "this text becomes many times larger than it is written",
                                                  "look for reference links with a very long address used very often"));
      break;
    case Stop::memory:
      state.diagnostics.push_back(
          make_diagnostic(Code::markdown_too_large, place, "not enough memory to read this text", "part the page"));
      break;
  }
}

void remember_what_doc_has(MarkdownState& state) {
  for (const Heading& heading : state.doc.headings) state.ids.take(heading.id);
  for (const std::string& id : state.doc.anchors) state.ids.take(id);
  state.occurrences.assign(state.doc.footnotes.size(), 0);
  for (const FootnoteUse& use : state.doc.footnote_uses) ++state.occurrences[use.footnote];
}

void prepare(MarkdownState& state, MarkdownText& markdown, const MarkdownOptions& options) {
  const Survey found = survey(markdown);
  if (found.comments && !options.raw_html) blank_comments(markdown);
  if (!found.footnotes && !found.tight_headings && found.brackets.empty()) return;
  const std::vector<TextRange> code = verbatim_ranges(markdown, flags_of(options), false);
  if (found.footnotes) {
    state.definitions = take_footnotes(markdown, code, state.diagnostics);
    for (uint32_t i = 0; i < state.definitions.size(); ++i) {
      state.definition_by_label.emplace(state.definitions[i].label, i);
    }
  }
  mend(markdown, found, code, state.diagnostics);
}

Parsed<NodeRange> parse(Doc& doc, MarkdownText markdown, const MarkdownOptions& options) {
  MarkdownState state{doc, options, {}, {}, {}, {}, {}, {}, 0, {}, {}};
  const Span place = markdown.span(0, 0);
  NodeRange range{static_cast<uint32_t>(doc.nodes.size()), static_cast<uint32_t>(doc.nodes.size())};
  if (markdown.size() > kMaxBytes) {
    state.diagnostics.push_back(make_diagnostic(Code::markdown_too_large, place,
                                                "the page is larger than " + std::to_string(kMaxBytes >> 20) + " MB",
                                                "part it into several pages"));
    return {range, std::move(state.diagnostics)};
  }
  remember_what_doc_has(state);
  prepare(state, markdown, options);
  const Sizes before = sizes(doc);
  Stop stop = run(state, markdown, options);
  range.end = static_cast<uint32_t>(doc.nodes.size());
  // A footnote may use further ones, which are then added at the end.
  for (size_t i = before.footnotes; i < doc.footnotes.size() && stop == Stop::none; ++i) {
    FootnoteDefinition& definition = state.definitions[state.definition_by_label.find(doc.footnotes[i].label)->second];
    const auto begin = static_cast<uint32_t>(doc.nodes.size());
    stop = run(state, definition.body, options);
    doc.footnotes[i].body = {begin, static_cast<uint32_t>(doc.nodes.size())};
  }
  if (stop != Stop::none) {
    roll_back(doc, before);
    range.end = range.begin;
    report_stop(state, stop, place);
    return {range, std::move(state.diagnostics)};
  }
  for (const FootnoteDefinition& definition : state.definitions) {
    if (definition.footnote != FootnoteDefinition::kUnused) continue;
    state.diagnostics.push_back(make_diagnostic(Code::footnote_unused, definition.span,
                                                "footnote '" + definition.label + "' is never used, so it is not shown",
                                                "write '[^" + definition.label + "]' where it belongs, or remove it"));
  }
  if (state.shown_tags > 0) {
    const std::string more =
        state.shown_tags == 1 ? "" : ", and " + std::to_string(state.shown_tags - 1) + " more on this page";
    state.diagnostics.push_back(make_diagnostic(
        Code::markdown_raw_html, state.first_shown_tag,
        "HTML is shown as text: '" + state.first_shown_text.substr(0, 60) + "'" + more,
        "write it in Markdown, put it in `backticks` if it is meant as text, or set raw_html = true in site.toml"));
  }
  return {range, std::move(state.diagnostics)};
}

}  // namespace

Parsed<NodeRange> parse_markdown(Doc& doc, const SourceFile& source, uint32_t begin, uint32_t end,
                                 const MarkdownOptions& options) {
  return parse(doc, MarkdownText(source, begin, end), options);
}

Parsed<NodeRange> parse_markdown_value(Doc& doc, std::string_view markdown, Span place,
                                       const MarkdownOptions& options) {
  return parse(doc, MarkdownText(markdown, place), options);
}

}  // namespace kb
