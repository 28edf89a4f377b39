#include "generator/desk/external_links.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "generator/base/lines.h"
#include "generator/base/parallel.h"
#include "generator/disk/process.h"
#include "generator/page/link_address.h"

namespace kb {
namespace {

constexpr int kFreshDays = 7;
constexpr char kNotFound[] = "there is no such host";

std::string_view host_of(std::string_view url) {
  const size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  std::string_view host = url.substr(begin + 3, url.find_first_of("/?#", begin + 3) - begin - 3);
  if (const size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  return host;
}

// Names that are there for examples (RFC 2606 and 6761).
bool is_example(std::string_view url) {
  const std::string_view host = host_of(url).substr(0, host_of(url).find(':'));
  const auto within = [&](std::string_view domain) {
    return host == domain || (host.size() > domain.size() && host.substr(host.size() - domain.size()) == domain &&
                              host[host.size() - domain.size() - 1] == '.');
  };
  constexpr std::array<std::string_view, 7> kDomains = {"example",     "test",        "invalid",    "localhost",
                                                        "example.com", "example.org", "example.net"};
  return host.empty() || std::any_of(kDomains.begin(), kDomains.end(), within);
}

std::string without_fragment(std::string_view url) {
  return std::string(url.substr(0, url.find('#')));
}

bool is_outside(std::string_view url) {
  return (url.rfind("http://", 0) == 0 || url.rfind("https://", 0) == 0) && !is_example(url);
}

// An address that is asked, and where it is said.
struct Saying {
  std::string url;
  Span place;
};

std::vector<Saying> sayings(const Build& build) {
  std::vector<Saying> all;
  for (const ConfigLink& link : build.config.links) {
    const Address address = parse_address(link.url, build.config.base_url);
    if (address.kind == AddressKind::external && is_outside(link.url)) {
      all.push_back({without_fragment(link.url), link.span});
    }
  }
  for (const Page& page : build.site.pages) {
    const std::vector<LinkTarget>& targets = build.links.pages[page.id].targets;
    for (size_t i = 0; i < targets.size(); ++i) {
      if (!targets[i].external || !is_outside(targets[i].href)) continue;
      all.push_back({without_fragment(targets[i].href), build.docs[page.id].links[i].span});
    }
  }
  return all;
}

// ---- curl ----

struct CurlAnswer {
  int exit_code = 0, status = 0;
  std::string next, error;
};

CurlAnswer curl(const std::string& url, const std::vector<std::string>& options) {
  std::vector<std::string> arguments = {"curl",
                                        "-q",
                                        "--silent",
                                        "--show-error",
                                        "--globoff",
                                        "--max-time",
                                        "20",
                                        "--proto",
                                        "=http,https",
                                        "--proto-redir",
                                        "=http,https",
                                        "--output",
                                        "/dev/null",
                                        "--user-agent",
                                        "kbgen (link check)",
                                        "--write-out",
                                        "%{http_code} %{redirect_url}"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  arguments.insert(arguments.end(), {"--", url});
  const ProcessOutput output = run_process(arguments, ".");
  CurlAnswer answer;
  answer.exit_code = output.exit_code;
  answer.error = output.err.substr(0, output.err.find('\n'));
  const size_t space = std::min(output.out.find(' '), output.out.size());
  std::from_chars(output.out.data(), output.out.data() + space, answer.status);
  if (space + 1 < output.out.size()) answer.next = output.out.substr(space + 1);
  return answer;
}

// Some servers answer HEAD with an error though the page is there: those are asked for the first bytes of the page.
CurlAnswer ask(const std::string& url, bool follow) {
  std::vector<std::string> options;
  if (follow) options = {"--location", "--max-redirs", "10"};
  std::vector<std::string> head = options;
  head.push_back("--head");
  CurlAnswer answer = curl(url, head);
  if (answer.exit_code == 0 && answer.status < 400) return answer;
  if (answer.exit_code == 6 || answer.exit_code == 7) return answer;  // nobody is there
  options.insert(options.end(), {"--range", "0-1023"});
  return curl(url, options);
}

std::string problem_of(const CurlAnswer& answer) {
  switch (answer.exit_code) {
    case 6:
      return kNotFound;
    case 7:
      return "the host takes no connection";
    case 28:
      return "the host does not answer within 20 seconds";
    case 35:
    case 51:
    case 58:
    case 60:
      return "the host has no valid certificate";
    case 47:
      return "it redirects without end";
    default:
      return answer.error.empty() ? "curl gave up (" + std::to_string(answer.exit_code) + ")" : answer.error;
  }
}

ExternalAnswer judged(const CurlAnswer& answer) {
  if (answer.exit_code != 0) return {ExternalAnswer::Kind::dead, problem_of(answer)};
  const std::string says = "answers " + std::to_string(answer.status);
  switch (answer.status) {
    case 401:
    case 402:
    case 403:
    case 405:
    case 406:
    case 429:
    case 451:
    case 503:
    case 999:
      return {ExternalAnswer::Kind::unsure, says};
    default:
      return {answer.status >= 200 && answer.status < 400 ? ExternalAnswer::Kind::fine : ExternalAnswer::Kind::dead,
              says};
  }
}

}  // namespace

bool has_curl() {
  return program_exists("curl");
}

ExternalAnswer ask_by_curl(const std::string& url) {
  const CurlAnswer first = ask(url, false);
  const bool redirect = first.exit_code == 0 && first.status >= 300 && first.status < 400 && !first.next.empty();
  if (!redirect) return judged(first);
  ExternalAnswer last = judged(ask(url, true));
  const bool for_good = first.status == 301 || first.status == 308;
  if (last.kind == ExternalAnswer::Kind::fine && for_good) return {ExternalAnswer::Kind::moved, first.next};
  return last;
}

ExternalCache::ExternalCache(std::string_view bytes) {
  for (const std::string_view line : lines_of(bytes)) {
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const std::optional<Date> date = parse_iso_date(line.substr(0, tab));
    if (date && tab + 1 < line.size()) fine_[std::string(line.substr(tab + 1))] = *date;
  }
}

std::string ExternalCache::bytes() const {
  std::string text;
  for (const auto& [url, date] : fine_) text += iso_day(date) + "\t" + url + "\n";
  return text;
}

bool ExternalCache::fresh(const std::string& url, const Date& today) const {
  const auto found = fine_.find(url);
  if (found == fine_.end()) return false;
  const int64_t age = day_number(today) - day_number(found->second);
  return age >= 0 && age < kFreshDays;
}

std::vector<std::string> external_addresses(const Build& build) {
  std::set<std::string> urls;
  for (Saying& saying : sayings(build)) urls.insert(std::move(saying.url));
  return {urls.begin(), urls.end()};
}

Parsed<ExternalCheck> check_external(const Build& build, const AskExternal& ask, ExternalCache& cache,
                                     const Date& today, unsigned threads) {
  Parsed<ExternalCheck> result;
  // One host is asked for one page at a time: nobody shall be stormed.
  std::map<std::string_view, std::vector<std::string>> hosts;
  const std::vector<std::string> urls = external_addresses(build);
  for (const std::string& url : urls) {
    if (cache.fresh(url, today)) {
      ++result.value.kept;
    } else {
      hosts[host_of(url)].push_back(url);
      ++result.value.asked;
    }
  }
  std::vector<const std::vector<std::string>*> work;
  for (const auto& [host, list] : hosts) work.push_back(&list);
  const auto answered = parallel_map(work.size(), threads, [&](size_t i) {
    std::vector<ExternalAnswer> answers;
    for (const std::string& url : *work[i]) answers.push_back(ask(url));
    return answers;
  });

  std::map<std::string_view, ExternalAnswer> answers;
  bool any_host = false;
  for (size_t i = 0; i < work.size(); ++i) {
    for (size_t k = 0; k < work[i]->size(); ++k) {
      const ExternalAnswer& answer = answered[i][k];
      answers[(*work[i])[k]] = answer;
      any_host = any_host || answer.detail != kNotFound;
      if (answer.kind == ExternalAnswer::Kind::fine) cache.keep((*work[i])[k], today);
      if (answer.kind == ExternalAnswer::Kind::unsure)
        result.value.unsure.push_back((*work[i])[k] + ": " + answer.detail);
    }
  }
  result.value.offline = !any_host && work.size() > 1;
  if (result.value.offline) return result;

  for (const Saying& saying : sayings(build)) {
    const auto answer = answers.find(saying.url);
    if (answer == answers.end()) continue;
    if (answer->second.kind == ExternalAnswer::Kind::dead) {
      result.diagnostics.push_back(make_diagnostic(Code::external_link, saying.place,
                                                   "'" + saying.url + "' leads nowhere: " + answer->second.detail,
                                                   "find the page's new address, or remove the link"));
    } else if (answer->second.kind == ExternalAnswer::Kind::moved) {
      result.diagnostics.push_back(make_diagnostic(Code::external_link_moved, saying.place,
                                                   "'" + saying.url + "' has moved for good",
                                                   "write '" + answer->second.detail + "'"));
    }
  }
  return result;
}

}  // namespace kb
