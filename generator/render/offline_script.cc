#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "generator/base/ascii.h"
#include "generator/render/offline.h"

namespace kb {
namespace {

using Exports = std::vector<std::pair<std::string, std::string>>;  // name outside → name inside

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool name_character(char c) {
  return ascii::is_letter_or_digit(c) || c == '_' || c == '$';
}

void skip(std::string_view& rest, size_t count) {
  rest.remove_prefix(count);
  while (!rest.empty() && (rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\r')) rest.remove_prefix(1);
}

// Takes `text` and the blanks after it off the front of `rest`; a word must end there.
bool take(std::string_view& rest, std::string_view text) {
  if (rest.substr(0, text.size()) != text) return false;
  if (name_character(text.back()) && rest.size() > text.size() && name_character(rest[text.size()])) return false;
  skip(rest, text.size());
  return true;
}

std::string take_name(std::string_view& rest) {
  size_t end = 0;
  while (end < rest.size() && name_character(rest[end])) ++end;
  std::string name(rest.substr(0, end));
  skip(rest, end);
  return name;
}

// `{ a, b as c };` after "export".
bool read_list(std::string_view rest, Exports& exports) {
  take(rest, "{");
  while (!take(rest, "}")) {
    const std::string inside = take_name(rest);
    const std::string outside = take(rest, "as") ? take_name(rest) : inside;
    if (inside.empty() || outside.empty() || outside == "default") return false;
    exports.emplace_back(outside, inside);
    if (!take(rest, ",") && rest.substr(0, 1) != "}") return false;
  }
  take(rest, ";");
  return rest.empty();
}

// What is left of a line that begins with "export"; nothing where its form is not known.
std::optional<std::string_view> without_export(std::string_view line, Exports& exports) {
  std::string_view rest = line;
  take(rest, "export");
  if (!rest.empty() && rest[0] == '{') {
    if (!read_list(rest, exports)) return std::nullopt;
    return std::string_view();
  }
  const std::string_view declaration = rest;
  take(rest, "async");
  bool known = false;
  for (const std::string_view word : {"function", "class", "const", "let", "var"}) known = known || take(rest, word);
  take(rest, "*");
  std::string name = known ? take_name(rest) : std::string();
  if (name.empty()) return std::nullopt;
  exports.emplace_back(name, name);
  return declaration;
}

bool begins_with_word(std::string_view line, std::string_view word) {
  return take(line, word);
}

// An import declaration; import() and import.meta are expressions.
bool imports(std::string_view line) {
  if (!take(line, "import")) return false;
  return line.empty() || (line[0] != '(' && line[0] != '.');
}

}  // namespace

ClassicScript classic_script(std::string_view module) {
  ClassicScript script;
  Exports exports;
  std::string body;
  size_t number = 0;
  for (size_t begin = 0; begin < module.size();) {
    const size_t end = std::min(module.find('\n', begin), module.size());
    std::string_view line = module.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    std::optional<std::string_view> kept = line;
    if (begins_with_word(line, "export")) kept = without_export(line, exports);
    if (imports(line)) kept = std::nullopt;
    if (!kept && script.unsupported_line == 0) script.unsupported_line = number;
    body += kept.value_or(line);
    body += '\n';
  }
  if (exports.empty()) {
    script.text = "(() => {\n'use strict';\n" + body + "})();\n";
    return script;
  }
  script.text = "kbOffline.files.set(document.currentScript.src, (() => {\n'use strict';\n" + body + "return { ";
  for (const auto& [outside, inside] : exports) script.text += outside + ": " + inside + ", ";
  script.text += "};\n})());\n";
  return script;
}

std::string bytes_script(std::string_view bytes) {
  std::string text = "kbOffline.files.set(document.currentScript.src, \"";
  text.reserve(text.size() + bytes.size() / 3 * 4 + 16);
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const size_t count = std::min<size_t>(3, bytes.size() - i);
    uint32_t value = 0;
    for (size_t k = 0; k < 3; ++k) value = value << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (size_t k = 0; k < 4; ++k) text += k <= count ? kBase64[value >> (18 - 6 * k) & 63] : '=';
  }
  return text + "\");\n";
}

}  // namespace kb
