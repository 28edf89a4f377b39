#include "generator/page/doc_markdown.h"

#include <algorithm>
#include <array>

#include "generator/base/ascii.h"

namespace kb {
namespace {

constexpr size_t kMaxPrefix = 64;  // bytes; containers nested deeper are written flat, so that output stays linear

constexpr std::array<bool, 256> make_maybe_special() {
  std::array<bool, 256> maybe{};
  for (const char c : {'\\', '`', '*', '[', ']', '<', '~', '_', '&', '|', '#', '\n'}) {
    maybe[static_cast<unsigned char>(c)] = true;
  }
  return maybe;
}
constexpr std::array<bool, 256> kMaybeSpecial = make_maybe_special();

// Escapes what means something anywhere in a line. '_' inside a word does not, nor does '&' before a blank; '|' does in
// a table and '#' in a heading: `also` is the one of them that counts here, or 0.
void append_escaped(std::string_view text, char also, std::string& out) {
  size_t done = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!kMaybeSpecial[static_cast<unsigned char>(c)]) continue;
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    if (c == '_' && i > 0 && ascii::is_word_byte(text[i - 1]) && ascii::is_word_byte(next)) continue;
    if (c == '&' && !ascii::is_word_byte(next) && next != '#') continue;
    if ((c == '|' || c == '#') && c != also) continue;
    out.append(text, done, i - done);
    out += c == '\n' ? ' ' : '\\';
    done = c == '\n' ? i + 1 : i;
  }
  out.append(text, done, text.size() - done);
}

// Whether a line that begins with `text` would be something else than a paragraph: a heading, list, quote, …
size_t special_start(std::string_view text) {
  size_t digits = 0;
  while (digits < text.size() && ascii::is_digit(text[digits])) ++digits;
  if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) return digits;
  const bool special = !text.empty() && std::string_view("#>+-=~|").find(text[0]) != std::string_view::npos;
  return special ? 0 : std::string_view::npos;
}

class Writer {
 public:
  Writer(const Doc& doc, const MarkdownContext& context) : doc_(doc), context_(context) {}

  void write(NodeRange range) {
    for (uint32_t i = range.begin; i < range.end;) {
      close_until(i);
      i = open(i);
    }
    close_until(range.end);
  }

  // What follows on the next lines stands four columns in, as a footnote's body does.
  void indent() { prefix_ += "    "; }
  void put_start(std::string_view text) {
    put(text);
    fresh_ = true;
  }

  std::string take() {
    end_line();
    return std::move(out_);
  }

 private:
  struct Open {
    uint32_t node = 0;
    size_t prefix = 0;  // length before this node
    bool tight = false;
    bool other_mark = false;  // written with its second mark: '*' or ')' for lists, '_' for emphasis
    uint32_t number = 0;      // ordered_list: of its next item
  };

  const Node& node(uint32_t i) const { return doc_.nodes[i]; }

  void put(std::string_view text) {
    if (text.empty()) return;
    if (line_start_) out_ += prefix_;
    line_start_ = false;
    fresh_ = false;
    out_ += text;
  }

  void end_line() {
    if (!line_start_) out_ += '\n';
    line_start_ = true;
    fresh_ = false;
  }

  // A block begins on a line of its own, after a blank one unless its list is tight; but right after "- " it goes on.
  void begin_block() {
    if (fresh_) {
      fresh_ = false;
      return;
    }
    end_line();
    if (out_.empty() || (!open_.empty() && open_.back().tight)) return;
    std::string_view blank = prefix_;
    while (!blank.empty() && blank.back() == ' ') blank.remove_suffix(1);
    out_ += blank;
    out_ += '\n';
  }

  // "- " or "> " before the first line of a container; `rest` before the others.
  void begin_container(std::string_view first, std::string_view rest) {
    begin_block();
    put(first);
    fresh_ = true;
    if (prefix_.size() + rest.size() <= kMaxPrefix) prefix_ += rest;
  }

  void close_until(uint32_t at) {
    while (!open_.empty() && node(open_.back().node).end <= at) {
      close(open_.back().node);
      prefix_.resize(open_.back().prefix);
      open_.pop_back();
    }
  }

  bool tight() const { return !open_.empty() && open_.back().tight; }

  // Opens node `i` and returns the index to go on with.
  uint32_t open(uint32_t i) {
    const Node& n = node(i);
    Open frame{i, prefix_.size(), tight(), false, 0};
    switch (n.kind) {
      case NodeKind::paragraph:
      case NodeKind::figure:
        begin_block();
        at_start_ = true;
        break;
      case NodeKind::heading:
        begin_block();
        put(std::string(static_cast<size_t>(std::clamp(n.level + context_.heading_shift, 1, 6)), '#') + " ");
        one_line_ = '#';
        break;
      case NodeKind::quote:
        begin_container("> ", "> ");
        frame.tight = false;
        break;
      case NodeKind::alert: {
        static constexpr std::array<std::string_view, 5> kNames = {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"};
        begin_container("> ", "> ");
        put("[!" + std::string(kNames[std::min<size_t>(n.level, 4)]) + "]");
        if (const std::string_view title = doc_.text_of(n); !title.empty()) {
          put(" ");
          text(title);
        }
        end_line();
        fresh_ = true;
        frame.tight = false;
        break;
      }
      case NodeKind::list:
      case NodeKind::ordered_list:
        begin_block();
        fresh_ = true;
        frame.tight = n.level == 1;
        frame.number = n.ref;
        // Two lists in a row would become one.
        frame.other_mark = last_list_end_ == i && last_list_ == n.kind && !last_list_other_mark_;
        break;
      case NodeKind::list_item: {
        const bool other = !open_.empty() && open_.back().other_mark;
        std::string marker = other ? "* " : "- ";
        if (!open_.empty() && node(open_.back().node).kind == NodeKind::ordered_list) {
          marker = std::to_string(open_.back().number++) + (other ? ") " : ". ");
        }
        begin_container(marker, std::string(marker.size(), ' '));
        at_start_ = true;
        break;
      }
      case NodeKind::code_block:
      case NodeKind::chart:
        code_block(n);
        return n.end;
      case NodeKind::raw_html_block:
        begin_block();
        lines(doc_.text_of(n));
        return n.end;
      case NodeKind::rule:
        begin_block();
        put("***");
        end_line();
        return n.end;
      case NodeKind::table:
        begin_block();
        alignments_.clear();
        break;
      case NodeKind::table_head:
      case NodeKind::table_body:
        break;
      case NodeKind::table_row:
        if (!fresh_) end_line();
        put("|");
        break;
      case NodeKind::header_cell:
        alignments_.push_back(n.level);
        [[fallthrough]];
      case NodeKind::cell:
        put(" ");
        one_line_ = '|';
        break;
      default:
        return open_inline(i, frame);
    }
    open_.push_back(frame);
    return i + 1;
  }

  uint32_t open_inline(uint32_t i, Open frame) {
    const Node& n = node(i);
    switch (n.kind) {
      case NodeKind::text:
        text(doc_.text_of(n));
        return n.end;
      case NodeKind::code:
        code(doc_.text_of(n));
        return n.end;
      case NodeKind::emphasis:
        frame.other_mark = !out_.empty() && out_.back() == '*';
        put(frame.other_mark ? "_" : "*");
        break;
      case NodeKind::strong:
        put("**");
        break;
      case NodeKind::strikethrough:
        put("~~");
        break;
      case NodeKind::link: {
        if (!address(n).empty()) {
          if (!out_.empty() && out_.back() == '!') out_.insert(out_.size() - 1, "\\");  // else it were an image
          put("[");
        }
        const LinkTarget* target = target_of(n);
        if (target && !target->text.empty()) {
          text(target->text);
          close(i);
          return n.end;
        }
        break;
      }
      case NodeKind::image: {
        put("![");
        text(doc_.text_of(n));
        put("](" + address(n) + title(n) + ")");
        return n.end;
      }
      case NodeKind::soft_break:
        if (one_line_ != '\0') {
          put(" ");
        } else {
          end_line();
          at_start_ = true;
        }
        return n.end;
      case NodeKind::hard_break:
        put(one_line_ == '\0' ? "\\" : "<br>");
        if (one_line_ == '\0') end_line();
        at_start_ = one_line_ == '\0';
        return n.end;
      case NodeKind::footnote_reference:
        put("[^" + std::to_string(doc_.footnote_uses[n.ref].footnote + 1) + "]");
        return n.end;
      case NodeKind::raw_html:
        put(doc_.text_of(n));
        return n.end;
      case NodeKind::task_mark:
        put(n.level == 1 ? "[x] " : "[ ] ");
        return n.end;
      case NodeKind::anchor:
        return n.end;
      default:
        break;  // language: its words are enough
    }
    open_.push_back(frame);
    return i + 1;
  }

  void close(uint32_t i) {
    const Node& n = node(i);
    switch (n.kind) {
      case NodeKind::heading:
        one_line_ = '\0';
        end_line();
        break;
      case NodeKind::paragraph:
      case NodeKind::figure:
      case NodeKind::quote:
      case NodeKind::alert:
      case NodeKind::list:
      case NodeKind::ordered_list:
        end_line();
        last_list_ = n.kind;
        last_list_end_ = n.end;
        last_list_other_mark_ = open_.back().other_mark;
        break;
      case NodeKind::list_item:
      case NodeKind::table:
      case NodeKind::table_row:
        end_line();
        break;
      case NodeKind::table_head:
        delimiter_row();
        break;
      case NodeKind::header_cell:
      case NodeKind::cell:
        put(" |");
        one_line_ = '\0';
        break;
      case NodeKind::emphasis:
        put(open_.back().other_mark ? "_" : "*");
        break;
      case NodeKind::strong:
        put("**");
        break;
      case NodeKind::strikethrough:
        put("~~");
        break;
      case NodeKind::link:
        if (const std::string to = address(n); !to.empty()) put("](" + to + title(n) + ")");
        break;
      default:
        break;
    }
  }

  void delimiter_row() {
    static constexpr std::array<std::string_view, 4> kMarks = {" --- |", " :-- |", " :-: |", " --: |"};
    end_line();
    put("|");
    for (const uint8_t alignment : alignments_) put(kMarks[std::min<size_t>(alignment, 3)]);
    end_line();
  }

  void text(std::string_view plain) {
    while (one_line_ == '\0' && plain.find('\n') != std::string_view::npos) {
      const size_t newline = plain.find('\n');
      line_of_text(plain.substr(0, newline));
      end_line();
      at_start_ = true;
      plain.remove_prefix(newline + 1);
    }
    line_of_text(plain);
  }

  void line_of_text(std::string_view plain) {
    std::string escaped;
    if (at_start_) {
      while (!plain.empty() && (plain[0] == ' ' || plain[0] == '\t')) plain.remove_prefix(1);
    }
    const size_t special = at_start_ ? special_start(plain) : std::string_view::npos;
    if (special != std::string_view::npos) {
      escaped.append(plain.substr(0, special));
      escaped += '\\';
      escaped += plain[special];
      plain.remove_prefix(special + 1);
    }
    append_escaped(plain, one_line_, escaped);
    put(escaped);
    if (!escaped.empty()) at_start_ = false;
  }

  static size_t longest_run(std::string_view text, char wanted) {
    size_t longest = 0, run = 0;
    for (const char c : text) {
      run = c == wanted ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    return longest;
  }

  void code(std::string_view text) {
    const std::string fence(longest_run(text, '`') + 1, '`');
    const bool pad = text.find_first_not_of(' ') != std::string_view::npos &&
                     (text.front() == '`' || text.back() == '`' || (text.front() == ' ' && text.back() == ' '));
    std::string inside;
    for (const char c : text) {
      // md4c keeps the backslash of "\\|" in a cell's code.
      if (one_line_ == '|' && c == '|' && (inside.empty() || inside.back() != '\\')) inside += '\\';
      inside += c == '\n' ? ' ' : c;
    }
    put(fence + (pad ? " " : "") + inside + (pad ? " " : "") + fence);
    at_start_ = false;
  }

  void lines(std::string_view text) {
    while (!text.empty()) {
      const size_t newline = text.find('\n');
      put(text.substr(0, newline));
      if (line_start_) out_ += '\n';
      end_line();
      if (newline == std::string_view::npos) break;
      text.remove_prefix(newline + 1);
    }
  }

  void code_block(const Node& n) {
    const std::string_view text = doc_.text_of(n);
    const std::string& info = doc_.infos[n.ref];
    const char mark = info.find('`') == std::string::npos ? '`' : '~';
    const std::string fence(std::max<size_t>(3, longest_run(text, mark) + 1), mark);
    begin_block();
    put(fence + info);
    end_line();
    lines(text);
    put(fence);
    end_line();
  }

  const LinkTarget* target_of(const Node& link) const {
    return context_.targets && link.ref < context_.targets->size() ? &(*context_.targets)[link.ref] : nullptr;
  }

  std::string address(const Node& link) const {
    const LinkTarget* target = target_of(link);
    if (!target || target->href.empty()) return {};
    std::string url = target->href[0] == '/' ? context_.origin + target->href : target->href;
    const bool plain = url.find_first_of(" ()<>\n") == std::string::npos;
    if (plain) return url;
    std::string angled = "<";
    for (const char c : url) {
      if (c == '<' || c == '>') angled += '\\';
      if (c != '\n') angled += c;
    }
    return angled + ">";
  }

  std::string title(const Node& link) const {
    const std::string& title = doc_.links[link.ref].title;
    if (title.empty()) return {};
    std::string out = " \"";
    for (const char c : title) {
      if (c == '"' || c == '\\' || c == '&') out += '\\';
      out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
  }

  const Doc& doc_;
  const MarkdownContext& context_;
  std::string out_;
  std::string prefix_;  // before each line
  std::vector<Open> open_;
  std::vector<uint8_t> alignments_;
  NodeKind last_list_ = NodeKind::list;  // the list before, to tell the next one from it
  uint32_t last_list_end_ = 0xFFFFFFFF;
  bool last_list_other_mark_ = false;
  bool line_start_ = true;  // nothing on the line yet
  bool fresh_ = false;      // the next block goes on where we are
  bool at_start_ = false;   // the next text begins a line of a paragraph
  char one_line_ = '\0';    // in a heading or table cell: what cannot stand there; no line may break
};

}  // namespace

std::string doc_markdown(const Doc& doc, const std::vector<NodeRange>& ranges, const MarkdownContext& context) {
  Writer writer(doc, context);
  for (const NodeRange& range : ranges) writer.write(range);
  return writer.take();
}

std::string footnotes_markdown(const Doc& doc, const MarkdownContext& context) {
  std::string all;
  for (size_t i = 0; i < doc.footnotes.size(); ++i) {
    Writer writer(doc, context);
    writer.put_start("[^" + std::to_string(i + 1) + "]: ");
    writer.indent();
    writer.write(doc.footnotes[i].body);
    all += writer.take();
  }
  return all;
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  append_escaped(text, '\0', out);
  return out;
}

}  // namespace kb
