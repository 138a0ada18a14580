"""`python -m tests.golden.update`: writes the golden files anew and prints what they say more and less."""

from tests.golden.lines import OPTIONS, extract, golden_path, statements


def update(sample: str) -> list[str]:
    """Write the golden file of a sample and return the statements that it gained (+) and lost (-)."""
    path, lines = golden_path(sample), extract(sample)
    old, new = statements(path.read_text("utf-8")) if path.exists() else set(), statements(lines)
    path.write_text(lines, encoding="utf-8", newline="\n")
    return [*(f"- {said}" for said in sorted(old - new)), *(f"+ {said}" for said in sorted(new - old))]


def main() -> None:
    """Update every golden file."""
    for sample in OPTIONS:
        print(f"{golden_path(sample).name}:")  # noqa: T201
        print("\n".join(update(sample) or ["  the statements are the same"]))  # noqa: T201


if __name__ == "__main__":
    main()
