// Reads everything a build needs, once, in sorted order: site.toml, pages, static files. Nothing else in the pipeline
// touches the disk for content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"
#include "generator/config/config.h"
#include "generator/disk/file_system.h"
#include "generator/disk/publish.h"
#include "generator/page/chart_files.h"
#include "generator/page/embed.h"
#include "generator/site/resolve.h"

namespace kb {

struct Inputs {
  std::vector<FileId> pages;  // Markdown files, by path
  StaticFiles static_files;
  std::vector<OutputFile> copies;  // static files as they are published
  EmbedFiles embeds;
  DataFiles data_files;  // those of them that can hold a chart's numbers, as sources
};

// A file that an editor keeps beside the author's: swap files, backups, what is being written. Nobody's content.
bool editors_own(std::string_view path);

// site.toml, as a source; a missing one is a diagnostic.
Parsed<FileId> load_config(const FileSystem& files, SourceMap& sources);
Parsed<Inputs> load_inputs(const FileSystem& files, const Config& config, SourceMap& sources, unsigned threads);

}  // namespace kb
