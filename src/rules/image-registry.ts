/**
 * What pulling an image takes: a private registry in ECR, which has endpoints in a VPC, or the internet. The public
 * registries, Amazon's included, have none.
 */
export function registryOf(image: string): "ecr" | "internet" {
  return /^\d{12}\.dkr[.-]ecr[.-]/.test(image) ? "ecr" : "internet";
}
