// A page of a site by its title, for tests that look at it or change it.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "generator/site/site.h"

namespace kb::test {

// The first page with the title. Throws where there is none, which fails the test and names the title.
inline Page& page_titled(Site& site, std::string_view title) {
  for (Page& page : site.pages) {
    if (page.title == title) return page;
  }
  throw std::logic_error("no page has the title " + std::string(title));
}

}  // namespace kb::test
