#include "generator/theme/template.h"

#include <array>
#include <kainjow/mustache.hpp>
#include <set>
#include <utility>

#include "generator/theme/mustache_expand.h"
#include "generator/theme/mustache_fold.h"

namespace kb {
namespace {

namespace mustache = kainjow::mustache;

// The library makes a component of every blank of a template and buffers every line, to find the lines that hold a
// tag alone. mustache_scan has settled that, so literal text is shown to it with its blanks in disguise, as bytes
// that UTF-8 never uses: each text is then one component and no line is ever ended. So is '{', which must not be
// taken for a tag. The last byte of a template keeps the library from dropping a page of blanks.
constexpr std::array<char, 5> kPlain = {' ', '\n', '\r', '\t', '{'};
constexpr unsigned char kFirstDisguise = 0xF9;
constexpr char kEndOfTemplate = '\xFF';

void append_disguised(std::string_view text, std::string& out) {
  for (const char c : text) {
    char shown = c;
    for (size_t i = 0; i < kPlain.size(); ++i) {
      if (c == kPlain[i]) shown = static_cast<char>(kFirstDisguise + i);
    }
    out.push_back(shown);
  }
}

// One pass for each, which compilers turn into instructions for sixteen bytes at once.
void undisguise(std::string& text) {
  for (size_t i = 0; i < kPlain.size(); ++i) {
    const char shown = static_cast<char>(kFirstDisguise + i), plain = kPlain[i];
    for (char& c : text) c = c == shown ? plain : c;
  }
}

std::string library_template(const Template& tags) {
  std::string text;
  for (const TemplateTag& tag : tags) {
    switch (tag.kind) {
      case TagKind::text:
        append_disguised(tag.text, text);
        break;
      case TagKind::variable:
        text += "{{" + tag.text + "}}";
        break;
      case TagKind::raw:
        text += "{{{" + tag.text + "}}}";
        break;
      case TagKind::section:
        text += "{{#" + tag.text + "}}";
        break;
      case TagKind::inverted:
        text += "{{^" + tag.text + "}}";
        break;
      case TagKind::close:
        text += "{{/" + tag.text + "}}";
        break;
      case TagKind::partial:
        break;  // expanded before
    }
  }
  text.push_back(kEndOfTemplate);
  return text;
}

// The library's values can only be copied into lists and objects by their public names; these move instead.
// Neither the string nor the list behind the const reference is a const object.
mustache::data take(Value&& value) {
  auto& state = value.state();
  if (const bool* flag = std::get_if<bool>(&state)) return mustache::data(*flag);
  if (std::string* text = std::get_if<std::string>(&state)) {
    if (text->empty()) return mustache::data(false);
    mustache::data result(mustache::data::type::string);
    const_cast<std::string&>(result.string_value()) = std::move(*text);
    return result;
  }
  if (List* list = std::get_if<List>(&state)) {
    mustache::data result(mustache::data::type::list);
    auto& items = const_cast<mustache::list&>(result.list_value());
    items.reserve(list->size());
    for (Value& item : *list) items.push_back(take(std::move(item)));
    return result;
  }
  mustache::data result(mustache::data::type::object);
  for (auto& [key, member] : std::get<Object>(state).members()) result[key] = take(std::move(member));
  return result;
}

const mustache::data* member(const mustache::data& value, const std::string& path) {
  if (!value.is_object()) return nullptr;
  if (const mustache::data* whole = value.get(path)) return whole;
  const size_t dot = path.find('.');
  if (dot == std::string::npos) return nullptr;
  const mustache::data* first = value.get(path.substr(0, dot));
  return first ? member(*first, path.substr(dot + 1)) : nullptr;
}

class Context final : public mustache::basic_context<std::string> {
 public:
  void push(const mustache::data* value) override { values_.push_back(value); }
  void pop() override { values_.pop_back(); }

  const mustache::data* get(const std::string& name) const override {
    if (name == ".") return values_.empty() ? nullptr : values_.back();
    const size_t dot = name.find('.');
    if (dot == std::string::npos) return innermost(name);
    const mustache::data* first = innermost(name.substr(0, dot));
    return first ? member(*first, name.substr(dot + 1)) : nullptr;
  }

  const mustache::data* get_partial(const std::string&) const override { return nullptr; }

 private:
  const mustache::data* innermost(const std::string& name) const {
    for (size_t i = values_.size(); i-- > 0;) {
      if (const mustache::data* found = values_[i]->get(name)) return found;
    }
    return nullptr;
  }

  std::vector<const mustache::data*> values_;
};

// What the library writes to.
struct Output {
  std::string text;
  Output& operator<<(const std::string& more) {
    text.append(more);
    return *this;
  }
};

// A theme may put its attributes in either quote, so both are escaped.
std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

std::string escape(const std::string& text) {
  static const std::array<bool, 256> special = [] {
    std::array<bool, 256> table{};
    for (size_t c = 0; c < table.size(); ++c) table[c] = !entity(static_cast<char>(c)).empty();
    return table;
  }();
  std::string out;
  size_t done = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!special[static_cast<unsigned char>(text[i])]) continue;
    out.append(text, done, i - done);
    out += entity(text[i]);
    done = i + 1;
  }
  if (done == 0) return text;
  out.append(text, done, std::string::npos);
  return out;
}

void add_names(const std::vector<Field>& fields, std::set<std::string_view>& names) {
  for (const Field& field : fields) {
    names.insert(field.name);
    if (field.fields != nullptr) add_names(*field.fields, names);
  }
}

// Every name that data of a page can have, at any depth; a test holds this of all views.
const std::set<std::string_view>& page_names() {
  static const std::set<std::string_view> names = [] {
    std::set<std::string_view> all;
    for (const LayoutContract& contract : layout_contracts()) add_names(*contract.fields, all);
    for (const Field& field : shared_fields()) {
      if (field.name == "navigation" || field.name == "languages") add_names({field}, all);  // a page may have its own
    }
    return all;
  }();
  return names;
}

mustache::mustache compile(const Template& tags) {
  mustache::mustache compiled(library_template(tags));
  compiled.set_custom_escape(escape);
  return compiled;
}

std::string run(mustache::mustache& compiled, Context& context) {
  Output output;
  compiled.render(context, output);
  if (!output.text.empty()) output.text.pop_back();  // kEndOfTemplate
  undisguise(output.text);
  return std::move(output.text);
}

}  // namespace

struct Renderer::State {
  const Theme& theme;
  const Value shared_values;
  mustache::data shared;
  std::map<std::string, mustache::mustache, std::less<>> layouts = {};
};

Renderer::Renderer(const Theme& theme, const Value& shared) : state_(new State{theme, shared, take(Value(shared))}) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;

std::string Renderer::render(std::string_view layout, Value data) {
  auto compiled = state_->layouts.find(layout);
  if (compiled == state_->layouts.end()) {
    const auto found = state_->theme.layouts.find(layout);
    if (found == state_->theme.layouts.end()) return {};
    const Object& shared = std::get<Object>(state_->shared_values.state());
    const Template folded = fold_shared(found->second.tags, shared, page_names(), escape);
    compiled = state_->layouts.emplace(found->first, compile(folded)).first;
  }
  const mustache::data own = take(std::move(data));
  Context context;
  context.push(&state_->shared);
  context.push(&own);
  return run(compiled->second, context);
}

std::string render_template(std::string_view text, const Value& data,
                            const std::map<std::string, std::string, std::less<>>& partials,
                            std::vector<TemplateError>& errors) {
  const auto report = [&errors](const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) errors.push_back({diagnostic.message, diagnostic.span.begin});
  };
  Partials scanned_partials;
  for (const auto& [name, partial] : partials) {
    Parsed<Template> scanned = scan_template(partial, FileId::none);
    report(scanned.diagnostics);
    scanned_partials.emplace(name, std::move(scanned.value));
  }
  const Parsed<Template> scanned = scan_template(text, FileId::none);
  report(scanned.diagnostics);
  const Parsed<Template> expanded = expand_partials(scanned.value, scanned_partials, MissingPartial::nothing);
  report(expanded.diagnostics);

  mustache::mustache compiled = compile(expanded.value);
  const mustache::data own = take(Value(data));
  Context context;
  context.push(&own);
  return run(compiled, context);
}

}  // namespace kb
