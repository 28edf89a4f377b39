#include "generator/render/page_images.h"

#include <algorithm>
#include <map>

#include "generator/base/hash.h"
#include "generator/base/parallel.h"
#include "generator/base/utf8_text.h"
#include "generator/render/feeds.h"
#include "generator/theme/brand_css.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

constexpr int kWidth = 1200, kHeight = 630, kMargin = 80;
constexpr size_t kMostLines = 5;
constexpr char kDefaultBrand[] = "#0b5a70";

// A letter of a bold serif is a little more than half as wide as it is high. The program that draws knows better, but
// cannot break lines.
size_t letters_in_line(int font_size) {
  return static_cast<size_t>((kWidth - 2 * kMargin) * 100 / (font_size * 56));
}

// In lines of at most `width` characters, broken between words where that can be.
std::vector<std::string> broken_to(std::string_view text, size_t width) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (!line.empty() && search::count_code_points(line) + 1 + search::count_code_points(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    while (search::count_code_points(word) > width) {
      const std::string_view part = beginning(word, width - 1);
      lines.push_back(std::string(part) + "-");
      word.remove_prefix(part.size());
    }
    line += (line.empty() ? "" : " ") + std::string(word);
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

void add_text(int x, int y, int size, std::string_view weight, std::string_view text, std::string& svg) {
  svg += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" font-size=\"" + std::to_string(size) +
         "\" font-weight=\"" + std::string(weight) + "\">" + escape_xml(text) + "</text>\n";
}

}  // namespace

std::string page_image_svg(const Config& config, std::string_view language, std::string_view title) {
  std::string brand = config.brand.color;
  if (derived_color(brand, .33, 1).empty()) brand = kDefaultBrand;
  const std::string& own = config.language(language).title;
  const std::string& name = own.empty() ? config.title : own;

  int size = 104;
  std::vector<std::string> lines;
  for (; size > 40; size -= 8) {
    lines = broken_to(title, letters_in_line(size));
    const bool broken = std::any_of(lines.begin(), lines.end(), [](const std::string& l) { return l.back() == '-'; });
    if (!broken && lines.size() * static_cast<size_t>(size) <= 330) break;
  }
  if (lines.size() > kMostLines) {
    lines.resize(kMostLines);
    lines.back() += " …";
  }
  const std::string box = "\" width=\"" + std::to_string(kWidth) + "\" height=\"";
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630" + box + std::to_string(kHeight) +
                    "\" fill=\"#fff\" font-family=\"Charter, 'Noto Serif', 'DejaVu Serif', Georgia, serif\">\n<rect" +
                    box.substr(1) + std::to_string(kHeight) + "\" fill=\"" + derived_color(brand, .33, 1) + "\"/>\n";
  add_text(kMargin, kMargin + 44, 40, "700", beginning(name, 45), svg);
  svg += "<rect x=\"80\" y=\"164\" width=\"1040\" height=\"4\"/>\n";
  int y = 190 + size;
  for (const std::string& line : lines) {
    add_text(kMargin, y, size, "700", line, svg);
    y += size * 115 / 100;
  }
  return svg + "</svg>\n";
}

PageImages draw_page_images(const Config& config, const Site& site, const Links& links, const DrawPicture& draw,
                            ResultCache& cache, unsigned threads) {
  struct Picture {
    std::string png;   // empty: could not be drawn
    std::string name;  // of the published file
  };
  std::map<std::string, Picture> pictures;  // by SVG; two pages of one title share theirs
  using Entry = std::map<std::string, Picture>::value_type;
  std::vector<const Picture*> of_page(site.pages.size());
  for (const Page& page : site.pages) {
    if (!links.pages[page.id].image.href.empty()) continue;
    std::string svg = page_image_svg(config, page.language, page.title);
    of_page[page.id] = &pictures[std::move(svg)];
  }
  PageImages images;
  images.names.resize(site.pages.size());
  if (pictures.size() > static_cast<size_t>(config.page_images)) {
    images.undrawn = pictures.size();
    return images;
  }
  std::vector<Entry*> missing;
  for (Entry& entry : pictures) {
    entry.second.name = "assets/" + content_hash(entry.first) + ".png";
    if (const std::string* png = cache.find(entry.first)) {
      entry.second.png = *png;
    } else {
      missing.push_back(&entry);
    }
  }
  auto made = parallel_map(missing.size(), threads, [&](size_t i) { return draw(missing[i]->first); });
  for (size_t i = 0; i < missing.size(); ++i) {
    if (made[i].empty()) continue;
    cache.add(missing[i]->first, made[i]);
    missing[i]->second.png = std::move(made[i]);
  }
  for (const Page& page : site.pages) {
    const Picture* picture = of_page[page.id];
    if (picture != nullptr && !picture->png.empty()) images.names[page.id] = picture->name;
  }
  for (auto& [svg, picture] : pictures) {
    if (!picture.png.empty()) images.files.push_back({picture.name, std::move(picture.png)});
  }
  return images;
}

}  // namespace kb
