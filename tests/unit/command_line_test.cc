// What kbgen answers to words it does not know.
#include <stdlib.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
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

void write(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("build has images made smaller by the programs that are there, also from a root that is not full") {
  std::string pattern = std::filesystem::temp_directory_path() / "kbgen-images-XXXXXX";
  const std::filesystem::path folder = mkdtemp(pattern.data());
  write(folder / "site.toml",
        "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://example.com/\"\ndefault_language = \"da\"\n[history]\ngit = "
        "false\n");
  write(folder / "content/kunde.md",
        "# Kunde\n\nEn kunde køber.\n\n![En skærm](/skærm.png)\n\n![Et foto](/foto.jpg)\n");
  write(folder / "static/sk\xC3\xA6rm.png",
        std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x02", 24) + std::string(99, 'p'));
  write(folder / "static/foto.jpg",
        std::string("\xFF\xD8\xFF\xC0\0\x0B\x08\0\x02\0\x02\x01\x01\x11\0", 15) + std::string(99, 'j'));
  // Stand-ins that know their file and are not told apart from the real ones.
  write(folder / "bin/cwebp",
        "#!/bin/sh\n[ \"$1\" = -version ] && exit 0\nfor file; do :; done\n[ -f \"$file\" ] || exit 1\nprintf "
        "'RIFF....WEBPVP8 '\n");
  write(folder / "bin/avifenc",
        "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\necho told\n[ -f \"$5\" ] || exit 1\nprintf '....ftypavif' > "
        "\"$6\"\n");
  for (const char* program : {"bin/cwebp", "bin/avifenc"}) {
    std::filesystem::permissions(folder / program, std::filesystem::perms::owner_all);
  }
  const std::string path = getenv("PATH");
  setenv("PATH", ((folder / "bin").string() + ":/usr/bin:/bin").c_str(), 1);
  const std::string root = std::filesystem::relative(folder).string();
  const Answer built = answer({"build", "--no-page-images", "--root", root.c_str()});
  setenv("PATH", path.c_str(), 1);
  INFO(built.said);
  CHECK(built.exit_code == kExitFine);
  std::ifstream page(folder / "public/kunde/index.html");
  const std::string html((std::istreambuf_iterator<char>(page)), {});
  CHECK(html.find("type=\"image/webp\"><img src=\"/sk%C3%A6rm.png\"") != std::string::npos);
  CHECK(html.find("type=\"image/avif\">") != std::string::npos);
  std::filesystem::remove_all(folder);
}

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
