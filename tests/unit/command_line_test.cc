// What kbgen answers to words it does not know.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "generator/command/cli.h"
#include "tests/support/read_file.h"
#include "tests/support/smallest_site.h"
#include "tests/support/temporary_folder.h"

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

// The folder that tests make is in no repository, or in one that is none of theirs.
const std::string kSite = std::string(test::kSmallestSite) + "[history]\ngit = false\n";

}  // namespace

TEST_CASE("build has images made smaller by the programs that are there, also from a root that is not full") {
  const test::TemporaryFolder made("kbgen images");
  const std::filesystem::path& folder = made.path();
  write(folder / "site.toml", kSite);
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
  ::setenv("PATH", ((folder / "bin").string() + ":/usr/bin:/bin").c_str(), 1);
  const std::string root = std::filesystem::relative(folder).string();
  const Answer built = answer({"build", "--no-page-images", "--root", root.c_str()});
  ::setenv("PATH", path.c_str(), 1);
  INFO(built.said);
  CHECK(built.exit_code == kExitFine);
  std::ifstream page(folder / "public/kunde/index.html");
  const std::string html((std::istreambuf_iterator<char>(page)), {});
  CHECK(html.find("type=\"image/webp\"><img src=\"/sk%C3%A6rm.png\"") != std::string::npos);
  CHECK(html.find("type=\"image/avif\">") != std::string::npos);
}

TEST_CASE("a command line that cannot be understood is answered in one sentence that says what to do") {
  CHECK(answer({"serv"}).said == "kbgen has no command 'serv': did you mean 'serve'?\n");
  CHECK(answer({"serv", "--port", "80"}).exit_code == kExitUsage);
  CHECK(answer({"udgiv"}).said == "kbgen has no command 'udgiv'; 'kbgen --help' lists those it has\n");
  CHECK(answer({""}).exit_code == kExitUsage);
  CHECK(answer({"build", "--jbos", "2"}).said == "kbgen build has no option '--jbos': did you mean '--jobs'?\n");
  CHECK(answer({"build", "--ud"}).said ==
        "kbgen build has no option '--ud'; 'kbgen build --help' lists those it has\n");
  CHECK(answer({"build", "--ud"}).exit_code == kExitUsage);
  CHECK(answer({"build", "--jobs", "to"}).said ==
        "kbgen build: --jobs: 'to' is no whole number from 0 to 256; 'kbgen build --help' lists what it takes\n");
  CHECK(answer({"check", "--diagnostics=xml"}).said ==
        "kbgen check: --diagnostics: 'xml' is none of text, json, github and sarif; 'kbgen check --help' lists what it "
        "takes\n");
  CHECK(answer({"build", "--base-url", "firma.dk"}).said ==
        "kbgen build: --base-url: 'firma.dk' is not the address of a site (https://…); 'kbgen build --help' lists what "
        "it takes\n");
  CHECK(answer({"new", "Ny", "side"}).said ==
        "kbgen new has no place for 'side'; put several words in quotes, and 'kbgen new --help' lists the rest\n");
  CHECK(answer({"dump"}).said == "kbgen dump: WHAT is required; 'kbgen dump --help' lists what it takes\n");
  CHECK(answer({"--root", "x", "build"}).said ==
        "kbgen's options stand behind its command, as in 'kbgen build --root ordbog'; 'kbgen --help' lists the "
        "commands\n");
  CHECK(answer({"search"}).said == "kbgen search: what shall be searched for? Give a QUERY or --batch FILE\n");
  CHECK(answer({"build", "--root", "/findes/ikke"}).said == "there is no folder '/findes/ikke'\n");
  CHECK(answer({"--version"}).exit_code == kExitFine);
}

TEST_CASE("kbgen alone shows its commands, and is not what was meant") {
  const Answer alone = answer({});
  CHECK(alone.exit_code == kExitUsage);
  CHECK(alone.said.find("\n  build ") != std::string::npos);
  CHECK(alone.said.find("Usage: kbgen [OPTIONS] SUBCOMMAND\n") != std::string::npos);
}

TEST_CASE("the manual names each option of each command, and none that is not there") {
  const auto all = [](const std::string& text, const char* pattern) {
    std::set<std::string> found;
    const std::regex expression(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) found.insert((*at)[1]);
    return found;
  };
  const std::string page = test::read_file(KB_SOURCE_DIR "/docs/manual/sider/kommandoer.md");
  const std::string help = answer({"--help"}).said;
  const char* const option = "\n  (?:-[a-z],)?(--[a-z-]+)";
  const std::set<std::string> commands = all(help.substr(help.find("Subcommands:")), "\n  ([a-z]+) ");
  std::set<std::string> options = all(help, option);
  for (const std::string& command : commands) options.merge(all(answer({command.c_str(), "--help"}).said, option));
  CHECK(all(page, "\n\\| `kbgen ([a-z]+)") == commands);
  CHECK(all(page, "`[^`\n]*?(--[a-z-]+)") == options);
}

TEST_CASE("a query needs no quotes, and a batch comes from a file or the standard input") {
  const test::TemporaryFolder folder("kbgen command line");
  write(folder.path() / "site.toml", kSite);
  write(folder.path() / "content/kundeservice.md", "# Kundeservice\n\nKundeservice er hjælp til kunder.\n");
  const std::string root = folder.path().string(), batch = (folder.path() / "sp.tsv").string();
  CHECK(answer({"search", "kunde", "service", "--format=tsv", "--root", root.c_str()}).said.find("/kundeservice/") !=
        std::string::npos);
  write(batch, "a\tkundeservice\n\nb\thjælp\r\n");
  const std::string said = answer({"search", "--batch", batch.c_str(), "--root", root.c_str()}).said;
  CHECK(said.find("a\t/kundeservice/\t1\t") == 0);
  CHECK(said.find("\nb\t/kundeservice/\t1\t") != std::string::npos);
  std::istringstream piped("c\tkunde\n");
  std::streambuf* const in = std::cin.rdbuf(piped.rdbuf());
  CHECK(answer({"search", "--batch", "-", "--root", root.c_str()}).said.find("c\t/kundeservice/\t1\t") == 0);
  std::cin.rdbuf(in);
  write(batch, "a\tkundeservice\n\nuden tabulator\n");
  CHECK(answer({"search", "--batch", batch.c_str(), "--root", root.c_str()}).said ==
        batch + ":3: a line is 'id<TAB>query'\n");
  CHECK(answer({"search", "--batch", root.c_str(), "--root", root.c_str()}).said == "cannot read " + root + "\n");
  CHECK(answer({"search", "kunde", "--lang", "sv", "--root", root.c_str()}).said ==
        "no page is in the language 'sv', only in da\n");
}

TEST_CASE("where there is no site.toml, search and explain say so") {
  const test::TemporaryFolder folder("kbgen command line");
  const std::string root = folder.path().string();
  CHECK(answer({"search", "kunde", "--root", root.c_str()}).said.find("there is no site.toml") != std::string::npos);
  CHECK(answer({"explain", "kunde", "--root", root.c_str()}).said.find("there is no site.toml") != std::string::npos);
}

TEST_CASE("a page is dumped by its file, address, title or alias") {
  const test::TemporaryFolder folder("kbgen command line");
  write(folder.path() / "site.toml", kSite);
  write(folder.path() / "content/kunde.md", "---\ntitle: Kunde\naliases: Køber\n---\n\nEn kunde køber.\n");
  write(folder.path() / "content/vare.md", "# Vare\n\nEn vare er til salg.\n");
  const std::string root = folder.path().string();
  for (const char* name : {"content/kunde.md", "/kunde/", "kunde", "Kunde", "køber", "https://example.com/kunde/"}) {
    INFO(name);
    const std::string said = answer({"dump", "links", name, "--root", root.c_str()}).said;
    CHECK(said == "# /kunde/\n");
  }
  const std::string content = root + "/content";
  CHECK(answer({"dump", "doc", "salg", "--root", root.c_str()}).said == "there is no page 'salg'\n");
  CHECK(answer({"init", ""}).said == "the folder needs a name; this folder is called '.'\n");
  CHECK(answer({"serve", "--root", content.c_str()}).exit_code == kExitContent);
  CHECK(answer({"check", "--due", "--fix"}).exit_code == kExitUsage);
}

TEST_CASE("each node of a page is dumped by its name, those kbgen adds to Markdown too") {
  const test::TemporaryFolder folder("kbgen command line");
  write(folder.path() / "site.toml", kSite);
  write(folder.path() / "content/kunde.md", "# Kunde\n\nEn [customer]{lang=en}<a name=\"her\"></a>.\n");
  const std::string root = folder.path().string();
  CHECK(answer({"dump", "doc", "kunde", "--root", root.c_str()}).said ==
        "# content/kunde.md\ntitle: Kunde\nwords: 2\n0 heading 1 #kunde\n  1 text 'Kunde'\n2 paragraph\n"
        "  3 text 'En '\n  4 language\n    5 text 'customer'\n  6 anchor 'her'\n  7 text '.'\ndefinition: 2–8\n");
}

TEST_CASE("a site is not published among the files it is made of") {
  const test::TemporaryFolder folder("kbgen command line");
  write(folder.path() / "site.toml", kSite);
  write(folder.path() / "content/kunde.md", "# Kunde\n\nEn kunde køber.\n");
  const std::string root = folder.path().string();
  for (const char* out : {"", "/.", "/content", "/content/ud", "/public/../content/ud", "/static", "/theme/x"}) {
    const std::string wanted = root + out;
    const Answer built = answer({"build", "--root", root.c_str(), "--out", wanted.c_str()});
    INFO(out);
    CHECK(built.exit_code == kExitUsage);
    CHECK(built.said.find("among the files it is made of") != std::string::npos);
  }
  const std::string beside = root + "/contents";
  CHECK(answer({"build", "--root", root.c_str(), "--out", beside.c_str()}).exit_code == kExitFine);
}

}  // namespace kb
