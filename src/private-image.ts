import { repositoryRegion } from "./task/router-image.js";

/**
 * What is wrong with `image` as one that tasks pull through VPC endpoints; empty when nothing is. Endpoints lead to the
 * private repositories of their own region, and not to public.ecr.aws.
 * Source: Amazon ECR User Guide, "Amazon ECR interface VPC endpoints".
 */
export function checkPrivateImage(image: string, region: string): string[] {
  if (repositoryRegion(image) === region) {
    return [];
  }
  return [
    `image is ${JSON.stringify(image)}, which is out of reach without NAT: expected one in Amazon ECR in ${region}, such as 111122223333.dkr.ecr.${region}.amazonaws.com/nginx:1.21`,
  ];
}
