// The bytes of a file, for tests; none where there is no such file.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace kb::test {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace kb::test
