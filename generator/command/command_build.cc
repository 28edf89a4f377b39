// kbgen build.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>

#include "generator/base/digits.h"
#include "generator/base/hash.h"
#include "generator/build.h"
#include "generator/command/command_output.h"
#include "generator/config/source_folders.h"
#include "generator/desk/report.h"
#include "generator/disk/embedded.h"
#include "generator/disk/process.h"
#include "generator/disk/publish.h"
#include "generator/render_site.h"

namespace kb {
namespace {

bool write_report(const Build& build, const Date& today, const std::string& path) {
  const Report report = make_report(build, today);
  std::ofstream out(path, std::ios::binary);
  out << (path.ends_with(".json") ? report_json(report) : report_html(report)) << std::flush;
  if (!out.good()) std::cerr << "cannot write the report to " << path << "\n";
  return out.good();
}

uint64_t microseconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(now).count());
}

constexpr char kHistoryCache[] = ".kbgen/history", kDiffCache[] = ".kbgen/diffs", kPictureCache[] = ".kbgen/pictures";

// rsvg-convert of librsvg draws the pages' pictures, where it is installed. What it cannot draw is told once.
DrawPicture picture_program(const std::string& root, std::string& problem) {
  if (!program_exists("rsvg-convert")) return {};
  const auto guard = std::make_shared<std::mutex>();
  return [root, &problem, guard](const std::string& svg) {
    ProcessOutput result = run_process({"rsvg-convert", "--format=png"}, root, svg);
    if (result.exit_code == 0 && !result.out.empty()) return std::move(result.out);
    const std::lock_guard<std::mutex> lock(*guard);
    problem = result.err.empty() ? "exit code " + std::to_string(result.exit_code) : result.err;
    return std::string();
  };
}

// cwebp and avifenc make smaller files of images, where they are installed. An image that one of them cannot read stays
// as it is: it may be a kind that browsers show and the program does not know.
EncodeImage image_programs(const std::string& root) {
  const bool webp = program_exists("cwebp"), avif = program_exists("avifenc");
  if (!webp && !avif) return {};
  return [root, webp, avif](const std::string& source, ImageEncoding encoding) -> std::string {
    const std::string path = "./" + source;  // seen from the root, where the programs run
    if (encoding == ImageEncoding::avif) {
      if (!avif) return {};
      // It writes to files only; this one is gone before the build is done.
      const std::string made = ".kbgen/" + content_hash(source) + ".avif";
      const std::unique_ptr<FileSystem> files = open_disk(root);
      if (!files->write(made, "").ok()) return {};
      const int failed = run_process({"avifenc", "--jobs", "1", "--speed", "6", path, made}, root).exit_code;
      Result<std::string> bytes = files->read(made);
      (void)files->remove(made).ok();
      return failed == 0 && bytes.ok() ? std::move(bytes.value()) : std::string();
    }
    if (!webp) return {};
    std::vector<std::string> arguments = {"cwebp", "-quiet", "-q", "80", "-o", "-", "--", path};
    if (encoding == ImageEncoding::lossless_webp) arguments.insert(arguments.begin() + 2, "-lossless");
    ProcessOutput made = run_process(arguments, root);
    return made.exit_code == 0 ? std::move(made.out) : std::string();
  };
}

BuildCache load_cache(const FileSystem& site) {
  BuildCache cache;
  if (const Result<std::string> history = site.read(kHistoryCache); history.ok()) cache.history = history.value();
  if (const Result<std::string> diffs = site.read(kDiffCache); diffs.ok()) cache.diffs = ResultCache(diffs.value());
  if (const Result<std::string> pictures = site.read(kPictureCache); pictures.ok()) {
    cache.pictures = ResultCache(pictures.value());
  }
  return cache;
}

// A cache that cannot be written costs the next build time and nothing else, so nobody is told.
void save_cache(const BuildCache& cache, FileSystem& site) {
  const std::string pictures = cache.pictures.bytes();
  if (pictures != ResultCache().bytes()) (void)site.write(kPictureCache, pictures).ok();
  if (cache.history.empty()) return;
  (void)site.write(kHistoryCache, cache.history).ok();
  (void)site.write(kDiffCache, cache.diffs.bytes()).ok();
}

// The folder of the site's sources that --out would mix with what is published, or empty. site.toml's own output is
// checked where it is read.
std::string source_folder_at(const std::string& out, const std::string& root, const Config& config) {
  const auto full = [](const std::filesystem::path& path) {
    return std::filesystem::weakly_canonical(path).string() + "/";
  };
  try {
    const std::string wanted = full(out);
    if (wanted == full(root)) return root;
    for (const std::string& folder : source_folders(config)) {
      if (wanted.starts_with(full(root + "/" + folder))) return folder;
    }
  } catch (const std::filesystem::filesystem_error&) {
    // What cannot be looked at cannot be written to either, and that is said there.
  }
  return {};
}

}  // namespace

int run_build(const CommandLine& line, const Environment& environment) {
  for (const std::string& path : line.reports) {
    if (path.ends_with(".html") || path.ends_with(".json")) continue;
    std::cerr << "a report is written as .html or .json, not as '" << path << "'\n";
    return kExitUsage;
  }
  const StartTime start = std::chrono::steady_clock::now();
  if (environment.err_is_terminal) std::cerr << "building " << line.root << " …\r" << std::flush;

  const std::unique_ptr<FileSystem> files = open_disk(line.root);
  const MemoryFileSystem built_in = embedded_files();
  BuildOptions options = build_options(line, environment);
  options.git_root = line.root;
  options.check = true;
  options.keep_texts = !line.reports.empty();  // a report shows advice
  if (!line.reports.empty()) options.stopwatch = microseconds;
  options.pages_later = line.reports.empty();  // a report tells how large pages are
  BuildCache cache = load_cache(*files);
  options.cache = &cache;
  std::string picture_problem;
  if (!line.no_page_images) options.draw = picture_program(line.root, picture_problem);
  options.encode = image_programs(line.root);
  Build result = build(*files, built_in, options);
  if (!picture_problem.empty()) std::cerr << "a picture of a page could not be drawn: " << picture_problem << "\n";
  if (result.undrawn_images > 0) {
    std::cerr << "no pictures for links are drawn: " << with_thousands(result.undrawn_images)
              << " would be needed, and [build] page_images in site.toml allows "
              << with_thousands(static_cast<uint64_t>(result.config.page_images))
              << ". Write how many may be drawn (some 65 ms of CPU each, once), or 0 for none.\n";
  }
  save_cache(cache, *files);
  std::optional<SitePages> pages;
  if (result.pages_later) {
    pages.emplace(result, options);
    add_text_files(*pages, result);
  }

  // A report is of most use where something is wrong.
  for (const std::string& path : line.reports) {
    if (!write_report(result, environment.today, path)) return kExitUsage;
  }
  drop_advice(result);  // what could be better is `kbgen check`'s to say
  print_diagnostics(result, line, environment);
  if (refused(result, line, "; nothing was written")) return kExitContent;

  if (const std::string ours = source_folder_at(line.out, line.root, result.config);
      !line.out.empty() && !ours.empty()) {
    std::cerr << "the site would be written into '" << ours << "', among the files it is made of; give --out a folder "
              << "of its own\n";
    return kExitUsage;
  }
  if (!line.out.empty() && line.out.find_first_not_of('/') == std::string::npos) {
    std::cerr << "the site would be written into '/', the root of the disk; give --out a folder of its own\n";
    return kExitUsage;
  }
  const std::string folder = !line.out.empty() ? line.out : line.root + "/" + result.config.output;
  const std::unique_ptr<FileSystem> output = open_disk(folder);
  const Result<Published> published =
      publish(std::move(result.files), *output, line.threads, pages ? pages->files() : LateFiles());
  if (!published.ok()) {
    std::cerr << "cannot write to " << folder << ": " << published.error() << "\n";
    return kExitUsage;
  }
  print_summary(result, line, "built", start);
  return kExitFine;
}

}  // namespace kb
