// kbgen serve. Owns cpp-httplib.
#include <httplib.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <memory>
#include <thread>

#include "generator/cli.h"
#include "generator/embedded.h"
#include "generator/serve.h"
#include "generator/watch.h"

namespace kb {
namespace {

constexpr int kQuietMs = 30;  // an editor's save is several events
constexpr int kPortsTried = 20;
constexpr size_t kServerThreads = 48;  // each open tab holds one for its events

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
    if (own_host(request.get_header_value("Host"))) return httplib::Server::HandlerResponse::Unhandled;
    response.status = 421;
    return httplib::Server::HandlerResponse::Handled;
  });
  for (const std::string name : {"live.js", "live.css"}) {
    const Result<std::string> bytes = built_in.read("live/" + name);
    const std::string text = bytes.ok() ? bytes.value() : "";
    server.Get("/_kbgen/" + name, [text, name](const httplib::Request&, httplib::Response& response) {
      response.set_content(text, media_type(name));
    });
  }
  server.Get("/_kbgen/events", [&shown](const httplib::Request&, httplib::Response& response) {
    auto seen = std::make_shared<uint64_t>(0);
    auto pings = std::make_shared<int>(0);
    response.set_header("Cache-Control", "no-store");
    response.set_chunked_content_provider("text/event-stream", [&shown, seen, pings](size_t, httplib::DataSink& sink) {
      const Shown::State state = shown.state();
      if (stopping) {
        sink.done();
        return false;
      }
      if (state.version != *seen) {
        *seen = state.version;
        return sink.write(state.event.data(), state.event.size());
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
      // A word now and then tells whether anybody still listens.
      if (++*pings % 400 == 0) return sink.write(": ping\n\n", 8);
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

class Builder {
 public:
  Builder(const CommandLine& line, const Environment& environment, const MemoryFileSystem& built_in, Shown& shown)
      : line_(line), environment_(environment), built_in_(built_in), shown_(shown), files_(open_disk(line.root)) {}

  void run(bool style_only) {
    const auto start = std::chrono::steady_clock::now();
    BuildOptions options;
    options.threads = line_.threads;
    options.drafts = true;
    options.serve = true;
    options.today = environment_.today;
    options.git_root = line_.root;
    options.cache = &cache_;
    Build built = build(*files_, built_in_, options);
    const DiagnosticStyle plain{DiagnosticFormat::text, false};
    shown_.show(built, format_diagnostics(built.diagnostics, built.sources, plain), style_only);
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    std::cerr << format_diagnostics(built.diagnostics, built.sources, {DiagnosticFormat::text, environment_.color});
    const size_t errors = count(built.diagnostics, Severity::error);
    if (errors > 0) {
      std::cerr << errors << (errors == 1 ? " error" : " errors") << "; the former site is still shown\n";
    } else {
      std::cerr << built.statistics.pages << " pages in " << ms.count() << " ms\n";
    }
    content_ = built.config.content;
    static_ = built.config.static_folder;
  }

  std::vector<std::string> folders() const {
    return {content_, static_, "theme", "themes", "archetypes", ".git/refs/heads"};
  }

 private:
  const CommandLine& line_;
  const Environment& environment_;
  const MemoryFileSystem& built_in_;
  Shown& shown_;
  std::unique_ptr<FileSystem> files_;
  BuildCache cache_;
  std::string content_ = "content", static_ = "static";
};

bool only_styles(const Changes& changes) {
  if (changes.everything || changes.paths.empty()) return false;
  for (const std::string& path : changes.paths) {
    if (path.size() < 4 || path.compare(path.size() - 4, 4, ".css") != 0) return false;
  }
  return true;
}

}  // namespace

int run_serve(const CommandLine& line, const Environment& environment) {
  const MemoryFileSystem built_in = embedded_files();
  Shown shown;
  Builder builder(line, environment, built_in, shown);

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
    if (++tried == kPortsTried) {
      std::cerr << "no port from " << line.port << " to " << port << " is free; choose one with --port\n";
      return kExitUsage;
    }
    ++port;
  }
  Watcher watcher(line.root);
  builder.run(false);
  const Status watching = watcher.start(builder.folders(), {"site.toml", ".mailmap", ".git/HEAD"});
  if (!watching.ok()) std::cerr << "changes are not seen: " << watching.error() << "\n";
  std::cerr << "http://localhost:" << port << shown.base_path() << "   (Ctrl+C stops)\n";

  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::thread listener([&] { server.listen_after_bind(); });
  while (!stopping) {
    const Changes changes = watcher.wait(200, kQuietMs);
    if (changes.everything || !changes.paths.empty()) builder.run(only_styles(changes));
  }
  server.stop();
  listener.join();
  return kExitFine;
}

}  // namespace kb
