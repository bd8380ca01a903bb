/** What the picture of the default system shows, and where. Sizes are pixels at a width of 900. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line of text in a box: a resource by its name in Terraform, or a container. */
interface Row {
  /** What it is. @default - what the title says */
  readonly kind?: string;
  readonly name: string;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly rows: readonly Row[];
  /** Where the text begins, if not in the corner. */
  readonly textAt?: Point;
  /** Where the rows begin on the line of the title, to the right of its beginning; without them they stand below it. */
  readonly columns?: readonly number[];
}

/** The way of a request or of a log line. */
export interface Way {
  readonly labels: readonly (Point & { readonly text: string })[];
  readonly colour: "request" | "log";
  /** The boxes that it passes, and where: down or up a column, or across between two boxes side by side. */
  readonly stops: readonly (readonly [title: string, column: number])[];
}

export const HEIGHT = 718;

/** Requests go down the left column, log lines up the right one; what belongs to a whole area stands between them. */
const LEFT = 150;
const RIGHT = 750;
const MIDDLE = 330;

/** They hold boxes, which are drawn over them. */
export const AREAS: readonly Box[] = [
  {
    title: "VPC in two availability zones",
    rows: [{ name: "fluent_bit_vpc" }],
    textAt: { x: MIDDLE, y: 322 },
    x: 16,
    y: 94,
    width: 868,
    height: 562,
  },
  {
    title: "public subnets, one in each zone",
    rows: [
      { name: "fluent_bit_public_subnet" },
      { kind: "route table", name: "fluent_bit_public_rt" },
      { kind: "association", name: "fluent_bit_public_rta" },
    ],
    textAt: { x: MIDDLE, y: 196 },
    x: 32,
    y: 160,
    width: 836,
    height: 126,
  },
  {
    title: "private subnets, one in each zone",
    rows: [
      { name: "fluent_bit_private_subnet" },
      { kind: "route table", name: "fluent_bit_private_rt" },
      { kind: "association", name: "fluent_bit_private_rta" },
    ],
    textAt: { x: MIDDLE, y: 390 },
    x: 32,
    y: 366,
    width: 836,
    height: 276,
  },
  {
    title: "service on Fargate, one task",
    rows: [
      { name: "fluent_bit_service" },
      { kind: "cluster", name: "fluentbit_cluster" },
      { kind: "security group", name: "fluent_bit_task_sg" },
      { kind: "task definition", name: "nginx_fluent_bit" },
    ],
    textAt: { x: MIDDLE, y: 486 },
    x: 44,
    y: 464,
    width: 812,
    height: 166,
  },
];

export const BOXES: readonly Box[] = [
  { title: "clients", rows: [], x: 112, y: 14, width: 76, height: 36 },
  { title: "CloudWatch Logs", rows: [], x: 680, y: 14, width: 140, height: 36 },
  {
    title: "internet gateway",
    rows: [{ name: "fluent_bit_igw" }],
    textAt: { x: MIDDLE, y: 132 },
    columns: [124],
    x: 32,
    y: 108,
    width: 836,
    height: 38,
  },
  {
    title: "load balancer",
    rows: [
      { name: "fluent_bit_alb" },
      { kind: "listener", name: "fluent_bit_listener" },
      { kind: "security group", name: "fluent_bit_alb_sg" },
    ],
    x: 44,
    y: 174,
    width: 262,
    height: 98,
  },
  {
    title: "target group",
    rows: [{ name: "fluent_bit_tg" }],
    x: 44,
    y: 298,
    width: 262,
    height: 56,
  },
  {
    title: "application",
    rows: [{ name: "nginx-fluentbit" }],
    x: 60,
    y: 560,
    width: 234,
    height: 56,
  },
  {
    title: "log router",
    rows: [{ name: "fluentbit-log-router" }],
    x: 606,
    y: 560,
    width: 234,
    height: 56,
  },
  {
    title: "NAT gateway",
    rows: [{ name: "fluent_bit_ngw" }, { kind: "address", name: "fluent_bit_ngw_eip" }],
    x: 594,
    y: 174,
    width: 262,
    height: 98,
  },
  {
    title: "task role",
    rows: [
      { name: "fluent_bit_task_role" },
      { kind: "attachment", name: "fluent_bit_task_role_attachment" },
      { kind: "policy", name: "fluent_bit_task_policy" },
    ],
    columns: [78, 258, 596],
    x: 16,
    y: 668,
    width: 868,
    height: 38,
  },
];

export const WAYS: readonly Way[] = [
  {
    labels: [{ text: "a request", x: LEFT + 12, y: 76 }],
    colour: "request",
    stops: [
      ["clients", LEFT],
      ["internet gateway", LEFT],
      ["load balancer", LEFT],
      ["target group", LEFT],
      ["application", LEFT],
    ],
  },
  {
    labels: [
      { text: "a log line", x: RIGHT + 12, y: 76 },
      { text: "FireLens", x: MIDDLE, y: 608 },
    ],
    colour: "log",
    stops: [
      ["application", LEFT],
      ["log router", RIGHT],
      ["NAT gateway", RIGHT],
      ["internet gateway", RIGHT],
      ["CloudWatch Logs", RIGHT],
    ],
  },
];
