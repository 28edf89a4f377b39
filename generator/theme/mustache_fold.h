// What all pages of a language share, put into a layout once, so that it is not looked up and escaped again for each of
// ten thousand pages: header, footer and the scripts' texts are most of a page's tags. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "generator/base/value.h"
#include "generator/theme/mustache_scan.h"

namespace kb {

// Whether a section of the value is rendered; null is false, and so are an empty text and an empty list.
bool is_true(const Value* value);

// What a dotted path names in an object, where a key may itself hold dots; null for nothing.
const Value* find_member(const Value& value, std::string_view path);

// A template without partials that renders as `tags` does for every page, as long as the page's own data has names, at
// any depth, of `page_names` only or such as `shared` does not have. Tags that name something of `shared` became text,
// its lists were written out. `shared` is still needed for what a page may replace.
Template fold_shared(const Template& tags, const Object& shared, const std::set<std::string_view>& page_names);

}  // namespace kb
