import { checkTaskDefinition } from "../check.js";
import { nearest } from "../facts/nearest.js";
import { ignoreFindings, overrideSeverities } from "../ignore-rules.js";
import { formatInputError, InputError } from "../inputs/document.js";
import { parseJson } from "../inputs/json.js";
import { formatMessage, oneOf } from "../message.js";
import type { Check } from "../review/findings.js";
import { countAt, GATES, type Gate } from "../review/gates.js";
import { formatReviewMarkdown } from "../review/markdown.js";
import { readPlan } from "../review/plan.js";
import { type Review, reviewPlan } from "../review/review.js";
import { formatReviewText } from "../review/text.js";
import { plainValue } from "../review/values.js";
import { readInput } from "./check-file.js";
import { choiceOption, parseCommandLine, UsageError } from "./command-line.js";
import { type Config, readConfig } from "./config.js";
import { EXIT_STATUS, type Terminal } from "./terminal.js";

type Format = (review: Review, style: Terminal["style"]) => string;

const FORMATS = {
  text: formatReviewText,
  markdown: formatReviewMarkdown,
  json: (review) => `${JSON.stringify(review, (_, value: unknown) => plainValue(value), 2)}\n`,
} satisfies Readonly<Record<string, Format>>;

/** A plan of fifty megabytes and more. */
const MAX_BYTES = 256 * 1024 * 1024;

export async function review(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, value, list } = parseCommandLine(args, {
    values: ["config", "format"],
    lists: ["fail-on"],
  });
  const format: Format = FORMATS[choiceOption("format", value("format"), ["text", "markdown", "json"])];
  const gates = list("fail-on").flatMap((names) => names.split(",").map(gateOption));
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new UsageError("review needs one FILE, the JSON of a plan, or - for standard input");
  }
  const config = await readConfig(terminal.directory, value("config"));
  try {
    const text = await readInput(file, terminal, MAX_BYTES);
    const reviewed = reviewPlan(readPlan(parsePlan(text)), checkAs(config, file));
    terminal.out(format(reviewed, terminal.style));
    const failed = gates.filter((gate) => countAt(gate, reviewed) > 0);
    for (const gate of failed) {
      terminal.err(`firelens: --fail-on ${gate}: ${countAt(gate, reviewed)} in this plan\n`);
    }
    return failed.length > 0 ? EXIT_STATUS.errors : EXIT_STATUS.clean;
  } catch (error) {
    if (error instanceof InputError) {
      terminal.err(`firelens: ${formatInputError(file, error)}\n`);
      return EXIT_STATUS.unusable;
    }
    throw error;
  }
}

/** Checks as `firelens check` does with the configuration. */
function checkAs(config: Config, file: string): Check {
  const ignores = config.ignores.filter(({ isFor }) => isFor(file));
  return (definition) => {
    const found = checkTaskDefinition(definition, { isTerraform: true, fluentBit: config.fluentBit(file) });
    return overrideSeverities(ignoreFindings(found, ignores).findings, config.severities);
  };
}

function parsePlan(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof InputError) {
      throw new InputError(
        `${error.message}; expected what terraform show -json PLAN writes`,
        error.position,
      );
    }
    throw error;
  }
}

function gateOption(name: string): Gate {
  const gate = GATES.find((candidate) => candidate === name);
  if (gate === undefined) {
    throw new UsageError(
      formatMessage({
        what: "--fail-on",
        value: name,
        expected: oneOf(GATES),
        nearest: nearest(name, GATES),
      }),
    );
  }
  return gate;
}
