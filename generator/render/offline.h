// A site that can be opened from a disk ([build] offline): a browser there resolves no addresses from the root, looks
// for no index.html, and refuses modules and fetch. So addresses become relative ones of files, modules become scripts,
// and what search would fetch becomes scripts that hold it in base64; search/browser/kb-offline.js loads both. The same
// files also work from a web server, at any path. Pure.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/disk/publish.h"

namespace kb {

inline constexpr std::string_view kOfflineLoader = "kb-offline.js";

// A module as a script: what it exports is handed to kb-offline.js under the script's address. Only exports that begin
// their line are seen, and of them declarations and lists: `export function f() {`, `export const a = 1;`,
// `export { a, b as c };`. `unsupported_line` is the 1-based number of the first line that has no such form or imports
// another module; 0 where all is well.
struct ClassicScript {
  std::string text;
  size_t unsupported_line = 0;
};
ClassicScript classic_script(std::string_view module);

// The bytes of a file as a script.
std::string bytes_script(std::string_view bytes);

struct OfflineSite {
  std::string base_path;                      // "/", "/hjaelp/"
  std::string loader;                         // published path of kb-offline.js
  std::unordered_set<std::string> published;  // paths of all files, as the pages name them
};

// The page at `path` with addresses of published files relative to it: in href, src, srcset, action, formaction,
// poster, data-… and the meta refresh. Modules of the site become deferred scripts, with the loader before them. Any
// text is accepted: what is no tag stays as it is.
std::string offline_page(std::string_view html, std::string_view path, const OfflineSite& site);

// Makes all files of a site so. `files` hold scripts that classic_script has made already.
void make_offline(std::vector<OutputFile>& files, const std::string& base_path, const std::string& loader,
                  unsigned threads);

}  // namespace kb
