// Takes the indentation out of an expanded template: a run of blanks that holds a line break becomes one line break.
// To a browser both are one space. Nothing changes inside <pre>, <textarea>, <script>, <style>, comments and attribute
// values. Pure.
#pragma once

#include "generator/theme/mustache_scan.h"

namespace kb {

void minify_template(Template& tags);

}  // namespace kb
