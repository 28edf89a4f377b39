// [[people]], [brand], [history], [feedback], [[announcements]], [check] and [budgets].
#include <algorithm>

#include "generator/config/config_reader.h"

namespace kb {
namespace {

bool valid_color(std::string_view color) {
  return (color.size() == 4 || color.size() == 7) && color[0] == '#' &&
         color.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

}  // namespace

void read_people(const ConfigReading& in) {
  std::vector<std::pair<std::string, Span>> claimed;
  for (const ConfigSection& section : in.root.tables("people")) {
    PersonConfig person;
    const Span name = section.text("name", person.name);
    section.texts("matches", person.matches);
    section.flag("bot", person.bot);
    section.flag("hidden", person.hidden);
    in.read_link(section, "url", person.url);
    if (person.name.empty()) {
      if (!section.find("name") || name.known()) {
        in.wrong(in.header_of(*section.value()), "a person needs a name", "add: name = \"Ellen Thorup\"");
      }
      continue;
    }
    std::vector<std::string> names = person.matches;
    names.push_back(person.name);
    for (const std::string& match : names) {
      const auto same = std::find_if(claimed.begin(), claimed.end(), [&](const auto& c) { return c.first == match; });
      if (same == claimed.end()) continue;
      Diagnostic diagnostic = make_diagnostic(Code::config_duplicate, name, "two people are known by '" + match + "'",
                                              "let only one of them have it");
      diagnostic.notes.push_back({same->second, "the other one is here"});
      in.diagnostics.push_back(std::move(diagnostic));
    }
    for (const std::string& match : names) claimed.emplace_back(match, name);
    in.config.people.push_back(std::move(person));
  }
}

void read_brand(const ConfigReading& in) {
  const ConfigSection brand = in.root.table("brand");
  std::string color;
  if (const Span span = brand.text("color", color); span.known()) {
    if (valid_color(color)) {
      in.config.brand.color = color;
    } else {
      in.wrong(span, "'" + color + "' is not a color", "write it as # and six hexadecimal digits: \"#1d5a4e\"");
    }
  }
  brand.text("font_text", in.config.brand.font_text);
  brand.text("font_display", in.config.brand.font_display);
  brand.text("radius", in.config.brand.radius);
  if (const Span span = brand.text("logo", in.config.brand.logo); span.known()) {
    in.config.pictures.push_back({in.config.brand.logo, span});
  }
  brand.text("logo_text", in.config.brand.logo_text);
}

void read_history(const ConfigReading& in) {
  const ConfigSection history = in.root.table("history");
  history.flag("enabled", in.config.history.enabled);
  history.flag("git", in.config.history.git);
  history.flag("require", in.config.history.require);
  history.flag("diffs", in.config.history.diffs);
  in.read_link(history, "policy_url", in.config.history.policy_url);
  history.text("ignore_revisions", in.config.history.ignore_revisions);
  history.flag("require_review", in.config.history.require_review);
}

void read_feedback(const ConfigReading& in) {
  const ConfigSection feedback = in.root.table("feedback");
  in.read_address(feedback, "form_url", in.config.feedback.form_url);
  in.read_email(feedback, "email", in.config.feedback.email);
  in.read_address(feedback, "issue_url", in.config.feedback.issue_url);
}

void read_announcements(const ConfigReading& in) {
  for (const ConfigSection& section : in.root.tables("announcements")) {
    AnnouncementConfig announcement;
    announcement.span = in.header_of(*section.value());
    section.text("text", announcement.text);
    in.read_link(section, "url", announcement.url);
    std::string tag;
    if (const Span span = section.text("language", tag); span.known()) {
      announcement.language = in.read_language(tag, span);
    }
    section.date("start", announcement.start);
    const Span end = section.date("end", announcement.end);
    if (announcement.text.empty()) {
      if (!section.find("text")) in.wrong(announcement.span, "an announcement needs a text", "add: text = \"…\"");
      continue;
    }
    if (announcement.start.known() && announcement.end.known() &&
        minutes_since_epoch(announcement.end) < minutes_since_epoch(announcement.start)) {
      in.diagnostics.push_back(make_diagnostic(Code::announcement_dates, end,
                                               "the announcement ends on " + iso_date(announcement.end) +
                                                   ", before it starts on " + iso_date(announcement.start),
                                               "swap 'start' and 'end', or mend the wrong one"));
    }
    in.config.announcements.push_back(std::move(announcement));
  }
}

void read_levels(const ConfigReading& in) {
  const ConfigSection check = in.root.table("check");
  if (!check.value()) return;
  std::vector<std::string> names;
  for (const CodeInfo& code : diagnostic_codes()) names.emplace_back(code.name);
  for (const SourceMember& member : check.value()->members) {
    if (std::find(names.begin(), names.end(), member.key) == names.end()) {
      const std::string meant = nearest(member.key, names);
      in.diagnostics.push_back(
          make_diagnostic(Code::config_unknown_code, member.key_span, "there is no diagnostic '" + member.key + "'",
                          did_you_mean(meant, "take the name from the end of a diagnostic's first line")));
      continue;
    }
    const Text level = in.values.text(member.value, {member.key, ValueType::text, "\"off\""});
    if (!level.present()) continue;
    if (level.value == "error" || level.value == "warning" || level.value == "advice" || level.value == "off") {
      in.config.check_levels[member.key] = level.value;
    } else {
      in.wrong(level.span, "'" + level.value + "' is not a level",
               "write \"error\", \"warning\", \"advice\" or \"off\"");
    }
  }
}

void read_budgets(const ConfigReading& in) {
  const ConfigSection budgets = in.root.table("budgets");
  if (!budgets.value()) return;
  constexpr int64_t kMost = int64_t{1} << 50;
  for (const SourceMember& member : budgets.value()->members) {
    if (!find_config_key("budgets." + member.key)) continue;
    const auto limit = in.values.integer(member.value, budgets.expect(member.key), 0, kMost);
    if (limit) in.config.budgets[member.key] = *limit;
  }
}
}  // namespace kb
