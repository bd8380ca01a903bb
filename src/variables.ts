import { Annotations, TerraformLocal, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { checkFargateSize, FARGATE_SIZES } from "../firelens/facts/fargate-sizes.js";
import { ROUTER_PORTS } from "../firelens/facts/router-ports.js";
import { checkImage, checkRegion, IMAGE_PATTERN, REGION_PATTERN, warnOfRegion } from "./aws/patterns.js";
import { checkContainerPort } from "./aws/ports.js";
import { addFindings } from "./cdktf/checks.js";
import { expression } from "./cdktf/expressions.js";

/** The defaults of the Terraform variables. */
export interface VariablesProps {
  /**
   * The AWS region.
   * @default "us-east-1"
   */
  readonly region?: string;
  /**
   * CPU units of a task; 1024 are one vCPU.
   * @default 512
   */
  readonly cpu?: number;
  /**
   * Memory of a task in MiB.
   * @default 1024
   */
  readonly memoryMiB?: number;
  /**
   * The application's image.
   * @default "public.ecr.aws/nginx/nginx:1.21-perl"
   */
  readonly image?: string;
  /**
   * The port that the application listens on.
   * @default 80
   */
  readonly containerPort?: number;
}

const CPUS = [...FARGATE_SIZES.keys()].join(", ");
const TAKEN_PORTS = [...ROUTER_PORTS.keys()].join(", ");

/**
 * The Terraform variables of the stack. The props are their defaults and are checked at synthesis; what a plan is
 * given instead, Terraform checks with the same rules.
 */
export class Variables extends Construct {
  /** The variable `aws_region`. */
  readonly region: TerraformVariable;
  /** The region where Terraform is given no other. */
  readonly defaultRegion: string;
  /** The variable `cpu`: CPU units of a task. */
  readonly cpu: TerraformVariable;
  /** The variable `memory`: the memory of a task in MiB. */
  readonly memory: TerraformVariable;
  /** The variable `img`: the image of the application. */
  readonly image: TerraformVariable;
  /** The image where Terraform is given no other. */
  readonly defaultImage: string;
  /** The values where Terraform is given no others. */
  readonly defaults: Required<Omit<VariablesProps, "region">>;
  /** The variable `container_port`: the port of the application. */
  readonly containerPort: TerraformVariable;

  constructor(scope: Construct, id: string, props: VariablesProps = {}) {
    super(scope, id);
    const {
      region = "us-east-1",
      cpu = 512,
      memoryMiB = 1024,
      image = "public.ecr.aws/nginx/nginx:1.21-perl",
      containerPort = 80,
    } = props;
    addFindings(this, () => [
      ...checkRegion(region),
      ...checkFargateSize(cpu, memoryMiB),
      ...checkImage(image),
      ...checkContainerPort(containerPort),
    ]);
    for (const warning of warnOfRegion(region)) {
      Annotations.of(this).addWarning(warning);
    }

    this.defaultRegion = region;
    this.defaultImage = image;
    this.defaults = { cpu, memoryMiB, image, containerPort };
    this.region = new TerraformVariable(this, "aws_region", {
      type: "string",
      description: "The AWS region to deploy to",
      default: region,
      nullable: false,
      validation: [
        {
          condition: expression(`can(regex("${REGION_PATTERN}", var.aws_region))`),
          errorMessage: `aws_region is "${expression("var.aws_region")}": expected an AWS region, such as us-east-1.`,
        },
      ],
    });
    this.cpu = new TerraformVariable(this, "cpu", {
      type: "number",
      description: "CPU units of a task, 1024 are one vCPU",
      default: cpu,
      nullable: false,
      validation: [
        {
          condition: expression(`contains([${CPUS}], var.cpu)`),
          errorMessage: `cpu is ${expression("var.cpu")}: Fargate expects one of ${CPUS}.`,
        },
      ],
    });
    new TerraformLocal(this, "fargate_memory_mib", Object.fromEntries(FARGATE_SIZES));
    const offered = "local.fargate_memory_mib[tostring(var.cpu)]";
    this.memory = new TerraformVariable(this, "memory", {
      type: "number",
      description: "Memory of a task in MiB; Fargate offers certain sizes with each number of CPU units",
      default: memoryMiB,
      nullable: false,
      validation: [
        {
          // A cpu that Fargate does not have is reported once, by its own variable.
          condition: expression(`try(contains(${offered}, var.memory), true)`),
          errorMessage: `memory is ${expression("var.memory")} MiB: with cpu ${expression("var.cpu")} Fargate expects one of ${expression(`join(", ", try(${offered}, []))`)}.`,
        },
      ],
    });
    this.image = new TerraformVariable(this, "img", {
      type: "string",
      description: "The application's container image",
      default: image,
      nullable: false,
      validation: [
        {
          condition: expression(`can(regex("${IMAGE_PATTERN}", var.img))`),
          errorMessage: `img is "${expression("var.img")}": expected [registry/]repository[:tag][@digest].`,
        },
      ],
    });
    this.containerPort = new TerraformVariable(this, "container_port", {
      type: "number",
      description: "The port that the application listens on",
      default: containerPort,
      nullable: false,
      validation: [
        {
          condition: expression(
            "var.container_port >= 1 && var.container_port <= 65535 && floor(var.container_port) == var.container_port",
          ),
          errorMessage: `container_port is ${expression("var.container_port")}: expected a whole number from 1 to 65535.`,
        },
        {
          condition: expression(`!contains([${TAKEN_PORTS}], var.container_port)`),
          errorMessage: `container_port is ${expression("var.container_port")}, which the log router takes: expected another than ${TAKEN_PORTS}.`,
        },
      ],
    });
  }
}
