// The repository's root on this machine, in one object file, so that the others are the same in every checkout.
#pragma once

namespace kb::test {

const char* source_folder();

}  // namespace kb::test
