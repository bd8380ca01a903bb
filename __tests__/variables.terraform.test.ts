import { beforeAll, describe, expect, it } from "vitest";
import { FARGATE_SIZES, isFargateSize } from "../firelens/facts/fargate-sizes.js";
import { synthesize } from "./support/synthesize.js";
import { TerraformFolder } from "./support/terraform.js";

const { variable, locals } = synthesize();

describe("a plan", () => {
  const folder = new TerraformFolder({ variable, locals });
  const plan = (...variables: string[]) => {
    const { code, output } = folder.run(
      "plan",
      "-input=false",
      "-no-color",
      ...variables.map((assignment) => `-var=${assignment}`),
    );
    return { code, output: output.replace(/\s*[│╷╵]\s*/g, " ").replace(/\s+/g, " ") };
  };
  beforeAll(() => {
    folder.run("init", "-input=false");
  });

  it("takes the defaults", () => {
    expect(plan()).toMatchObject({ code: 0 });
  });

  // A plan reports every wrong variable, so that one shows several.
  it.each(
    [
      {
        "cpu=300": "cpu is 300: Fargate expects one of 256, 512, 1024, 2048, 4096, 8192, 16384.",
        "container_port=0": "container_port is 0: expected a whole number from 1 to 65535.",
        "img=a b": 'img is "a b": expected [registry/]repository[:tag][@digest].',
        "aws_region=here": 'aws_region is "here": expected an AWS region, such as us-east-1.',
      },
      {
        "memory=512": "memory is 512 MiB: with cpu 512 Fargate expects one of 1024, 2048, 3072, 4096.",
        "container_port=80.5": "container_port is 80.5: expected a whole number from 1 to 65535.",
        "img=a:b:c": 'img is "a:b:c": expected [registry/]repository[:tag][@digest].',
      },
      {
        "container_port=24224":
          "container_port is 24224, which the log router takes: expected another than 24224, 8877, 2020.",
        "img=": 'img is "": expected [registry/]repository[:tag][@digest].',
      },
    ].map((wrong) => [Object.keys(wrong).join(", "), wrong] as const),
  )("refuses %s", (_, wrong) => {
    const { code, output } = plan(...Object.keys(wrong));
    expect(code).toBe(1);
    for (const message of Object.values(wrong)) {
      expect(output).toContain(message);
    }
    expect(output.match(/Error:/g)).toHaveLength(Object.keys(wrong).length);
  });

  it("refuses a null", () => {
    expect(plan("cpu=null").code).toBe(1);
  });

  it("finds exactly the pairs of cpu and memory right that Fargate offers", () => {
    const cpus = [...FARGATE_SIZES.keys(), 128, 300];
    const memories = [...new Set([...FARGATE_SIZES.values()].flat()), 600, 131072];
    const validations = JSON.stringify([variable.cpu?.validation, variable.memory?.validation])
      .replaceAll("var.cpu", "pair[0]")
      .replaceAll("var.memory", "pair[1]");
    const condition = (JSON.parse(validations) as { condition: string }[][])
      .flatMap((validation) => validation.map((rule) => rule.condition.slice("${".length, -"}".length)))
      .join(" && ");
    const evaluation = new TerraformFolder({
      locals,
      output: {
        sizes: {
          value: `\${[for pair in setproduct(${JSON.stringify(cpus)}, ${JSON.stringify(memories)}) : pair if ${condition}]}`,
        },
      },
    });
    const expected = cpus.flatMap((cpu) =>
      memories.filter((memory) => isFargateSize(cpu, memory)).map((memory) => [cpu, memory]),
    );
    expect(evaluation.outputs().sizes).toEqual(expected);
  });
});
