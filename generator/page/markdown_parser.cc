// Owns md4c 0.4.8 and keeps it safe:
// - the text it gets ends in a newline and NULs, because it reads a byte past the end;
// - its own wikilinks, autolinks and math stay off (memory errors in that release); the first two are our own;
// - text with absurdly many brackets is mended before (markdown_prepare.h), because link search is quadratic;
// - what it makes is held against a budget and its tables against a number of columns, because a small text can
//   otherwise become gigabytes;
// - callbacks stop it by returning -1, the only value it honours, and never throw through it.
#include "generator/page/markdown_parser.h"

#include <md4c.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <limits>

#include "generator/base/html_entities.h"

namespace kb {
namespace {

constexpr unsigned kBaseFlags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;

// Where in `text` the parser points to; it also tells of bytes of its own.
uint32_t place_in(std::string_view text, const MD_CHAR* at) {
  const std::less<const char*> before;
  if (at == nullptr || before(at, text.data()) || !before(at, text.data() + text.size())) {
    return MarkdownBuilder::kNowhere;
  }
  return static_cast<uint32_t>(at - text.data());
}

struct Parse {
  std::string_view text;
  MarkdownBuilder& builder;
  uint64_t budget;
  MarkdownStop stop = MarkdownStop::none;

  TextRange place(const MD_ATTRIBUTE& attribute) const {
    const uint32_t begin = place_in(text, attribute.text);
    if (begin == MarkdownBuilder::kNowhere) return {};
    return {begin, begin + attribute.size};
  }

  int go_on() {
    if (builder.work() <= budget) return 0;
    stop = MarkdownStop::budget;
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
      if (static_cast<MD_BLOCK_TABLE_DETAIL*>(detail)->col_count > kMaxTableColumns) {
        parse.stop = MarkdownStop::columns;
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
  const uint32_t at = place_in(parse.text, text);
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
    parse.stop = MarkdownStop::memory;
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

unsigned flags(bool html_blocks) {
  return kBaseFlags | (html_blocks ? 0u : static_cast<unsigned>(MD_FLAG_NOHTMLBLOCKS));
}

struct VerbatimParse {
  std::string_view text;
  VerbatimRanges found = {};
  std::vector<TextRange>* open = nullptr;  // of `found`: what the block or span that is read belongs to
  TextRange current = {};

  void begin(std::vector<TextRange>* ranges) {
    open = ranges;
    current = {std::numeric_limits<uint32_t>::max(), 0};
  }
  void end() {
    if (open != nullptr && current.begin < current.end) open->push_back(current);
    open = nullptr;
  }
};

}  // namespace

MarkdownStop run_markdown_parser(MarkdownText& markdown, MarkdownBuilder& builder, bool html_blocks) {
  constexpr uint64_t kGrowth = 64;
  constexpr uint64_t kAllowance = 1u << 20;
  const uint64_t budget = kGrowth * markdown.size() + kAllowance;
  markdown.pad();
  Parse parse{markdown.text(), builder, budget};
  const MD_PARSER parser{0,      flags(html_blocks), enter_block, leave_block, enter_span, leave_span, text, nullptr,
                         nullptr};
  const int status = md_parse(markdown.data(), markdown.size(), &parser, &parse);
  return status != 0 && parse.stop == MarkdownStop::none ? MarkdownStop::memory : parse.stop;
}

VerbatimRanges find_verbatim(const MarkdownText& markdown, bool html_blocks) {
  std::string copy(markdown.text());
  // Brackets mean nothing here and could cost much.
  for (char& c : copy) {
    if (c == '[' || c == ']') c = '.';
  }
  copy += '\n';
  const auto size = static_cast<uint32_t>(copy.size());
  copy.append(16, '\0');
  VerbatimParse parse{std::string_view(copy).substr(0, size)};
  // Nothing in these can throw but for want of memory, and then std::terminate is as good as any end.
  const auto enter = [](MD_BLOCKTYPE type, void*, void* userdata) noexcept {
    auto& parse = *static_cast<VerbatimParse*>(userdata);
    parse.begin(type == MD_BLOCK_CODE ? &parse.found.code : type == MD_BLOCK_HTML ? &parse.found.html : nullptr);
    return 0;
  };
  const auto leave = [](MD_BLOCKTYPE, void*, void* userdata) noexcept {
    static_cast<VerbatimParse*>(userdata)->end();
    return 0;
  };
  const auto enter_span = [](MD_SPANTYPE type, void*, void* userdata) noexcept {
    auto& parse = *static_cast<VerbatimParse*>(userdata);
    if (type == MD_SPAN_CODE) parse.begin(&parse.found.spans);
    return 0;
  };
  const auto leave_span = [](MD_SPANTYPE type, void*, void* userdata) noexcept {
    if (type == MD_SPAN_CODE) static_cast<VerbatimParse*>(userdata)->end();
    return 0;
  };
  const auto on_text = [](MD_TEXTTYPE, const MD_CHAR* text, MD_SIZE size, void* userdata) noexcept {
    auto& parse = *static_cast<VerbatimParse*>(userdata);
    const uint32_t at = place_in(parse.text, text);
    if (parse.open == nullptr || at == MarkdownBuilder::kNowhere) return 0;
    parse.current.begin = std::min(parse.current.begin, at);
    parse.current.end = std::max(parse.current.end, at + size);
    return 0;
  };
  const MD_PARSER parser{0, flags(html_blocks), enter, leave, enter_span, leave_span, on_text, nullptr, nullptr};
  md_parse(copy.data(), size, &parser, &parse);
  return std::move(parse.found);
}

}  // namespace kb
