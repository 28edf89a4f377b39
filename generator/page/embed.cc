#include "generator/page/embed.h"

#include <algorithm>
#include <set>

#include "generator/base/ascii.h"
#include "generator/base/path.h"
#include "generator/base/utf8_text.h"
#include "generator/config/front_matter.h"
#include "generator/page/data_table.h"
#include "generator/page/link_address.h"
#include "generator/page/markdown.h"
#include "generator/page/markdown_parser.h"

namespace kb {
namespace {

constexpr size_t kDeepest = 16;
constexpr size_t kMostEmbeds = 1000;        // of one page, those inside others counted each time
constexpr uint32_t kMostBytes = 16u << 20;  // of what one page embeds
constexpr size_t kMostHintCandidates = 1000;

// A line that embeds: what stands before it (spaces, quote marks), and the file's name.
struct EmbedLine {
  TextRange line;  // without its line break
  uint32_t prefix = 0;
  TextRange name;  // empty: an ordinary line
};

EmbedLine read_line(std::string_view text, uint32_t begin) {
  EmbedLine found;
  auto end = static_cast<uint32_t>(std::min(text.find('\n', begin), text.size()));
  found.line = {begin, end};
  const size_t mark = text.find_first_not_of(" \t>", begin);
  if (mark >= end || text.compare(mark, 3, "![[") != 0) return found;
  const size_t close = text.find("]]", mark);
  if (close >= end || text.find_first_not_of(" \t\r", close + 2) < end) return found;
  found.prefix = static_cast<uint32_t>(mark) - begin;
  found.name = {static_cast<uint32_t>(mark) + 3, static_cast<uint32_t>(close)};
  return found;
}

class Expander {
 public:
  Expander(const Embeds& embeds, std::string_view language, Diagnostics& diagnostics)
      : embeds_(embeds), language_(language), diagnostics_(diagnostics) {}

  MarkdownText expand(const MarkdownText& text, FileId file, const std::vector<TextRange>& code) {
    open_.push_back(file);
    MarkdownText out(text, nullptr);
    uint32_t kept = 0;
    for (uint32_t at = 0; at < text.size();) {
      const EmbedLine line = read_line(text.text(), at);
      at = line.line.end + 1;
      if (line.name.begin == line.name.end || any_holds(code, line.name.begin)) continue;
      out.append(text, {kept, line.line.begin});
      append_embed(text, line, file, out);
      kept = line.line.end;
    }
    out.append(text, {kept, text.size()});
    open_.pop_back();
    return out;
  }

  std::vector<FileId> embedded() const { return {embedded_.begin(), embedded_.end()}; }

 private:
  void report(Code code, Span span, std::string message, std::string hint) {
    diagnostics_.push_back(make_diagnostic(code, span, std::move(message), std::move(hint)));
  }

  // The file is a block of its own: with an empty line before and after it.
  void append_embed(const MarkdownText& text, const EmbedLine& line, FileId from, MarkdownText& out) {
    const Span place = text.span(line.name.begin, line.name.end);
    const std::string_view name = text.text().substr(line.name.begin, line.name.end - line.name.begin);
    const MarkdownText inner = read(compose(ascii::trim(name, " ")), place, from);
    const TextRange prefix{line.line.begin, line.line.begin + line.prefix};
    const auto begin_line = [&] {
      out.append_break();
      out.append(text, prefix);
    };
    out.append(text, prefix);
    for (uint32_t at = 0; at < inner.size();) {
      const auto end = static_cast<uint32_t>(std::min<size_t>(inner.text().find('\n', at), inner.size()));
      begin_line();
      out.append(inner, {at, end});
      at = end + 1;
    }
    begin_line();
  }

  // The Markdown that a file becomes, with what it embeds; empty after an error.
  MarkdownText read(const std::string& name, Span place, FileId from) {
    MarkdownText nothing(std::string_view(), place);
    const FileId file = find(name, from);
    if (file == FileId::none) {
      report_missing(name, place);
      return nothing;
    }
    embedded_.insert(file);
    const SourceFile& source = embeds_.sources->file(file);
    if (std::find(open_.begin(), open_.end(), file) != open_.end()) {
      report(Code::embed_cycle, place, "'" + name + "' embeds itself: " + chain(file),
             "remove one of these lines; a file cannot stand inside itself");
      return nothing;
    }
    const bool too_much = open_.size() > kDeepest || ++embeds_read_ > kMostEmbeds || bytes_ > kMostBytes;
    bytes_ += static_cast<uint32_t>(source.text.size());
    if (too_much || bytes_ > kMostBytes) {
      report(Code::markdown_too_large, place, "the page would become too large with '" + name + "' and all it embeds",
             "embed less, or link to a page of its own");
      return nothing;
    }
    if (source.path.ends_with(".csv") || source.path.ends_with(".toml")) return table(source);
    Parsed<FrontMatter> meta = parse_front_matter(source);
    append(diagnostics_, std::move(meta.diagnostics));
    MarkdownText text(source, meta.value.body_begin, static_cast<uint32_t>(source.text.size()));
    if (text.text().find("![[") == std::string_view::npos) return text;
    const VerbatimRanges verbatim = find_verbatim(text, true);
    return expand(text, file, joined(verbatim.code, verbatim.html));
  }

  MarkdownText table(const SourceFile& source) {
    MarkdownText text(source, 0, 0);
    const size_t bad = invalid_utf8(source.text);
    if (bad != std::string_view::npos) {
      const auto at = static_cast<uint32_t>(bad);
      report(Code::io_invalid_utf8, {source.id, at, at + 1}, "this byte is not UTF-8",
             "save the file as UTF-8 (in a spreadsheet: CSV UTF-8)");
      return text;
    }
    if (source.path.ends_with(".csv")) {
      append_csv_table(source, language_, text, diagnostics_);
    } else {
      append_toml_table(source, language_, text, diagnostics_);
    }
    return text;
  }

  FileId find(const std::string& name, FileId from) const {
    const std::string folder(folder_of(embeds_.sources->file(from).path));
    for (const std::string& base : {folder, embeds_.content}) {
      if (name.rfind('/', 0) == 0 && base == folder && folder != embeds_.content) continue;
      for (const char* ending : {"", ".md"}) {
        const auto found = embeds_.files->find(normalize_path(base + "/" + name + ending));
        if (found != embeds_.files->end()) return found->second;
      }
    }
    return FileId::none;
  }

  void report_missing(const std::string& name, Span place) {
    const std::string_view file = file_name(name);
    const bool picture = file.find('.') != std::string_view::npos && !can_be_embedded(file);
    if (picture) {
      report(Code::embed_missing, place, "'" + name + "' is no text or table that could be shown here",
             "for a picture write ![what it shows](" + name + "); .md, .csv and .toml files can be embedded");
      return;
    }
    std::vector<std::string> names;
    if (embeds_.files->size() <= kMostHintCandidates) {
      for (const auto& [path, id] : *embeds_.files) names.emplace_back(file_name(path));
    }
    const std::string near = nearest(std::string(file), names);
    report(Code::embed_missing, place, "there is no file '" + name + "' to be shown here",
           did_you_mean(near, "put it in the content folder; to link to a page, write [[" + name + "]] without '!'"));
  }

  std::string chain(FileId last) const {
    std::string text;
    for (auto at = std::find(open_.begin(), open_.end(), last); at != open_.end(); ++at) {
      text += embeds_.sources->file(*at).path + " → ";
    }
    return text + embeds_.sources->file(last).path;
  }

  const Embeds& embeds_;
  std::string_view language_;
  Diagnostics& diagnostics_;
  std::vector<FileId> open_;  // the page, and what it embeds down to here
  std::set<FileId> embedded_;
  size_t embeds_read_ = 0;
  uint32_t bytes_ = 0;
};

}  // namespace

bool can_be_embedded(std::string_view path) {
  return is_markdown_file(path) || path.ends_with(".csv") || path.ends_with(".toml");
}

std::vector<FileId> expand_embeds(MarkdownText& text, FileId file, const std::vector<TextRange>& code,
                                  const Embeds& embeds, std::string_view language, Diagnostics& diagnostics) {
  Expander expander(embeds, language, diagnostics);
  text = expander.expand(text, file, code);
  return expander.embedded();
}

}  // namespace kb
