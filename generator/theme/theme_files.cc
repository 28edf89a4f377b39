#include "generator/theme/theme_files.h"

#include <utility>
#include <vector>

#include "generator/config/tomlplusplus.h"

namespace kb {
namespace {

// toml++ counts lines and code points from 1.
uint32_t offset_of(const std::string& text, toml::source_position place) {
  size_t offset = 0;
  for (toml::source_index line = 1; line < place.line; ++line) {
    const size_t newline = text.find('\n', offset);
    if (newline == std::string::npos) return static_cast<uint32_t>(text.size());
    offset = newline + 1;
  }
  for (toml::source_index column = 1; column < place.column && offset < text.size(); ++column) {
    ++offset;
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) ++offset;
  }
  return static_cast<uint32_t>(offset);
}

Span span_of(const SourceFile& source, const toml::source_region& region) {
  return {source.id, offset_of(source.text, region.begin), offset_of(source.text, region.end)};
}

// An empty table where the file does not parse.
toml::table parse(const SourceFile& source, Code code, Diagnostics& diagnostics) {
  try {
    return toml::parse(source.text);
  } catch (const toml::parse_error& error) {
    diagnostics.push_back(make_diagnostic(code, span_of(source, error.source()),
                                          "is not valid TOML: " + std::string(error.description())));
    return {};
  }
}

using Strings = std::map<std::string, Text, std::less<>>;

// The parser has bounded how deep tables nest.
void flatten(const toml::table& table, const std::string& prefix, const SourceFile& source, Strings& strings,
             Diagnostics& diagnostics) {
  for (const auto& [name, node] : table) {
    const std::string key = prefix + std::string(name.str());
    const Span place = span_of(source, name.source());
    if (const toml::table* inner = node.as_table()) {
      flatten(*inner, key + ".", source, strings, diagnostics);
    } else if (const toml::value<std::string>* text = node.as_string()) {
      const auto [known, added] = strings.emplace(key, Text{text->get(), place});
      if (!added) {
        diagnostics.push_back(make_diagnostic(Code::theme_strings, place, "string '" + key + "' stands here twice"));
        diagnostics.back().notes.push_back({known->second.span, "the other one is here"});
      }
    } else {
      diagnostics.push_back(
          make_diagnostic(Code::theme_strings, place, "string '" + key + "' is not a text", "put it in quotes"));
    }
  }
}

}  // namespace

Parsed<ThemeManifest> parse_theme_manifest(const SourceFile& source) {
  Parsed<ThemeManifest> result;
  const toml::table table = parse(source, Code::theme_config, result.diagnostics);
  const std::vector<std::pair<std::string, Text*>> keys = {
      {"name", &result.value.name}, {"description", &result.value.description}, {"base", &result.value.base}};
  for (const auto& [name, node] : table) {
    const std::string key(name.str());
    Text* target = nullptr;
    std::vector<std::string> names;
    for (const auto& [known, text] : keys) {
      names.push_back(known);
      if (known == key) target = text;
    }
    if (!target) {
      const std::string near = nearest(key, names);
      result.diagnostics.push_back(make_diagnostic(Code::theme_unknown_key, span_of(source, name.source()),
                                                   "unknown key '" + key + "'",
                                                   did_you_mean(near, "theme.toml has name, description and base")));
    } else if (const toml::value<std::string>* text = node.as_string()) {
      *target = {text->get(), span_of(source, node.source())};
    } else {
      result.diagnostics.push_back(make_diagnostic(Code::theme_config, span_of(source, node.source()),
                                                   "'" + key + "' is not a text", "put it in quotes"));
    }
  }
  return result;
}

Parsed<Strings> parse_theme_strings(const SourceFile& source) {
  Parsed<Strings> result;
  const toml::table table = parse(source, Code::theme_strings, result.diagnostics);
  flatten(table, "", source, result.value, result.diagnostics);
  return result;
}

}  // namespace kb
