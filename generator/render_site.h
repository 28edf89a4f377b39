// The last stage before publishing: assets get names by their content, every view is rendered by its layout.
#pragma once

#include <memory>

#include "generator/build_data.h"
#include "generator/disk/publish.h"

namespace kb {

// Whether the site is made to be opened from a disk: then all its files are changed together, in the end.
bool is_offline(const Config& config, const BuildOptions& options);

// Adds the theme's and the search's files to build.files and their names to build.asset_names. Precondition: no errors
// so far.
void render_assets(Build& build, const FileSystem& built_in, const BuildOptions& options);

// The pages of a build, each rendered when it is asked for. What they have in common is made beforehand.
class SitePages {
 public:
  // After render_assets(). `build` outlives this and stays where it is, with all but its files as they are.
  SitePages(const Build& build, const BuildOptions& options);
  ~SitePages();

  // Item i is page i with its .md and .json; after the last page come the pages nobody wrote. This outlives them.
  LateFiles files() const;
  // sitemap.xml, feeds, robots.txt … but for those the site has its own of.
  std::vector<OutputFile> text_files() const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

// Adds the text files to build.files, and to its diagnostics where two files, the pages' too, have one address.
void add_text_files(const SitePages& pages, Build& build);

}  // namespace kb
