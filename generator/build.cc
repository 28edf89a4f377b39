#include "generator/build.h"

#include "generator/base/parallel.h"
#include "generator/budgets.h"
#include "generator/check/check.h"
#include "generator/load.h"
#include "generator/parse.h"
#include "generator/render/offline.h"
#include "generator/render/revision_diffs.h"
#include "generator/render_site.h"
#include "generator/search_files.h"
#include "generator/site/page_words.h"
#include "generator/site/relate.h"

namespace kb {
namespace {

void add_pages(Build& build, const BuildOptions& options) {
  const SitePages pages(build, options);
  add_text_files(pages, build);
  const LateFiles late = pages.files();
  std::vector<uint64_t>& times = build.statistics.page_microseconds;
  auto items = parallel_map(late.paths.size(), options.threads, late.make_worker, [&](auto& worker, size_t item) {
    const bool timed = options.stopwatch != nullptr && item < build.site.pages.size();
    const uint64_t start = timed ? options.stopwatch() : 0;
    std::vector<OutputFile> files = worker(item);
    if (timed) times[item] += options.stopwatch() - start;
    return files;
  });
  for (std::vector<OutputFile>& files : items) {
    for (OutputFile& file : files) build.files.push_back(std::move(file));
  }
  if (!is_offline(build.config, options)) return;
  const std::string& loader = build.asset_names.find(kOfflineLoader)->second;
  make_offline(build.files, build.config.base_path, loader, options.threads);
}

void forget_texts(const Diagnostics& diagnostics, SourceMap& sources) {
  std::vector<bool> told(sources.size());
  const auto keep = [&](const Span& span) {
    if (span.known()) told[static_cast<size_t>(span.file)] = true;
  };
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity == Severity::advice) continue;
    keep(diagnostic.span);
    for (const Note& note : diagnostic.notes) keep(note.span);
  }
  for (size_t file = 0; file < told.size(); ++file) {
    if (!told[file]) sources.forget_text(static_cast<FileId>(file));
  }
}

}  // namespace

void apply_levels(const Config& config, Diagnostics& diagnostics) {
  Diagnostics kept;
  for (Diagnostic& diagnostic : diagnostics) {
    const auto level = config.check_levels.find(std::string(info(diagnostic.code).name));
    if (level != config.check_levels.end()) {
      if (level->second == "off") continue;
      diagnostic.severity = level->second == "error"     ? Severity::error
                            : level->second == "warning" ? Severity::warning
                                                         : Severity::advice;
    }
    kept.push_back(std::move(diagnostic));
  }
  diagnostics = std::move(kept);
}

Build build(const FileSystem& files, const FileSystem& built_in, const BuildOptions& options) {
  Build build;
  const auto take = [&](auto parsed) {
    append(build.diagnostics, std::move(parsed.diagnostics));
    return std::move(parsed.value);
  };

  BuildCache unkept;
  BuildCache& cache = options.cache == nullptr ? unkept : *options.cache;
  StemCaches unkept_stems;
  StemCaches& stems = options.stems == nullptr ? unkept_stems : *options.stems;

  // ---- Reading. Everything a build needs is read here, in sorted order; later stages are pure. ----------------------
  const FileId config_file = take(load_config(files, build.sources));
  if (config_file == FileId::none) return build;
  build.config = take(parse_config(build.sources.file(config_file)));
  if (!options.base_url.empty()) override_base_url(build.config, options.base_url);
  Inputs inputs = take(load_inputs(files, build.config, build.sources, options.threads));
  if (options.render) {
    build.theme = take(load_theme(files, built_in, build.config.theme, build.sources, build.config.theme_span));
  }

  // ---- Parsing, page by page in parallel. A Doc knows nothing of other pages. ---------------------------------------
  std::vector<UnpublishedPage> unpublished = parse_pages(inputs, options, build);
  if (build.docs.empty() && !unpublished.empty()) {
    build.diagnostics.push_back(make_diagnostic(
        Code::site_empty, {}, "no page is published today: each is a draft, or its day is to come or over",
        "take 'draft: true' out of a page, or see them all with --drafts"));
  }
  append(build.diagnostics, join_chart_files(build.docs, inputs.data_files, build.config, build.sources));
  if (!options.git_root.empty() && build.config.history.enabled && build.config.history.git) {
    build.history = take(read_git_history(options.git_root, build.config, cache.history));
  }

  // ---- The site, sequentially: addresses, names, categories. Beyond here no page and no address is added. -----------
  build.site =
      take(build_site(build.docs, build.identities, build.config, build.history, build.sources, options.today));
  build.site.unpublished = std::move(unpublished);

  if (build.config.history.require_review) {
    for (const Page& page : build.site.pages)
      append(build.diagnostics, check_review(page.history, build.docs[page.id].file));
  }

  // ---- Words, in parallel: what the stages below ask of a text. ----------------------------------------------------
  FormerWords former;
  if (options.former != nullptr && !options.former->words.pages.empty()) {
    former = {&options.former->words, build.former_pages};
  }
  build.words = read_words(build.docs, build.site, build.config, options.threads, former);

  // ---- Links, in parallel. Beyond here every target is known. -------------------------------------------------------
  build.links = take(resolve_links(build.docs, build.site, build.config, inputs.static_files, build.sources,
                                   build.words, stems, options.threads));
  if (!options.index_later) build.words.forget_places();

  // ---- The linter: what is allowed and still not good. -------------------------------------------------------------
  if (options.check) {
    append(build.diagnostics, check_site({build.sources, build.config, build.docs, build.site, build.links,
                                          inputs.static_files, build.history, options.today},
                                         build.words, options.threads));
  }

  // ---- Related topics, before the index: what is known of words can go then, and most texts. -----------------------
  apply_levels(build.config, build.diagnostics);
  const bool rendered = options.render && count(build.diagnostics, Severity::error) == 0;
  if (rendered) {
    build.related =
        relate_pages(build.docs, build.site, build.links, build.config, build.words, stems, options.threads);
  }
  unkept_stems = StemCaches();
  if (!options.keep_texts && build.config.budgets.empty()) forget_texts(build.diagnostics, build.sources);

  // ---- Search: one index per language, from sections of pages. ------------------------------------------------------
  if (build.config.search.enabled) {
    build.index_later = options.index_later && borrow_indexes(options.former, build);
    if (!build.index_later) {
      SiteWords words = options.index_later
                            ? read_words(build.docs, build.site, build.config, options.threads, same_pages(build.words))
                            : std::move(build.words);
      build.indexes = index_site(build.docs, build.site, build.links, build.config, std::move(words), options.threads);
    }
  }
  if (!options.index_later) build.words = SiteWords();
  build.statistics.pages = build.docs.size();
  for (const Doc& doc : build.docs) build.statistics.words += doc.word_count;

  // ---- Rendering. Never with errors: a theme may rely on what was checked. ------------------------------------------
  if (rendered) {
    if (!build.history.head.empty()) {
      build.diffs =
          revision_diffs(options.git_root, build.site, build.config, build.theme, options.threads, cache.diffs);
    }
    const bool weighed = options.check && !build.config.budgets.empty();
    build.pages_later = options.pages_later && !weighed && !is_offline(build.config, options);
    build.files = std::move(inputs.copies);
    if (options.encode) {
      for (OutputFile& file : add_modern_images(build.config, build.docs, inputs.static_files, build.files,
                                                options.encode, cache.pictures, options.threads, build.links)) {
        build.files.push_back(std::move(file));
      }
    }
    if (!build.index_later) add_search_files(build);
    if (options.draw && build.config.page_images > 0) {
      PageImages images =
          draw_page_images(build.config, build.site, build.links, options.draw, cache.pictures, options.threads);
      build.page_images = std::move(images.names);
      build.undrawn_images = images.undrawn;
      for (OutputFile& file : images.files) build.files.push_back(std::move(file));
    }
    render_assets(build, built_in, options);
    if (!build.pages_later) add_pages(build, options);
    if (options.check && !build.pages_later) {
      Diagnostics exceeded = check_budgets(build);
      apply_levels(build.config, exceeded);
      append(build.diagnostics, std::move(exceeded));
    }
  }
  sort_diagnostics(build.diagnostics, build.sources);
  return build;
}

}  // namespace kb
