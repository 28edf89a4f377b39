#include "generator/site/resolve.h"

#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/parallel.h"
#include "generator/base/path.h"
#include "generator/base/slug.h"
#include "generator/base/url_encoding.h"
#include "generator/page/link_address.h"
#include "generator/page/markdown.h"
#include "generator/site/address_lookup.h"
#include "generator/site/link_checks.h"
#include "generator/site/stem_cache.h"
#include "generator/site/term_index.h"
#include "generator/site/term_links.h"

namespace kb {
namespace {

struct Shared {
  const std::vector<Doc>& docs;
  const Site& site;
  const Config& config;
  const StaticFiles& files;
  const SourceMap& sources;
  const TermIndex& terms;
  const AddressLookup& lookup;
  const SiteWords& words;
  std::vector<TermWords> term_words;  // by shard
};

// Resolves the links of one page.
class PageResolver {
 public:
  PageResolver(const Shared& shared, PageId id, StemCache& stems)
      : shared_(shared), page_(shared.site.page(id)), doc_(shared.docs[id]), stems_(stems) {
    look_from(doc_.file);
  }

  Parsed<PageLinks> run() {
    PageLinks& links = result_.value;
    links.targets.resize(doc_.links.size());
    link_pages_.assign(doc_.links.size(), kNoPage);
    for (size_t i = 0; i < doc_.links.size(); ++i) {
      // What is embedded from another file is meant as seen from there.
      const Span span = doc_.links[i].span;
      look_from(span.known() ? span.file : doc_.file);
      resolve(i);
    }
    look_from(doc_.file);
    for (const NodeRange& range : doc_.related_links) add_related_list(range);
    for (const Text& name : doc_.meta.related) add_related_name(name);
    for (const Download& download : doc_.meta.downloads) links.downloads.push_back(file_target(download.file));
    if (doc_.meta.image.present()) links.image = file_target(doc_.meta.image);

    const PageWords& words = shared_.words.pages[page_.id];
    links.term_links =
        find_term_links(doc_, page_, shared_.site, link_pages_, shared_.config, words, shared_.term_words[words.shard]);
    for (const TermLink& link : links.term_links) {
      links.references.push_back({link.term, doc_.text.substr(link.begin, link.end - link.begin), true});
    }
    return std::move(result_);
  }

 private:
  void look_from(FileId file) {
    if (file == looking_from_) return;
    looking_from_ = file;
    folder_ = folder_of(shared_.sources.file(file).path);
  }

  void report(Diagnostic diagnostic) { result_.diagnostics.push_back(std::move(diagnostic)); }
  void report(Code code, Span span, std::string message, std::string hint) {
    report(make_diagnostic(code, span, std::move(message), std::move(hint)));
  }

  void resolve(size_t index) {
    const LinkUse& use = doc_.links[index];
    LinkTarget& target = result_.value.targets[index];
    if (use.kind == LinkKind::wikilink) {
      resolve_wikilink(index, target);
      return;
    }
    const Address address = parse_address(use.target, shared_.config.base_url);
    switch (address.kind) {
      case AddressKind::unsafe:
        report(Code::link_unsafe, use.span, "a link may not lead to '" + use.target.substr(0, 60) + "'",
               "use http, https, mailto, tel, or an address of this site");
        return;
      case AddressKind::external:
        if (const size_t colon = address.path.find(':');
            address.path.starts_with("http") && colon != std::string::npos &&
            !std::string_view(address.path).substr(colon + 1).starts_with("//")) {
          report(Code::link_missing_page, use.span, "a link leads to '" + use.target + "', which names no host",
                 did_you_mean(address.path.substr(0, colon) + "://" +
                              std::string(ascii::trim(std::string_view(address.path).substr(colon + 1), "/"))));
        }
        if (use.kind == LinkKind::image) {
          report(Code::image_external, use.span, "the image is fetched from another host",
                 "put the file beside the page: readers' browsers then ask nobody else for it");
        }
        target.href = encode_url(address.path);
        target.external = address.path.rfind("mailto:", 0) != 0 && address.path.rfind("tel:", 0) != 0;
        return;
      case AddressKind::anchor:
        if (!address.has_fragment) {
          report(Code::link_missing_page, use.span, "this link has no address", "write between ( and ) where it leads");
        }
        append(result_.diagnostics, check_anchor(doc_, address.fragment, use.span, "on this page"));
        target.href = "#" + encode_url(address.fragment);
        return;
      default:
        if (use.kind == LinkKind::image) {
          resolve_file(use, address, target);
        } else {
          resolve_page(index, address, target);
        }
    }
  }

  void point_to(size_t index, PageId to, const Address& address, LinkTarget& target) {
    const LinkUse& use = doc_.links[index];
    const Page& page = shared_.site.page(to);
    target.href = page.url + address.suffix;
    if (address.has_fragment && !address.fragment.empty()) {
      append(result_.diagnostics,
             check_anchor(shared_.docs[to], address.fragment, use.span, "on the page '" + page.title + "'"));
      target.href += "#" + encode_url(address.fragment);
    }
    if (page.kind == PageKind::term && to != page_.id) target.term = to;
    link_pages_[index] = to;
    if (to != page_.id) {
      const Node& node = doc_.nodes[use.node];
      std::string text = plain_text(doc_, {use.node, node.end});
      result_.value.references.push_back({to, text.empty() ? page.title : std::move(text), false});
    }
  }

  void use_file(const StaticFile& file, const Address& address, LinkTarget& target) {
    target.href = encode_url(shared_.config.base_path + file.output) + address.suffix;
    if (address.has_fragment) target.href += "#" + encode_url(address.fragment);
    target.width = file.width;
    target.height = file.height;
  }

  void resolve_file(const LinkUse& use, const Address& address, LinkTarget& target) {
    if (const StaticFile* file = shared_.lookup.file(address, folder_, page_.language)) {
      use_file(*file, address, target);
      return;
    }
    report(missing_file(use.span, address.path, shared_.files, shared_.config));
  }

  void resolve_page(size_t index, const Address& address, LinkTarget& target) {
    const LinkUse& use = doc_.links[index];
    PageId to = kNoPage;
    if (address.kind == AddressKind::rooted) {
      to = shared_.lookup.page_of_rooted(address.path, page_.language);
    } else {
      const std::string path = normalize_path(folder_ + "/" + address.path);
      if (!path.empty()) to = shared_.lookup.page_of_source(path, {});
      if (to == kNoPage && !path.empty()) to = shared_.lookup.page_of_rooted("/" + address.path, page_.language);
    }
    if (to != kNoPage) {
      point_to(index, to, address, target);
      return;
    }
    if (const StaticFile* file = shared_.lookup.file(address, folder_, page_.language)) {
      use_file(*file, address, target);
      return;
    }
    if (const std::string url = shared_.lookup.other_url(address, page_.language); !url.empty()) {
      target.href = url;
      return;
    }
    const std::string_view extension = extension_of(address.path);
    const bool page_like = extension.empty() || is_markdown_file(extension) || extension == ".html";
    if (!page_like) {
      report(missing_file(use.span, address.path, shared_.files, shared_.config));
      return;
    }
    if (address.kind == AddressKind::relative && is_markdown_file(address.path)) {
      report(missing_source(use.span, address.path, normalize_path(folder_ + "/" + address.path), shared_.site));
      return;
    }
    // [Kunde](Kunde): the name of a term instead of its address.
    if (const FoundTerm term = find_term(shared_.terms, page_.language, address.path, stems_);
        term.match == TermMatch::found) {
      report(Code::link_missing_page, use.span, "a link leads to '" + use.target + "', but there is no such page",
             did_you_mean(shared_.site.page(term.page).url));
      return;
    }
    const std::string root = language_root(shared_.config, page_.language);
    report(missing_page(use.span, use.target, root + slug_of_path(normalize_path(address.path)) + "/", shared_.site));
  }

  void resolve_wikilink(size_t index, LinkTarget& target) {
    const LinkUse& use = doc_.links[index];
    std::string name = use.target;
    Address address;
    const size_t hash = name.find('#');
    if (hash != std::string::npos) {
      address.fragment = name.substr(hash + 1);
      address.has_fragment = true;
      name.resize(hash);
    }
    target.text = name;
    const FoundTerm found = find_term(shared_.terms, page_.language, name, stems_);
    if (found.match == TermMatch::found) {
      point_to(index, found.page, address, target);
    } else if (found.match == TermMatch::ambiguous) {
      std::string names;
      for (const PageId id : found.candidates)
        names += (names.empty() ? "'" : ", '") + shared_.site.page(id).title + "'";
      report(Code::link_ambiguous, use.span, "[[" + name + "]] could mean " + names, "write one of them exactly");
    } else {
      report(missing_term(Code::link_missing_term, use.span, name, page_.language, shared_.site));
    }
  }

  void add_related(PageId to) {
    std::vector<PageId>& related = result_.value.related;
    if (to != page_.id && std::find(related.begin(), related.end(), to) == related.end()) related.push_back(to);
  }

  void add_related_list(NodeRange range) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (doc_.nodes[i].kind == NodeKind::link && link_pages_[doc_.nodes[i].ref] != kNoPage) {
        add_related(link_pages_[doc_.nodes[i].ref]);
      }
    }
  }

  void add_related_name(const Text& name) {
    std::string value = name.value;
    if (value.rfind("[[", 0) == 0 && value.size() > 4) value = value.substr(2, value.size() - 4);
    const FoundTerm found = find_term(shared_.terms, page_.language, value, stems_);
    if (found.match == TermMatch::found) {
      add_related(found.page);
      return;
    }
    PageId to = shared_.lookup.page_of_rooted(value[0] == '/' ? value : "/" + value, page_.language);
    if (to == kNoPage) to = shared_.lookup.page_of_source(normalize_path(folder_ + "/" + value), {});
    if (to != kNoPage) {
      add_related(to);
    } else {
      report(missing_term(Code::related_missing, name.span, value, page_.language, shared_.site));
    }
  }

  FileTarget file_target(const Text& name) {
    FileTarget target;
    const Address address = parse_address(name.value, shared_.config.base_url);
    const StaticFile* file = shared_.lookup.file(address, folder_, page_.language);
    if (file == nullptr) {
      report(missing_file(name.span, name.value, shared_.files, shared_.config));
      return target;
    }
    target.href = encode_url(shared_.config.base_path + file->output);
    target.bytes = file->bytes;
    target.width = file->width;
    target.height = file->height;
    return target;
  }

  const Shared& shared_;
  const Page& page_;
  const Doc& doc_;
  StemCache& stems_;
  FileId looking_from_ = FileId::none;  // the file whose link is resolved
  std::string folder_;                  // its folder
  std::vector<PageId> link_pages_;
  Parsed<PageLinks> result_;
};

std::vector<std::vector<PageId>> collect_backlinks(const std::vector<PageLinks>& pages) {
  std::vector<std::vector<PageId>> backlinks(pages.size());
  for (PageId from = 0; from < pages.size(); ++from) {
    for (const PageReference& reference : pages[from].references) {
      std::vector<PageId>& list = backlinks[reference.to];
      if (list.empty() || list.back() != from) list.push_back(from);
    }
  }
  return backlinks;
}

}  // namespace

Parsed<Links> resolve_links(const std::vector<Doc>& docs, const Site& site, const Config& config,
                            const StaticFiles& static_files, const SourceMap& sources, const SiteWords& words,
                            StemCaches& stems, unsigned threads) {
  const TermIndex terms = build_term_index(site, docs, *stems.borrow(config));
  const AddressLookup lookup(site, config, static_files);
  auto term_words = parallel_map(words.shards.size(), threads,
                                 [&](size_t shard) { return find_term_words(terms, words.shards[shard]); });
  const Shared shared{docs, site, config, static_files, sources, terms, lookup, words, std::move(term_words)};

  auto resolved = parallel_map(
      site.pages.size(), threads, [&] { return stems.borrow(config); },
      [&](StemCaches::Loan& loan, size_t i) { return PageResolver(shared, static_cast<PageId>(i), *loan).run(); });

  Parsed<Links> result;
  for (Parsed<PageLinks>& page : resolved) {
    append(result.diagnostics, std::move(page.diagnostics));
    result.value.pages.push_back(std::move(page.value));
  }
  append(result.diagnostics, check_config_links(config, docs, site, lookup, static_files));
  result.value.backlinks = collect_backlinks(result.value.pages);
  return result;
}

}  // namespace kb
