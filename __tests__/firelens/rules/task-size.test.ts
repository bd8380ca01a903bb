import { TASK_SIZE_RULES } from "../../../firelens/rules/task-size.js";
import { testRules } from "../../support/rule-cases.js";
import { app, fargateTask, router, task } from "../../support/task-definitions.js";

const sized = (fields: Readonly<Record<string, unknown>>) =>
  fargateTask([app({ Name: "null" }, fields), router({ memoryReservation: 100 })]);
const both = [app(), router()];

testRules(TASK_SIZE_RULES, {
  "fargate-size": [
    {
      triggers: fargateTask(both, { cpu: "300" }),
      finding: 'cpu: Fargate has no such task cpu: "300"; expected 256, 512, 1024, 2048, 4096, 8192, 16384',
      passes: fargateTask(both, { cpu: ".5 vCPU", memory: "1GB" }),
    },
    {
      triggers: fargateTask(both, { memory: "512" }),
      finding:
        'memory: Fargate has no such task memory with cpu 512: "512"; expected 1024, 2048, 3072, 4096 MiB',
      passes: task(both, { requiresCompatibilities: ["EC2"], cpu: "512", memory: "512" }),
    },
    {
      triggers: fargateTask(both, { memory: undefined }),
      finding:
        'memory: Fargate has no such task memory with cpu 512: "none"; expected 1024, 2048, 3072, 4096 MiB',
      passes: fargateTask(both),
    },
  ],
  "container-memory": [
    {
      triggers: sized({ memory: 1025 }),
      finding:
        'app.memory: the container may use more memory than the task has: "1025"; expected at most 1024 MiB',
      passes: sized({ memory: 1024 }),
    },
  ],
  "reservation-sum": [
    {
      triggers: sized({ memoryReservation: 925 }),
      finding: 'memory: the containers reserve 1025 MiB, more than the task has: "1024"',
      passes: sized({ memoryReservation: 924 }),
    },
  ],
  "cpu-sum": [
    {
      triggers: sized({ cpu: 513 }),
      finding: 'cpu: the containers take 513 CPU units, more than the task has: "512"',
      passes: sized({ cpu: 512 }),
    },
  ],
  "memory-below-reservation": [
    {
      triggers: sized({ memory: 128, memoryReservation: 129 }),
      finding: 'app.memory: the hard limit is below the reservation: "128"; expected at least 129 MiB',
      passes: sized({ memory: 129, memoryReservation: 129 }),
    },
  ],
  "least-memory": [
    {
      triggers: sized({ memory: 5 }),
      finding: 'app.memory: a container needs more memory: "5"; expected at least 6 MiB',
      passes: sized({ memory: 6 }),
    },
  ],
  "memory-overcommit": [
    {
      triggers: sized({ memory: 1024 }),
      finding:
        'memory: the containers may use 1124 MiB, more than the task has: "1024"; expected a task memory above the sum, or lower limits for the containers',
      passes: sized({ memory: 924 }),
    },
  ],
  "router-memory": [
    {
      triggers: fargateTask([app(), router({ memory: 99 })]),
      finding:
        'log_router.memory: Fluent Bit may need more than this hard limit: "99"; expected 100 MiB or more, or memoryReservation alone',
      passes: fargateTask([app(), router({ memory: 100 })]),
    },
  ],
  "buffer-memory": [
    {
      triggers: fargateTask([
        app({ Name: "null", "log-driver-buffer-limit": "536870911" }, { memory: 500 }),
        router(),
      ]),
      finding:
        'memory: the containers with 564 MiB and their log buffers with 512 MiB need more than the task has: "1024"',
      passes: fargateTask([
        app({ Name: "null", "log-driver-buffer-limit": "104857600" }, { memory: 500 }),
        router(),
      ]),
    },
  ],
});
