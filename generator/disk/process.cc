#include "generator/disk/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

extern char** environ;

namespace kb {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  int number() const { return number_; }
  bool open() const { return number_ >= 0; }

 private:
  int number_;
};

struct Channel {
  Descriptor ours, theirs;
};

// A socket rather than a pipe, so that writing to a program that has ended is an error and not a signal.
bool open_channel(Channel& channel) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return false;
  channel.ours = Descriptor(pair[0]);
  channel.theirs = Descriptor(pair[1]);
  return true;
}

std::vector<std::string> environment() {
  static constexpr std::array<const char*, 8> kDropped = {
      "GIT_DIR=", "GIT_WORK_TREE=", "GIT_INDEX_FILE=",     "GIT_PREFIX=",
      "LC_ALL=",  "LANGUAGE=",      "GIT_OPTIONAL_LOCKS=", "GIT_TERMINAL_PROMPT="};
  std::vector<std::string> variables = {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0"};
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const bool dropped = std::any_of(kDropped.begin(), kDropped.end(), [&](const char* name) {
      return std::strncmp(*variable, name, std::strlen(name)) == 0;
    });
    if (!dropped) variables.emplace_back(*variable);
  }
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> list;
  for (std::string& string : strings) list.push_back(string.data());
  list.push_back(nullptr);
  return list;
}

// Writes the input and reads both outputs at once, whichever is ready: no side can block the other.
void exchange(Descriptor in, Descriptor out, Descriptor err, std::string_view input, ProcessOutput& result) {
  if (input.empty()) in.close();
  std::array<char, 1 << 16> buffer;
  while (in.open() || out.open() || err.open()) {
    // A negative descriptor is skipped by poll.
    std::array<pollfd, 3> fds = {{{in.number(), POLLOUT, 0}, {out.number(), POLLIN, 0}, {err.number(), POLLIN, 0}}};
    if (poll(fds.data(), fds.size(), -1) < 0) {
      if (errno == EINTR) continue;
      break;
    }
    if (in.open() && fds[0].revents != 0) {
      const ssize_t sent =
          send(in.number(), input.data(), std::min(input.size(), buffer.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent > 0) input.remove_prefix(static_cast<size_t>(sent));
      const bool again = sent < 0 && (errno == EAGAIN || errno == EINTR);
      if (input.empty() || (sent < 0 && !again)) in.close();
    }
    const auto receive = [&](Descriptor& from, short events, std::string& to) {
      if (!from.open() || events == 0) return;
      const ssize_t got = read(from.number(), buffer.data(), buffer.size());
      if (got > 0) to.append(buffer.data(), static_cast<size_t>(got));
      if (got == 0 || (got < 0 && errno != EINTR)) from.close();
    };
    receive(out, fds[1].revents, result.out);
    receive(err, fds[2].revents, result.err);
  }
}

}  // namespace

bool program_exists(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "" : path;
  while (!folders.empty()) {
    const size_t end = std::min(folders.find(':'), folders.size());
    const std::string file = std::string(end == 0 ? "." : folders.substr(0, end)) + "/" + name;
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(file.c_str(), X_OK) == 0) return true;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return false;
}

ProcessOutput run_process(const std::vector<std::string>& arguments, const std::string& folder,
                          std::string_view input) {
  ProcessOutput result;
  const auto fail = [&](const std::string& what, int error) {
    result.exit_code = 127;
    result.err = what + ": " + std::strerror(error);
    return result;
  };
  Channel in, out, err;
  if (!open_channel(in) || !open_channel(out) || !open_channel(err)) return fail("cannot talk to a program", errno);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.theirs.number(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.theirs.number(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.theirs.number(), STDERR_FILENO);
  posix_spawn_file_actions_addchdir_np(&actions, folder.empty() ? "." : folder.c_str());
  std::vector<std::string> argument_strings = arguments, variable_strings = environment();
  std::vector<char*> argv = pointers(argument_strings), envp = pointers(variable_strings);
  pid_t child = 0;
  const int error = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return fail("cannot run '" + arguments[0] + "' in '" + folder + "'", error);

  in.theirs.close();
  out.theirs.close();
  err.theirs.close();
  exchange(std::move(in.ours), std::move(out.ours), std::move(err.ours), input, result);
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return fail("lost sight of '" + arguments[0] + "'", errno);
  }
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace kb
