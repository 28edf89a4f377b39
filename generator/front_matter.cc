#include "generator/front_matter.h"

#include <algorithm>

#include "generator/config.h"
#include "generator/source_value.h"
#include "generator/value_reader.h"

namespace kb {
namespace {

constexpr size_t kLargestBlock = 256 * 1024;
constexpr ValueCodes kCodes = {Code::front_matter_type, Code::front_matter_value, Code::front_matter_date,
                               Code::front_matter_unknown_key};

struct TextKey {
  std::string_view name;
  Text FrontMatter::*member;
};
constexpr TextKey kTexts[] = {
    {"title", &FrontMatter::title},
    {"slug", &FrontMatter::slug},
    {"lang", &FrontMatter::lang},
    {"kind", &FrontMatter::kind},
    {"description", &FrontMatter::description},
    {"definition", &FrontMatter::definition},
    {"summary", &FrontMatter::summary},
    {"category", &FrontMatter::category},
    {"translation_key", &FrontMatter::translation_key},
    {"sort", &FrontMatter::sort},
    {"image", &FrontMatter::image},
    {"grammar", &FrontMatter::grammar},
    {"english", &FrontMatter::english},
    {"review_in", &FrontMatter::review_in},
    {"ai", &FrontMatter::ai},
};

struct ListKey {
  std::string_view name;
  std::vector<Text> FrontMatter::*member;
  bool split_at_commas;
};
constexpr ListKey kLists[] = {
    {"keywords", &FrontMatter::keywords, true},
    {"tags", &FrontMatter::tags, true},
    {"aliases", &FrontMatter::aliases, false},
    {"synonyms", &FrontMatter::aliases, false},
    {"redirect_from", &FrontMatter::redirect_from, false},
    {"related", &FrontMatter::related, false},
    {"author", &FrontMatter::authors, false},
    {"authors", &FrontMatter::authors, false},
    {"forms", &FrontMatter::forms, false},
    {"inflections", &FrontMatter::inflections, false},
};

struct DateKey {
  std::string_view name;
  std::optional<Date> FrontMatter::*member;
};
constexpr DateKey kDates[] = {{"date", &FrontMatter::date},
                              {"updated", &FrontMatter::updated},
                              {"publish", &FrontMatter::publish},
                              {"expires", &FrontMatter::expires}};

struct FlagKey {
  std::string_view name;
  bool FrontMatter::*member;
};
constexpr FlagKey kFlags[] = {
    {"draft", &FrontMatter::draft}, {"autolink", &FrontMatter::autolink}, {"toc", &FrontMatter::toc}};

struct IntegerKey {
  std::string_view name;
  int FrontMatter::*member;
  int least, most;
};
constexpr IntegerKey kIntegers[] = {{"weight", &FrontMatter::weight, -1000000, 1000000},
                                    {"boost", &FrontMatter::boost, -3, 3}};

// What other tools, and people who write in their own language, call our keys.
struct OtherName {
  std::string_view other, ours;
};
constexpr OtherName kOtherNames[] = {
    {"language", "lang"},
    {"sprog", "lang"},
    {"språk", "lang"},
    {"locale", "lang"},
    {"titel", "title"},
    {"tittel", "title"},
    {"beskrivelse", "description"},
    {"skildring", "description"},
    {"definisjon", "definition"},
    {"nøgleord", "keywords"},
    {"nøkkelord", "keywords"},
    {"emneord", "keywords"},
    {"etiketter", "tags"},
    {"kategori", "category"},
    {"categories", "category"},
    {"synonymer", "aliases"},
    {"alias", "aliases"},
    {"forfatter", "author"},
    {"forfattere", "authors"},
    {"forfattarar", "authors"},
    {"dato", "date"},
    {"created", "date"},
    {"oprettet", "date"},
    {"opprettet", "date"},
    {"lastmod", "updated"},
    {"last_updated", "updated"},
    {"modified", "updated"},
    {"opdateret", "updated"},
    {"oppdatert", "updated"},
    {"permalink", "slug"},
    {"url", "slug"},
    {"type", "kind"},
    {"layout", "kind"},
    {"order", "weight"},
    {"nav_order", "weight"},
    {"kladde", "draft"},
    {"udkast", "draft"},
    {"utkast", "draft"},
    {"redirects", "redirect_from"},
    {"spørgsmål", "faq"},
    {"spørsmål", "faq"},
    {"questions", "faq"},
    {"relateret", "related"},
    {"relatert", "related"},
    {"historik", "history"},
    {"historikk", "history"},
    {"expirydate", "expires"},
    {"expiry_date", "expires"},
    {"publishdate", "publish"},
    {"publish_date", "publish"},
    {"sort_as", "sort"},
    {"files", "downloads"},
};

class Binder {
 public:
  Binder(const SourceFile& source, bool toml, FrontMatter& meta, Diagnostics& diagnostics)
      : source_(source), toml_(toml), meta_(meta), diagnostics_(diagnostics), values_(kCodes, toml, diagnostics) {}

  void bind(const SourceValue& table) {
    for (const SourceMember& member : table.members) bind_member(member);
    check_values();
  }

 private:
  void bind_member(const SourceMember& member) {
    const std::string_view name = member.key;
    const auto& keys = front_matter_keys();
    const auto info = std::find_if(keys.begin(), keys.end(), [&](const KeyInfo& key) { return key.name == name; });
    if (info == keys.end()) {
      unknown(member);
      return;
    }
    const std::string example = toml_ ? toml_example(*info) : std::string(info->example);
    const KeyExpectation key = {name, info->type, example};
    const SourceValue& value = member.value;
    for (const TextKey& k : kTexts) {
      if (k.name == name) meta_.*k.member = values_.text(value, key);
    }
    for (const ListKey& k : kLists) {
      if (k.name != name) continue;
      for (Text& item : read_list(value, key, k.split_at_commas)) (meta_.*k.member).push_back(std::move(item));
    }
    for (const DateKey& k : kDates) {
      if (k.name == name) meta_.*k.member = values_.date(value, key);
    }
    for (const FlagKey& k : kFlags) {
      if (k.name == name) meta_.*k.member = values_.boolean(value, key).value_or(meta_.*k.member);
    }
    for (const IntegerKey& k : kIntegers) {
      if (k.name != name) continue;
      meta_.*k.member = static_cast<int>(values_.integer(value, key, k.least, k.most).value_or(meta_.*k.member));
    }
    if (info->type == ValueType::faq) read_faq(value, key);
    if (info->type == ValueType::history) read_history(value, key);
    if (info->type == ValueType::downloads) read_downloads(value, key);
  }

  void unknown(const SourceMember& member) {
    std::string lower = member.key;
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    std::string hint;
    for (const OtherName& name : kOtherNames) {
      if (name.other == lower) hint = "kbgen calls this '" + std::string(name.ours) + "'";
    }
    std::vector<std::string> known;
    for (const KeyInfo& key : front_matter_keys()) known.emplace_back(key.name);
    values_.unknown_key(member, "", known, hint);
  }

  static std::string toml_example(const KeyInfo& key) {
    const auto quoted = [](std::string_view text) { return '"' + std::string(text) + '"'; };
    if (key.type == ValueType::text) return quoted(key.example);
    if (key.type != ValueType::list)
      return key.type == ValueType::date || key.type == ValueType::boolean || key.type == ValueType::integer
                 ? std::string(key.example)
                 : std::string();
    std::string_view items = key.example;
    if (items.front() != '[') return quoted(items);
    items = items.substr(1, items.size() - 2);
    std::string list = "[";
    while (!items.empty()) {
      const size_t comma = std::min(items.find(", "), items.size());
      list += (list.size() > 1 ? ", " : "") + quoted(items.substr(0, comma));
      items.remove_prefix(std::min(comma + 2, items.size()));
    }
    return list + "]";
  }

  std::vector<Text> read_list(const SourceValue& value, const KeyExpectation& key, bool split) {
    std::vector<Text> list = values_.texts(value, key);
    if (!value.scalar() || list.empty() || list[0].value.find(',') == std::string::npos) return list;
    if (split) return split_at_commas(list[0]);
    diagnostics_.push_back(make_diagnostic(
        Code::front_matter_comma, value.span, "'" + std::string(key.name) + "' is one text with a comma in it",
        "write a list: " + std::string(key.name) + (toml_ ? " = [\"…\", \"…\"]" : ": [" + list[0].value + "]")));
    return list;
  }

  std::vector<Text> split_at_commas(const Text& whole) const {
    // Where the text stands in the file as it is (not escaped, not folded), each part has its own place.
    const std::string_view written =
        std::string_view(source_.text).substr(whole.span.begin, whole.span.end - whole.span.begin);
    const size_t shift = written.find(whole.value);
    std::vector<Text> parts;
    for (size_t begin = 0; begin <= whole.value.size();) {
      const size_t comma = std::min(whole.value.find(',', begin), whole.value.size());
      const size_t first = std::min(whole.value.find_first_not_of(" \t\n", begin), comma);
      size_t last = comma;
      while (last > first && std::string_view(" \t\n").find(whole.value[last - 1]) != std::string_view::npos) --last;
      if (last > first) {
        Span span = whole.span;
        if (shift != std::string_view::npos) {
          const auto base = static_cast<uint32_t>(whole.span.begin + shift);
          span = {whole.span.file, base + static_cast<uint32_t>(first), base + static_cast<uint32_t>(last)};
        }
        parts.push_back({whole.value.substr(first, last - first), span});
      }
      begin = comma + 1;
    }
    return parts;
  }

  // Each table of a list of tables; a single one counts as a list of one.
  template <class Read>
  void each_table(const SourceValue& value, const KeyExpectation& key, const Read& read) {
    if (value.kind == SourceValue::Kind::empty) return;
    if (value.kind == SourceValue::Kind::table) {
      read(value);
    } else if (value.kind == SourceValue::Kind::list) {
      for (const SourceValue& item : value.items) {
        if (item.kind == SourceValue::Kind::table) {
          read(item);
        } else if (item.kind != SourceValue::Kind::empty) {
          values_.wrong_item(item, key,
                             key.type == ValueType::faq ? "a question with its answer" : "an edit with its date");
        }
      }
    } else {
      values_.wrong_type(value, key);
    }
  }

  // A text of a table's member under one of its names.
  Text member_text(const SourceMember& member) { return values_.text(member.value, {member.key, ValueType::text, {}}); }

  void read_faq(const SourceValue& value, const KeyExpectation& key) {
    each_table(value, key, [&](const SourceValue& item) {
      FaqEntry entry;
      for (const SourceMember& member : item.members) {
        if (member.key == "q" || member.key == "question") {
          entry.question = member_text(member);
        } else if (member.key == "a" || member.key == "answer") {
          entry.answer = member_text(member);
        } else {
          values_.unknown_key(member, " in 'faq'", {"q", "question", "a", "answer"}, {});
        }
      }
      if (entry.question.present() && entry.answer.present()) {
        meta_.faq.push_back(std::move(entry));
      } else {
        values_.wrong_value(first_of(item),
                            "an entry of 'faq' has no " + std::string(entry.question.present() ? "answer" : "question"),
                            "each entry needs q: (the question) and a: (the answer)");
      }
    });
  }

  void read_history(const SourceValue& value, const KeyExpectation& key) {
    each_table(value, key, [&](const SourceValue& item) {
      HistoryEntry entry;
      bool dated = false;
      for (const SourceMember& member : item.members) {
        const std::string& name = member.key;
        if (name == "date") {
          dated = true;
          entry.date = values_.date(member.value, {name, ValueType::date, "2025-10-30"}).value_or(Date());
        } else if (name == "by" || name == "author" || name == "authors") {
          for (Text& author : read_list(member.value, {name, ValueType::list, "[Ellen Thorup]"}, false)) {
            entry.authors.push_back(std::move(author));
          }
        } else if (name == "summary") {
          entry.summary = member_text(member);
        } else if (name == "bot") {
          entry.bot = values_.boolean(member.value, {name, ValueType::boolean, "true"}).value_or(false);
        } else {
          values_.unknown_key(member, " in 'history'", {"date", "by", "author", "authors", "summary", "bot"}, {});
        }
      }
      if (entry.date.known()) {
        meta_.history.push_back(std::move(entry));
      } else if (!dated) {
        values_.wrong_value(first_of(item), "an entry of 'history' has no date", "add date: 2025-10-30");
      }
    });
  }

  void read_downloads(const SourceValue& value, const KeyExpectation& key) {
    const auto add = [&](const SourceValue& item) {
      Download download;
      if (item.kind == SourceValue::Kind::table) {
        for (const SourceMember& member : item.members) {
          if (member.key == "file") {
            download.file = member_text(member);
          } else if (member.key == "title") {
            download.title = member_text(member);
          } else if (member.key == "language" || member.key == "lang") {
            download.language = member_text(member);
          } else {
            values_.unknown_key(member, " in 'downloads'", {"file", "title", "language", "lang"}, {});
          }
        }
        if (!download.file.present()) {
          values_.wrong_value(first_of(item), "an entry of 'downloads' names no file", "add file: skabelon.docx");
        }
      } else {
        if (item.kind == SourceValue::Kind::list) {
          values_.wrong_item(item, key, "a file");
        } else {
          download.file = values_.text(item, key);
        }
      }
      if (download.file.present()) meta_.downloads.push_back(std::move(download));
    };
    if (value.kind == SourceValue::Kind::list) {
      for (const SourceValue& item : value.items) add(item);
    } else {
      add(value);
    }
  }

  static Span first_of(const SourceValue& table) {
    return table.members.empty() ? table.span : table.members.front().key_span;
  }

  void check_values() {
    if (const Text& lang = meta_.lang; lang.present()) {
      if (is_language_no(lang.value)) {
        diagnostics_.push_back(make_diagnostic(Code::language_no, lang.span, "language 'no' is taken as nb (bokmål)",
                                               "write nb, or nn for nynorsk"));
      }
      meta_.lang.value = language_code(lang.value);
    }
    if (Text& ai = meta_.ai; ai.present() && ai.value != "none" && ai.value != "assisted" && ai.value != "generated") {
      const std::string meant = nearest(ai.value, {"none", "assisted", "generated"});
      values_.wrong_value(ai.span, "'ai' cannot be '" + ai.value + "'",
                          meant.empty() ? "write none, assisted or generated" : "did you mean '" + meant + "'?");
      ai = {};
    }
    if (Text& review = meta_.review_in; review.present() && !parse_period(review.value)) {
      values_.wrong_value(review.span, "'" + review.value + "' is not a length of time that can be read",
                          "write a number and a unit: 6 mdr, 1 år, 90 dage, 2 uger");
      review = {};
    }
    if (meta_.publish && meta_.expires && minutes_since_epoch(*meta_.expires) <= minutes_since_epoch(*meta_.publish)) {
      values_.wrong_value(meta_.block, "the page expires before it is published", "check 'publish' and 'expires'");
    }
  }

  const SourceFile& source_;
  bool toml_;
  FrontMatter& meta_;
  Diagnostics& diagnostics_;
  ValueReader values_;
};

// The line at an offset, without its break, and where the next one begins.
struct Line {
  std::string_view text;
  size_t next;
};

Line line_at(std::string_view text, size_t at) {
  const size_t newline = text.find('\n', at);
  const size_t end = std::min(newline, text.size());
  std::string_view line = text.substr(at, end - at);
  while (!line.empty() && std::string_view(" \t\r").find(line.back()) != std::string_view::npos) line.remove_suffix(1);
  return {line, newline == std::string_view::npos ? text.size() : newline + 1};
}

// Where a block stands: [fence, body) in all, [begin, end) its content.
struct Block {
  size_t fence = 0, begin = 0, end = 0, body = 0;
  bool toml = false, closed = false;
};

std::optional<Block> find_block(std::string_view text) {
  Block block;
  block.fence = text.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0;
  const size_t start = block.fence;
  Line line = line_at(text, block.fence);
  while (line.text.empty() && line.next < text.size()) {
    block.fence = line.next;
    line = line_at(text, block.fence);
  }
  if (line.text != "---" && line.text != "+++") return std::nullopt;
  block.toml = line.text == "+++";
  const std::string_view fence = line.text;
  block.begin = line.next;
  for (size_t at = block.begin; at < text.size();) {
    line = line_at(text, at);
    if (line.text == fence || (!block.toml && line.text == "...")) {
      block.end = at;
      block.body = line.next;
      block.closed = true;
      break;
    }
    at = line.next;
  }
  // Below blank lines, or alone, --- may as well be a rule of Markdown: only a line with a key makes it a block.
  const std::string_view first = line_at(text, block.begin).text;
  const bool key_follows = first.find(block.toml ? '=' : ':') != std::string_view::npos;
  if (!key_follows && (!block.closed || block.fence != start)) return std::nullopt;
  return block;
}

// Without a closing line the block is taken to end where lines stop looking like keys, so that the text stays text.
size_t guess_end(std::string_view text, const Block& block) {
  for (size_t at = block.begin; at < text.size();) {
    const Line line = line_at(text, at);
    const char c = line.text.empty() ? '\0' : line.text[0];
    const bool nested = c == ' ' || c == '\t' || c == '-';
    const size_t mark = line.text.find(block.toml ? '=' : ':');
    const bool key =
        mark != std::string_view::npos && line.text.substr(0, mark).find(' ') >= mark - (block.toml ? 1 : 0);
    if (line.text.empty() || (!nested && !key)) return at;
    at = line.next;
  }
  return text.size();
}

}  // namespace

Parsed<FrontMatter> parse_front_matter(const SourceFile& source) {
  Parsed<FrontMatter> parsed;
  FrontMatter& meta = parsed.value;
  const std::string_view text = source.text;
  std::optional<Block> found = find_block(text);
  if (!found) {
    meta.body_begin = text.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0;
    return parsed;
  }
  Block& block = *found;
  if (!block.closed) {
    block.end = block.body = guess_end(text, block);
    const auto fence = static_cast<uint32_t>(block.fence);
    const std::string mark = block.toml ? "+++" : "---";
    parsed.diagnostics.push_back(make_diagnostic(Code::front_matter_unclosed, {source.id, fence, fence + 3},
                                                 "the block that opens here is never closed",
                                                 "write a line of " + mark + " after the last key"));
  }
  meta.body_begin = static_cast<uint32_t>(block.body);
  meta.block = {source.id, static_cast<uint32_t>(block.fence), static_cast<uint32_t>(block.body)};
  const auto begin = static_cast<uint32_t>(block.begin), end = static_cast<uint32_t>(block.end);
  if (block.end - block.begin > kLargestBlock) {
    parsed.diagnostics.push_back(make_diagnostic(Code::front_matter_too_large, {source.id, begin, begin},
                                                 "this block is larger than 256 KB and was not read",
                                                 "move long content into the body of the page"));
    return parsed;
  }
  Parsed<SourceValue> table =
      block.toml ? read_toml(source, begin, end, Code::front_matter_syntax) : read_yaml(source, begin, end);
  append(parsed.diagnostics, std::move(table.diagnostics));
  Binder(source, block.toml, meta, parsed.diagnostics).bind(table.value);
  return parsed;
}

}  // namespace kb
