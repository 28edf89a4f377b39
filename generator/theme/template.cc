#include "generator/theme/template.h"

#include <deque>
#include <initializer_list>
#include <kainjow/mustache.hpp>
#include <set>
#include <utility>

#include "generator/base/escape_html.h"
#include "generator/theme/mustache_expand.h"
#include "generator/theme/mustache_fold.h"

namespace kb {
namespace {

namespace mustache = kainjow::mustache;

// The library makes a component of every blank of a template and buffers every line, to find the lines that hold a
// tag alone. mustache_scan has settled that, so the library is shown a mark for each literal text, its number in bytes
// that UTF-8 never begins a character with, and the texts are put back when all else is rendered. The last byte of a
// template keeps the library from dropping a page of blanks.
constexpr char kMark = '\xF9';
constexpr size_t kMarkSize = 6;  // and five digits
constexpr unsigned char kDigit = 0x80;
constexpr unsigned kDigitBits = 6;
constexpr char kEndOfTemplate = '\xFF';

std::string mark(size_t number) {
  std::string text(1, kMark);
  for (size_t i = 1; i < kMarkSize; ++i, number >>= kDigitBits) {
    text.push_back(static_cast<char>(kDigit + (number & ((1u << kDigitBits) - 1))));
  }
  return text;
}

// The number of the mark that `text` begins with; one no text has, where it is none.
size_t marked_number(std::string_view text) {
  if (text.size() < kMarkSize) return std::string::npos;
  size_t number = 0;
  unsigned wrong = 0;
  for (size_t i = kMarkSize; --i > 0;) {
    const unsigned digit = static_cast<unsigned char>(text[i]) ^ kDigit;
    number = number << kDigitBits | digit;
    wrong |= digit >> kDigitBits;
  }
  return wrong == 0 ? number : std::string::npos;
}

// A template as the library has it, and the literal texts that its marks stand for.
struct CompiledTemplate {
  mustache::mustache library;
  std::vector<std::string> texts;
  size_t text_bytes = 0;
};

// What the library writes to.
struct Output {
  const CompiledTemplate& layout;
  std::string text = {};

  Output& operator<<(const std::string& more) {
    text.reserve(text.size() + more.size() + layout.text_bytes);
    size_t done = 0;
    for (size_t at = 0; (at = more.find(kMark, at)) != std::string::npos;) {
      const size_t number = marked_number(std::string_view(more).substr(at));
      if (number >= layout.texts.size()) {  // a value that is not UTF-8
        ++at;
        continue;
      }
      text.append(more, done, at - done);
      text += layout.texts[number];
      done = at += kMarkSize;
    }
    text.append(more, done, std::string::npos);
    return *this;
  }
};

// What the library is shown of a value: a text, a flag, or a list of these. Of an object it only sees that there is
// one.
mustache::data shown(const Value& value) {
  const auto& state = value.state();
  if (const bool* flag = std::get_if<bool>(&state)) return mustache::data(*flag);
  if (const std::string* text = std::get_if<std::string>(&state)) {
    return text->empty() ? mustache::data(false) : mustache::data(*text);
  }
  const List* list = std::get_if<List>(&state);
  if (list == nullptr) return mustache::data(true);
  mustache::data result(mustache::data::type::list);
  auto& items = const_cast<mustache::list&>(result.list_value());  // not a const object; it could only be copied
  items.reserve(list->size());
  for (const Value& item : *list) items.push_back(shown(item));
  return result;
}

// Looks names up in values, and makes the library's form of what a template names: most of a page's values no template
// asks for, and the library keeps each object as a hash table.
class Context final : public mustache::basic_context<std::string> {
 public:
  // The last one decides first. All outlive this.
  explicit Context(std::initializer_list<const Value*> values) {
    for (const Value* value : values) open_.push_back({value, 0});
  }

  void push(const mustache::data* section) override { open_.push_back({value_of(section), made_.size()}); }
  void pop() override {
    while (made_.size() > open_.back().made) made_.pop_back();
    open_.pop_back();
  }

  const mustache::data* get(const std::string& name) const override {
    const Value* const value = name == "." ? open_.back().value : find(name);
    return value == nullptr ? nullptr : &made_.emplace_back(*value).data;
  }

  const mustache::data* get_partial(const std::string&) const override { return nullptr; }

 private:
  struct Open {
    const Value* value;
    size_t made;  // how many were made before it was opened
  };
  struct Made {
    explicit Made(const Value& made_of) : data(shown(made_of)), value(&made_of) {}

    mustache::data data;
    const Value* value;
  };

  const Value* find(std::string_view name) const {
    const size_t dot = name.find('.');
    for (size_t i = open_.size(); i-- > 0;) {
      const Object* object = std::get_if<Object>(&open_[i].value->state());
      const Value* const found = object == nullptr ? nullptr : object->find(name.substr(0, dot));
      if (found == nullptr) continue;
      return dot == std::string_view::npos ? found : find_member(*found, name.substr(dot + 1));
    }
    return nullptr;
  }

  // The library opens what it was given last, or the items of that, one after another.
  const Value* value_of(const mustache::data* section) const {
    const Made& last = made_.back();
    if (section == &last.data) return last.value;
    return &std::get<List>(last.value->state())[static_cast<size_t>(section - last.data.list_value().data())];
  }

  std::vector<Open> open_;
  mutable std::deque<Made> made_;
};

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

CompiledTemplate compile(const Template& tags) {
  std::string text;
  std::vector<std::string> texts;
  size_t text_bytes = 0;
  for (const TemplateTag& tag : tags) {
    switch (tag.kind) {
      case TagKind::text:
        text += mark(texts.size());
        text_bytes += tag.text.size();
        texts.push_back(tag.text);
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
  CompiledTemplate layout{mustache::mustache(text), std::move(texts), text_bytes};
  layout.library.set_custom_escape(escape_html_quotes);  // a theme may use either quotes
  return layout;
}

std::string run(CompiledTemplate& layout, Context& context) {
  Output output{layout};
  layout.library.render(context, output);
  if (!output.text.empty()) output.text.pop_back();  // kEndOfTemplate
  return std::move(output.text);
}

}  // namespace

struct Renderer::State {
  const Theme& theme;
  const Value shared;
  std::map<std::string, CompiledTemplate, std::less<>> layouts = {};
};

Renderer::Renderer(const Theme& theme, const Value& shared) : state_(new State{theme, shared}) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;

std::string Renderer::render(std::string_view layout, const Value& data) {
  auto compiled = state_->layouts.find(layout);
  if (compiled == state_->layouts.end()) {
    const auto found = state_->theme.layouts.find(layout);
    if (found == state_->theme.layouts.end()) return {};
    const Object& shared = std::get<Object>(state_->shared.state());
    const Template folded = fold_shared(found->second.tags, shared, page_names(), escape_html_quotes);
    compiled = state_->layouts.emplace(found->first, compile(folded)).first;
  }
  Context context({&state_->shared, &data});
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

  CompiledTemplate compiled = compile(expanded.value);
  Context context({&data});
  return run(compiled, context);
}

}  // namespace kb
