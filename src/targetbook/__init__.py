"""Announced targets held against the public record: record -> judgement -> page -> press."""
