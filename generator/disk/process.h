// Runs another program and waits for it: arguments as a list, no shell, nothing of its output lost.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kb {

struct ProcessOutput {
  int exit_code = 0;  // 127 if the program could not be started, 128 + n if signal n ended it
  std::string out, err;
};

// Whether PATH has a program of this name that may be run. Starts nothing.
bool program_exists(const std::string& name);

// arguments[0] is looked up in PATH. `input` is the program's standard input. Git is kept from taking locks, asking for
// passwords and translating its messages, and from believing it runs inside the git command that started kbgen.
// Safe to call from several threads.
ProcessOutput run_process(const std::vector<std::string>& arguments, const std::string& folder,
                          std::string_view input = {});

}  // namespace kb
