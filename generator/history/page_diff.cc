#include "generator/history/page_diff.h"

#include "generator/base/hash.h"
#include "generator/base/parallel.h"
#include "generator/base/utf8_text.h"
#include "generator/config/front_matter.h"

namespace kb {
namespace {

constexpr size_t kMostRevisions = 10;            // of one page that get a diff
constexpr size_t kMostBlobs = 4000;              // held at once
constexpr size_t kLargestVersion = 1024 * 1024;  // bytes; a page beyond it is data

// Revisions of one page's own file that git has, newest first: at most the ones to be told and one more to compare
// with.
std::vector<size_t> versions_of(const PageHistory& history) {
  std::vector<size_t> list;
  for (size_t i = 0; i < history.revisions.size() && list.size() <= kMostRevisions; ++i) {
    if (!history.revisions[i].id.empty() && !history.revisions[i].embedded) list.push_back(i);
  }
  return list;
}

std::vector<DiffBlock> blocks_of_version(const std::string& text, const DiffRequest& page) {
  // Places are not told to anyone, but a front matter value counts as present by its place.
  const SourceFile source = {FileId{0}, page.history->revisions.front().path, text};
  FrontMatter meta = parse_front_matter(source).value;
  return diff_blocks(parse_page(source, std::move(meta), page.options).value);
}

// Everything a diff depends on besides the two versions.
std::string settings_of(const DiffRequest& page) {
  const PageOptions& options = page.options;
  std::string all = options.language + '\x1f' + options.kind + '\x1f' + (options.markdown.raw_html ? '1' : '0') +
                    (options.markdown.soft_breaks_as_hard ? '1' : '0');
  for (const auto* headings :
       {&options.headings.faq, &options.headings.takeaways, &options.headings.related, &options.headings.definition}) {
    all += '\x1e';
    for (const std::string& heading : *headings) all += heading + '\x1f';
  }
  for (const std::string* string :
       {&page.strings.deleted, &page.strings.added, &page.strings.end, &page.strings.count}) {
    all += '\x1e' + *string;
  }
  return content_hash(all);
}

// One revision to be compared with the one before it.
struct Comparison {
  size_t revision = 0;
  size_t newer = 0, older = 0;  // indexes of the versions' blobs
  std::string key;
};

struct Plan {
  size_t page = 0;
  std::vector<Comparison> comparisons;  // newest first
};

std::vector<std::string> compare_versions(const DiffRequest& page, const Plan& plan,
                                          const std::vector<std::optional<std::string>>& blobs) {
  std::vector<std::string> diffs;
  // The older version of one comparison is mostly the newer one of the next.
  std::vector<DiffBlock> parsed;
  size_t parsed_blob = static_cast<size_t>(-1);
  for (const Comparison& comparison : plan.comparisons) {
    const auto &newer = blobs[comparison.newer], &older = blobs[comparison.older];
    diffs.emplace_back();
    if (!newer || !older || newer->size() > kLargestVersion || older->size() > kLargestVersion) continue;
    if (parsed_blob != comparison.newer) parsed = blocks_of_version(*newer, page);
    std::vector<DiffBlock> before = blocks_of_version(*older, page);
    diffs.back() = word_diff(before, parsed, page.strings).html;
    parsed.swap(before);
    parsed_blob = comparison.older;
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
    text_.resize(trim_end(text_, " \n").size());
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
                                                     unsigned threads, ResultCache& cache) {
  std::vector<std::vector<std::string>> diffs(pages.size());
  for (size_t next = 0; next < pages.size();) {
    std::vector<std::string> names;
    std::vector<Plan> plans;
    for (; next < pages.size() && names.size() < kMostBlobs; ++next) {
      if (!pages[next].history) continue;
      const std::vector<Revision>& revisions = pages[next].history->revisions;
      diffs[next].resize(revisions.size());
      const std::vector<size_t> versions = versions_of(*pages[next].history);
      const std::string settings = settings_of(pages[next]);
      Plan plan;
      plan.page = next;
      size_t last_version = static_cast<size_t>(-1);  // whose blob is names.back()
      const auto blob_of = [&](size_t version) {
        if (version != last_version) names.push_back(revisions[version].id + ":./" + revisions[version].path);
        last_version = version;
        return names.size() - 1;
      };
      for (size_t v = 0; v + 1 < versions.size(); ++v) {
        const Revision &newer = revisions[versions[v]], &older = revisions[versions[v + 1]];
        if (newer.created) continue;
        std::string key = settings + ' ' + newer.id + ' ' + older.id + ' ' + newer.path + '\x1f' + older.path;
        if (const std::string* known = cache.find(key)) {
          diffs[next][versions[v]] = *known;
          continue;
        }
        Comparison comparison;
        comparison.revision = versions[v];
        comparison.newer = blob_of(versions[v]);
        comparison.older = blob_of(versions[v + 1]);
        comparison.key = std::move(key);
        plan.comparisons.push_back(std::move(comparison));
      }
      if (!plan.comparisons.empty()) plans.push_back(std::move(plan));
    }
    const std::vector<std::optional<std::string>> blobs = read_blobs(root, names);
    auto made = parallel_map(plans.size(), threads,
                             [&](size_t i) { return compare_versions(pages[plans[i].page], plans[i], blobs); });
    for (size_t i = 0; i < plans.size(); ++i) {
      for (size_t c = 0; c < plans[i].comparisons.size(); ++c) {
        Comparison& comparison = plans[i].comparisons[c];
        // What could not be read may be there another time.
        if (blobs[comparison.newer] && blobs[comparison.older]) cache.add(std::move(comparison.key), made[i][c]);
        diffs[plans[i].page][comparison.revision] = std::move(made[i][c]);
      }
    }
  }
  return diffs;
}

}  // namespace kb
