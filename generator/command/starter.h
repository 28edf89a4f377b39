// What `kbgen init` and `kbgen new` write: a small complete site, and the skeleton of a page. Both come from files in
// generator/starter/, embedded in the program; a site's own archetypes/KIND.LANGUAGE.md or archetypes/KIND.md stand
// before the built-in ones. Pure.
#pragma once

#include <string>
#include <vector>

#include "generator/base/date.h"
#include "generator/config/config.h"
#include "generator/disk/file_system.h"
#include "generator/disk/publish.h"

namespace kb {

// Files of a new site, below its root.
std::vector<OutputFile> starter_site(const FileSystem& built_in);

struct NewPage {
  std::string title, language, kind;
  Date today;
};

// The file a new page becomes: where it belongs among the pages there are, and its text.
Result<OutputFile> starter_page(const NewPage& page, const FileSystem& site, const FileSystem& built_in,
                                const Config& config);

}  // namespace kb
