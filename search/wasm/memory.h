// Memory for the browser's engine, in place of malloc, free and destructors: a call's memory is one run of bytes that
// the next call begins anew, except what is kept. An engine opens an index, keeps it, and then answers queries that
// each forget all they made. Nothing is given back within a call: what a query makes must stay small (its plan, its
// hits, its answer), and what outlives calls must not grow in one whose memory is not kept. One thread.
#pragma once

#include <cstddef>

namespace kb_small {

// `size` bytes, aligned to 8. Memory that cannot be had ends the instance.
void* allocate(size_t size);

// `wanted` bytes that begin with the `held` ones at `data`: in place where those are the newest, else elsewhere.
void* extend(void* data, size_t held, size_t wanted);

// A new call begins: all that was made since the last keep() is forgotten.
void begin_call();
// What has been made so far stays.
void keep();

}  // namespace kb_small
