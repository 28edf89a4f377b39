// From a name or signature to the person a reader sees: [people] of site.toml, bots, and never an e-mail address.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "generator/config/config.h"
#include "generator/history/git_log.h"
#include "generator/history/history.h"

namespace kb {

class People {
 public:
  // `config` outlives it.
  explicit People(const Config& config);

  Person person(const Signature& signature) const;

 private:
  const Config& config_;
  std::unordered_map<std::string, size_t> by_match_;  // lower-case name or address → index in config.people
};

// A name that says it is a bot's: "dependabot[bot]", "Aluntabot", "Havn Bot", but not "Ellen Talbot".
bool looks_like_bot(std::string_view name);

// Commits may hold any bytes: what is not UTF-8 is taken as Latin-1, the usual reason in old Danish and Norwegian ones.
std::string utf8_text(std::string_view bytes);

// The text without anything that looks like an e-mail address, and the blanks and brackets around it.
std::string without_addresses(std::string_view text);

}  // namespace kb
