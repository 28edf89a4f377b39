#include "generator/theme/template.h"

#include <deque>
#include <initializer_list>
#include <kainjow/mustache.hpp>
#include <map>
#include <set>
#include <utility>

#include "generator/base/escape_html.h"
#include "generator/theme/mustache_expand.h"
#include "generator/theme/mustache_fold.h"

namespace kb {
namespace {

namespace mustache = kainjow::mustache;

// The library makes a component of every blank of a template, buffers every line to find those that hold a tag alone,
// and copies each text several times. mustache_scan has settled what lines mean, so the library is shown no text at
// all, but a mark for each, and the texts are put in their places when it is done. A mark's digits are no bytes that
// mean something in a template.
enum MarkKind : char { kLiteral = 'l', kRawValue = 'r', kEscapedValue = 'e' };
constexpr size_t kMarkSize = 5;  // the kind, and four digits
constexpr unsigned char kDigit = 0x80;
constexpr unsigned kDigitBits = 7;

std::string mark(MarkKind kind, size_t number) {
  std::string text(1, kind);
  for (size_t i = 1; i < kMarkSize; ++i, number >>= kDigitBits) {
    text.push_back(static_cast<char>(kDigit + (number & ((1u << kDigitBits) - 1))));
  }
  return text;
}

size_t marked_number(const char* mark) {
  size_t number = 0;
  for (size_t i = kMarkSize; --i > 0;) number = number << kDigitBits | (static_cast<unsigned char>(mark[i]) ^ kDigit);
  return number;
}

// A template as the library has it, and the literal texts that its marks stand for.
struct CompiledTemplate {
  mustache::mustache library;
  std::vector<std::string> texts;
  size_t rendered = 0;  // bytes of what was rendered last; pages of a layout are much alike
};

// The library's forms of values, which it only asks whether they are true, how many items they have and for their text.
// Kept for the pages that follow.
class Forms {
 public:
  // The text with that number.
  const mustache::data& text(size_t number) {
    while (texts_.size() <= number) texts_.emplace_back(mark(kRawValue, texts_.size()));
    return texts_[number];
  }
  const mustache::data& list(size_t size) {
    auto found = lists_.find(size);
    if (found == lists_.end()) found = lists_.emplace(size, mustache::list(size, yes_)).first;
    return found->second;
  }
  const mustache::data& flag(bool is_true) const { return is_true ? yes_ : no_; }

 private:
  const mustache::data yes_ = mustache::data(true), no_ = mustache::data(false);
  std::deque<mustache::data> texts_;
  std::map<size_t, mustache::data> lists_;
};

// Looks names up in values, for one rendering.
class Context final : public mustache::basic_context<std::string> {
 public:
  // The last value decides first. All outlive this.
  Context(std::initializer_list<const Value*> values, Forms& forms) : forms_(forms) {
    for (const Value* value : values) open_.push_back({value, nullptr});
  }

  void push(const mustache::data* section) override { open_.push_back({value_of(section), nullptr}); }
  void pop() override { open_.pop_back(); }

  const mustache::data* get(const std::string& name) const override {
    const Value* const value = name == "." ? open_.back().value : find(name);
    open_.back().asked = value;
    return value == nullptr ? nullptr : &form_of(*value);
  }

  const mustache::data* get_partial(const std::string&) const override { return nullptr; }

  // By the number in their marks.
  const std::vector<const std::string*>& texts() const { return texts_; }

 private:
  struct Open {
    const Value* value;
    const Value* asked;  // last
  };

  const mustache::data& form_of(const Value& value) const {
    if (const std::string* text = std::get_if<std::string>(&value.state()); text != nullptr && !text->empty()) {
      texts_.push_back(text);
      return forms_.text(texts_.size() - 1);
    }
    const List* list = std::get_if<List>(&value.state());
    return list != nullptr && !list->empty() ? forms_.list(list->size()) : forms_.flag(is_true(&value));
  }

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

  // The library opens what it asked for last, or the items of that, one after another.
  const Value* value_of(const mustache::data* section) const {
    const Value* const asked = open_.back().asked;
    const List* list = std::get_if<List>(&asked->state());
    if (list == nullptr || list->empty()) return asked;
    return &(*list)[static_cast<size_t>(section - forms_.list(list->size()).list_value().data())];
  }

  Forms& forms_;
  mutable std::vector<Open> open_;
  mutable std::vector<const std::string*> texts_;
};

// What the library writes to: puts the texts in their places.
struct Output {
  const CompiledTemplate& layout;
  const Context& context;
  std::string text = {};

  Output& operator<<(const std::string& marks) {
    for (size_t at = 0; at < marks.size(); at += kMarkSize) {
      const size_t number = marked_number(&marks[at]);
      if (marks[at] == kEscapedValue) {
        escape_html_quotes(*context.texts()[number], text);
      } else {
        text += marks[at] == kLiteral ? layout.texts[number] : *context.texts()[number];
      }
    }
    return *this;
  }
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
  for (const TemplateTag& tag : tags) {
    switch (tag.kind) {
      case TagKind::text:
        text += mark(kLiteral, texts.size());
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
  CompiledTemplate layout{mustache::mustache(text), std::move(texts)};
  layout.library.set_custom_escape([](const std::string& value) {
    std::string escaped = value;
    escaped[0] = kEscapedValue;
    return escaped;
  });
  return layout;
}

std::string run(CompiledTemplate& layout, std::initializer_list<const Value*> values, Forms& forms) {
  Context context(values, forms);
  Output output{layout, context};
  output.text.reserve(layout.rendered + layout.rendered / 4);
  layout.library.render(context, output);
  layout.rendered = output.text.size();
  return std::move(output.text);
}

}  // namespace

struct Renderer::State {
  const Theme& theme;
  const Value shared;
  std::map<std::string, CompiledTemplate, std::less<>> layouts = {};
  Forms forms = {};
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
    const Template folded = fold_shared(found->second.tags, shared, page_names());
    compiled = state_->layouts.emplace(found->first, compile(folded)).first;
  }
  return run(compiled->second, {&state_->shared, &data}, state_->forms);
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
  Forms forms;
  return run(compiled, {&data}, forms);
}

}  // namespace kb
