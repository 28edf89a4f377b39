#include "search/query/engine.h"

#include "search/index/reader.h"
#include "search/query/assemble.h"
#include "search/query/plan.h"
#include "search/query/rank.h"

namespace kb::search {

struct Engine::State {
  Index index;
  Synonyms synonyms;
  Weights weights;
};

namespace {

void want_missing(const std::vector<bool>& wanted, const Index& index, Results& results) {
  for (uint32_t chunk = 0; chunk < wanted.size(); ++chunk) {
    if (wanted[chunk] && !index.has_chunk(chunk)) results.wants.push_back(chunk);
  }
}

}  // namespace

Engine::Engine() : state_(std::make_unique<State>()) {}
Engine::~Engine() = default;

Refusal Engine::open(std::string root) {
  const Refusal refusal = state_->index.open(static_cast<std::string&&>(root));
  if (refusal == Refusal::none) state_->synonyms = read_synonyms(state_->index);
  return refusal;
}

Refusal Engine::add_chunk(uint32_t number, std::string bytes) {
  return state_->index.add_chunk(number, static_cast<std::string&&>(bytes));
}

Results Engine::search(std::string_view query, const Options& options) {
  const Index& index = state_->index;
  Results results;
  if (!index.is_open()) return results;
  std::vector<bool> wanted(index.chunk_count(), false);
  const Plan plan = make_plan(query, index, state_->synonyms, state_->weights, options.as_you_type);
  want_plan_chunks(plan, index, wanted);
  want_missing(wanted, index, results);
  if (!results.wants.empty()) return results;
  const Ranking ranking = rank(plan, index, state_->weights, options.limit);
  want_shown_chunks(ranking, index, options, wanted);
  want_missing(wanted, index, results);
  if (results.wants.empty()) assemble(plan, ranking, index, options, results);
  return results;
}

#ifndef __wasm__
void Engine::set_weight(std::string_view name, int32_t value) {
#define KB_SET(weight, unused) \
  if (name == #weight) state_->weights.weight = value;
  KB_WEIGHTS(KB_SET)
#undef KB_SET
}
#endif

uint32_t Engine::chunk_count() const {
  return state_->index.chunk_count();
}

}  // namespace kb::search
