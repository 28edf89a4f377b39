// The last stage before publishing: assets get names by their content, every view is rendered by its layout.
#pragma once

#include "generator/build.h"

namespace kb {

// Adds assets, pages and text files to build.files. Precondition: no errors so far.
void render_site(Build& build, const FileSystem& built_in, const BuildOptions& options);

}  // namespace kb
