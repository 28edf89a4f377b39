// kbgen explain: why a page is as it is. Which file, settings and template made it, what leads to it, and why its
// related topics are these.
#include <iostream>

#include "generator/build.h"
#include "generator/check/check_rules.h"
#include "generator/check/readability.h"
#include "generator/command/cli.h"
#include "generator/command/command_output.h"
#include "generator/disk/embedded.h"
#include "generator/site/relate.h"
#include "generator/site/review.h"

namespace kb {
namespace {

constexpr size_t kReasons = 4;  // of each related topic

class Explanation {
 public:
  Explanation(const Build& build, const FileSystem& files, PageId id)
      : build_(build), files_(files), page_(build.site.page(id)), doc_(build.docs[id]) {}

  void print() {
    line("address", page_.url + (doc_.meta.slug.present() ? said(doc_.meta.slug) : ", from the file's name"));
    line("file",
         source() + ":" + std::to_string(Locator(build_.sources).locate(doc_.file, doc_.title_span.begin).line));
    for (const FileId file : doc_.embedded) line("shows", build_.sources.file(file).path);
    line("title", "'" + page_.title + "'" + title_reason());
    line("kind", std::string(name_of(page_.kind)) +
                     (doc_.meta.kind.present()
                          ? said(doc_.meta.kind)
                          : ", as its place and [site] default_kind = \"" + build_.config.default_kind + "\" say"));
    line("language", page_.language + (doc_.meta.lang.present() ? said(doc_.meta.lang) : language_reason()));
    line("template", template_of());
    line("output", build_.config.output + "/" + page_.output);
    line("settings", settings());
    if (page_.category != kNoPage) {
      line("category", "'" + build_.site.categories[page_.category].name + "'" +
                           (doc_.meta.category.present() ? said(doc_.meta.category) : ", from its folder"));
    }
    line("dates", dates());
    const Readability text = readability(text_blocks(doc_));
    line("text", std::to_string(doc_.word_count) + " words, LIX " + std::to_string(text.lix()));
    print_links();
    print_related();
  }

 private:
  void line(const std::string& name, const std::string& value) const {
    std::cout << name << std::string(name.size() < 10 ? 10 - name.size() : 1, ' ') << value << "\n";
  }

  std::string source() const { return build_.sources.file(doc_.file).path; }

  std::string said(const Text& text) const {
    return ", said in line " + std::to_string(Locator(build_.sources).locate(doc_.file, text.span.begin).line);
  }

  std::string title_reason() const {
    if (doc_.meta.title.present()) return said(doc_.meta.title);
    return doc_.title_heading.empty() ? ", from the file's name" : ", from the first heading";
  }

  std::string language_reason() const {
    const std::string below = source().substr(std::min(source().size(), build_.config.content.size() + 1));
    return language_folder(below, build_.config).empty() ? ", [site] default_language" : ", from its folder";
  }

  // Site before theme, as load_theme looks.
  std::string template_of() const {
    const std::string name(name_of(page_.kind));
    const std::string layout = build_.theme.layouts.count(name) != 0 ? name : "article";
    for (const std::string& folder : {std::string("theme"), "themes/" + build_.theme.name}) {
      const std::string path = folder + "/layouts/" + layout + ".mustache";
      if (files_.exists(path)) return path + ", of this site";
    }
    return "layouts/" + layout + ".mustache of the theme '" + build_.theme.name + "'";
  }

  // Of site.toml: what decides how this page's text is read and shown.
  std::string settings() const {
    const Config& config = build_.config;
    const auto on = [](bool flag) { return std::string(flag ? "on" : "off"); };
    std::string text = "autolink " + on(config.autolink && doc_.meta.autolink);
    if (config.autolink && doc_.meta.autolink) {
      text += " (" + std::to_string(config.autolink_per_section) + " a section, " +
              std::to_string(config.autolink_limit_per_100_words) + " per 100 words)";
    }
    text += ", raw_html " + on(config.raw_html) + ", hard_breaks " + on(config.soft_breaks_as_hard) +
            ", related_count " + std::to_string(config.related_count) + ", toc " + on(doc_.meta.toc);
    if (doc_.meta.boost != 0) text += ", boost " + std::to_string(doc_.meta.boost);
    return text;
  }

  std::string dates() const {
    const auto day = [](const Date& date) { return date.known() ? iso_day(date) : std::string("unknown"); };
    std::string text = "created " + day(page_.created) + ", edited " + day(page_.updated);
    size_t from_git = 0, embedded = 0;
    for (const Revision& revision : page_.history.revisions) {
      from_git += revision.id.empty() ? 0 : 1;
      embedded += revision.embedded ? 1 : 0;
    }
    text += "; " + std::to_string(from_git) + " revisions in git" +
            (embedded == 0 ? "" : " (" + std::to_string(embedded) + " of files it shows)") + ", " +
            std::to_string(page_.history.revisions.size() - from_git) + " in front matter";
    const Date review = review_due(doc_, page_);
    return review.known() ? text + "; to be read again on " + day(review) : text;
  }

  void print_links() const {
    const PageLinks& links = build_.links.pages[page_.id];
    size_t automatic = 0;
    for (const PageReference& reference : links.references) automatic += reference.automatic ? 1 : 0;
    line("links", std::to_string(links.references.size() - automatic) + " to other pages by the author, " +
                      std::to_string(automatic) + " by term" +
                      (doc_.meta.autolink && build_.config.autolink ? "" : " (turned off)"));
    const std::vector<PageId>& back = build_.links.backlinks[page_.id];
    line("linked", "from " + counted(back.size(), "page", "pages"));
    for (const Redirect& redirect : build_.site.redirects) {
      if (redirect.to == page_.id) line("redirect", redirect.from);
    }
    for (const PageId twin : page_.translations) {
      if (twin != page_.id) line("twin", build_.site.page(twin).language + " " + build_.site.page(twin).url);
    }
  }

  void print_related() const {
    if (build_.related.size() <= page_.id) return;
    const SiteWords words = read_words(build_.docs, build_.site, build_.config, 1);
    for (const PageId other : build_.related[page_.id]) {
      line("related", "'" + build_.site.page(other).title + "'  " + build_.site.page(other).url);
      const auto reasons =
          explain_relation(build_.docs, build_.site, build_.links, build_.config, words, page_.id, other);
      for (size_t i = 0; i < reasons.size() && i < kReasons; ++i) {
        line("", (reasons[i].points == 0 ? "" : "+" + std::to_string(reasons[i].points) + " ") + reasons[i].what);
      }
    }
  }

  const Build& build_;
  const FileSystem& files_;
  const Page& page_;
  const Doc& doc_;
};

}  // namespace

int run_explain(const CommandLine& line, const Environment& environment) {
  const std::unique_ptr<FileSystem> files = open_disk(line.root);
  const MemoryFileSystem built_in = embedded_files();
  BuildOptions options = build_options(line, environment);
  options.drafts = true;
  options.git_root = line.root;
  const Build result = build(*files, built_in, options);
  if (result.docs.empty()) {
    print_diagnostics(result, line, environment);
    return kExitContent;
  }
  const PageId page = find_page(result, line.path);
  if (page == kNoPage) {
    std::cerr << "there is no page '" << line.path << "'\n";
    return kExitUsage;
  }
  Explanation(result, *files, page).print();
  const size_t errors = count(result.diagnostics, Severity::error);
  if (errors > 0) std::cerr << "the content has errors (kbgen check shows them): no related topics were computed\n";
  return kExitFine;
}

}  // namespace kb
