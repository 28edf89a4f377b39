// Links to other sites: what is asked, what is said of the answers, what is kept; and curl against a server of our own.
#include "generator/desk/external_links.h"

#include <httplib.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>
#include <thread>

#include "generator/build.h"
#include "generator/disk/embedded.h"

namespace kb {
namespace {

using Kind = ExternalAnswer::Kind;

const Date kToday = *parse_iso_date("2026-01-15");

Build site_with(const std::string& text, const std::string& settings = {}) {
  MemoryFileSystem files;
  files.files = {
      {"site.toml", "[site]\ntitle = \"O\"\nbase_url = \"https://e.dk/\"\ndefault_language = \"da\"\n" + settings},
      {"content/kunde.md", "# Kunde\n\nEn kunde.\n\n" + text + "\n"}};
  BuildOptions options;
  options.render = false;
  return build(files, embedded_files(), options);
}

std::string said(Build& build, Diagnostics found) {
  sort_diagnostics(found, build.sources);
  return format_diagnostics(found, build.sources, {});
}

// Pages with known answers, on a port of this machine.
class Pages {
 public:
  Pages() {
    server_.Get("/fin", [](const httplib::Request&, httplib::Response& r) { r.set_content("x", "text/plain"); });
    server_.Get("/flyttet", [](const httplib::Request&, httplib::Response& r) { r.set_redirect("/fin", 301); });
    server_.Get("/for-nu", [](const httplib::Request&, httplib::Response& r) { r.set_redirect("/fin", 302); });
    server_.Get("/i-ring", [](const httplib::Request&, httplib::Response& r) { r.set_redirect("/i-ring", 302); });
    server_.Get("/flyttet-vaek", [](const httplib::Request&, httplib::Response& r) { r.set_redirect("/vaek", 301); });
    server_.Get("/lukket", [](const httplib::Request&, httplib::Response& r) { r.status = 403; });
    server_.Get("/ud",
                [](const httplib::Request&, httplib::Response& r) { r.set_redirect("file:///etc/passwd", 301); });
    server_.Get("/kun-get",
                [](const httplib::Request& q, httplib::Response& r) { r.status = q.method == "HEAD" ? 404 : 200; });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  ~Pages() {
    server_.stop();
    thread_.join();
  }
  std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }

 private:
  httplib::Server server_;
  std::thread thread_;
  int port_ = 0;
};

}  // namespace

TEST_CASE("each address is asked once, without its fragment, and examples and our own never") {
  const Build site = site_with(
      "[a](https://b.dk/x#y) [b](https://b.dk/x) <https://a.dk/> [c](https://www.example.com/) "
      "[d](https://e.dk/kunde/) "
      "[e](mailto:a@b.dk) [f](http://localhost:8000/) [g](https://ord.example/) [h](https://u@c.dk:8/?q=1#z)");
  CHECK(external_addresses(site) ==
        std::vector<std::string>{"https://a.dk/", "https://b.dk/x", "https://u@c.dk:8/?q=1"});
}

TEST_CASE("links of site.toml are asked too, but neither forms nor addresses that are filled in on each page") {
  Build site = site_with("[a](https://a.dk/)",
                         "[[footer_links]]\ntitle = \"B\"\nurl = \"https://b.dk/\"\n"
                         "[[navigation]]\ntitle = \"K\"\nurl = \"/kunde/\"\n"
                         "[feedback]\nform_url = \"https://c.dk/svar\"\nissue_url = \"https://d.dk/?u={url}\"\n");
  CHECK(external_addresses(site) == std::vector<std::string>{"https://a.dk/", "https://b.dk/"});
  ExternalCache cache;
  const auto ask = [](const std::string& url) -> ExternalAnswer {
    return {url == "https://b.dk/" ? Kind::dead : Kind::fine, "answers 404"};
  };
  CHECK(said(site, check_external(site, ask, cache, kToday, 1).diagnostics) ==
        "site.toml:7:7: warning: 'https://b.dk/' leads nowhere: answers 404 [external-link]\n"
        "  7 | url = \"https://b.dk/\"\n"
        "    |       ^~~~~~~~~~~~~~~\n"
        "  hint: find the page's new address, or remove the link\n");
}

TEST_CASE("dead and moved links are told at their places, and what turns programs away is not") {
  Build site = site_with("[et](https://a.dk/væk) [to](https://b.dk/gammel) [tre](https://c.dk/) [fire](https://d.dk/)");
  ExternalCache cache;
  const auto ask = [](const std::string& url) -> ExternalAnswer {
    if (url.find("a.dk") != std::string::npos) return {Kind::dead, "answers 404"};
    if (url.find("b.dk") != std::string::npos) return {Kind::moved, "https://b.dk/ny"};
    if (url.find("c.dk") != std::string::npos) return {Kind::unsure, "answers 403"};
    return {Kind::fine, "answers 200"};
  };
  Parsed<ExternalCheck> found = check_external(site, ask, cache, kToday, 2);
  CHECK(found.value.asked == 4);
  CHECK(found.value.unsure == std::vector<std::string>{"https://c.dk/: answers 403"});
  CHECK(said(site, std::move(found.diagnostics)) ==
        "content/kunde.md:5:6: warning: 'https://a.dk/v%C3%A6k' leads nowhere: answers 404 [external-link]\n"
        "  5 | [et](https://a.dk/væk) [to](https://b.dk/gammel) [tre](https://c.dk/) [fire](https://d.dk/)\n"
        "    |      ^~~~~~~~~~~~~~~~\n"
        "  hint: find the page's new address, or remove the link\n"
        "\n"
        "content/kunde.md:5:29: advice: 'https://b.dk/gammel' has moved for good [external-link-moved]\n"
        "  5 | [et](https://a.dk/væk) [to](https://b.dk/gammel) [tre](https://c.dk/) [fire](https://d.dk/)\n"
        "    |                             ^~~~~~~~~~~~~~~~~~~\n"
        "  hint: write 'https://b.dk/ny'\n");
}

TEST_CASE("what was fine is not asked again for a week, what was not is asked each time") {
  const Build site = site_with("[et](https://a.dk/) [to](https://b.dk/)");
  ExternalCache cache;
  std::atomic<int> asked = 0;
  const auto ask = [&](const std::string& url) -> ExternalAnswer {
    ++asked;
    return {url == "https://a.dk/" ? Kind::fine : Kind::dead, "x"};
  };
  check_external(site, ask, cache, kToday, 2);
  CHECK(asked == 2);
  cache = ExternalCache(cache.bytes() + "kluddermor\n2026-13-40\thttps://c.dk/\n\t\n");
  CHECK(check_external(site, ask, cache, *parse_iso_date("2026-01-20"), 2).value.kept == 1);
  CHECK(asked == 3);
  check_external(site, ask, cache, *parse_iso_date("2026-01-22"), 2);
  CHECK(asked == 5);
  // A clock that went back makes nothing fresh.
  CHECK_FALSE(cache.fresh("https://a.dk/", *parse_iso_date("2025-12-01")));
}

TEST_CASE("a host is asked for one page at a time") {
  const Build site = site_with("[a](https://a.dk/1) [b](https://a.dk/2) [c](https://a.dk/3) [d](https://b.dk/1)");
  std::mutex mutex;
  std::map<std::string, int> busy;
  bool stormed = false;
  const auto ask = [&](const std::string& url) -> ExternalAnswer {
    const std::string host = url.substr(0, 13);
    {
      const std::lock_guard<std::mutex> lock(mutex);
      stormed = stormed || ++busy[host] > 1;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const std::lock_guard<std::mutex> lock(mutex);
    --busy[host];
    return {Kind::fine, ""};
  };
  ExternalCache cache;
  check_external(site, ask, cache, kToday, 8);
  CHECK_FALSE(stormed);
}

TEST_CASE("without a network nothing is said of any link; a single host that is not there is told") {
  Build site = site_with("[et](https://a.dk/) [to](https://b.dk/)");
  ExternalCache cache;
  const auto nobody = [](const std::string&) -> ExternalAnswer { return {Kind::dead, "there is no such host"}; };
  const Parsed<ExternalCheck> found = check_external(site, nobody, cache, kToday, 2);
  CHECK(found.value.offline);
  CHECK(found.diagnostics.empty());
  const Build one_host = site_with("[et](https://a.dk/)");
  const Parsed<ExternalCheck> single = check_external(one_host, nobody, cache, kToday, 2);
  CHECK_FALSE(single.value.offline);
  CHECK(single.diagnostics.size() == 1);
}

TEST_CASE("curl tells pages that are there from those that moved, are gone, or lead elsewhere than to the web") {
  if (!has_curl()) {
    WARN("skipped: there is no curl");
    return;
  }
  const Pages pages;
  const auto kind = [&](const std::string& path) { return ask_by_curl(pages.url(path)).kind; };
  CHECK(kind("/fin") == Kind::fine);
  CHECK(kind("/kun-get") == Kind::fine);
  CHECK(kind("/for-nu") == Kind::fine);
  CHECK(kind("/flyttet") == Kind::moved);
  CHECK(ask_by_curl(pages.url("/flyttet")).detail == pages.url("/fin"));
  CHECK(kind("/flyttet-vaek") == Kind::dead);
  CHECK(ask_by_curl(pages.url("/vaek")).detail == "answers 404");
  CHECK(kind("/i-ring") == Kind::dead);
  CHECK(kind("/lukket") == Kind::unsure);
  CHECK(kind("/ud") == Kind::dead);
  CHECK(ask_by_curl("http://127.0.0.1:1/").detail == "the host takes no connection");
  // An address is never taken for an option or a pattern.
  CHECK(kind("/{fin,vaek}") == Kind::dead);
}

}  // namespace kb
