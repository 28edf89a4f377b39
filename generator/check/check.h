// The linter: what makes a knowledge base good beyond being right. Runs when the site and its links are known; each
// rule is a pure function of its own file (check_rules.h). Levels are the codes' defaults: mistakes that readers or
// search suffer from are warnings, matters of style are advice. `kbgen build` shows warnings, `kbgen check` all.
#pragma once

#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"
#include "generator/config/config.h"
#include "generator/history/history.h"
#include "generator/page/doc.h"
#include "generator/site/resolve.h"
#include "generator/site/site.h"

namespace kb {

// What rules may look at; outlives them.
struct CheckInput {
  const SourceMap& sources;
  const Config& config;
  const std::vector<Doc>& docs;
  const Site& site;
  const Links& links;
  const StaticFiles& static_files;
  const History& history;
  Date today;  // decides what is due; given from outside
};

// `words` of the same docs.
Diagnostics check_site(const CheckInput& input, const SiteWords& words, unsigned threads);

}  // namespace kb
