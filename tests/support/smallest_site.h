// The smallest site.toml, for tests that need a site and not its settings; what a test sets besides comes behind it.
#pragma once

namespace kb::test {

inline constexpr char kSmallestSite[] =
    "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://example.com/\"\ndefault_language = \"da\"\n";

}  // namespace kb::test
