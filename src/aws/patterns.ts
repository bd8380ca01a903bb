/** Shapes of values that are checked both at synthesis and, as Terraform variables, at plan. */

/** A container image reference: anything without white space. */
export const IMAGE_PATTERN = "^\\S+$";

/** A region's shape, such as us-east-1 or us-gov-west-1: new regions come faster than releases of this project. */
export const REGION_PATTERN = "^[a-z]{2,4}(-[a-z]+)+-[0-9]+$";

/** What is wrong with `image` as an image reference; empty when nothing is. */
export function checkImage(image: string): string[] {
  if (new RegExp(IMAGE_PATTERN).test(image)) {
    return [];
  }
  return [
    `image is ${JSON.stringify(image)}: expected an image reference without white space, such as public.ecr.aws/nginx/nginx:1.21-perl`,
  ];
}

/** What is wrong with `region` as an AWS region; empty when nothing is. */
export function checkRegion(region: string): string[] {
  if (new RegExp(REGION_PATTERN).test(region)) {
    return [];
  }
  return [`region is ${JSON.stringify(region)}: expected an AWS region, such as us-east-1`];
}
