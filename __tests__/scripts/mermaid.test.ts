import { expect, it } from "vitest";
import { mermaid } from "../../scripts/mermaid.js";

const at = (path: string) => ({ "//": { metadata: { path } } });

it("draws a box for each construct and an arrow for each reference", () => {
  const resource = {
    aws_vpc: { main: { ...at("stack/network/main"), cidr_block: "10.0.0.0/16" } },
    aws_subnet: {
      main: { ...at("stack/network/main"), vpc_id: "${aws_vpc.main.id}" },
      main_2: { ...at("stack/other/main_2"), vpc_id: "${aws_vpc.main.id}" },
    },
    aws_instance: { web: { subnet_id: "${aws_subnet.main_2[0].id}", depends_on: ["aws_vpc.main"] } },
  };
  expect(mermaid({ resource }).split("\n")).toEqual([
    "flowchart LR",
    "  subgraph network",
    '    aws_vpc__main["aws_vpc<br/>main"]',
    '    aws_subnet__main["aws_subnet<br/>main"]',
    "  end",
    "  subgraph other",
    '    aws_subnet__main_2["aws_subnet<br/>main_2"]',
    "  end",
    "  subgraph stack",
    '    aws_instance__web["aws_instance<br/>web"]',
    "  end",
    "  aws_subnet__main --> aws_vpc__main",
    "  aws_subnet__main_2 --> aws_vpc__main",
    "  aws_instance__web --> aws_vpc__main",
    "  aws_instance__web --> aws_subnet__main_2",
  ]);
});
