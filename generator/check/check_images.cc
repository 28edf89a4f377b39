// Images that some readers cannot see, that make the page jump while it loads, or that take long to load.
#include "generator/base/ascii.h"
#include "generator/check/check_rules.h"
#include "generator/page/link_address.h"

namespace kb {
namespace {

constexpr uint64_t kLargeImageBytes = 500 * 1024;

// `href` is an address of this site with its base path, percent-encoded.
const StaticFile* file_at(const CheckInput& input, const std::string& href) {
  const std::string path = parse_address(href, {}).path;
  const std::string& base = input.config.base_path;
  if (path.rfind(base, 0) != 0) return nullptr;
  const auto found = input.static_files.by_output.find(std::string_view(path).substr(base.size()));
  return found == input.static_files.by_output.end() ? nullptr : &input.static_files.files[found->second];
}

}  // namespace

void check_images(const CheckedPage& checked, Diagnostics& diagnostics) {
  const Doc& doc = checked.doc;
  for (size_t i = 0; i < doc.links.size(); ++i) {
    const LinkUse& use = doc.links[i];
    if (use.kind != LinkKind::image) continue;
    const std::string_view alt = doc.text_of(doc.nodes[use.node]);
    if (ascii::trim(alt).empty()) {
      diagnostics.push_back(make_diagnostic(
          Code::image_alt_missing, use.span, "the image '" + use.target + "' has no text for those who do not see it",
          "say between the square brackets what it shows: ![what it shows](" + use.target + ")"));
    }
    const LinkTarget& target = checked.input.links.pages[checked.page.id].targets[i];
    if (target.href.empty() || target.external) continue;
    const StaticFile* file = file_at(checked.input, target.href);
    if (file == nullptr) continue;
    if (target.width == 0 || target.height == 0) {
      diagnostics.push_back(make_diagnostic(Code::image_size_unknown, use.span,
                                            "width and height of '" + use.target + "' cannot be read",
                                            "save it again as PNG, JPEG, GIF, WebP or SVG with a size"));
    }
    if (file->bytes > kLargeImageBytes) {
      diagnostics.push_back(
          make_diagnostic(Code::image_large, use.span,
                          "the image '" + use.target + "' is " + std::to_string(file->bytes / 1024) + " KB",
                          "make it smaller, below " + std::to_string(kLargeImageBytes / 1024) +
                              " KB: twice the width it is shown in is enough"));
    }
  }
}

}  // namespace kb
