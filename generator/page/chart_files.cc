#include "generator/page/chart_files.h"

#include "generator/base/path.h"
#include "generator/base/utf8_text.h"
#include "generator/page/chart.h"
#include "generator/page/link_address.h"

namespace kb {
namespace {

class Joiner {
 public:
  Joiner(const DataFiles& files, const Config& config, const SourceMap& sources)
      : files_(files), config_(config), sources_(sources) {}

  void join(Doc& doc) {
    searched_ = {};
    for (Node& node : doc.nodes) {
      if (node.kind == NodeKind::chart) join(doc, node);
    }
  }

  Diagnostics take() { return std::move(diagnostics_); }

 private:
  void join(Doc& doc, Node& node) {
    const std::string settings(doc.text_of(node));
    const std::string path = parse_chart(doc.infos[node.ref], settings).chart.source;
    if (path.empty()) return;
    const Span named = place_of(path, node.span);
    const FileId id = find(path, sources_.file(doc.file).path);
    if (id == FileId::none) {
      report_missing(path, named);
      return;
    }
    std::string_view data = sources_.file(id).text;
    const uint32_t skipped = byte_order_mark(data);  // Excel begins its CSV files with it
    data.remove_prefix(skipped);
    const std::string all = settings + "\n" + std::string(data);
    const auto begin = static_cast<uint32_t>(settings.size() + 1);
    for (const ChartProblem& problem : parse_chart(doc.infos[node.ref], all).problems) {
      const bool in_file = problem.begin >= begin;
      const Span place = in_file ? Span{id, problem.begin - begin + skipped, problem.end - begin + skipped} : named;
      diagnostics_.push_back(make_diagnostic(problem.setting ? Code::chart_setting : Code::chart_data, place,
                                             problem.message, problem.hint));
    }
    node.text_begin = static_cast<uint32_t>(doc.text.size());
    doc.text += all;
    node.text_end = static_cast<uint32_t>(doc.text.size());
  }

  // Where a block names its file. The Markdown parser tells no place of an info string, only one before the block,
  // which is the same for blocks that hold nothing else; so the search goes on behind the last name found.
  Span place_of(const std::string& path, Span before) {
    const std::string_view text = sources_.file(before.file).text;
    size_t at = before.begin;
    if (searched_.file == before.file && searched_.end > at) at = searched_.end;
    while ((at = text.find("src", at)) != std::string_view::npos) {
      at += 3;
      const size_t begin = text.find_first_not_of(" \t:=\"'", at);
      if (begin == std::string_view::npos || text.substr(begin, path.size()) != path) continue;
      searched_ = {before.file, static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + path.size())};
      return searched_;
    }
    return before;
  }

  FileId find(const std::string& path, const std::string& page) const {
    std::vector<std::string> tries;
    if (path[0] == '/') {
      tries = {normalize_path(config_.static_folder + path), normalize_path(config_.content + path)};
    } else {
      tries = {normalize_path(page.substr(0, page.rfind('/') + 1) + path)};
    }
    for (const std::string& candidate : tries) {
      const auto found = files_.find(candidate);
      if (found != files_.end()) return found->second;
    }
    return FileId::none;
  }

  void report_missing(const std::string& path, Span place) {
    std::vector<std::string> names;
    for (const auto& [name, id] : files_) names.emplace_back(file_name(name));
    const std::string near = nearest(file_name(path), names);
    diagnostics_.push_back(
        make_diagnostic(Code::chart_data, place, "there is no file '" + path + "' with numbers",
                        did_you_mean(near, "put a .csv, .tsv or .yaml file beside the page, in UTF-8")));
  }

  const DataFiles& files_;
  const Config& config_;
  const SourceMap& sources_;
  Diagnostics diagnostics_;
  Span searched_{};  // the name found last
};

}  // namespace

Diagnostics join_chart_files(std::vector<Doc>& docs, const DataFiles& files, const Config& config,
                             const SourceMap& sources) {
  Joiner joiner(files, config, sources);
  for (Doc& doc : docs) joiner.join(doc);
  return joiner.take();
}

}  // namespace kb
