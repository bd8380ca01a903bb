/** A name as a person writes it, for tags: "fluent-bit" becomes "Fluent Bit". */
export function title(name: string): string {
  return name
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}
