"""The app's version, in one place; pyproject.toml repeats it and a test compares the two."""

APP_VERSION = "0.1.0"
