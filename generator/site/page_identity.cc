#include "generator/site/page_identity.h"

#include <array>
#include <optional>
#include <vector>

#include "generator/base/ascii.h"
#include "generator/base/path.h"
#include "generator/base/slug.h"
#include "generator/page/markdown.h"

namespace kb {
namespace {

constexpr std::array<std::pair<std::string_view, PageKind>, 5> kKinds = {{
    {"term", PageKind::term},
    {"article", PageKind::article},
    {"document", PageKind::document},
    {"category", PageKind::category},
    {"home", PageKind::home},
}};

std::optional<PageKind> kind_named(std::string_view name) {
  for (const auto& [known, kind] : kKinds) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

std::string_view without_extension(std::string_view path) {
  return is_markdown_file(path) ? path.substr(0, path.rfind('.')) : path;
}

bool valid_slug(std::string_view text) {
  for (const char c : text) {
    const bool ok = ascii::is_letter_or_digit(c) || c == '-' || c == '_' || c == '.' || c == '/';
    if (!ok) return false;
  }
  return stays_below(text);
}

}  // namespace

std::string_view name_of(PageKind kind) {
  return kKinds[static_cast<size_t>(kind)].first;
}

std::string_view language_folder(std::string_view path, const Config& config) {
  const size_t slash = path.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view folder = path.substr(0, slash);
  return known_language(folder) || config.has_language(folder) ? folder : std::string_view();
}

namespace {

std::string language_of(std::string_view folder, const FrontMatter& meta, const SourceFile& source,
                        const Config& config, Diagnostics& diagnostics) {
  std::string language = folder.empty() ? config.default_language : std::string(folder);
  if (meta.lang.present()) language = meta.lang.value;
  // Of the site's own language site.toml has told.
  const bool own = meta.lang.present() || !folder.empty();
  if (own && !known_language(language)) {
    const Span place = meta.lang.present() ? meta.lang.span : Span{source.id, 0, 0};
    diagnostics.push_back(make_diagnostic(
        Code::language_unknown, place, "the language '" + language + "' has no interface or stemmer of its own",
        "use da, nb, nn or en; this page is searched word by word and its interface is English"));
  }
  return language;
}

// What is written in front matter, else `by_place`.
PageKind kind_of(const Text& written, PageKind by_place, Diagnostics& diagnostics) {
  if (!written.present()) return by_place;
  if (const std::optional<PageKind> kind = kind_named(written.value)) return *kind;
  std::vector<std::string> names;
  for (const auto& [known, value] : kKinds) names.emplace_back(known);
  diagnostics.push_back(
      make_diagnostic(Code::page_unknown_kind, written.span, "'" + written.value + "' is not a kind of page",
                      did_you_mean(nearest(written.value, names), "use term, article, document, category or home")));
  return by_place;
}

std::string slug_of(std::string_view path, const Text& written, Diagnostics& diagnostics) {
  if (!written.present()) return slug_of_path(path);
  const std::string wanted(ascii::trim(written.value, "/"));
  if (valid_slug(wanted)) return wanted;
  const std::string fixed = slug_of_path(wanted);
  diagnostics.push_back(
      make_diagnostic(Code::page_invalid_slug, written.span, "'" + written.value + "' cannot stand in an address",
                      fixed.empty() ? "use the letters a-z, digits and '-'" : "write '" + fixed + "'"));
  return fixed.empty() ? slug_of_path(path) : fixed;
}

}  // namespace

Parsed<PageIdentity> identify_page(const SourceFile& source, const FrontMatter& meta, const Config& config) {
  Parsed<PageIdentity> result;
  PageIdentity& page = result.value;

  std::string_view path = source.path;
  if (path.starts_with(config.content + "/")) path.remove_prefix(config.content.size() + 1);
  const std::string_view folder = language_folder(path, config);
  if (!folder.empty()) path.remove_prefix(folder.size() + 1);
  path = without_extension(path);
  const bool index_file = file_name(path) == "index" || file_name(path) == "_index";
  if (index_file) path = folder_of(path);

  PageKind by_place = path.empty() ? PageKind::home : PageKind::category;
  if (!index_file) by_place = kind_named(config.default_kind).value_or(PageKind::term);
  page.path = std::string(path);
  page.language = language_of(folder, meta, source, config, result.diagnostics);
  page.kind = kind_of(meta.kind, by_place, result.diagnostics);
  page.slug = slug_of(path, meta.slug, result.diagnostics);
  if (page.kind == PageKind::home) {
    page.slug.clear();
  } else if (page.slug.empty()) {
    page.slug = slug(meta.title.value);
    if (page.slug.empty()) page.slug = "page-" + std::to_string(static_cast<uint32_t>(source.id));
  }
  return result;
}

}  // namespace kb
