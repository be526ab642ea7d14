"""The fonts that charts, pictures, cards and paper are drawn with, whatever fonts the machine has."""

from pathlib import Path

FOLDER = Path(__file__).parent
LICENCE = FOLDER / "OFL.txt"
FILES = {400: FOLDER / "targetbook-sans.ttc", 700: FOLDER / "targetbook-sans-bold.ttc"}
