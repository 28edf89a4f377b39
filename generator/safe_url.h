// Which addresses a page may lead to. Pure.
#pragma once

#include <string_view>

namespace kb {

// True for addresses without a scheme and for http, https, mailto and tel. `url` is entity-decoded; control
// characters and spaces, which browsers skip when they look for the scheme, are skipped here too, and letter case
// does not matter: "java\tscript:" and "JaVaScript:" are both refused.
bool safe_url(std::string_view url);

}  // namespace kb
