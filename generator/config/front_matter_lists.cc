#include <algorithm>
#include <string>

#include "generator/config/front_matter_binder.h"

namespace kb {
namespace {

Span first_of(const SourceValue& table) {
  return table.members.empty() ? table.span : table.members.front().key_span;
}

}  // namespace

std::vector<Text> FrontMatterLists::texts(const SourceValue& value, const KeyExpectation& key, bool split) {
  std::vector<Text> list = values_.texts(value, key);
  if (!value.scalar() || list.empty()) return list;
  const bool comma = list[0].value.find(',') != std::string::npos;
  if (!comma && list[0].value.find("; ") == std::string::npos) return list;
  if (split && comma) return split_at_commas(list[0]);
  if (list[0].value[0] == '[') return list;  // a list that is not closed, which has been told
  std::string items = list[0].value;
  if (!comma) std::replace(items.begin(), items.end(), ';', ',');
  diagnostics_.push_back(make_diagnostic(
      Code::front_matter_comma, value.span,
      "'" + std::string(key.name) + "' is one text with a " + (comma ? "comma" : "semicolon") + " in it",
      "write a list: " + std::string(key.name) + (toml_ ? " = [\"…\", \"…\"]" : ": [" + items + "]")));
  return list;
}

std::vector<Text> FrontMatterLists::split_at_commas(const Text& whole) const {
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
void FrontMatterLists::each_table(const SourceValue& value, const KeyExpectation& key, const Read& read) {
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

// Tells of an entry's keys that are unknown, but for the one that may be meant as `missing`: what the entry lacks is
// told there. Returns its place, or an unknown one.
Span FrontMatterLists::tell_unknown(const std::vector<const SourceMember*>& unknown, std::string_view list,
                                    std::initializer_list<std::string_view> known, std::string_view missing) {
  Span place;
  if (unknown.empty()) return place;
  const std::vector<std::string> names(known.begin(), known.end());
  for (const SourceMember* member : unknown) {
    const std::string near = nearest(member->key, names);
    if (!missing.empty() && !place.known() && (near.empty() || near == missing)) {
      place = member->key_span;
    } else {
      values_.unknown_key(*member, " in '" + std::string(list) + "'", names, {});
    }
  }
  return place;
}

// A text of a table's member under one of its names.
Text FrontMatterLists::member_text(const SourceMember& member) {
  return values_.text(member.value, {member.key, ValueType::text, {}});
}

std::vector<FaqEntry> FrontMatterLists::faq(const SourceValue& value, const KeyExpectation& key) {
  std::vector<FaqEntry> entries;
  each_table(value, key, [&](const SourceValue& item) {
    FaqEntry entry;
    std::vector<const SourceMember*> unknown;
    for (const SourceMember& member : item.members) {
      if (member.key == "q" || member.key == "question") {
        entry.question = member_text(member);
      } else if (member.key == "a" || member.key == "answer") {
        entry.answer = member_text(member);
      } else {
        unknown.push_back(&member);
      }
    }
    const bool whole = entry.question.present() && entry.answer.present();
    const std::string_view missing = entry.question.present() ? "answer" : "question";
    const Span place =
        tell_unknown(unknown, "faq", {"q", "question", "a", "answer"}, whole ? std::string_view() : missing);
    if (whole) {
      entries.push_back(std::move(entry));
    } else {
      values_.wrong_value(place.known() ? place : first_of(item), "an entry of 'faq' has no " + std::string(missing),
                          "each entry needs q: (the question) and a: (the answer)");
    }
  });
  return entries;
}

std::vector<HistoryEntry> FrontMatterLists::history(const SourceValue& value, const KeyExpectation& key) {
  std::vector<HistoryEntry> entries;
  each_table(value, key, [&](const SourceValue& item) {
    HistoryEntry entry;
    std::vector<const SourceMember*> unknown;
    bool dated = false;
    for (const SourceMember& member : item.members) {
      const std::string& name = member.key;
      if (name == "date") {
        dated = true;
        entry.date = values_.date(member.value, {name, ValueType::date, "2025-10-30"}).value_or(Date());
      } else if (name == "by" || name == "author" || name == "authors") {
        for (Text& author : texts(member.value, {name, ValueType::list, "[Ellen Thorup]"}, false)) {
          entry.authors.push_back(std::move(author));
        }
      } else if (name == "summary") {
        entry.summary = member_text(member);
      } else if (name == "bot") {
        entry.bot = values_.boolean(member.value, {name, ValueType::boolean, "true"}).value_or(false);
      } else {
        unknown.push_back(&member);
      }
    }
    const Span place =
        tell_unknown(unknown, "history", {"date", "by", "author", "authors", "summary", "bot"}, dated ? "" : "date");
    if (entry.date.known()) {
      entries.push_back(std::move(entry));
    } else if (!dated) {
      values_.wrong_value(place.known() ? place : first_of(item), "an entry of 'history' has no date",
                          "write date: 2025-10-30");
    }
  });
  return entries;
}

std::vector<Download> FrontMatterLists::downloads(const SourceValue& value, const KeyExpectation& key) {
  std::vector<Download> entries;
  const auto add = [&](const SourceValue& item) {
    Download download;
    if (item.kind == SourceValue::Kind::table) {
      std::vector<const SourceMember*> unknown;
      for (const SourceMember& member : item.members) {
        if (member.key == "file") {
          download.file = member_text(member);
        } else if (member.key == "title") {
          download.title = member_text(member);
        } else if (member.key == "language" || member.key == "lang") {
          download.language = member_text(member);
        } else {
          unknown.push_back(&member);
        }
      }
      const Span place = tell_unknown(unknown, "downloads", {"file", "title", "language", "lang"},
                                      download.file.present() ? "" : "file");
      if (!download.file.present()) {
        values_.wrong_value(place.known() ? place : first_of(item), "an entry of 'downloads' names no file",
                            "write file: skabelon.docx");
      }
    } else {
      if (item.kind == SourceValue::Kind::list) {
        values_.wrong_item(item, key, "a file");
      } else {
        download.file = values_.text(item, key);
      }
    }
    if (download.file.present()) entries.push_back(std::move(download));
  };
  if (value.kind == SourceValue::Kind::list) {
    for (const SourceValue& item : value.items) add(item);
  } else {
    add(value);
  }
  return entries;
}

}  // namespace kb
