#include "generator/render/modern_images.h"

#include <algorithm>
#include <map>

#include "generator/base/hash.h"
#include "generator/base/parallel.h"
#include "generator/base/url_encoding.h"
#include "generator/page/image_size.h"

namespace kb {
namespace {

struct Format {
  std::string_view name, extension, type;
};

const Format& format_of(ImageEncoding encoding) {
  static constexpr Format kFormats[] = {
      {"lossless webp", ".webp", "image/webp"}, {"webp", ".webp", "image/webp"}, {"avif", ".avif", "image/avif"}};
  return kFormats[static_cast<size_t>(encoding)];
}

// PNG is drawings and pictures of screens, whose edges lossy formats blur; JPEG is photographs. Other programs do not
// turn a JPEG as its camera was held, and would lose the frames of a PNG that moves.
std::vector<ImageEncoding> encodings_for(std::string_view bytes) {
  if (bytes.substr(0, 4) == "\x89PNG") {
    return image_moves(bytes) ? std::vector<ImageEncoding>{} : std::vector{ImageEncoding::lossless_webp};
  }
  if (bytes.substr(0, 2) == "\xFF\xD8") {
    return image_turned(bytes) ? std::vector<ImageEncoding>{} : std::vector{ImageEncoding::webp, ImageEncoding::avif};
  }
  return {};
}

struct Job {
  size_t file = 0;  // in StaticFiles::files
  ImageEncoding encoding{};
  std::string key;    // in the cache
  std::string bytes;  // empty: nothing smaller came of it
};

// Static files that pages show, each with the targets that show it.
std::map<size_t, std::vector<LinkTarget*>> shown_files(const Config& config, const std::vector<Doc>& docs,
                                                       const StaticFiles& files, Links& links) {
  std::map<std::string, size_t> by_href;
  for (size_t i = 0; i < files.files.size(); ++i) {
    if (files.files[i].width > 0) by_href.emplace(encode_url(config.base_path + files.files[i].output), i);
  }
  std::map<size_t, std::vector<LinkTarget*>> shown;
  for (size_t page = 0; page < links.pages.size(); ++page) {
    for (size_t i = 0; i < docs[page].links.size(); ++i) {
      if (docs[page].links[i].kind != LinkKind::image) continue;
      LinkTarget& target = links.pages[page].targets[i];
      const auto file = by_href.find(target.href);
      if (file != by_href.end()) shown[file->second].push_back(&target);
    }
  }
  return shown;
}

// Makes what the cache does not have.
void run(std::vector<Job>& jobs, const StaticFiles& files, const std::vector<OutputFile>& copies,
         const EncodeImage& encode, ResultCache& cache, unsigned threads) {
  std::vector<Job*> missing;
  for (Job& job : jobs) {
    if (const std::string* kept = cache.find(job.key)) {
      job.bytes = *kept;
    } else {
      missing.push_back(&job);
    }
  }
  auto made = parallel_map(missing.size(), threads, [&](size_t i) {
    return encode(files.files[missing[i]->file].source, missing[i]->encoding);
  });
  for (size_t i = 0; i < missing.size(); ++i) {
    if (made[i].empty()) continue;  // asked again the next time: a program may have been installed
    if (made[i].size() < copies[missing[i]->file].bytes.size()) missing[i]->bytes = std::move(made[i]);
    cache.add(missing[i]->key, missing[i]->bytes);
  }
}

}  // namespace

std::vector<OutputFile> add_modern_images(const Config& config, const std::vector<Doc>& docs, const StaticFiles& files,
                                          const std::vector<OutputFile>& copies, const EncodeImage& encode,
                                          ResultCache& cache, unsigned threads, Links& links) {
  const auto shown = shown_files(config, docs, files, links);
  std::vector<Job> jobs;
  for (const auto& [file, targets] : shown) {
    const std::string& bytes = copies[file].bytes;
    for (const ImageEncoding encoding : encodings_for(bytes)) {
      jobs.push_back({file, encoding, std::string(format_of(encoding).name) + "\n" + content_hash(bytes), {}});
    }
  }
  run(jobs, files, copies, encode, cache, threads);

  std::sort(jobs.begin(), jobs.end(), [](const Job& a, const Job& b) {
    return std::make_tuple(a.file, a.bytes.size(), a.encoding) < std::make_tuple(b.file, b.bytes.size(), b.encoding);
  });
  std::map<std::string, std::string> made;  // one file for images that are the same
  for (Job& job : jobs) {
    if (job.bytes.empty()) continue;
    // Sorted by size: browsers that know AVIF know WebP, so what stands behind a WebP is never asked for.
    const std::vector<ImageSource>& before = shown.at(job.file).front()->sources;
    if (!before.empty() && before.back().type == format_of(ImageEncoding::webp).type) continue;
    const Format& format = format_of(job.encoding);
    const std::string path = "assets/" + content_hash(job.bytes) + std::string(format.extension);
    for (LinkTarget* target : shown.at(job.file)) {
      target->sources.push_back({config.base_path + path, std::string(format.type)});
    }
    made.emplace(path, std::move(job.bytes));
  }
  std::vector<OutputFile> added;
  for (auto& [path, bytes] : made) added.push_back({path, std::move(bytes)});
  return added;
}

}  // namespace kb
