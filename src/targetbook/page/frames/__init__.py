"""The record and its verdicts as data frames, for whoever analyses further; `columns.py` says what each column is."""
