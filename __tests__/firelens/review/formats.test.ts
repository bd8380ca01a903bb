import { describe, expect, it } from "vitest";
import { formatReviewMarkdown } from "../../../firelens/review/markdown.js";
import { formatReviewText } from "../../../firelens/review/text.js";
import { resourceChange, reviewOf } from "../../support/plan-json.js";

/** What GitHub takes for a comment. */
const LARGEST_COMMENT = 65_536;

/** What GitHub takes for the summary of a job, $GITHUB_STEP_SUMMARY. */
const LARGEST_SUMMARY_BYTES = 1024 * 1024;

const group = (address: string, description: string) =>
  resourceChange(address, {
    before: { ingress: [] },
    after: { ingress: [{ protocol: description, from_port: 1, to_port: 1, cidr_blocks: ["10.0.0.0/8"] }] },
  });

describe("a review as text", () => {
  it("has a colour for each sign, and none for what has no sign", () => {
    const text = formatReviewText(
      reviewOf([
        resourceChange("aws_vpc.a", { before: {} }),
        group("aws_security_group.a", "tcp"),
        resourceChange("aws_subnet.a", { after: {} }),
      ]),
      (style, content) => `<${style}>${content}</>`,
    );
    expect(text.split("\n").slice(0, 8)).toEqual([
      "<bold>replaced or destroyed</>",
      "  <red>! aws_vpc.a is destroyed</>",
      "      interrupts: AWS does not delete it while anything is in it",
      "",
      "<bold>network</>",
      "  <red>! aws_security_group.a opens</>",
      "  <green>    + in from 10.0.0.0/8: tcp 1</>",
      "",
    ]);
    expect(text).toContain("  <yellow>~ network: 1 to create</>");
    expect(text).toMatch(
      /<bold>1 to create, 1 to change, 0 to replace, 1 to destroy; 1 resource opens[^\n]*<\/>\n$/,
    );
  });

  it("shows what would act on a terminal", () => {
    const review = reviewOf([group("aws_security_group.a", "\u001b[31m\u202e\n")]);
    expect(formatReviewText(review, (_, content) => content)).toContain("\\u001b[31m\\u202e\\u000a 1");
  });
});

describe("a review as Markdown", () => {
  it("has a line that sums up, and a part to unfold for each section", () => {
    expect(formatReviewMarkdown(reviewOf([group("aws_security_group.a", "tcp")]))).toBe(`\
**Review of the plan:** 0 to create, 1 to change, 0 to replace, 0 to destroy; 1 resource opens to the network

<details><summary>network (1)</summary>

\`\`\`diff
! aws_security_group.a opens
    + in from 10.0.0.0/8: tcp 1
\`\`\`

</details>
`);
  });

  it("has a fence that no value ends", () => {
    const markdown = formatReviewMarkdown(reviewOf([group("aws_security_group.a", "`````")]));
    expect(markdown).toContain("\n``````diff\n");
    expect(markdown).toContain("\n``````\n");
  });

  it("fits a comment of GitHub with thousands of resources", () => {
    const count = 2000;
    const groups = Array.from({ length: count }, (_, index) => group(`aws_security_group.a${index}`, "tcp"));
    const vpcs = [resourceChange("aws_vpc.a", { before: {} })];
    const others = Array.from({ length: count }, (_, index) =>
      resourceChange(`aws_eip.a${index}`, { after: {} }),
    );
    const markdown = formatReviewMarkdown(reviewOf([...vpcs, ...groups, ...others]));
    expect(markdown.length).toBeLessThanOrEqual(LARGEST_COMMENT);
    expect(markdown).toContain("! aws_vpc.a is destroyed");
    expect(markdown).toMatch(/\n… \d+ lines more: firelens review PLAN\n/);
    expect(markdown.match(/<details>/g)).toHaveLength(markdown.match(/<\/details>/g)?.length ?? 0);
    expect(markdown).toContain("<summary>all other changes (1)</summary>");
  });

  it("fits a job summary of GitHub, whatever its letters", () => {
    const groups = Array.from({ length: 5000 }, (_, index) =>
      group(`aws_security_group.a${index}`, "署".repeat(50)),
    );
    const markdown = formatReviewMarkdown(reviewOf(groups));
    expect(markdown).toContain("署署");
    expect(markdown.length).toBeLessThanOrEqual(LARGEST_COMMENT);
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(LARGEST_SUMMARY_BYTES);
  });

  it("cuts a line that is longer than a comment", () => {
    const markdown = formatReviewMarkdown(reviewOf([group("aws_security_group.a", "x".repeat(100_000))]));
    expect(markdown.length).toBeLessThanOrEqual(LARGEST_COMMENT);
    expect(markdown).toContain("! aws_security_group.a opens\n… 1 line more");
  });
});
