// What a host is told: headers, redirects, the policy.
#include "generator/render/host_files.h"

#include <catch2/catch.hpp>

#include "tests/support/occurrences.h"
#include "tests/support/published_site.h"

using namespace kb;
using test::occurrences;
using test::PublishedSite;

TEST_CASE("the policy lets in the hosts of pictures and of the feedback form, and nothing that could end it") {
  PublishedSite site;
  CHECK(content_security_policy(site.input()) ==
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: https://billeder.example; "
        "object-src 'none'; base-uri 'self'; form-action 'self' https://svar.example; frame-ancestors 'self'");
  site.build.config.feedback.form_url = "https://a.example;script-src *\n";
  for (std::vector<LinkTarget>* targets : {&site.build.links.pages[site.page("Opsigelse").id].targets}) {
    for (LinkTarget& target : *targets) target.href = "https://x\";\nscript-src/";
  }
  const std::string policy = content_security_policy(site.input());
  CHECK(occurrences(policy, "script-src") == 1);
  CHECK(policy.find('\n') == std::string::npos);
}

TEST_CASE("old addresses are redirected by every kind of server") {
  PublishedSite site;
  site.build.site.redirects = {{"/hjaelp/øpsig.else $1/", "x", site.page("Opsigelse").id}, {"/væk/", "y", kNoPage}};
  const std::map<std::string, std::string> files = site.all();
  CHECK(files.at("_redirects") == "/hjaelp/%C3%B8psig.else%20$1/ /hjaelp/opsigelse/ 301\n");
  CHECK(files.at(".htaccess").find("RedirectMatch 301 \"^/hjaelp/øpsig\\.else \\$1/?$\" \"/hjaelp/opsigelse/\"\n") !=
        std::string::npos);
  CHECK(files.at("nginx.conf").find("location = \"/hjaelp/øpsig.else $1/\" { return 301 \"/hjaelp/opsigelse/\"; }\n") !=
        std::string::npos);
  CHECK(files.at("nginx.conf").find("væk") == std::string::npos);
  // "$1" would be a variable of nginx's.
  site.page("Opsigelse").url = "/hjaelp/op$1/";
  CHECK(site.all().at("nginx.conf").find("{ return 301 \"/hjaelp/op%241/\"; }\n") != std::string::npos);
}

TEST_CASE("files named by their content are kept for a year, pages are not") {
  const std::string headers = PublishedSite().all().at("_headers");
  CHECK(headers.find("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n") != std::string::npos);
  CHECK(headers.find("*\n  Content-Security-Policy: default-src 'self';") != std::string::npos);
  CHECK(occurrences(headers, "Cache-Control") == 2);
}

TEST_CASE("each place of nginx that has headers of its own has those of the site too") {
  const std::string nginx = PublishedSite().all().at("nginx.conf");
  const size_t caches = occurrences(nginx, "add_header Cache-Control");
  CHECK(caches == 2);
  for (const std::string header : {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"}) {
    INFO(header);
    CHECK(occurrences(nginx, "add_header " + header) == 1 + caches);
  }
}
