"""`python -m crossbearing`."""

from crossbearing.cli.main import main

if __name__ == "__main__":
    main()
