"""Run the command line as `python -m pamphlet`."""

from pamphlet.cli.main import main

if __name__ == "__main__":
    main()
