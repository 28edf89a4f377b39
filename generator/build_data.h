// The values that a build's stages share: what it is asked, what it keeps for the next one, what it knows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/result_cache.h"
#include "generator/base/source.h"
#include "generator/config/config.h"
#include "generator/disk/file_system.h"
#include "generator/disk/publish.h"
#include "generator/history/history.h"
#include "generator/history/page_diff.h"
#include "generator/page/doc.h"
#include "generator/render/modern_images.h"
#include "generator/render/page_images.h"
#include "generator/site/index_site.h"
#include "generator/site/page_identity.h"
#include "generator/site/resolve.h"
#include "generator/site/site.h"
#include "generator/theme/theme.h"

namespace kb {

struct BuildOptions {
  unsigned threads = 1;
  bool drafts = false;   // drafts, scheduled and expired pages too
  std::string base_url;  // instead of site.toml's
  Date today;            // decides what is scheduled or expired; stages never read the clock
  std::string git_root;  // folder whose git log is read; empty: no git
  // What an earlier build kept, to do less: read and changed. Never changes what is built. May be null.
  struct BuildCache* cache = nullptr;
  // Stems that earlier builds of this process asked for. Read and changed; never changes what is built. May be null:
  // then they are freed before the index is made, which needs the room.
  StemCaches* stems = nullptr;
  // The build before this one, of the same site with the same options: what would come out the same is taken from it
  // (former.h). Never changes what is built. May be null.
  const struct Build* former = nullptr;
  DrawPicture draw;    // makes the pages' own pictures for links; empty: they have the site's
  EncodeImage encode;  // makes smaller files of the images in pages; empty: they have the author's alone
  bool render = true;  // false: stop before the theme (search, dump)
  bool serve = false;  // the theme may say so; kbgen's own themes do not
  bool check = false;  // the linter's rules too
  // Keep the texts of all sources. Otherwise those are freed, before the index is made, of which no error or warning
  // is said, and advice can no longer be shown: a large site's are a tenth of its memory. Kept also where budgets may
  // yet be exceeded.
  bool keep_texts = true;
  // Tells microseconds, to time each page for the report; null: nothing is timed. Never changes what is built.
  uint64_t (*stopwatch)() = nullptr;
  // Leave the pages to whoever publishes or shows them, see SitePages of render_site.h. Not done, and
  // Build::pages_later says so, where budgets or an offline site want all pages first.
  bool pages_later = false;
  // Leave the search indexes to whoever calls finish_index() of search_files.h. Done only, and Build::index_later says
  // so, where `former` has indexes of the same languages. Words are kept then, for that and for the build after.
  bool index_later = false;
};

// A day on which the site changes by itself, if somebody builds it: a page appears or goes.
struct Appointment {
  FileId file = FileId::none;
  std::string title;
  Date date;
  bool expires = false;  // otherwise it is published
};

// The edit history, its diffs and the pages' pictures as of the last build. Holds names and addresses from git: never
// published.
struct BuildCache {
  std::string history;
  ResultCache diffs;
  ResultCache pictures;  // PNGs by the SVG they were made of, images in other formats by what they show
};

struct BuildStatistics {
  size_t pages = 0;
  uint64_t words = 0, index_bytes = 0, search_root_bytes = 0;
  std::vector<uint64_t> page_microseconds;  // to read and to render, parallel to the pages; empty if not timed
};

// Everything a build knows in the end, for publishing, searching and dumping. Usable also when there are errors.
struct Build {
  SourceMap sources;
  Config config;
  History history;
  std::vector<Doc> docs;
  std::vector<PageIdentity> identities;
  std::vector<size_t> former_pages;  // by page: where the former build has its doc, see FormerWords::pages
  Site site;
  Links links;
  SiteWords words;  // if they are kept
  std::vector<std::vector<PageId>> related;
  std::vector<std::vector<std::string>> diffs;  // HTML by page and revision, empty where there is none
  std::vector<LanguageIndex> indexes;
  Theme theme;
  // Published names: "style.css" → "assets/style.1a2b3c4d.css", "search/da" → "search/da.<hash>.kbi".
  std::map<std::string, std::string, std::less<>> asset_names;
  std::vector<std::string> page_images;  // PageImages::names
  size_t undrawn_images = 0;             // PageImages::undrawn
  std::vector<OutputFile> files;         // what publish gets
  // Neither pages nor what lists them are there yet; the bytes of the indexes moved to `files`.
  bool pages_later = false;
  // The indexes are the former build's, without their bytes: pages name them, and break long words by them.
  bool index_later = false;
  Diagnostics diagnostics;  // sorted, levels as the site sets them
  BuildStatistics statistics;
  std::vector<Appointment> appointments;  // after today, the first one first
};

}  // namespace kb
