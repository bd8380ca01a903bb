import fc from "fast-check";
import { FARGATE_SIZES } from "../../firelens/facts/fargate-sizes.js";
import { ROUTER_PORTS } from "../../firelens/facts/router-ports.js";

/** Words of these characters. */
export const wordOf = (characters: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength });
const sizes = [...FARGATE_SIZES].flatMap(([cpu, memory]) => memory.map((memoryMiB) => ({ cpu, memoryMiB })));
/** Props that the stack takes. */
export const validProps = fc
  .record({
    name: wordOf("abcXYZ019", 14).chain((head) => wordOf("abcXYZ019-", 12).map((tail) => `${head}${tail}z`)),
    cidr: fc
      .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 16, max: 20 }))
      .map(([octet, bits]) => `10.${octet}.0.0/${bits}`),
    size: fc.constantFrom(...sizes),
    containerPort: fc.integer({ min: 1, max: 65535 }).filter((port) => !ROUTER_PORTS.has(port)),
    image: fc
      .tuple(wordOf("abcxyz019", 20), wordOf("abcxyz019", 20), wordOf("abcXYZ019_.-", 20))
      .map(([registry, repository, tag]) => `${registry}.example.com/${repository}:0${tag}`),
    zones: fc.integer({ min: 2, max: 6 }),
  })
  .map(({ size, cidr, zones, ...props }) => ({ ...props, ...size, network: { cidr, zones } }));
