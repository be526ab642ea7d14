"""The words that the reading of told figures knows."""

from pathlib import Path

from targetbook.intake.wording.vocabulary import Vocabulary

PROSE = Vocabulary(Path(__file__).with_name("vocabulary.yml"))
