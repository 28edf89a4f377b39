#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "generator/config/front_matter.h"
#include "generator/config/reference.h"

namespace kb {

TEST_CASE("the schemas name every key and nest as the files do") {
  const nlohmann::json page = nlohmann::json::parse(page_schema()), site = nlohmann::json::parse(site_schema());
  for (const KeyInfo& key : front_matter_keys()) {
    INFO(key.name);
    CHECK(page.at("properties").contains(std::string(key.name)));
  }
  const nlohmann::json& tables = site.at("properties");
  CHECK(tables.at("site").at("properties").contains("base_url"));
  CHECK(tables.at("people").at("type") == "array");
  CHECK(tables.at("people").at("items").at("properties").contains("matches"));
  CHECK(tables.at("check").at("properties").contains("link-text-vague"));
  CHECK(site_schema().find("\"*\"") == std::string::npos);
}

}  // namespace kb
