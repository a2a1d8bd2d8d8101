"""`python -m indicators`, the same as the command `indicators`."""

from indicators.cli.app import app

if __name__ == "__main__":
    app(prog_name="indicators")
