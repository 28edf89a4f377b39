#include "generator/command/starter.h"

#include <algorithm>

#include "generator/base/slug.h"
#include "generator/base/utf8_text.h"
#include "generator/theme/template.h"

namespace kb {
namespace {

constexpr char kSiteFolder[] = "starter/site";

// A YAML scalar: quoted where it would otherwise mean something else.
std::string yaml_text(const std::string& text) {
  bool plain = !text.empty() && text.front() != ' ' && text.back() != ' ';
  for (const char c : text) {
    if (std::string_view(":#[]{},&*!|>'\"%@`\n").find(c) != std::string_view::npos) plain = false;
  }
  if (std::string_view("-?0123456789").find(text.empty() ? '-' : text[0]) != std::string_view::npos) plain = false;
  if (plain) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? ' ' : c;
  }
  return quoted + "\"";
}

std::string for_quotes(const std::string& text) {
  const std::string quoted = yaml_text(text);
  return quoted[0] == '"' ? quoted.substr(1, quoted.size() - 2) : text;
}

Result<std::string> archetype(const NewPage& page, const FileSystem& site, const FileSystem& built_in) {
  for (const std::string& name :
       {"archetypes/" + page.kind + "." + page.language + ".md", "archetypes/" + page.kind + ".md"}) {
    if (site.exists(name)) return site.read(name);
  }
  const std::string folder = "starter/archetypes/" + page.kind + ".";
  Result<std::string> own = built_in.read(folder + page.language + ".md");
  return own.ok() ? own : built_in.read(folder + "en.md");
}

// As it stands within a sentence: "serviceaftale", but "NPS" and "B2B-salg".
std::string within_sentence(const std::string& title) {
  const size_t first = beginning(title, 1).size();
  const size_t word = std::min(title.find_first_of(" -"), title.size());
  const std::string rest = word > first ? title.substr(first, word - first) : std::string();
  return lower_case(rest) == rest && !rest.empty() ? lower_case(title.substr(0, first)) + title.substr(first) : title;
}

}  // namespace

std::vector<OutputFile> starter_site(const FileSystem& built_in) {
  std::vector<OutputFile> files;
  for (const std::string& path : built_in.list(kSiteFolder).files) {
    const Result<std::string> bytes = built_in.read(path);
    if (bytes.ok()) files.push_back({path.substr(std::string_view(kSiteFolder).size() + 1), bytes.value()});
  }
  return files;
}

Result<OutputFile> starter_page(const NewPage& page, const FileSystem& site, const FileSystem& built_in,
                                const Config& config) {
  if (!known_language(page.language) && !config.has_language(page.language)) {
    return Error{"'" + page.language + "' is none of the site's languages; write da, nb, nn or en"};
  }
  const std::string name = slug(page.title);
  if (name.empty()) return Error{"the title needs at least one letter or digit"};
  const Result<std::string> text = archetype(page, site, built_in);
  if (!text.ok()) return Error{"there is no archetype for the kind '" + page.kind + "'"};

  // The default language has its own folder only if the site keeps it in one.
  std::string folder = config.content;
  if (page.language != config.default_language || site.exists(config.content + "/" + page.language)) {
    folder += "/" + page.language;
  }
  const std::string path = folder + "/" + name + ".md";
  if (site.exists(path)) return Error{path + " is there already"};

  Object data;
  data.set("title", yaml_text(page.title));
  data.set("name", for_quotes(page.title));
  data.set("lower", within_sentence(page.title));
  data.set("date", iso_day(page.today));
  data.set("language", page.language);
  std::vector<TemplateError> errors;
  std::string rendered = render_template(text.value(), std::move(data), {}, errors);
  if (!errors.empty()) return Error{"the archetype cannot be read: " + errors.front().message};
  return OutputFile{path, std::move(rendered)};
}

}  // namespace kb
