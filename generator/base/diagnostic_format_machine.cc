// Diagnostics for programs: JSON, GitHub's workflow commands, SARIF.
#include <map>
#include <nlohmann/json.hpp>

#include "generator/base/diagnostic_format.h"
#include "generator/base/url_encoding.h"

namespace kb {
namespace {

using Json = nlohmann::ordered_json;

// Invalid UTF-8 becomes U+FFFD: the library would throw.
std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

struct Place {
  std::string path;
  LineColumn begin, end;
};

class Places {
 public:
  Places(const SourceMap& sources, const DiagnosticStyle& style)
      : sources_(sources), prefix_(style.path_prefix), begins_(sources), ends_(sources) {}

  Place of(Span span) {
    return {prefix_ + sources_.file(span.file).path, begins_.locate(span.file, span.begin),
            ends_.locate(span.file, std::max(span.begin, span.end))};
  }

 private:
  const SourceMap& sources_;
  const std::string& prefix_;
  Locator begins_, ends_;
};

void set_place(Json& json, Span span, Places& places) {
  if (!span.known()) {
    json["file"] = nullptr;
    json["line"] = json["column"] = json["end_line"] = json["end_column"] = nullptr;
    return;
  }
  const Place place = places.of(span);
  json["file"] = place.path;
  json["line"] = place.begin.line;
  json["column"] = place.begin.column;
  json["end_line"] = place.end.line;
  json["end_column"] = place.end.column;
}

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the escapes are those of
// actions/toolkit's command.ts.
std::string escape_command(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '%':
        result += "%25";
        break;
      case '\r':
        result += "%0D";
        break;
      case '\n':
        result += "%0A";
        break;
      case ':':
        result += property ? "%3A" : ":";
        break;
      case ',':
        result += property ? "%2C" : ",";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string_view sarif_level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

Json sarif_file(std::string_view path) {
  Json location;
  location["physicalLocation"]["artifactLocation"]["uri"] = encode_url_part(path, "/");
  location["physicalLocation"]["artifactLocation"]["uriBaseId"] = "%SRCROOT%";
  return location;
}

Json sarif_location(Span span, Places& places) {
  const Place place = places.of(span);
  Json location = sarif_file(place.path);
  Json& region = location["physicalLocation"]["region"];
  region["startLine"] = place.begin.line;
  region["startColumn"] = place.begin.column;
  region["endLine"] = place.end.line;
  region["endColumn"] = place.end.column;
  return location;
}

// Of what is said of the whole site. Code scanning services refuse a file with one result that stands nowhere.
Json location_of_site(const DiagnosticStyle& style) {
  Json location = sarif_file(style.path_prefix + "site.toml");
  location["physicalLocation"]["region"]["startLine"] = 1;
  return location;
}

}  // namespace

std::string format_json(const Diagnostics& diagnostics, const SourceMap& sources, const DiagnosticStyle& style) {
  Places places(sources, style), note_places(sources, style);
  Json all = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    Json one;
    set_place(one, diagnostic.span, places);
    one["severity"] = name_of(diagnostic.severity);
    one["code"] = info(diagnostic.code).name;
    one["message"] = diagnostic.message;
    one["hint"] = diagnostic.hint;
    one["notes"] = Json::array();
    for (const Note& note : diagnostic.notes) {
      Json item;
      set_place(item, note.span, note_places);
      item["message"] = note.message;
      one["notes"].push_back(std::move(item));
    }
    all.push_back(std::move(one));
  }
  return dump(all);
}

std::string format_github(const Diagnostics& diagnostics, const SourceMap& sources, const DiagnosticStyle& style) {
  Places places(sources, style), note_places(sources, style);
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    out += diagnostic.severity == Severity::error     ? "::error "
           : diagnostic.severity == Severity::warning ? "::warning "
                                                      : "::notice ";
    if (diagnostic.span.known()) {
      const Place place = places.of(diagnostic.span);
      out += "file=" + escape_command(place.path, true) + ",line=" + std::to_string(place.begin.line);
      // GitHub accepts columns only where the annotation stays on one line.
      if (place.end.line == place.begin.line) {
        out += ",col=" + std::to_string(place.begin.column) + ",endColumn=" + std::to_string(place.end.column);
      } else {
        out += ",endLine=" + std::to_string(place.end.line);
      }
      out += ',';
    }
    out += "title=" + escape_command(info(diagnostic.code).name, true) + "::";
    std::string text = diagnostic.message;
    if (!diagnostic.hint.empty()) text += "\nhint: " + diagnostic.hint;
    for (const Note& note : diagnostic.notes) {
      text += "\nnote: " + note.message;
      if (!note.span.known()) continue;
      const Place place = note_places.of(note.span);
      text += " (" + place.path + ':' + std::to_string(place.begin.line) + ')';
    }
    out += escape_command(text, false) + '\n';
  }
  return out;
}

std::string format_sarif(const Diagnostics& diagnostics, const SourceMap& sources, const DiagnosticStyle& style) {
  Places places(sources, style), note_places(sources, style);
  Json log;
  log["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  log["version"] = "2.1.0";
  Json run;
  Json& driver = run["tool"]["driver"];
  driver["name"] = "kbgen";
  driver["rules"] = Json::array();
  // Only the rules that speak, in the order of the registry.
  std::map<Code, size_t> rule_index;
  for (const Diagnostic& diagnostic : diagnostics) rule_index[diagnostic.code] = 0;
  size_t next = 0;
  for (auto& [code, index] : rule_index) {
    index = next++;
    const CodeInfo& rule = info(code);
    Json entry;
    entry["id"] = rule.name;
    entry["fullDescription"]["text"] = rule.explanation;
    entry["defaultConfiguration"]["level"] = sarif_level(rule.severity);
    driver["rules"].push_back(std::move(entry));
  }
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    Json result;
    result["ruleId"] = info(diagnostic.code).name;
    result["ruleIndex"] = rule_index[diagnostic.code];
    result["level"] = sarif_level(diagnostic.severity);
    result["message"]["text"] =
        diagnostic.hint.empty() ? diagnostic.message : diagnostic.message + " (hint: " + diagnostic.hint + ')';
    result["locations"].push_back(diagnostic.span.known() ? sarif_location(diagnostic.span, places)
                                                          : location_of_site(style));
    for (const Note& note : diagnostic.notes) {
      if (!note.span.known()) continue;
      Json related = sarif_location(note.span, note_places);
      related["message"]["text"] = note.message;
      result["relatedLocations"].push_back(std::move(related));
    }
    run["results"].push_back(std::move(result));
  }
  log["runs"] = Json::array({std::move(run)});
  return dump(log);
}

}  // namespace kb
