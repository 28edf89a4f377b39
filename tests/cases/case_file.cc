#include "tests/cases/case_file.h"

#include <sstream>

namespace kb::cases {

CaseFile parse_case_file(const std::string& text) {
  CaseFile file;
  std::istringstream in(text);
  std::string line;
  while (std::getline(in, line)) {
    if (line.rfind("=== ", 0) == 0) {
      file.cases.push_back({line.substr(4), {}});
    } else if (line.rfind("--- ", 0) == 0 && !file.cases.empty()) {
      const std::string rest = line.substr(4);
      const size_t space = rest.find(' ');
      file.cases.back().sections.push_back(
          {rest.substr(0, space), space == std::string::npos ? "" : rest.substr(space + 1), ""});
    } else if (file.cases.empty()) {
      file.preamble += line + "\n";
    } else if (!file.cases.back().sections.empty()) {
      // "\---" stands for a line of "---", which would otherwise start a section: front matter is written so.
      const bool escaped = line.rfind("\\---", 0) == 0;
      file.cases.back().sections.back().text += (escaped ? line.substr(1) : line) + "\n";
    }
  }
  return file;
}

std::string format_case_file(const CaseFile& file) {
  std::string out = file.preamble;
  for (const Case& one : file.cases) {
    out += "=== " + one.name + "\n";
    for (const Section& section : one.sections) {
      out += "--- " + section.kind + (section.argument.empty() ? "" : " " + section.argument) + "\n";
      std::istringstream in(section.text);
      std::string line;
      while (std::getline(in, line)) {
        const bool marker = line.rfind("--- ", 0) == 0 || line.rfind("=== ", 0) == 0;
        out += (marker ? "\\" : "") + line + "\n";
      }
    }
  }
  return out;
}

}  // namespace kb::cases
