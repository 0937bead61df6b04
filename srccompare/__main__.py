"""``python -m srccompare``: the command line without its script."""

from srccompare.cli import main

if __name__ == "__main__":
    main(prog_name="srccompare")
