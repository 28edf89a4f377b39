// toml++, the way every file here must include it.
//
// Its parser asserts that a table header starts with a character of a key, one line before it reports the same as an
// error (parse_key in 3.3.0): "[:" in a site.toml would abort a debug build. Its assertions are therefore off, and
// neither are they given to the optimizer as assumptions.
#pragma once

#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_UNRELEASED_FEATURES 1  // bare keys with æ, ø and å (TOML 1.1)
#define TOML_ASSERT(expr) static_assert(true)
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")
