// Which folders a site is made of.
#pragma once

#include <string>
#include <vector>

#include "generator/config/config.h"

namespace kb {

// Below the site's root, whether they are there or not.
inline std::vector<std::string> source_folders(const Config& config) {
  return {config.content, config.static_folder, "theme", "themes"};
}

}  // namespace kb
