// What kbgen answers to words it does not know.
#include <catch2/catch.hpp>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "generator/command/cli.h"

namespace kb {
namespace {

struct Answer {
  int exit_code = 0;
  std::string said;
};

Answer answer(std::vector<const char*> words) {
  words.insert(words.begin(), "kbgen");
  std::ostringstream said;
  std::streambuf* const out = std::cout.rdbuf(said.rdbuf());
  std::streambuf* const err = std::cerr.rdbuf(said.rdbuf());
  Answer result;
  result.exit_code = run_command_line(static_cast<int>(words.size()), words.data());
  std::cout.rdbuf(out);
  std::cerr.rdbuf(err);
  result.said = said.str();
  return result;
}

}  // namespace

TEST_CASE("a command that is misspelt is named, with the one that is near") {
  CHECK(answer({"serv"}).said == "kbgen has no command 'serv': did you mean 'serve'?\n");
  CHECK(answer({"serv", "--port", "80"}).exit_code == kExitUsage);
  CHECK(answer({"udgiv"}).said == "kbgen has no command 'udgiv'; 'kbgen --help' lists those it has\n");
  CHECK(answer({""}).exit_code == kExitUsage);
  CHECK(answer({}).exit_code == kExitUsage);
  CHECK(answer({"build", "--ud"}).exit_code == kExitUsage);
  CHECK(answer({"build", "--root", "/findes/ikke"}).said == "there is no folder '/findes/ikke'\n");
  CHECK(answer({"--version"}).exit_code == kExitFine);
}

}  // namespace kb
