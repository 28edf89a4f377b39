#include "generator/config/front_matter_binder.h"

#include <algorithm>
#include <iterator>

#include "generator/base/ascii.h"
#include "generator/config/config.h"
#include "generator/config/config_reader.h"

namespace kb {
namespace {

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

template <class Entry>
void append_to(std::vector<Entry>& list, std::vector<Entry> more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

class Binder {
 public:
  Binder(const SourceFile& source, bool toml, FrontMatter& meta, Diagnostics& diagnostics)
      : toml_(toml),
        meta_(meta),
        diagnostics_(diagnostics),
        values_(kCodes, toml, diagnostics),
        lists_(source, toml, values_, diagnostics) {}

  void bind(const SourceValue& table) {
    for (const SourceMember& member : table.members) {
      bind_member(member);
      check_quotes(member.value);
    }
    check_values(table);
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
      for (Text& item : lists_.texts(value, key, k.split_at_commas)) (meta_.*k.member).push_back(std::move(item));
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
    if (info->type == ValueType::faq) append_to(meta_.faq, lists_.faq(value, key));
    if (info->type == ValueType::history) append_to(meta_.history, lists_.history(value, key));
    if (info->type == ValueType::downloads) append_to(meta_.downloads, lists_.downloads(value, key));
  }

  void unknown(const SourceMember& member) {
    const std::string_view ours = our_name(ascii::lower(member.key));
    const std::string hint = ours.empty() ? std::string() : "kbgen calls this '" + std::string(ours) + "'";
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

  // “Kunde”: a word processor's quotes around a whole value are meant as YAML's and are a part of the text.
  void check_quotes(const SourceValue& value) {
    for (const SourceValue& item : value.items) check_quotes(item);
    const std::string_view text = value.text;
    constexpr size_t kSign = 3;  // bytes of each
    const auto is_quote = [](std::string_view sign) { return sign == "“" || sign == "”" || sign == "„"; };
    if (value.kind != SourceValue::Kind::plain || text.size() <= 2 * kSign || !is_quote(text.substr(0, kSign))) return;
    const std::string_view inner = text.substr(kSign, text.size() - 2 * kSign);
    if (!is_quote(text.substr(text.size() - kSign))) return;
    for (const std::string_view sign : {"“", "”", "„", "\""}) {
      if (inner.find(sign) != std::string_view::npos) return;
    }
    diagnostics_.push_back(make_diagnostic(Code::front_matter_curly_quotes, value.span,
                                           "these quotes are a part of the text, and readers see them",
                                           "write \"" + std::string(inner) + "\", or leave them out"));
  }

  void check_values(const SourceValue& table) {
    if (Text& lang = meta_.lang; lang.present()) {
      report_language_no(lang.value, lang.span, diagnostics_);
      const std::string code = language_code(lang.value);
      if (possible_language(code)) {
        lang.value = code;
      } else {
        values_.wrong_value(lang.span, "'lang' cannot be '" + lang.value + "'", "write da, nb, nn or en");
        lang = {};
      }
    }
    if (Text& ai = meta_.ai; ai.present() && ai.value != "none" && ai.value != "assisted" && ai.value != "generated") {
      const std::string meant = nearest(ai.value, {"none", "assisted", "generated"});
      values_.wrong_value(ai.span, "'ai' cannot be '" + ai.value + "'",
                          did_you_mean(meant, "write none, assisted or generated"));
      ai = {};
    }
    if (Text& review = meta_.review_in; review.present() && !parse_period(review.value)) {
      values_.wrong_value(review.span, "'" + review.value + "' is not a length of time that can be read",
                          "write a number and a unit: 6 mdr, 1 år, 90 dage, 2 uger");
      review = {};
    }
    if (meta_.publish && meta_.expires && minutes_since_epoch(*meta_.expires) <= minutes_since_epoch(*meta_.publish)) {
      const SourceValue* expires = table.find("expires");
      values_.wrong_value(expires ? expires->span : meta_.block, "the page expires before it is published",
                          "check 'publish' and 'expires'");
    }
  }

  bool toml_;
  FrontMatter& meta_;
  Diagnostics& diagnostics_;
  ValueReader values_;
  FrontMatterLists lists_;
};

}  // namespace

void bind_front_matter(const SourceValue& table, const SourceFile& source, bool toml, FrontMatter& meta,
                       Diagnostics& diagnostics) {
  Binder(source, toml, meta, diagnostics).bind(table);
}

}  // namespace kb
