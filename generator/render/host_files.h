// Settings for web servers, written beside the pages: security headers, long caching of files named by their content,
// redirects of old addresses. For Netlify and Cloudflare Pages (_headers, _redirects), Apache (.htaccess) and nginx
// (nginx.conf, to be included in a server block). Pure.
#pragma once

#include <string>
#include <vector>

#include "generator/render/page_data.h"

namespace kb {

std::vector<TextFile> host_files(const ViewInput& input);

// The Content-Security-Policy the pages work under. Hosts of pictures and of the feedback form are let in by name.
std::string content_security_policy(const ViewInput& input);

}  // namespace kb
