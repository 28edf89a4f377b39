// The texts of a theme's interface, gathered from its layers and held against each other: every language has every
// key, and no text has a placeholder that nothing fills in. Only theme*.cc include this.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/theme/theme_files.h"

namespace kb {

using ThemeStringTable = std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>>;

class ThemeStrings {
 public:
  // The texts of one file, nearest layer first: what is known already stays.
  void add(const std::string& language, FileId file, bool of_site, std::map<std::string, Text, std::less<>> texts);

  Diagnostics check() const;
  // Texts that a site sets and nobody reads: neither the theme has them nor a template names them.
  Diagnostics check_unused(const std::set<std::string>& named_in_templates) const;

  // Keys that templates can name: those without a dot.
  std::set<std::string> template_keys() const;
  ThemeStringTable take() { return std::move(table_); }

 private:
  void check_missing(Diagnostics& diagnostics) const;
  void check_placeholders(Diagnostics& diagnostics) const;

  ThemeStringTable table_;
  std::map<std::string, FileId> files_;                         // by language, the nearest
  std::map<std::string, Span> theme_keys_;                      // of the theme and its bases
  std::map<std::string, Span> site_keys_;                       // of the site's own folder
  std::map<std::pair<std::string, std::string>, Span> places_;  // by language and key, the nearest
  std::map<std::string, std::set<std::string>> placeholders_;   // by key, in the base theme's Danish
};

}  // namespace kb
