"""Tests, in folders and files that mirror the modules of pamphlet."""
