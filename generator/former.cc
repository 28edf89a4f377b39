#include "generator/former.h"

#include <algorithm>

#include "generator/site/page_options.h"

namespace kb {
namespace {

bool has_chart(const Doc& doc) {
  return std::any_of(doc.nodes.begin(), doc.nodes.end(), [](const Node& node) { return node.kind == NodeKind::chart; });
}

}  // namespace

FormerPages::FormerPages(const Build* former, const Build& now) {
  if (former == nullptr) return;
  former_ = former;
  for (size_t i = 0; i < former->docs.size(); ++i) {
    if (!has_chart(former->docs[i])) docs_.emplace(former->sources.file(former->docs[i].file).path, i);
  }
  // With other levels something may be said that was not.
  told_.assign(former->sources.size(), former->config.check_levels != now.config.check_levels);
  for (const Diagnostic& diagnostic : former->diagnostics) {
    if (diagnostic.span.known()) told_[static_cast<size_t>(diagnostic.span.file)] = true;
  }
}

size_t FormerPages::find(const SourceFile& file) const {
  const auto found = docs_.find(file.path);
  if (found == docs_.end()) return kNone;
  const std::string& then = former_->sources.file(former_->docs[found->second].file).text;
  return then == file.text && file.text.find("![[") == std::string::npos ? found->second : kNone;
}

bool FormerPages::is_whole(size_t doc, const SourceFile& file) const {
  return former_->docs[doc].file == file.id && !told_[static_cast<size_t>(file.id)];
}

bool FormerPages::same_options(size_t doc, const PageOptions& options) const {
  const PageIdentity& then = former_->identities[doc];
  return page_options(then.language, then.kind, former_->config) == options;
}

}  // namespace kb
