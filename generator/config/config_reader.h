// Inside of parse_config: what the readers of its parts share. Use config.h from elsewhere.
#pragma once

#include <string>
#include <string_view>

#include "generator/config/config_section.h"

namespace kb {

struct ConfigReading {
  const SourceFile& source;
  ValueReader& values;
  const ConfigSection& root;
  Config& config;
  Diagnostics& diagnostics;

  void wrong(Span span, std::string message, std::string hint) const;
  // An address: on the web, of this site, or one that opens the phone or the mail program. Returns its place.
  Span read_address(const ConfigSection& section, std::string_view key, std::string& to) const;
  // An address that readers may follow.
  void read_link(const ConfigSection& section, std::string_view key, std::string& to) const;
  // An e-mail address; one with no @ is told and left out.
  void read_email(const ConfigSection& section, std::string_view key, std::string& to) const;
  // A language tag, brought to kbgen's code.
  std::string read_language(std::string_view tag, Span span) const;
  // The line of a [table], so that a long one is not marked as a whole.
  Span header_of(const SourceValue& table) const;
};

// Each reads its tables into in.config. read_site goes first: the others need the default language.
void read_site(const ConfigReading& in);
void read_languages(const ConfigReading& in);
void read_people(const ConfigReading& in);
void read_search(const ConfigReading& in);
void read_brand(const ConfigReading& in);
void read_history(const ConfigReading& in);
void read_feedback(const ConfigReading& in);
void read_announcements(const ConfigReading& in);
void read_levels(const ConfigReading& in);
void read_budgets(const ConfigReading& in);

// Says at `span` that the tag `no` is taken as nb, where it is that one.
void report_language_no(std::string_view tag, Span span, Diagnostics& diagnostics);
// What a language can be called in a path of the output and in lang="".
bool possible_language(std::string_view code);
// Precondition: valid_base_url(url).
void set_base_url(Config& config, std::string_view url);

}  // namespace kb
