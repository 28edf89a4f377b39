// The spine of kbgen: from a folder of Markdown to the files of a site. build.cc is the list of stages; read it first.
#pragma once

#include "generator/build_data.h"

namespace kb {

Build build(const FileSystem& files, const FileSystem& built_in, const BuildOptions& options);

// Sets the levels that site.toml gives to codes; "off" removes a diagnostic.
void apply_levels(const Config& config, Diagnostics& diagnostics);

}  // namespace kb
