// A picture of each page for links to it (OpenGraph): its title on the brand's colour, 1200 × 630. The networks that
// show such pictures take no SVG, so a program makes PNGs of ours; without one a site has the picture of site.toml. A
// page that names an image of its own has no other.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/result_cache.h"
#include "generator/config/config.h"
#include "generator/disk/publish.h"
#include "generator/history/page_diff.h"
#include "generator/site/resolve.h"
#include "generator/site/site.h"

namespace kb {

// The PNG of an SVG; empty where it could not be made. Called from several threads.
using DrawPicture = std::function<std::string(const std::string& svg)>;

struct PageImages {
  std::vector<std::string> names;  // by page: the published file; empty where there is none
  std::vector<OutputFile> files;
  size_t undrawn =
      0;  // how many pictures were needed, where that is more than [build] page_images: then there are none
};

std::string page_image_svg(const Config& config, std::string_view language, std::string_view title);

// `cache` keeps PNGs by their SVG. Whether there are pictures does not depend on what it has: a site looks the same
// after its first build and its tenth.
PageImages draw_page_images(const Config& config, const Site& site, const Links& links, const DrawPicture& draw,
                            ResultCache& cache, unsigned threads);

}  // namespace kb
