// Who changed a page, when and how: the section on the page, and the page with all of it.
#include <algorithm>

#include "generator/base/utf8_text.h"
#include "generator/render/view_parts.h"
#include "generator/site/review.h"

namespace kb {
namespace {

constexpr size_t kPeopleNamed = 3;
constexpr size_t kRevisionsShown = 5;   // on the page itself
constexpr size_t kTitleInHeading = 80;  // bytes

std::string initials(std::string_view name) {
  std::string first, last;
  bool at_start = true;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] == ' ') {
      at_start = true;
    } else if (at_start) {
      (first.empty() ? first : last) = beginning(name.substr(i), 1);
      at_start = false;
    }
  }
  return first + last;
}

List people_list(const ViewInput& input, std::string_view language, const std::vector<Person>& people) {
  const std::string and_word = " " + word(input, language, "and") + " ";
  const bool all = people.size() <= kPeopleNamed;
  const size_t named = all ? people.size() : kPeopleNamed - 1;
  List list;
  const auto add = [&](const std::string& name, const std::string& url, bool bot, bool last) {
    Object person;
    person.set("name", name);
    person.set("url", url);
    person.set("bot", bot);
    person.set("separator", list.empty() ? "" : last ? and_word : std::string(", "));
    list.emplace_back(std::move(person));
  };
  for (size_t i = 0; i < named; ++i) add(people[i].name, people[i].url, people[i].bot, all && i + 1 == named);
  if (!all) {
    add(phrase(input, language, "history_others", {{"n", std::to_string(people.size() - named)}}), "", false, true);
  }
  return list;
}

// What is said of a revision: the theme's sentence, and the people who stand in it.
struct Sentence {
  std::string_view key;
  std::vector<Person> names;
};

Sentence sentence_of(const Revision& revision) {
  const auto is_bot = [](const Person& person) { return person.bot; };
  const auto is_human = [](const Person& person) { return !person.bot; };
  if (revision.created) {
    std::vector<Person> all = revision.authors;
    for (const Person& reviewer : revision.reviewers) {
      if (std::find(all.begin(), all.end(), reviewer) == all.end()) all.push_back(reviewer);
    }
    if (all.empty()) return {"created", all};
    const bool by_person = std::any_of(all.begin(), all.end(), is_human);
    const bool read_by_another = !revision.reviewers.empty() || std::any_of(all.begin(), all.end(), is_bot);
    return {!by_person ? "history_created" : read_by_another ? "history_reviewed" : "history_published", all};
  }
  if (revision.authors.empty()) return {"updated", {}};
  const bool by_bot = revision.authors.front().bot;
  return {by_bot && !revision.reviewers.empty() ? "history_suggested" : "history_edited", revision.authors};
}

// The sentence in pieces: text, people or the date, each as the theme marks it up.
List sentence_parts(const ViewInput& input, const Page& page, const Revision& revision) {
  const Sentence sentence = sentence_of(revision);
  List parts;
  const auto add = [&](std::string text, List people, std::string date) {
    Object part;
    part.set("text", std::move(text));
    part.set("people", std::move(people));
    part.set("date", std::move(date));
    parts.emplace_back(std::move(part));
  };
  std::string_view rest = word(input, page.language, sentence.key);
  while (!rest.empty()) {
    const size_t open = std::min(rest.find('{'), rest.size());
    if (open > 0) add(std::string(rest.substr(0, open)), {}, {});
    rest.remove_prefix(open);
    const size_t length = std::min(rest.find('}'), rest.size() - 1) + 1;
    const std::string_view slot = rest.substr(0, length);
    if (rest.empty()) break;
    rest.remove_prefix(length);
    if (slot == "{names}") {
      add({}, people_list(input, page.language, sentence.names), {});
    } else if (slot == "{reviewers}") {
      add({}, people_list(input, page.language, revision.reviewers), {});
    } else if (slot == "{date}") {
      add({}, {},
          revision.created ? long_date(revision.date, page.language) : long_date_time(revision.date, page.language));
    } else {
      add(std::string(slot), {}, {});
    }
  }
  return parts;
}

std::string summary_of(const ViewInput& input, const Page& page, const Revision& revision) {
  if (revision.edits < 2) return revision.summary;
  return phrase(input, page.language, "history_small",
                {{"n", std::to_string(revision.edits)}, {"summary", revision.summary}});
}

// HTML; empty where there is none.
std::string_view diff_of(const ViewInput& input, const Page& page, size_t revision) {
  if (!input.diffs || page.id >= input.diffs->size() || revision >= (*input.diffs)[page.id].size()) return {};
  return (*input.diffs)[page.id][revision];
}

Object revision_object(const ViewInput& input, const Page& page, size_t index, bool open) {
  const Revision& revision = page.history.revisions[index];
  const bool bot = !revision.authors.empty() && revision.authors.front().bot;
  const bool ai = std::any_of(revision.authors.begin(), revision.authors.end(), [](const Person& p) { return p.bot; });
  Object object;
  object.members().reserve(9);
  object.set("initials", revision.authors.empty() ? std::string() : initials(revision.authors.front().name));
  object.set("bot", bot);
  object.set("ai", ai);
  object.set("sentence", sentence_parts(input, page, revision));
  object.set("iso", iso_date(revision.date));
  object.set("summary", summary_of(input, page, revision));
  object.set("diff", diff_of(input, page, index));
  object.set("from", phrase(input, page.language, "history_from", {{"date", long_date(revision.date, page.language)}}));
  object.set("open", open);
  return object;
}

size_t edits_of(const PageHistory& history) {
  size_t edits = 0;
  for (const Revision& revision : history.revisions) edits += revision.edits;
  return edits;
}

std::string history_title(const ViewInput& input, const Page& page) {
  return phrase(input, page.language, "history", {{"title", shortened(page.title, kTitleInHeading)}});
}

std::string history_url(const Page& page) {
  return page.url + std::string(route(page.language, Route::history)) + "/";
}

List revision_list(const ViewInput& input, const Page& page, size_t limit) {
  List revisions;
  bool opened = false;
  for (size_t i = 0; i < std::min(limit, page.history.revisions.size()); ++i) {
    const bool has_diff = !diff_of(input, page, i).empty();
    revisions.emplace_back(revision_object(input, page, i, has_diff && !opened));
    opened = opened || has_diff;
  }
  return revisions;
}

std::string history_about(const ViewInput& input, const Page& page) {
  std::vector<std::string> parts;
  if (page.created.known()) {
    parts.push_back(phrase(input, page.language, "created", {{"date", long_date(page.created, page.language)}}));
  }
  if (page.history.revisions.size() > 1) {
    parts.push_back(counted(input, page.language, "history_edits", edits_of(page.history)));
  }
  const Date due = review_due(input.docs[page.id], page);
  if (due.known() && !is_overdue(due, input.today)) {
    parts.push_back(phrase(input, page.language, "review_next", {{"date", long_date(due, page.language)}}));
  }
  std::string line;
  for (const std::string& part : parts) line += (line.empty() ? "" : " · ") + part;
  return line;
}

}  // namespace

std::string people_line(const ViewInput& input, std::string_view language, const std::vector<Person>& people) {
  std::vector<std::string> names;
  const std::string robot = " (" + word(input, language, "history_robot") + ")";
  for (const Person& person : people) names.push_back(person.bot ? person.name + robot : person.name);
  if (names.size() > kPeopleNamed) {
    const size_t others = names.size() - (kPeopleNamed - 1);
    names.resize(kPeopleNamed - 1);
    names.push_back(phrase(input, language, "history_others", {{"n", std::to_string(others)}}));
  }
  return enumerated(names, word(input, language, "and"));
}

std::vector<Person> people_of(const Revision& revision) {
  std::vector<Person> people = revision.authors;
  if (people.empty() || !people.front().bot) return people;
  people.insert(people.end(), revision.reviewers.begin(), revision.reviewers.end());
  return people;
}

Value history_view(const ViewInput& input, const Page& page) {
  const size_t total = page.history.revisions.size();
  if (total == 0) return false;
  Object history;
  history.set("title", history_title(input, page));
  history.set("about", history_about(input, page));
  history.set("revisions", revision_list(input, page, kRevisionsShown));
  Value more = false;
  if (total > kRevisionsShown) {
    Object link;
    link.set("url", history_url(page));
    link.set("text", phrase(input, page.language, "history_more", {{"n", std::to_string(edits_of(page.history))}}));
    more = std::move(link);
  }
  history.set("more", std::move(more));
  return history;
}

void add_history_pages(const ViewInput& input, std::vector<View>& views) {
  for (const Page& page : input.site.pages) {
    if (page.history.revisions.size() <= kRevisionsShown || page.kind == PageKind::home) continue;
    CommonView common;
    common.language = page.language;
    common.title = history_title(input, page);
    common.url = history_url(page);
    common.crumbs = {home_crumb(input, page.language),
                     {hyphenated(input, page.language, shortened(page.title, kTitleInHeading)), page.url}};
    common.noindex = true;
    Object data = common_fields(input, std::move(common));
    data.set("about", history_about(input, page));
    data.set("revisions", revision_list(input, page, page.history.revisions.size()));
    const std::string folder = page.output.substr(0, page.output.rfind('/') + 1);
    views.push_back({"history", folder + std::string(route(page.language, Route::history)) + "/index.html",
                     page.language, std::move(data)});
  }
}

}  // namespace kb
