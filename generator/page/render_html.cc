#include "generator/page/render_html.h"

#include <algorithm>
#include <array>

#include "generator/base/slug.h"
#include "generator/page/chart.h"
#include "generator/page/link_address.h"

namespace kb {
namespace {

constexpr unsigned kWideTable = 5;  // columns from which a table may leave the measure

constexpr std::array<bool, 256> make_escapes() {
  std::array<bool, 256> escapes{};
  for (const char c : {'&', '<', '>', '"'}) escapes[static_cast<unsigned char>(c)] = true;
  return escapes;
}
constexpr std::array<bool, 256> kEscapes = make_escapes();

std::string_view alert_class(uint8_t kind) {
  constexpr std::string_view kClasses[] = {"note", "note tip", "note important", "note warn", "note warn caution"};
  return kClasses[std::min<size_t>(kind, 4)];
}

bool is_block(NodeKind kind) {
  return kind < NodeKind::text;
}

// Writes nodes as they stand on the tape; what is open is on a stack of its own, so depth costs no recursion.
class Renderer {
 public:
  Renderer(const Doc& doc, const RenderContext& context, std::string& out) : doc_(doc), context_(context), out_(out) {}

  void render(NodeRange range) {
    const size_t floor = open_.size();
    for (uint32_t i = range.begin; i < range.end;) {
      close_until(floor, i);
      i = open(i, range.end);
    }
    close_until(floor, range.end);
  }

 private:
  struct Open {
    uint32_t node;
    uint32_t end;
  };

  const Node& node(uint32_t index) const { return doc_.nodes[index]; }

  void close_until(size_t floor, uint32_t at) {
    while (open_.size() > floor && open_.back().end <= at) {
      close(open_.back().node);
      open_.pop_back();
    }
  }

  void line() {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  void number(uint32_t value) { out_ += std::to_string(value); }

  void attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    escape_html(value, out_);
    out_ += '"';
  }

  int heading_level(const Node& heading) const {
    return std::clamp(static_cast<int>(heading.level) + context_.heading_shift, 1, 6);
  }

  // Opens node `i` and returns the index to go on with: i + 1, or the node's end where it is written completely.
  uint32_t open(uint32_t i, uint32_t range_end) {
    const Node& n = node(i);
    if (is_block(n.kind)) {
      close_label();
      if (n.kind != NodeKind::cell && n.kind != NodeKind::header_cell) line();
    }
    switch (n.kind) {
      case NodeKind::paragraph:
        if (n.level == 1 && n.end < range_end && node(n.end).kind == NodeKind::table) return n.end;  // its caption
        out_ += "<p>";
        break;
      case NodeKind::heading:
        out_ += "<h";
        number(static_cast<uint32_t>(heading_level(n)));
        attribute("id", doc_.headings[n.ref].id);
        out_ += '>';
        break;
      case NodeKind::quote:
        out_ += "<blockquote>\n";
        break;
      case NodeKind::alert:
        open_alert(n);
        break;
      case NodeKind::list:
        out_ += "<ul>\n";
        break;
      case NodeKind::ordered_list:
        out_ += "<ol";
        if (n.ref != 1) attribute("start", std::to_string(n.ref));
        out_ += ">\n";
        break;
      case NodeKind::list_item:
        out_ += is_task(i) ? "<li class=\"task\">" : "<li>";
        break;
      case NodeKind::code_block:
        code_block(n);
        return n.end;
      case NodeKind::chart:
        chart(i);
        return n.end;
      case NodeKind::raw_html_block:
        out_ += doc_.text_of(n);
        line();
        return n.end;
      case NodeKind::rule:
        out_ += "<hr>\n";
        return n.end;
      case NodeKind::table:
        open_table(i);
        break;
      case NodeKind::table_head:
        out_ += "<thead>\n";
        break;
      case NodeKind::table_body:
        out_ += "<tbody>\n";
        break;
      case NodeKind::table_row:
        out_ += "<tr>";
        break;
      case NodeKind::header_cell:
        // A header cell without a word says nothing to anybody and is an error to checkers.
        out_ += n.end == i + 1 ? "<td" : "<th scope=\"col\"";
        alignment(n);
        break;
      case NodeKind::cell:
        out_ += "<td";
        alignment(n);
        break;
      case NodeKind::figure:
        out_ += "<figure>";
        break;
      case NodeKind::text:
        text(i);
        return n.end;
      case NodeKind::code:
        out_ += "<code>";
        escape_html(doc_.text_of(n), out_);
        out_ += "</code>";
        return n.end;
      case NodeKind::emphasis:
        out_ += "<em>";
        break;
      case NodeKind::strong:
        out_ += "<strong>";
        break;
      case NodeKind::strikethrough:
        out_ += "<del>";
        break;
      case NodeKind::link:
        if (open_link(n)) return n.end;
        break;
      case NodeKind::image:
        image(i);
        return n.end;
      case NodeKind::soft_break:
        out_ += '\n';
        return n.end;
      case NodeKind::hard_break:
        out_ += "<br>\n";
        return n.end;
      case NodeKind::footnote_reference:
        footnote_reference(n);
        return n.end;
      case NodeKind::raw_html:
        out_ += doc_.text_of(n);
        return n.end;
      case NodeKind::task_mark:
        out_ += n.level == 1 ? "<label><input type=\"checkbox\" disabled checked> "
                             : "<label><input type=\"checkbox\" disabled> ";
        label_open_ = true;
        return n.end;
      case NodeKind::language:
        out_ += "<span";
        attribute("lang", doc_.infos[n.ref]);
        out_ += '>';
        break;
      case NodeKind::anchor:
        out_ += "<span";
        attribute("id", doc_.text_of(n));
        out_ += "></span>";
        return n.end;
    }
    open_.push_back({i, n.end});
    return i + 1;
  }

  void close(uint32_t i) {
    const Node& n = node(i);
    switch (n.kind) {
      case NodeKind::paragraph:
        close_label();
        out_ += "</p>\n";
        break;
      case NodeKind::heading:
        out_ += "</h";
        number(static_cast<uint32_t>(heading_level(n)));
        out_ += ">\n";
        break;
      case NodeKind::quote:
        line();
        out_ += "</blockquote>\n";
        break;
      case NodeKind::alert:
        line();
        out_ += "</div></div>\n";
        break;
      case NodeKind::list:
        line();
        out_ += "</ul>\n";
        break;
      case NodeKind::ordered_list:
        line();
        out_ += "</ol>\n";
        break;
      case NodeKind::list_item:
        close_label();
        out_ += "</li>\n";
        break;
      case NodeKind::table:
        line();
        out_ += "</table></div>\n";
        break;
      case NodeKind::table_head:
        line();
        out_ += "</thead>\n";
        break;
      case NodeKind::table_body:
        line();
        out_ += "</tbody>\n";
        break;
      case NodeKind::table_row:
        out_ += "</tr>\n";
        break;
      case NodeKind::header_cell:
        out_ += n.end == i + 1 ? "</td>" : "</th>";
        break;
      case NodeKind::cell:
        out_ += "</td>";
        break;
      case NodeKind::figure:
        close_figure(i);
        break;
      case NodeKind::emphasis:
        out_ += "</em>";
        break;
      case NodeKind::strong:
        out_ += "</strong>";
        break;
      case NodeKind::strikethrough:
        out_ += "</del>";
        break;
      case NodeKind::link:
        if (leads(address(n))) out_ += "</a>";
        break;
      case NodeKind::language:
        out_ += "</span>";
        break;
      default:
        break;
    }
  }

  void open_alert(const Node& n) {
    out_ += "<div class=\"";
    out_ += alert_class(n.level);
    out_ += "\" role=\"note\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#i-info\"/></svg><div>\n";
    const std::string_view own = doc_.text_of(n);
    const std::string_view title = own.empty() ? context_.alert_titles[std::min<size_t>(n.level, 4)] : own;
    if (title.empty()) return;
    out_ += "<p class=\"note-title\"><strong>";
    escape_html(title, out_);
    out_ += "</strong></p>\n";
  }

  void code_block(const Node& n) {
    out_ += "<pre tabindex=\"0\"><code";
    const std::string& info = doc_.infos[n.ref];
    const std::string_view language = std::string_view(info).substr(0, info.find_first_of(" \t"));
    if (!language.empty()) attribute("class", "language-" + std::string(language));
    out_ += '>';
    escape_html(doc_.text_of(n), out_);
    out_ += "</code></pre>\n";
  }

  // A chart of which nothing could be read is shown as it was written.
  void chart(uint32_t i) {
    const Node& n = node(i);
    const Chart chart = parse_chart(doc_.infos[n.ref], doc_.text_of(n)).chart;
    if (chart.rows.empty()) {
      code_block(n);
    } else {
      render_chart(chart, i, context_.table_label, out_);
    }
  }

  void alignment(const Node& cell) {
    if (cell.level == 2) out_ += " class=\"center\"";
    if (cell.level == 3) out_ += " class=\"num\"";
    out_ += '>';
  }

  void open_table(uint32_t i) {
    const Node& table = node(i);
    unsigned columns = 0;
    for (uint32_t cell = i + 3; cell < table.end && node(cell).kind == NodeKind::header_cell; cell = node(cell).end) {
      ++columns;
    }
    out_ += columns >= kWideTable ? "<div class=\"wide table\" role=\"region\" tabindex=\"0\""
                                  : "<div class=\"table\" role=\"region\" tabindex=\"0\"";
    if (table.ref != 0) {
      const std::string id = "tab" + std::to_string(i);
      attribute("aria-labelledby", id);
      out_ += "><table>\n<caption";
      attribute("id", id);
      out_ += '>';
      const uint32_t caption = table.ref - 1;
      render({caption + 1, node(caption).end});
      out_ += "</caption>\n";
      return;
    }
    if (!context_.table_label.empty()) attribute("aria-label", context_.table_label);
    out_ += "><table>\n";
  }

  void close_figure(uint32_t i) {
    const Node& image = node(i + 1);
    const std::string& caption = doc_.links[image.ref].title;
    if (!caption.empty()) {
      out_ += "<figcaption>";
      escape_html(caption, out_);
      out_ += "</figcaption>";
    }
    out_ += "</figure>\n";
  }

  bool is_task(uint32_t item) const {
    const uint32_t end = node(item).end;
    if (item + 1 < end && node(item + 1).kind == NodeKind::task_mark) return true;
    return item + 2 < end && node(item + 1).kind == NodeKind::paragraph && node(item + 2).kind == NodeKind::task_mark;
  }

  void close_label() {
    if (label_open_) out_ += "</label>";
    label_open_ = false;
  }

  void text(uint32_t i) {
    const Node& n = node(i);
    if (context_.term_links == nullptr || context_.term_links->empty()) {
      escape_html(doc_.text_of(n), out_);
      return;
    }
    const std::vector<TermLink>& links = *context_.term_links;
    auto link = std::lower_bound(links.begin(), links.end(), i,
                                 [](const TermLink& l, uint32_t index) { return l.node < index; });
    uint32_t at = n.text_begin;
    for (; link != links.end() && link->node == i; ++link) {
      if (link->begin < at || link->end > n.text_end || link->href.empty()) continue;
      escape_html(std::string_view(doc_.text).substr(at, link->begin - at), out_);
      out_ += "<a class=\"term\"";
      attribute("href", link->href);
      define(link->term);
      out_ += '>';
      escape_html(std::string_view(doc_.text).substr(link->begin, link->end - link->begin), out_);
      out_ += "</a>";
      at = link->end;
    }
    escape_html(std::string_view(doc_.text).substr(at, n.text_end - at), out_);
  }

  void define(uint32_t term) {
    if (term == kNoTerm || !context_.definition_of) return;
    const std::string_view definition = context_.definition_of(term);
    if (!definition.empty()) attribute("data-definition", definition);
  }

  // Where a link leads. Without resolved targets: where its author wrote.
  const LinkTarget& address(const Node& link) {
    if (context_.targets != nullptr && link.ref < context_.targets->size()) return (*context_.targets)[link.ref];
    const LinkUse& use = doc_.links[link.ref];
    written_ = LinkTarget{};
    if (use.kind != LinkKind::wikilink) written_.href = encode_url(use.target);
    // An address that leads nowhere is still one: CommonMark's [text]() is a link to this page.
    if (written_.href.empty() && use.kind != LinkKind::wikilink) written_.href = use.target.empty() ? "#" : "";
    return written_;
  }

  // Unsafe addresses were refused when the page was parsed; what reaches here by another way is refused too.
  static bool leads(const LinkTarget& target) { return !target.href.empty() && safe_url(target.href); }

  // True if the link was written with its text and all.
  bool open_link(const Node& link) {
    const LinkTarget& target = address(link);
    if (leads(target)) {
      out_ += "<a";
      if (target.term != kNoTerm) attribute("class", "term");
      attribute("href", target.href);
      const std::string& title = doc_.links[link.ref].title;
      if (!title.empty()) attribute("title", title);
      if (target.external) attribute("rel", "noopener");
      define(target.term);
      out_ += '>';
    }
    if (target.text.empty()) return false;
    escape_html(target.text, out_);
    if (leads(target)) out_ += "</a>";
    return true;
  }

  void image(uint32_t i) {
    const Node& n = node(i);
    const LinkTarget& target = address(n);
    const LinkUse& use = doc_.links[n.ref];
    if (!leads(target)) {
      escape_html(doc_.text_of(n), out_);
      return;
    }
    if (!target.sources.empty()) out_ += "<picture>";
    for (const ImageSource& source : target.sources) {
      out_ += "<source";
      attribute("srcset", source.href);
      attribute("type", source.type);
      out_ += '>';
    }
    out_ += "<img";
    attribute("src", target.href);
    attribute("alt", doc_.text_of(n));
    const bool caption = i > 0 && node(i - 1).kind == NodeKind::figure;
    if (!caption && !use.title.empty()) attribute("title", use.title);
    if (target.width > 0 && target.height > 0) {
      attribute("width", std::to_string(target.width));
      attribute("height", std::to_string(target.height));
    }
    out_ += " loading=\"lazy\" decoding=\"async\">";
    if (!target.sources.empty()) out_ += "</picture>";
  }

  void footnote_reference(const Node& n) {
    const FootnoteUse& use = doc_.footnote_uses[n.ref];
    const std::string number = std::to_string(use.footnote + 1);
    out_ += "<sup class=\"fn\"><a";
    attribute("id", use.occurrence == 0 ? "ref" + number : "ref" + number + "-" + std::to_string(use.occurrence + 1));
    attribute("href", "#fn" + number);
    out_ += " role=\"doc-noteref\"";
    if (!context_.footnote_label.empty()) attribute("aria-label", std::string(context_.footnote_label) + " " + number);
    out_ += '>';
    out_ += number;
    out_ += "</a></sup>";
  }

  const Doc& doc_;
  const RenderContext& context_;
  std::string& out_;
  std::vector<Open> open_;
  LinkTarget written_;
  bool label_open_ = false;
};

}  // namespace

void render_html(const Doc& doc, NodeRange range, const RenderContext& context, std::string& out) {
  Renderer(doc, context, out).render(range);
}

void render_inline_html(const Doc& doc, NodeRange range, const RenderContext& context, std::string& out) {
  if (range.empty()) return;
  Renderer(doc, context, out).render({range.begin + 1, std::min(range.end, doc.nodes[range.begin].end)});
}

void render_footnote(const Doc& doc, uint32_t footnote, const RenderContext& context, std::string& out) {
  const NodeRange body = doc.footnotes[footnote].body;
  if (body.empty()) return;
  const Node& first = doc.nodes[body.begin];
  const bool one_paragraph = first.kind == NodeKind::paragraph && first.end == body.end;
  if (one_paragraph) {
    render_inline_html(doc, body, context, out);
  } else {
    render_html(doc, body, context, out);
  }
}

void escape_html(std::string_view text, std::string& out) {
  size_t done = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!kEscapes[static_cast<unsigned char>(text[i])]) continue;
    out += text.substr(done, i - done);
    done = i + 1;
    switch (text[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += "&quot;";
        break;
    }
  }
  out += text.substr(done);
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  escape_html(text, out);
  return out;
}

}  // namespace kb
