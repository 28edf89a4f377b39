// The images in pages once more, in formats that take less to load: WebP of PNG, WebP and AVIF of JPEG. The author's
// own stays, for browsers that know neither. Only what is smaller is used, and only images that stand in a page are
// made.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "generator/base/result_cache.h"
#include "generator/config/config.h"
#include "generator/disk/publish.h"
#include "generator/page/doc.h"
#include "generator/site/resolve.h"
#include "generator/site/static_files.h"

namespace kb {

enum class ImageEncoding : uint8_t { lossless_webp, webp, avif };

// The bytes of the image in `source`, a path below the site's root, in another format; empty where they cannot be made.
// Called from several threads.
using EncodeImage = std::function<std::string(const std::string& source, ImageEncoding encoding)>;

// Fills LinkTarget::sources and returns the files they name. `copies` begins with the static files, in their order.
// `cache` keeps what was made by the image's content.
std::vector<OutputFile> add_modern_images(const Config& config, const std::vector<Doc>& docs, const StaticFiles& files,
                                          const std::vector<OutputFile>& copies, const EncodeImage& encode,
                                          ResultCache& cache, unsigned threads, Links& links);

}  // namespace kb
