import { DEFINITION_RULES } from "../../../firelens/rules/definition.js";
import { testRules } from "../../support/rule-cases.js";
import { app, router, task } from "../../support/task-definitions.js";

const named = (name: unknown) => task([app({ Name: "null" }, { name }), router()]);

testRules(DEFINITION_RULES, {
  "wrong-type": [
    {
      triggers: task([app({ Name: "http", Host: "logs.example.com", Port: 443 }), router()]),
      finding: "app.logConfiguration.options.Port: the number 443 instead of a string",
      passes: task([app({ Name: "http", Host: "logs.example.com", Port: "443" }), router()]),
    },
    {
      triggers: task(["app"]),
      finding: 'containerDefinitions[0]: the string "app" instead of an object',
      passes: task([]),
    },
    {
      triggers: task([app(), router({ essential: "true" })]),
      finding: 'log_router.essential: the string "true" instead of true or false',
      passes: task([app(), router({ essential: null })]),
    },
    {
      triggers: task([app(), router({ portMappings: {} })]),
      finding: "log_router.portMappings: an object instead of a list",
      passes: task([app(), router({ portMappings: [] })]),
    },
    {
      triggers: task([app(), router()], { memory: "much" }),
      finding: 'memory: "much" is no amount of memory',
      passes: task([app(), router()], { memory: "1 GB" }),
    },
  ],
  "unknown-field": [
    {
      triggers: task([app(), router({ firelensConfiguraton: {} })]),
      finding:
        'log_router.firelensConfiguraton: ECS knows no field "firelensConfiguraton" here; did you mean firelensConfiguration?',
      passes: task([app(), router({ stopTimeout: 30 })]),
    },
    {
      triggers: task([app({ Name: "null" }, {}, { secretOption: [] }), router()]),
      finding:
        'app.logConfiguration.secretOption: ECS knows no field "secretOption" here; did you mean secretOptions?',
      passes: task([app({ Name: "null" }, {}, { secretOptions: [] }), router()]),
    },
  ],
  "container-name": [
    {
      triggers: named(undefined),
      finding:
        "containerDefinitions[0].name: the container has no name; expected 1 to 255 letters, digits, hyphens and underscores",
      passes: named("a"),
    },
    {
      triggers: named("my app"),
      finding:
        '"my app".name: ECS does not take this name: "my app"; expected 1 to 255 letters, digits, hyphens and underscores',
      passes: named("my-app_2"),
    },
    {
      triggers: named("a".repeat(256)),
      finding: `${"a".repeat(256)}.name: ECS does not take this name: "${"a".repeat(80)}…"; expected 1 to 255 letters, digits, hyphens and underscores`,
      passes: named("a".repeat(255)),
    },
  ],
  "duplicate-container-name": [
    {
      triggers: named("log_router"),
      finding: 'log_router.name: the name is also that of containerDefinitions[0]: "log_router"',
      passes: named("log-router"),
    },
  ],
  "too-many-containers": [
    {
      triggers: task(Array.from({ length: 11 }, (_, index) => ({ name: `c${index}`, image: "nginx" }))),
      finding: "containerDefinitions: the task definition has 11 containers; expected at most 10",
      passes: task(Array.from({ length: 10 }, (_, index) => ({ name: `c${index}`, image: "nginx" }))),
    },
  ],
  "tag-overlap": [
    {
      triggers: task([app(), app({ Name: "null" }, { name: "app-firelens-2" }), router()]),
      finding:
        'app-firelens-2.name: the logs also match "app-firelens*", the output of another container; expected a name that does not begin so',
      passes: task([app(), app({ Name: "null" }, { name: "app-2" }), router()]),
    },
  ],
});
