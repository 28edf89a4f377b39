#include "generator/config/config.h"

#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/config/config_reader.h"

namespace kb {
namespace {

constexpr ValueCodes kCodes = {Code::config_type, Code::config_value, Code::config_date, Code::config_unknown_key};

// A web address, an address of this site, or one that opens the phone or the mail program.
bool valid_link(std::string_view url) {
  if (url.empty() || url.find_first_of(" \t\r\n\"<>\\") != std::string_view::npos) return false;
  for (const char* start : {"https://", "http://", "mailto:", "tel:"}) {
    if (url.starts_with(start)) return url.size() > std::string_view(start).size();
  }
  return url[0] == '/' && !url.starts_with("//");
}

}  // namespace

void set_base_url(Config& config, std::string_view url) {
  config.base_url = url;
  if (config.base_url.back() != '/') config.base_url += '/';
  const size_t host = config.base_url.find("://") + 3;
  config.base_path = config.base_url.substr(config.base_url.find('/', host));
}

void ConfigReading::wrong(Span span, std::string message, std::string hint) const {
  values.wrong_value(span, std::move(message), std::move(hint));
}

Span ConfigReading::read_address(const ConfigSection& section, std::string_view key, std::string& to) const {
  std::string url;
  const Span span = section.text(key, url);
  if (!span.known()) return {};
  if (valid_link(url)) {
    to = std::move(url);
    return span;
  }
  wrong(span, "'" + url + "' is not an address a link can have",
        "write https://…, an address of this site as /side/, mailto:… or tel:…");
  return {};
}

void ConfigReading::read_link(const ConfigSection& section, std::string_view key, std::string& to) const {
  const Span span = read_address(section, key, to);
  if (span.known()) config.links.push_back({to, span});
}

void ConfigReading::read_email(const ConfigSection& section, std::string_view key, std::string& to) const {
  std::string email;
  const Span span = section.text(key, email);
  if (!span.known()) return;
  const size_t at = email.find('@');
  if (email.empty() ||
      (at != std::string::npos && at > 0 && at + 1 < email.size() && email.find(' ') == std::string::npos)) {
    to = std::move(email);
  } else {
    wrong(span, "'" + email + "' is not an e-mail address",
          "write it like this: " + std::string(key) + " = \"hjaelp@example.com\"");
  }
}

std::string ConfigReading::read_language(std::string_view tag, Span span) const {
  report_language_no(tag, span, diagnostics);
  std::string code = language_code(tag);
  if (!known_language(code)) {
    diagnostics.push_back(make_diagnostic(Code::language_unknown, span,
                                          "kbgen has no interface for the language '" + std::string(tag) + "'",
                                          "the languages it has are da, nb, nn and en"));
  }
  return code;
}

Span ConfigReading::header_of(const SourceValue& table) const {
  const size_t newline = source.text.find_first_of("\r\n", table.span.begin);
  const auto end = static_cast<uint32_t>(std::min<size_t>(newline, table.span.end));
  return {source.id, table.span.begin, end};
}

bool valid_base_url(std::string_view url) {
  const size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return false;
  const size_t slash = std::min(url.find('/', scheme), url.size());
  std::string_view host = url.substr(scheme, slash - scheme);
  if (const size_t colon = host.find(':'); colon != std::string_view::npos) {
    const std::string_view port = host.substr(colon + 1);
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos) return false;
    host = host.substr(0, colon);
  }
  const auto host_character = [](char c) {
    return ascii::is_letter_or_digit(c) || c == '-' || c == '.' || static_cast<signed char>(c) < 0;
  };
  if (host.empty() || !std::all_of(host.begin(), host.end(), host_character)) return false;
  const std::string_view path = url.substr(slash);
  const auto path_character = [](char c) {
    return ascii::is_letter_or_digit(c) || std::string_view("/-._~%").find(c) != std::string_view::npos;
  };
  return std::all_of(path.begin(), path.end(), path_character) && path.find("//") == std::string_view::npos &&
         path.find("/.") == std::string_view::npos;
}

void override_base_url(Config& config, std::string_view base_url) {
  if (valid_base_url(base_url)) set_base_url(config, base_url);
}

const LanguageConfig& Config::language(std::string_view code) const {
  static const LanguageConfig kNone;
  for (const LanguageConfig& known : languages) {
    if (known.language == code) return known;
  }
  return languages.empty() ? kNone : languages.front();
}

bool Config::has_language(std::string_view code) const {
  return std::any_of(languages.begin(), languages.end(), [&](const LanguageConfig& l) { return l.language == code; });
}

namespace {

// Without the line [site] none of its keys has a place: that is one mistake. False if it was made.
bool report_no_table(const SourceValue& root, Diagnostics& diagnostics) {
  if (root.find("site")) return true;
  const SourceMember* first = nullptr;
  for (const SourceMember& member : root.members) {
    if (member.value.kind == SourceValue::Kind::table || !find_config_key("site." + member.key)) continue;
    if (!first || member.key_span.begin < first->key_span.begin) first = &member;
  }
  if (!first) return true;
  diagnostics.push_back(make_diagnostic(Code::config_missing_key, first->key_span,
                                        "'" + first->key + "' stands below no [table]",
                                        "write [site] on a line of its own above it"));
  return false;
}

}  // namespace

Parsed<Config> parse_config(const SourceFile& source) {
  Parsed<Config> parsed;
  parsed.value.file = source.id;
  parsed.value.base_url = "https://example.com/";
  parsed.value.default_language = "da";
  Parsed<SourceValue> root = read_toml_file(source, Code::config_syntax);
  const bool readable = root.diagnostics.empty();
  append(parsed.diagnostics, std::move(root.diagnostics));
  // Without its text nothing more can be said than that: missing keys are not missing.
  Diagnostics unsaid;
  const bool below_table = report_no_table(root.value, parsed.diagnostics);
  Diagnostics& told = readable && below_table ? parsed.diagnostics : unsaid;
  ValueReader values(kCodes, true, told);
  const ConfigSection top(&root.value, "", values);
  check_config_keys(root.value, values);
  const ConfigReading reading = {source, values, top, parsed.value, told};
  read_site(reading);
  read_languages(reading);
  read_people(reading);
  read_search(reading);
  read_brand(reading);
  read_history(reading);
  read_feedback(reading);
  read_announcements(reading);
  read_levels(reading);
  read_budgets(reading);
  return parsed;
}

}  // namespace kb
