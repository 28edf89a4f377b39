#include "search/query/engine.h"

#include "search/index/reader.h"
#include "search/query/assemble.h"
#include "search/query/plan.h"
#include "search/query/rank.h"

namespace kb::search {

struct Engine::State {
  Index index;
  Weights weights;
};

namespace {

std::vector<uint32_t> missing_chunks(const std::vector<bool>& wanted, const Index& index) {
  std::vector<uint32_t> missing;
  for (uint32_t chunk = 0; chunk < wanted.size(); ++chunk) {
    if (wanted[chunk] && !index.has_chunk(chunk)) missing.push_back(chunk);
  }
  return missing;
}

}  // namespace

Engine::Engine() : state_(std::make_unique<State>()) {}
Engine::~Engine() = default;

Refusal Engine::open(std::string root) {
  return state_->index.open(static_cast<std::string&&>(root));
}

Refusal Engine::add_chunk(uint32_t number, std::string bytes) {
  return state_->index.add_chunk(number, static_cast<std::string&&>(bytes));
}

std::vector<uint32_t> Engine::wants(std::string_view query, const Options& options) {
  const Index& index = state_->index;
  if (!index.is_open()) return {};
  std::vector<bool> wanted(index.chunk_count(), false);
  const Plan plan = make_plan(query, index, state_->weights, options.as_you_type);
  want_plan_chunks(plan, index, wanted);
  const std::vector<uint32_t> missing = missing_chunks(wanted, index);
  if (!missing.empty()) return missing;
  want_shown_chunks(rank(plan, index, state_->weights), index, options, wanted);
  return missing_chunks(wanted, index);
}

Results Engine::search(std::string_view query, const Options& options) {
  if (!state_->index.is_open()) return {};
  const Plan plan = make_plan(query, state_->index, state_->weights, options.as_you_type);
  const Ranking ranking = rank(plan, state_->index, state_->weights);
  return assemble(plan, ranking, state_->index, options);
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
