#include "generator/page/chart.h"

#include <catch2/catch.hpp>

#include "tests/support/parsed_markdown.h"

using kb_test::parse;
using Lines = std::vector<std::string>;

namespace {

std::string svg_of(const std::string& content, const std::string& info = "chart") {
  std::string html;
  kb::render_chart(kb::parse_chart(info, content).chart, 1, "Tabel", html);
  return html;
}

std::string problem(const std::string& content, const std::string& info = "chart") {
  const auto parsed = kb::parse_chart(info, content);
  if (parsed.problems.empty()) return "";
  const kb::ChartProblem& first = parsed.problems[0];
  return content.substr(first.begin, first.end - first.begin) + " | " + first.message;
}

}  // namespace

TEST_CASE("numbers are read as Danes, Norwegians and English write them") {
  const std::pair<const char*, int64_t> numbers[] = {
      {"12", 12000},
      {"12,5", 12500},
      {"12.5", 12500},
      {"1.240", 1240000},
      {"1.240,75", 1240750},
      {"1,240.75", 1240750},
      {"1 240", 1240000},
      {"1\xC2\xA0"
       "240,5",
       1240500},
      {"34 %", 34000},
      {"34%", 34000},
      {"129 kr.", 129000},
      {"-3,25", -3250},
      {"\xE2\x88\x92"
       "3",
       -3000},
      {"+4", 4000},
      {"1.234.567", 1234567000},
      {"123.456", 123456000},
      {"1234.567", 1234567},
      {"999999999999", 999999999999000},
      {"0,0004", 0},
      {"0.125", 125},
      {"1240.125", 1240125},
  };
  for (const auto& [text, expected] : numbers) {
    int64_t value = -1;
    INFO(text);
    CHECK(kb::parse_chart_number(text, value));
    CHECK(value == expected);
  }
  for (const char* text :
       {"", "fem", "-", ",5", "12 og 13", "1 2 3 4 x 5", "1000000000000", "9999999999999999999", "%"}) {
    int64_t value = 0;
    INFO(text);
    CHECK_FALSE(kb::parse_chart_number(text, value));
  }
}

TEST_CASE("bars are drawn inside the rows of a table, as long as their numbers") {
  const std::string html = svg_of(
      "title: Grunde <til> opsigelse\ncaption: Figur 1\nunit: %\ncolumns: Grund, Andel\nhighlight: Pris\n"
      "Ikke brugt: 34,5\nPris: 12\n");
  CHECK(
      html ==
      "<figure class=\"chart\">\n<table class=\"bars\" aria-describedby=\"fc1\"><caption id=\"tab1\">Grunde "
      "&lt;til&gt; "
      "opsigelse</caption><thead class=\"vh\"><tr><th scope=\"col\">Grund</th><th "
      "scope=\"col\">Andel</th></tr></thead>\n<tbody>\n<tr><th scope=\"row\">Ikke brugt<svg class=\"bar\" viewBox=\"0 "
      "0 34.5 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"34.5\" "
      "height=\"1\"/></svg></th><td class=\"num\">34,5\xC2\xA0%</td></tr>\n<tr class=\"hl\"><th "
      "scope=\"row\">Pris<svg class=\"bar\" viewBox=\"0 0 34.5 1\" preserveAspectRatio=\"none\" "
      "aria-hidden=\"true\"><rect width=\"12\" height=\"1\"/></svg></th><td "
      "class=\"num\">12\xC2\xA0%</td></tr>\n</tbody></table>\n<figcaption id=\"fc1\">Figur "
      "1</figcaption></figure>\n");
}

TEST_CASE("stacked bars follow each other, and the longest row fills the width") {
  const std::string html = svg_of("År;Ja;Nej\n2023;10;30\n2024;20,5;5\n", "chart stacked");
  CHECK(html.find("viewBox=\"0 0 40 1\"") != std::string::npos);
  CHECK(
      html.find("<rect class=\"s1\" x=\"0\" width=\"20.5\" height=\"1\"/><rect class=\"s2\" x=\"20.5\" width=\"5\"") !=
      std::string::npos);
  CHECK(html.find(">Ja</th>") != std::string::npos);
}

TEST_CASE("lines are broken where a number is missing and their numbers stand in a table") {
  const std::string html = svg_of("Måned;A\njan;-10\nfeb;\nmar;30\napr;10\n", "chart line");
  CHECK(html.find("<path class=\"s1\" d=\"M56 204h0M413 12h0L592 108\"/>") != std::string::npos);
  CHECK(html.find("<th scope=\"row\">feb</th><td class=\"num\"></td>") != std::string::npos);
  CHECK(html.find(">-10</text>") != std::string::npos);
}

TEST_CASE("a drawing has its title above it and says which line is which") {
  const std::string html = svg_of("title: Tid\nMåned;A;<B>\njan;1;2\nfeb;2;3\n", "chart line");
  CHECK(html.find("<p class=\"caption\" id=\"tab1\">Tid</p><p class=\"legend\" aria-hidden=\"true\"><span><svg "
                  "class=\"key s1\"") != std::string::npos);
  CHECK(html.find("</svg>&lt;B&gt;</span></p>") < html.find("<svg class=\"lines\""));
  CHECK(html.find("<table aria-labelledby=\"tab1\"><thead><tr><th scope=\"col\">Måned</th><th scope=\"col\" "
                  "class=\"num\">A<") != std::string::npos);
  CHECK(html.find("<caption") == std::string::npos);
  CHECK(svg_of("a: 1\nb: 2\n", "chart line").find("legend") == std::string::npos);
}

TEST_CASE(
    "a drawing has as many labels as there is room for, fewer on a narrow screen, the first and the last always") {
  const auto labels = [](const std::string& label, size_t rows) {
    std::string data;
    for (size_t i = 0; i < rows; ++i) data += label + std::to_string(i % 10) + ": 1\n";
    const std::string html = svg_of(data, "chart line");
    std::pair<size_t, size_t> counts{0, 0};  // wide, narrow
    for (size_t at = html.find("y=\"230\""); at != std::string::npos; at = html.find("y=\"230\"", at + 1)) {
      ++counts.first;
      if (html.substr(at, html.find('>', at) - at).find("class=\"less\"") == std::string::npos) ++counts.second;
    }
    return counts;
  };
  CHECK(labels("k", 4) == std::pair<size_t, size_t>{4, 4});
  CHECK(labels("kvartal ", 7) == std::pair<size_t, size_t>{4, 2});
  CHECK(labels("et meget langt navn på en måned ", 5) == std::pair<size_t, size_t>{2, 2});
  CHECK(labels("uge ", 9) == std::pair<size_t, size_t>{9, 5});
  CHECK(labels("k", 1) == std::pair<size_t, size_t>{1, 1});
  CHECK(labels("k", 200).first <= 22);
}

TEST_CASE("data may be pairs, or a table with semicolons, tabs or commas") {
  for (const char* content : {"A;B\nx, y;1\n", "A\tB\nx, y\t1\n", "A,B\n\"x, y\",1\n", "columns: A, B\nx, y: 1\n"}) {
    const auto parsed = kb::parse_chart("chart", content);
    INFO(content);
    CHECK(parsed.problems.empty());
    REQUIRE(parsed.chart.rows.size() == 1);
    CHECK(parsed.chart.rows[0].label == "x, y");
    CHECK(parsed.chart.rows[0].values[0].thousandths == 1000);
    CHECK(parsed.chart.label_column == "A");
    CHECK(parsed.chart.series == Lines{"B"});
  }
}

TEST_CASE("a label may hold a colon, quotes and a setting's name") {
  const auto parsed = kb::parse_chart("chart", "# note\nKl. 9:15: 12\n\"Type: A\": 3\ntype: 4\n");
  CHECK(parsed.problems.empty());
  REQUIRE(parsed.chart.rows.size() == 3);
  CHECK(parsed.chart.rows[0].label == "Kl. 9:15");
  CHECK(parsed.chart.rows[1].label == "Type: A");
  CHECK(parsed.chart.rows[2].label == "type");
}

TEST_CASE("what cannot be drawn is named with its line") {
  CHECK(problem("") == " | this chart has no numbers");
  CHECK(problem("titel: x\na: 1\n") == "titel | a chart has no setting 'titel', and what follows is no number");
  CHECK(problem("type: pie\na: 1\n") == "type: pie | a chart of type 'pie' is not known");
  CHECK(problem("a: 1\nb: fem\n") == "b: fem | 'fem' is no number");
  CHECK(problem("a: 1\n  bare tekst\n") == "bare tekst | this line is not 'label: number'");
  CHECK(problem("a;b\nx;1;2\n") == "x;1;2 | this line has 3 fields, the first one has 2");
  CHECK(problem("a: -1\n") == "a: -1 | a bar cannot be less than nothing");
  CHECK(problem("a: -1\n", "chart line").empty());
  CHECK(problem("highlight: c\na: 1\n") == "highlight: c | no row is called 'c'");
  CHECK(problem("bare tekst\n") == "bare tekst | this line is neither 'label: number' nor the first line of a table");
}

TEST_CASE("problems of a chart are errors at their lines in the page, also inside a list") {
  const auto page = parse("# Titel\n\n- punkt\n\n  ```chart cake\n  a: 1\n  b: fem\n  ```\n");
  CHECK(page.found() == Lines{"6:3 chart-setting", "7:3 chart-data"});
  CHECK(page.source(page.diagnostics[1].span) == "b: fem");
  CHECK(page.html().find("<table class=\"bars\"") != std::string::npos);
}

TEST_CASE("a chart of which nothing can be read is shown as it is written") {
  CHECK(parse("```chart\nhej <du>\n```\n").html().find("hej &lt;du&gt;") != std::string::npos);
}

TEST_CASE("a chart's text is what a reader sees, not how it is written") {
  const auto text = [](const std::string& block) {
    const auto page = parse("```chart line\n" + block + "```\n");
    return kb::plain_text(page.doc, {0, static_cast<uint32_t>(page.doc.nodes.size())});
  };
  CHECK(text("title: Andel\nunit: %\ncaption: Figur 1\nÅr;Vi;De\n2024;12,5;14\n2025;;9\n") ==
        "Andel\nÅr\tVi\tDe\n2024\t12,5\u00a0%\t14\u00a0%\n2025\t\t9\u00a0%\nFigur 1");
  CHECK(text("hej <du>\n") == "hej <du>");
}

TEST_CASE("charts have limits, and none of them is a crash") {
  std::string rows;
  for (int i = 0; i < 5000; ++i) rows += "r" + std::to_string(i) + ": 999999999999\n";
  CHECK(kb::parse_chart("chart", rows).chart.rows.size() == 200);
  CHECK_FALSE(svg_of(rows, "chart line").empty());
  CHECK_FALSE(svg_of(rows, "chart stacked").empty());
  const auto wide = kb::parse_chart("chart", "a;b;c;d;e;f;g;h;i\nx;1;2;3;4;5;6;7;8\n");
  CHECK(wide.chart.series.size() == 6);
  CHECK(wide.problems.size() == 1);
  for (const char* content :
       {";", ";;\n;;\n", ":", ": 1", "\"", "a;\"b\n", "a;b\n\"x;1\n", "\t\t\n\t1\n", "a: 0\n", ",\n,\n"}) {
    for (const char* info : {"chart bar", "chart stacked", "chart line"}) svg_of(content, info);
  }
}
