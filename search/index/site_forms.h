// The irregular forms a site's index carries to the browser: those of words the site has. Native only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kb::search {

// The lines (tables.h) of which the base or a form is a word of the site, or for forms that stand behind others (marked
// '-' and '+') the end of one; and of `names`, words its synonyms have besides. Both in byte order. These words stem
// alike with all lines and with these.
std::string forms_of_site(std::string_view lines, const std::vector<std::string>& surfaces,
                          const std::vector<std::string>& names);

}  // namespace kb::search
