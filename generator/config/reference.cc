#include "generator/config/reference.h"

namespace kb {

std::string diagnostics_reference(const std::map<std::string, std::string, std::less<>>& examples) {
  std::string text =
      "<!-- Generated from generator/base/diagnostic_codes.def and tests/cases: KB_UPDATE=1 kb_tests \"the list of "
      "diagnostics is up to date\" -->\n\n"
      "# Diagnostics\n\n"
      "What kbgen tells an author. An error stops the build, a warning does not (with `--strict` it does), advice is "
      "shown by `kbgen check` only. A site sets another level, or `\"off\"`, under `[check]` in site.toml:\n\n"
      "```toml\n[check]\nlink-text-vague = \"error\"\nfaq-missing = \"off\"\n```\n";
  for (const CodeInfo& code : diagnostic_codes()) {
    text += "\n## " + std::string(code.name) + "\n\n*" + std::string(name_of(code.severity)) + "* · " +
            std::string(code.explanation) + "\n";
    const auto example = examples.find(code.name);
    if (example == examples.end()) continue;
    text += "\n```text\n" + example->second;
    if (example->second.empty() || example->second.back() != '\n') text += '\n';
    text += "```\n";
  }
  return text;
}

}  // namespace kb
