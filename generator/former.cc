#include "generator/former.h"

#include <algorithm>

namespace kb {
namespace {

// site.toml is the first source there is.
bool same_settings(const Build& former, const Build& now) {
  constexpr auto kSettings = FileId{0};
  return former.sources.size() > 0 && former.sources.file(kSettings).text == now.sources.file(kSettings).text;
}

bool has_chart(const Doc& doc) {
  return std::any_of(doc.nodes.begin(), doc.nodes.end(), [](const Node& node) { return node.kind == NodeKind::chart; });
}

}  // namespace

FormerPages::FormerPages(const Build* former, const Build& now) {
  if (former == nullptr || !same_settings(*former, now)) return;
  former_ = former;
  docs_.assign(former->sources.size(), kNone);
  for (size_t i = 0; i < former->docs.size(); ++i) {
    if (!has_chart(former->docs[i])) docs_[static_cast<size_t>(former->docs[i].file)] = i;
  }
  for (const Diagnostic& diagnostic : former->diagnostics) {
    if (diagnostic.span.known()) docs_[static_cast<size_t>(diagnostic.span.file)] = kNone;
  }
}

size_t FormerPages::find(const SourceFile& file) const {
  const auto number = static_cast<size_t>(file.id);
  if (number >= docs_.size() || docs_[number] == kNone) return kNone;
  const SourceFile& then = former_->sources.file(file.id);
  const bool same = then.path == file.path && then.text == file.text;
  return same && file.text.find("![[") == std::string::npos ? docs_[number] : kNone;
}

}  // namespace kb
