"""``python -m throughcare.config.cli``."""

from throughcare.config.cli import main

main()
