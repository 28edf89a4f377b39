// Links to other sites, asked whether they still lead somewhere: `kbgen check --external`, never a build. Other sites
// come and go, so what is found is a warning, and what answered within the last days is not asked again.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/build_data.h"

namespace kb {

// What a site says about an address. Sites that turn programs away (401, 403, 429 …) tell nothing about their pages.
struct ExternalAnswer {
  enum class Kind : uint8_t { fine, moved, dead, unsure };

  Kind kind = Kind::unsure;
  std::string detail;  // moved: the new address; dead: "answers 404"; unsure: why
};

// Asks one address; called from several threads, at the same time only for different hosts.
using AskExternal = std::function<ExternalAnswer(const std::string& url)>;

// By curl, without a shell; nothing but http and https, also behind redirects; nothing is kept of what comes.
ExternalAnswer ask_by_curl(const std::string& url);
bool has_curl();

// What answered, and when: lines "date<TAB>url" of those that were fine. Belongs beside the repository, not in it.
class ExternalCache {
 public:
  ExternalCache() = default;
  explicit ExternalCache(std::string_view bytes);  // lines that cannot be read are left out
  std::string bytes() const;

  bool fresh(const std::string& url, const Date& today) const;
  void keep(const std::string& url, const Date& today) { fine_[url] = today; }

 private:
  std::map<std::string, Date> fine_;
};

struct ExternalCheck {
  size_t asked = 0, kept = 0;       // addresses; those the cache knows
  std::vector<std::string> unsure;  // "https://…: answers 403"
  // Not one host could be found: the machine is not online, and nothing is said of any link.
  bool offline = false;
};

// Addresses of pages' and site.toml's links to http and https, each once, sorted, without #fragment and those of
// example hosts (RFC 2606).
std::vector<std::string> external_addresses(const Build& build);

// Diagnostics at each place where a dead or moved address stands. Updates the cache.
Parsed<ExternalCheck> check_external(const Build& build, const AskExternal& ask, ExternalCache& cache,
                                     const Date& today, unsigned threads);

}  // namespace kb
