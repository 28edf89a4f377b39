#include "generator/disk/process.h"

#include <catch2/catch.hpp>

namespace kb {

TEST_CASE("a process gives its output, its errors and its exit, and takes its input") {
  const ProcessOutput cat = run_process({"cat"}, "/", "æøå");
  CHECK(cat.exit_code == 0);
  CHECK(cat.out == "æøå");
  const ProcessOutput fail = run_process({"sh", "-c", "echo no >&2; exit 3"}, "/");
  CHECK(fail.exit_code == 3);
  CHECK(fail.err == "no\n");
  CHECK(run_process({"kbgen-has-no-such-program"}, "/").exit_code == 127);
  CHECK(program_exists("sh"));
  CHECK_FALSE(program_exists("kbgen-has-no-such-program"));
  CHECK_FALSE(program_exists(".."));  // a folder
  CHECK(run_process({"true"}, "/no/such/folder").exit_code == 127);
  CHECK(run_process({"sh", "-c", "kill -9 $$"}, "/").exit_code == 137);
}

TEST_CASE("a process may read and write more than any buffer holds, or ignore its input") {
  std::string input;
  for (int i = 0; i < 300000; ++i) input += "0123456789\n";
  CHECK(run_process({"cat"}, "/", input).out == input);
  CHECK(run_process({"true"}, "/", input).exit_code == 0);
  CHECK(run_process({"sh", "-c", "cat >&2"}, "/", input).err == input);
}

TEST_CASE("arguments reach the process as they are: there is no shell") {
  CHECK(run_process({"printf", "%s|", "a b", "$HOME", "'\"", "*"}, "/").out == "a b|$HOME|'\"|*|");
}

}  // namespace kb
