// The last stage before publishing: assets get names by their content, every view is rendered by its layout.
#pragma once

#include "generator/build.h"

namespace kb {

// Adds assets, pages and text files to build.files. Precondition: no errors so far. `page_images`: PageImages::names.
void render_site(Build& build, const FileSystem& built_in, const std::vector<std::string>& page_images,
                 const BuildOptions& options);

}  // namespace kb
