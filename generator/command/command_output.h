// What the commands that build a site have in common: what they are asked for, and what they say when they are done.
#pragma once

#include <chrono>
#include <string>

#include "generator/build_data.h"
#include "generator/command/cli.h"

namespace kb {

using StartTime = std::chrono::steady_clock::time_point;

// The options that stand on the command line, and today.
BuildOptions build_options(const CommandLine& line, const Environment& environment);

// The page that a person means by its file, address (also an old one), title or alias; kNoPage if there is none.
PageId find_page(const Build& build, const std::string& name);

// "1 page", "1,240 pages"
std::string counted(size_t n, const char* one, const char* many);

// Takes away what could be better, where something else is to be said.
void drop_advice(Build& build);

// Machines read diagnostics from the standard output, people see them beside the progress.
void print_diagnostics(const Build& build, const CommandLine& line, const Environment& environment);
// "built 72 pages, 31,000 words, …" and the next day on which the site changes by itself: the last lines, there where
// diagnostics and other data are not.
void print_summary(const Build& build, const CommandLine& line, const std::string& what, StartTime start);
// Whether the content is to be refused; says how many errors it has then, with `ending` behind.
bool refused(const Build& build, const CommandLine& line, const std::string& ending);

}  // namespace kb
