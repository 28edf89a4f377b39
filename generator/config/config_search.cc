// [search]: synonyms, compounds, forms.
#include <algorithm>

#include "generator/config/config_reader.h"
#include "search/index/builder.h"

namespace kb {
namespace {

void read_synonyms(const ConfigReading& in, const std::string& language, const SourceValue& value,
                   const KeyExpectation& key) {
  if (value.kind != SourceValue::Kind::list) {
    in.values.wrong_type(value, key);
    return;
  }
  // One group may be written without the outer brackets.
  const bool single =
      std::all_of(value.items.begin(), value.items.end(), [](const SourceValue& i) { return i.scalar(); });
  const auto add = [&](const SourceValue& group) {
    std::vector<std::string> words;
    for (Text& word : in.values.texts(group, key)) words.push_back(std::move(word.value));
    if (words.size() >= 2) {
      in.config.search.synonyms.emplace_back(language, std::move(words));
    } else if (group.kind == SourceValue::Kind::list || group.kind == SourceValue::Kind::text) {
      in.wrong(group.span, "a group of synonyms needs at least two words",
               "write it like this: [\"opsige\", \"afmelde\"]");
    }
  };
  if (single && !value.items.empty()) {
    add(value);
  } else {
    for (const SourceValue& group : value.items) add(group);
  }
}

// Words with settings, at once or below a language: [search.compounds] … and [search.compounds.da] ….
template <class Read>
void each_word(const ConfigReading& in, const ConfigSection& search, std::string_view key, const Read& read) {
  const SourceValue* table = search.find(key);
  if (!table) return;
  for (const SourceMember& member : table->members) {
    if (member.value.kind == SourceValue::Kind::table) {
      const std::string language = in.read_language(language_code(member.key), member.key_span);
      for (const SourceMember& word : member.value.members) read(language, word);
    } else {
      read(std::string(), member);
    }
  }
}

void read_compound(const ConfigReading& in, const std::string& language, const SourceMember& member,
                   const ConfigSection& section) {
  const Text split = in.values.text(member.value, {member.key, ValueType::text, section.expect("compounds.*").example});
  if (!split.present()) return;
  std::vector<search::CompoundPart> parts;
  if (split.value == "-" || (search::parse_override(member.key, split.value, parts) && parts.size() >= 2)) {
    in.config.search.compounds.push_back({member.key, split.value, language});
  } else {
    in.wrong(split.span, "'" + split.value + "' does not divide '" + member.key + "'",
             "write the word with | between its parts, as kundeservice = \"kunde|service\", or \"-\" to keep it whole");
  }
}

}  // namespace

void read_search(const ConfigReading& in) {
  const ConfigSection search = in.root.table("search");
  search.flag("enabled", in.config.search.enabled);
  if (const SourceValue* synonyms = search.find("synonyms")) {
    if (synonyms->kind == SourceValue::Kind::table) {
      for (const SourceMember& member : synonyms->members) {
        read_synonyms(in, in.read_language(language_code(member.key), member.key_span), member.value,
                      search.expect("synonyms"));
      }
    } else {
      read_synonyms(in, "", *synonyms, search.expect("synonyms"));
    }
  }
  each_word(in, search, "compounds", [&](const std::string& language, const SourceMember& member) {
    read_compound(in, language, member, search);
  });
  each_word(in, search, "forms", [&](const std::string& language, const SourceMember& member) {
    SearchConfig::Forms forms;
    forms.language = language;
    forms.base = member.key;
    for (Text& form : in.values.texts(member.value, {member.key, ValueType::list, search.expect("forms.*").example})) {
      forms.forms.push_back(std::move(form.value));
    }
    if (!forms.forms.empty()) in.config.search.forms.push_back(std::move(forms));
  });
}
}  // namespace kb
