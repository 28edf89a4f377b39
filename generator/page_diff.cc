#include "generator/page_diff.h"

#include <algorithm>

#include "generator/front_matter.h"
#include "generator/parallel.h"

namespace kb {
namespace {

constexpr size_t kMostRevisions = 10;            // of one page that get a diff
constexpr size_t kMostBlobs = 4000;              // held at once
constexpr size_t kLargestVersion = 1024 * 1024;  // bytes; a page beyond it is data

bool is_block(NodeKind kind) {
  return kind < NodeKind::text;
}

// Revisions of one page that git has, newest first: at most the ones to be told and one more to compare with.
std::vector<size_t> versions_of(const PageHistory& history) {
  std::vector<size_t> list;
  for (size_t i = 0; i < history.revisions.size() && list.size() <= kMostRevisions; ++i) {
    if (!history.revisions[i].id.empty()) list.push_back(i);
  }
  return list;
}

std::vector<DiffBlock> blocks_of_version(const std::string& text, const DiffRequest& page) {
  // Places are not told to anyone, but a front matter value counts as present by its place.
  const SourceFile source = {FileId{0}, page.history->revisions.front().path, text};
  FrontMatter meta = parse_front_matter(source).value;
  return diff_blocks(parse_page(source, std::move(meta), page.options).value);
}

std::vector<std::string> diff_page(const DiffRequest& page, const std::vector<size_t>& versions,
                                   const std::optional<std::string>* blobs) {
  std::vector<std::string> diffs(page.history->revisions.size());
  std::vector<DiffBlock> newer, older;
  bool has_newer = false;
  for (size_t v = 0; v < versions.size(); ++v) {
    const bool usable = blobs[v] && blobs[v]->size() <= kLargestVersion;
    older = usable ? blocks_of_version(*blobs[v], page) : std::vector<DiffBlock>();
    if (v > 0 && has_newer && usable && !page.history->revisions[versions[v - 1]].created) {
      diffs[versions[v - 1]] = word_diff(older, newer, page.strings).html;
    }
    newer.swap(older);
    has_newer = usable;
  }
  return diffs;
}

class BlockCollector {
 public:
  explicit BlockCollector(const Doc& doc) : doc_(doc) {}

  std::vector<DiffBlock> collect() {
    if (doc_.title_heading.empty()) add(doc_.title);
    for (uint32_t i = 0; i < doc_.nodes.size(); ++i) visit(i);
    flush();
    for (const FaqItem& item : doc_.faq) {
      if (item.question_inlines.empty()) add(item.question);  // from front matter: its answer is on the tape
    }
    return std::move(blocks_);
  }

 private:
  void visit(uint32_t index) {
    const Node& node = doc_.nodes[index];
    switch (node.kind) {
      case NodeKind::heading:
        flush();
        in_heading_until_ = node.end;
        break;
      case NodeKind::header_cell:
      case NodeKind::cell:
        // The cells of a row are read together.
        if (!text_.empty()) text_ += " · ";
        break;
      case NodeKind::code_block:
      case NodeKind::chart:
        flush();
        text_ = doc_.text_of(node);
        flush();
        break;
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::image:
        text_ += doc_.text_of(node);
        break;
      case NodeKind::soft_break:
      case NodeKind::hard_break:
        text_ += ' ';
        break;
      default:
        if (is_block(node.kind)) flush();
        break;
    }
    if (in_heading_until_ == index + 1) {
      const std::string heading = text_;
      in_heading_until_ = 0;
      heading_.clear();  // a heading stands under none
      flush();
      heading_ = heading;
    }
  }

  void add(std::string text) {
    text_ = std::move(text);
    flush();
  }

  void flush() {
    while (!text_.empty() && (text_.back() == ' ' || text_.back() == '\n')) text_.pop_back();
    if (!text_.empty()) blocks_.push_back({heading_, std::move(text_)});
    text_.clear();
  }

  const Doc& doc_;
  std::vector<DiffBlock> blocks_;
  std::string heading_, text_;
  uint32_t in_heading_until_ = 0;
};

}  // namespace

std::vector<DiffBlock> diff_blocks(const Doc& doc) {
  return BlockCollector(doc).collect();
}

std::vector<std::vector<std::string>> diff_histories(const std::string& root, const std::vector<DiffRequest>& pages,
                                                     unsigned threads) {
  std::vector<std::vector<std::string>> diffs(pages.size());
  for (size_t begin = 0; begin < pages.size();) {
    std::vector<std::string> names;
    std::vector<std::vector<size_t>> versions;
    std::vector<size_t> first;  // where each page's blobs begin
    size_t end = begin;
    for (; end < pages.size() && names.size() < kMostBlobs; ++end) {
      first.push_back(names.size());
      versions.push_back(pages[end].history ? versions_of(*pages[end].history) : std::vector<size_t>());
      if (versions.back().size() < 2) versions.back().clear();
      for (const size_t v : versions.back()) {
        const Revision& revision = pages[end].history->revisions[v];
        names.push_back(revision.id + ":./" + revision.path);
      }
    }
    const std::vector<std::optional<std::string>> blobs = read_blobs(root, names);
    auto found = parallel_map(end - begin, threads, [&](size_t i) {
      const DiffRequest& page = pages[begin + i];
      return page.history ? diff_page(page, versions[i], blobs.data() + first[i]) : std::vector<std::string>();
    });
    std::move(found.begin(), found.end(), diffs.begin() + static_cast<ptrdiff_t>(begin));
    begin = end;
  }
  return diffs;
}

}  // namespace kb
