#include "generator/history/people.h"

#include "generator/base/ascii.h"
#include "generator/base/utf8_text.h"

namespace kb {
namespace {

bool address_character(char c) {
  return ascii::is_letter_or_digit(c) || std::string_view("._%+-[]").find(c) != std::string_view::npos ||
         static_cast<signed char>(c) < 0;
}

}  // namespace

bool looks_like_bot(std::string_view name) {
  const std::string lower = lower_case(name);
  if (lower.ends_with("[bot]")) return true;
  const size_t space = lower.rfind(' ');
  return space == std::string::npos ? lower.ends_with("bot") : lower.substr(space + 1) == "bot";
}

std::string utf8_text(std::string_view bytes) {
  if (invalid_utf8(bytes) == std::string_view::npos) return std::string(bytes);
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0 | (byte >> 6));
      text += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return text;
}

std::string without_addresses(std::string_view text) {
  std::string result(text);
  for (size_t at = result.find('@'); at != std::string::npos; at = result.find('@', at)) {
    size_t begin = at, end = at + 1;
    while (begin > 0 && address_character(result[begin - 1])) --begin;
    while (end < result.size() && address_character(result[end])) ++end;
    while (end > at + 1 && result[end - 1] == '.') --end;  // the full stop of the sentence
    const std::string_view host = std::string_view(result).substr(at + 1, end - at - 1);
    if (begin == at || host.empty()) {
      ++at;  // a lone @, or a name as @ellen
      continue;
    }
    if (begin > 0 && end < result.size() && std::string("<(").find(result[begin - 1]) != std::string::npos &&
        std::string(">)").find(result[end]) != std::string::npos) {
      --begin;
      ++end;
    }
    if (begin > 0 && result[begin - 1] == ' ' &&
        (end == result.size() || std::string_view(" .,;:!?").find(result[end]) != std::string_view::npos))
      --begin;
    result.erase(begin, end - begin);
    at = begin;
  }
  return std::string(ascii::trim(result, " "));
}

People::People(const Config& config) : config_(config) {
  for (size_t i = 0; i < config.people.size(); ++i) {
    by_match_.emplace(lower_case(config.people[i].name), i);
    for (const std::string& match : config.people[i].matches) by_match_.emplace(lower_case(match), i);
  }
}

Person People::person(const Signature& written) const {
  const Signature signature = {utf8_text(written.name), utf8_text(written.email)};
  auto found = signature.email.empty() ? by_match_.end() : by_match_.find(lower_case(signature.email));
  if (found == by_match_.end() && !signature.name.empty()) found = by_match_.find(lower_case(signature.name));
  if (found != by_match_.end()) {
    const PersonConfig& known = config_.people[found->second];
    if (known.hidden) return {config_.title, {}, known.bot};
    return {known.name, known.url, known.bot};
  }
  Person person;
  person.name = without_addresses(signature.name);
  if (person.name.empty()) {
    // Nothing but an address: what stands before its '@' is as near to a name as git has.
    const std::string& address = signature.name.find('@') != std::string::npos ? signature.name : signature.email;
    person.name = address.substr(0, address.find('@'));
  }
  person.bot = looks_like_bot(person.name) || signature.email.find("[bot]@") != std::string::npos;
  return person;
}

}  // namespace kb
