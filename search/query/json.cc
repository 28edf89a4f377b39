// Results as JSON (FORMAT.md, "Results"). A writer for exactly this. Native only.
#include "search/query/engine.h"

namespace kb::search {
namespace {

class Writer {
 public:
  std::string take() { return static_cast<std::string&&>(out_); }

  void open(char bracket) {
    comma();
    out_ += bracket;
    fresh_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    fresh_ = false;
  }
  void key(std::string_view name) {
    string(name);
    out_ += ':';
    fresh_ = true;
  }
  void boolean(bool value) {
    comma();
    out_ += value ? "true" : "false";
  }
  void number(int64_t value) {
    comma();
    if (value < 0) out_ += '-';
    uint64_t rest = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    char digits[20];
    int count = 0;
    do {
      digits[count++] = static_cast<char>('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    while (count > 0) out_ += digits[--count];
  }
  void string(std::string_view text) {
    comma();
    out_ += '"';
    for (const char c : text) {
      const uint8_t b = static_cast<uint8_t>(c);
      if (c == '"' || c == '\\') {
        out_ += '\\';
        out_ += c;
      } else if (b < 0x20) {
        out_ += "\\u00";
        out_ += "0123456789abcdef"[b >> 4];
        out_ += "0123456789abcdef"[b & 15];
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }
  void field(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  void field(std::string_view name, int64_t value) {
    key(name);
    number(value);
  }
  // [[begin, end], …]
  void marks(std::string_view name, const std::vector<Mark>& marks) {
    key(name);
    open('[');
    for (const Mark& mark : marks) {
      open('[');
      number(mark.begin);
      number(mark.end);
      close(']');
    }
    close(']');
  }
  void strings(std::string_view name, const std::vector<std::string>& list) {
    key(name);
    open('[');
    for (const std::string& text : list) string(text);
    close(']');
  }

 private:
  void comma() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }

  std::string out_;
  bool fresh_ = true;
};

void write_section(Writer& out, const SectionResult& section) {
  out.open('{');
  out.field("heading", section.heading);
  out.field("anchor", section.anchor);
  out.field("kind", section.kind);
  out.field("excerpt", section.excerpt);
  out.marks("headingMarks", section.heading_marks);
  out.marks("excerptMarks", section.excerpt_marks);
  out.key("answer");
  out.boolean(section.answer);
  out.field("answerText", section.answer_text);
  out.field("score", section.score);
  out.close('}');
}

void write_page(Writer& out, const PageResult& page) {
  out.open('{');
  out.field("page", page.page);
  out.field("url", page.url);
  out.field("title", page.title);
  out.field("kind", page.kind);
  out.field("category", page.category);
  out.field("definition", page.definition);
  out.marks("titleMarks", page.title_marks);
  out.field("tier", name_of(page.tier));
  out.field("matched", page.matched);
  out.field("score", page.score);
  out.key("sections");
  out.open('[');
  for (const SectionResult& section : page.sections) write_section(out, section);
  out.close(']');
  if (!page.explanation.empty()) {
    out.key("explanation");
    out.open('[');
    for (const Explanation& line : page.explanation) {
      out.open('{');
      out.field("what", line.what);
      out.field("points", line.points);
      out.close('}');
    }
    out.close(']');
  }
  out.close('}');
}

}  // namespace

std::string_view name_of(Tier tier) {
  static constexpr std::string_view kNames[] = {"exact",   "stem",           "compound", "spelling", "derivation",
                                                "synonym", "other_language", "typo",     "prefix"};
  return kNames[static_cast<uint8_t>(tier)];
}

std::string to_json(const Results& results) {
  Writer out;
  out.open('{');
  out.key("pages");
  out.open('[');
  for (const PageResult& page : results.pages) write_page(out, page);
  out.close(']');
  out.field("total", results.total);
  out.field("didYouMean", results.did_you_mean);
  out.strings("also", results.also);
  out.strings("knownWords", results.known_words);
  out.key("question");
  out.boolean(results.question);
  out.close('}');
  return out.take();
}

}  // namespace kb::search
