#include "generator/theme/theme_files.h"

#include <utility>
#include <vector>

#include "generator/config/source_value.h"

namespace kb {
namespace {

using Strings = std::map<std::string, Text, std::less<>>;

Diagnostic not_a_text(Code code, Span place, const std::string& what) {
  return make_diagnostic(code, place, what + " is not a text", "put it in quotes");
}

// The reader has bounded how deep tables nest.
void flatten(const SourceValue& table, const std::string& prefix, Strings& strings, Diagnostics& diagnostics) {
  for (const SourceMember& member : table.members) {
    const std::string key = prefix + member.key;
    if (member.value.kind == SourceValue::Kind::table) {
      flatten(member.value, key + ".", strings, diagnostics);
    } else if (member.value.kind == SourceValue::Kind::text) {
      const auto [known, added] = strings.emplace(key, Text{member.value.text, member.key_span});
      if (!added) {
        diagnostics.push_back(
            make_diagnostic(Code::theme_strings, member.key_span, "string '" + key + "' stands here twice"));
        diagnostics.back().notes.push_back({known->second.span, "the other one is here"});
      }
    } else {
      diagnostics.push_back(not_a_text(Code::theme_strings, member.key_span, "string '" + key + "'"));
    }
  }
}

}  // namespace

Parsed<ThemeManifest> parse_theme_manifest(const SourceFile& source) {
  Parsed<ThemeManifest> result;
  Parsed<SourceValue> root = read_toml_file(source, Code::theme_config);
  append(result.diagnostics, std::move(root.diagnostics));
  const std::vector<std::pair<std::string, Text*>> keys = {
      {"name", &result.value.name}, {"description", &result.value.description}, {"base", &result.value.base}};
  for (const SourceMember& member : root.value.members) {
    Text* target = nullptr;
    std::vector<std::string> names;
    for (const auto& [known, text] : keys) {
      names.push_back(known);
      if (known == member.key) target = text;
    }
    if (!target) {
      const std::string near = nearest(member.key, names);
      result.diagnostics.push_back(make_diagnostic(Code::theme_unknown_key, member.key_span,
                                                   "unknown key '" + member.key + "'",
                                                   did_you_mean(near, "theme.toml has name, description and base")));
    } else if (member.value.kind == SourceValue::Kind::text) {
      *target = {member.value.text, member.value.span};
    } else {
      result.diagnostics.push_back(not_a_text(Code::theme_config, member.value.span, "'" + member.key + "'"));
    }
  }
  return result;
}

Parsed<Strings> parse_theme_strings(const SourceFile& source) {
  Parsed<Strings> result;
  Parsed<SourceValue> root = read_toml_file(source, Code::theme_strings);
  append(result.diagnostics, std::move(root.diagnostics));
  flatten(root.value, "", result.value, result.diagnostics);
  return result;
}

}  // namespace kb
