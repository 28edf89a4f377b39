// kbgen serve. Owns cpp-httplib.
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <memory>
#include <thread>

#include "generator/base/lines.h"
#include "generator/command/cli.h"
#include "generator/command/command_output.h"
#include "generator/command/serve.h"
#include "generator/command/watch.h"
#include "generator/disk/embedded.h"
#include "generator/disk/process.h"
#include "generator/load.h"

namespace kb {
namespace {

constexpr int kQuietMs = 30;  // an editor's save is several events
constexpr int kPortsTried = 20;
constexpr size_t kServerThreads = 48;  // a tab of each browser holds one for its events
constexpr int kLookUpMs = 200;         // how long a thread sleeps before it asks whether the program ends
constexpr int kIndexLookMs = 20;       // the same while an index is made, to see whether it is there
constexpr int kLooksPerPing = 50;

std::atomic<bool> stopping{false};

void on_signal(int) {
  stopping = true;
}

// Pages that name another host in their address were not meant for us (DNS rebinding).
bool own_host(const std::string& host) {
  const std::string name = host.substr(0, host.rfind(':'));
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]" || host.empty();
}

void add_routes(httplib::Server& server, const Shown& shown, const MemoryFileSystem& built_in) {
  server.set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (!reads || own_host(request.get_header_value("Host"))) return httplib::Server::HandlerResponse::Unhandled;
    response.status = 421;
    return httplib::Server::HandlerResponse::Handled;
  });
  // Any page in the browser may send something here: it is dropped as it comes. Kept, it would fill the memory.
  const auto drop = [](const httplib::Request&, httplib::Response& response, const httplib::ContentReader& content) {
    content([](const char*, size_t) { return true; });
    response.status = 405;
  };
  server.Post(".*", drop).Put(".*", drop).Patch(".*", drop).Delete(".*", drop);
  for (const std::string name : {"live.js", "live.css"}) {
    const Result<std::string> bytes = built_in.read("live/" + name);
    const std::string text = bytes.ok() ? bytes.value() : "";
    server.Get("/_kbgen/" + name, [text, name](const httplib::Request&, httplib::Response& response) {
      response.set_content(text, media_type(name));
    });
  }
  server.Get("/_kbgen/events", [&shown](const httplib::Request&, httplib::Response& response) {
    auto seen = std::make_shared<uint64_t>(0);
    auto silent = std::make_shared<int>(0);
    response.set_header("Cache-Control", "no-store");
    response.set_chunked_content_provider("text/event-stream", [&shown, seen, silent](size_t, httplib::DataSink& sink) {
      const Shown::State state = shown.wait(*seen, std::chrono::milliseconds(kLookUpMs));
      if (stopping) {
        sink.done();
        return false;
      }
      if (state.version != *seen) {
        *seen = state.version;
        return sink.write(state.event.data(), state.event.size());
      }
      // A word now and then tells whether anybody still listens.
      if (++*silent % kLooksPerPing == 0) return sink.write(": ping\n\n", 8);
      return true;
    });
  });
  server.Get(".*", [&shown](const httplib::Request& request, httplib::Response& response) {
    const Shown::Answer answer = shown.answer(request.path);
    if (answer.status == 302) {
      response.set_redirect(answer.bytes);
      return;
    }
    response.status = answer.status;
    response.set_header("Cache-Control", "no-store");
    response.set_content(answer.bytes, answer.type.c_str());
  });
}

// Builds and says in the terminal what came of it.
void rebuild(LiveSite& site, const Environment& environment, bool style_only) {
  const auto start = std::chrono::steady_clock::now();
  const LiveSite::Outcome outcome = site.rebuild(environment.clock(), style_only, environment.color);
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  std::cerr << outcome.problems;
  if (outcome.errors > 0) {
    std::cerr << counted(outcome.errors, "error", "errors")
              << (outcome.shown ? "; the former site is still shown\n" : "; mend them, and the site is shown\n");
  } else {
    std::cerr << counted(outcome.pages, "page", "pages") << " in " << ms.count() << " ms\n";
  }
}

// The git folder, seen from the site's root ("../../.git"); empty where there is none. In a linked work tree it lies
// elsewhere, with branches in the common folder: both are given.
std::vector<std::string> git_folders(const std::string& root) {
  std::vector<std::string> folders;
  const ProcessOutput git = run_process({"git", "rev-parse", "--absolute-git-dir", "--git-common-dir"}, root);
  if (git.exit_code != 0) return folders;
  for (const std::string_view line : lines_of(git.out)) {
    std::error_code error;
    const std::filesystem::path full = std::filesystem::absolute(std::filesystem::path(root) / line, error);
    const std::filesystem::path below = std::filesystem::relative(full, root, error);
    if (error || below.empty()) continue;
    if (std::find(folders.begin(), folders.end(), below.string()) == folders.end()) folders.push_back(below.string());
  }
  return folders;
}

// Watches all that a build reads. Called again when the settings name other folders.
void watch(Watcher& watcher, const std::string& root, std::vector<std::string> folders) {
  std::vector<std::string> files = {"site.toml", ".mailmap"};
  for (const std::string& git : git_folders(root)) {
    files.push_back(git + "/HEAD");
    folders.push_back(git + "/refs/heads");
  }
  const Status watching = watcher.start(folders, files);
  if (!watching.ok()) std::cerr << "changes are not seen: " << watching.error() << "\n";
}

bool only_styles(const Changes& changes) {
  if (changes.everything || changes.paths.empty()) return false;
  for (const std::string& path : changes.paths) {
    if (!path.ends_with(".css")) return false;
  }
  return true;
}

}  // namespace

int run_serve(const CommandLine& line, const Environment& environment) {
  const MemoryFileSystem built_in = embedded_files();
  const std::unique_ptr<FileSystem> files = open_disk(line.root);
  SourceMap sources;
  if (const Parsed<FileId> config = load_config(*files, sources); config.value == FileId::none) {
    std::cerr << format_diagnostics(config.diagnostics, sources, {DiagnosticFormat::text, environment.color});
    return kExitContent;
  }
  BuildOptions options;
  options.threads = line.threads;
  options.serve = true;
  options.git_root = line.root;
  Shown shown;
  LiveSite site(*files, built_in, options, shown);

  httplib::Server server;
  server.new_task_queue = [] { return new httplib::ThreadPool(kServerThreads); };
  // The library would share a busy port with whoever has it (SO_REUSEPORT); it shall be noticed instead.
  server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  add_routes(server, shown, built_in);
  int port = static_cast<int>(line.port);
  int tried = 0;
  while (!server.bind_to_port("127.0.0.1", port)) {
    if (++tried == kPortsTried || port == 65535) {
      std::cerr << "no port from " << line.port << " to " << port << " is free; choose one with --port\n";
      return kExitUsage;
    }
    ++port;
  }
  if (tried > 0) std::cerr << "port " << line.port << " is busy, so this is port " << port << "\n";

  // Watched before the first build, so that no change falls between the two.
  Watcher watcher(line.root);
  std::vector<std::string> watched = site.folders();
  watch(watcher, line.root, watched);
  const auto build_and_watch = [&](bool style_only) {
    rebuild(site, environment, style_only);
    while (site.folders() != watched) {
      watched = site.folders();
      watch(watcher, line.root, watched);
      rebuild(site, environment, false);
    }
  };
  build_and_watch(false);
  std::cerr << "http://localhost:" << port << shown.base_path() << "   (Ctrl+C stops)\n";

  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::atomic<bool> ended = false;
  std::thread listener([&] {
    server.listen_after_bind();
    ended = true;
  });
  // A server that does not run yet would not hear that it is to stop.
  while (!server.is_running() && !ended) std::this_thread::yield();
  bool indexing = false;
  while (!stopping) {
    const Changes changes = watcher.wait(indexing ? kIndexLookMs : kLookUpMs, kQuietMs);
    if (changes.everything || !changes.paths.empty()) build_and_watch(only_styles(changes));
    indexing = site.index_further();
  }
  shown.close();
  server.stop();
  listener.join();
  // An index in the making may take seconds, and nobody will ask for it.
  if (indexing) std::quick_exit(kExitFine);
  return kExitFine;
}

}  // namespace kb
