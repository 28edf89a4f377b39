// The irregular forms a site's index carries to the browser: those of words the site has. Native only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/text/analyze.h"

namespace kb::search {

// The lines of which the base or a form is a word of the site, or for forms that stand behind others (marked '-' and
// '+' in FormTable) the end of one; and of `names`, words its synonyms have besides. Both in byte order. These words
// stem alike with all lines and with these.
FormTable forms_of_site(const FormTable& all, const std::vector<std::string>& surfaces,
                        const std::vector<std::string>& names);

// The lines as the index has them (FORMAT.md, "Forms").
std::string encode_forms(std::string_view lines);

}  // namespace kb::search
