import { describe, expect, it } from "vitest";
import { releaseNotes } from "../../scripts/release-notes.js";

const changelog = `# Changelog

## Unreleased

### Added

- What comes next.

## 1.2.0 - 2026-12-01

### Added

- A destination.

## 1.1.0

- Not dated.

## 1.0.1 - 2026-11-30

## 1.0.0 - 2026-11-29

- All of it.
`;

describe("the notes of a release", () => {
  it("are the section of its version", () => {
    expect(releaseNotes("v1.2.0", "1.2.0", changelog)).toBe("### Added\n\n- A destination.\n");
    expect(releaseNotes("v1.0.0", "1.0.0", changelog)).toBe("- All of it.\n");
  });

  it("are refused for a tag that is another version than that of package.json", () => {
    expect(() => releaseNotes("v1.3.0", "1.2.0", changelog)).toThrow(
      'the tag is not the version of package.json: "v1.3.0"; expected v1.2.0',
    );
  });

  it("are refused without a section", () => {
    expect(() => releaseNotes("v1.2", "1.2", changelog)).toThrow(
      'CHANGELOG.md has no section for a version: "1.2"; expected ## 1.2 - YYYY-MM-DD',
    );
  });

  it("are refused without a date", () => {
    expect(() => releaseNotes("v1.1.0", "1.1.0", changelog)).toThrow(
      'CHANGELOG.md dates no release: "1.1.0"; expected 1.1.0 - YYYY-MM-DD',
    );
  });

  it("are refused where they are empty", () => {
    expect(() => releaseNotes("v1.0.1", "1.0.1", changelog)).toThrow(
      'CHANGELOG.md says nothing of a version: "1.0.1"',
    );
  });
});
