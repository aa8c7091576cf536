"""The command line, for an interpreter whose scripts are not on the path: `python -m newsgen`."""

from newsgen.cli import main

if __name__ == "__main__":
    main()
