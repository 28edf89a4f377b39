// All pages from Markdown to Docs, in parallel. A Doc knows nothing of other pages.
#pragma once

#include "generator/build_data.h"
#include "generator/load.h"
#include "generator/page/parse_page.h"

namespace kb {

// Fills build.docs, build.identities and build.former_pages, in the order of inputs.pages, and what is said about them.
// A page that is not published today is among them only if the options ask for drafts; what is returned, by path, and
// build.appointments tell of it.
std::vector<UnpublishedPage> parse_pages(const Inputs& inputs, const BuildOptions& options, Build& build);

}  // namespace kb
